"""What is learned: embedders, and the data they and the ranker were fitted with."""
