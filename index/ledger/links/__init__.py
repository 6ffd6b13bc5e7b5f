"""From a promise to the later sentences that may bear on it."""
