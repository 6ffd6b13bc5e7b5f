"""When something is due or put off to, where the words say so."""

import pytest

from matters.index.ledger.promises.when import sound_when


@pytest.mark.parametrize(
    ("quote", "text", "kept"),
    [
        ("Owen Marsh to check the pads, which are in date till the 11th of Jan.", "11th of Jan", False),
        ("Nora Finch to keep the licence, valid until 3 March.", "3 March", False),
        ("Nora Finch to write to Priya May about the sluice.", "May", False),
        ("Owen Marsh to ask for it in next year's financial plan.", "next year's financial", False),
        ("Owen Marsh to see the mill about lending it next year.", "next year", False),
        ("Owen Marsh to mend the sluice next year.", "next year", True),
        ("Owen Marsh to report on lending it by June.", "by June", True),
        ("Owen Marsh to check the pads by the 11th of Jan.", "by the 11th of Jan", True),
        ("Nora Finch to bring a sum for next year's budget.", "next year's budget", True),
        ("Nora Finch to ask again in early May.", "May", True),
    ],
)
def test_when_a_promise_is_due_is_no_other_date(quote: str, text: str, *, kept: bool) -> None:
    found = sound_when({"due": {"text": text, "date": None}, "to": None}, "action", quote)
    assert (found["due"] is not None) == kept


@pytest.mark.parametrize(
    ("to", "kept"),
    [
        ("to the June meeting", True),
        ("the next agenda", True),
        ("once the lease has been signed", True),
        ("later in 2016", True),
        ("six members now we should be looking for mo", False),
        ("meeting it was agreed to adjourn", False),
    ],
)
def test_when_an_item_is_put_off_to_is_no_scrap_of_a_sentence(to: str, *, kept: bool) -> None:
    assert (sound_when({"due": None, "to": to}, "deferral", "Deferred.")["to"] is not None) == kept
    assert sound_when({"due": None, "to": to}, "action", "Sent.")["to"] == to
