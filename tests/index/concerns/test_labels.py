"""Labels: words of the minutes that the mentions share, and nobody's name."""

from collections import Counter

import pytest
from test_leaders import mention

from matters.index.concerns.labels import Wording, label_of, lower_words
from matters.index.concerns.raised import Raised

TEXTS = (
    "Councillor Tansley said that heavy lorries woke the children before six.",
    "It was the heavy lorries again, Mrs Ottoline Brack complained.",
    "Nobody had written to the quarry about heavy lorries on Low Road.",
)


def _label(*texts: str, about: str = "Any other business") -> str:
    mentions: list[Raised] = [mention(at, text, about=about) for at, text in enumerate(texts)]
    names = frozenset({"tansley", "ottoline", "brack"})
    return label_of(mentions, Wording(Counter(), len(texts), names, lower_words(texts)))


def test_labels_are_what_most_mentions_share() -> None:
    assert _label(*TEXTS) == "heavy lorries"


@pytest.mark.parametrize(
    "about", ["Cold Edge Quarry", "W23/067 Cold Edge Quarry", "Cold Edge Quarry (25/007)"]
)
def test_labels_may_be_the_title_without_its_number(about: str) -> None:
    assert _label("Wagons came early.", "Tippers rattled past.", about=about) == "Cold Edge Quarry"


def test_labels_never_name_anyone() -> None:
    assert "Tansley" not in _label(
        "Tansley's hedge had grown.", "Tansley's hedge was high.", about="Tansley's hedge"
    )
    unknown = _label("The hedge of Jory Penhale was high.", "The hedge of Jory Penhale had grown.")
    assert "Penhale" not in unknown
    assert "Jory" not in unknown


def test_labels_are_not_the_title_of_an_item_for_anything() -> None:
    assert _label("Complaints about wagons were made.", "Tippers rattled past.") == "wagons were made"


def test_labels_do_not_end_in_the_middle_of_a_name_of_things() -> None:
    texts = (
        "The gate of the stone mill yard car park is locked.",
        "Vans block the stone mill yard and its car park.",
    )
    assert _label(*texts) == "stone mill yard car park"


def test_labels_begin_and_end_with_words_that_say_something() -> None:
    texts = (
        "Lorries still using the lane woke him.",
        "Regarding lorries still using the lane, nothing was heard.",
    )
    label = _label(*texts)
    assert not {"still", "using", "regarding"} & {label.split()[0].lower(), label.split()[-1].lower()}


def test_labels_do_not_tell_that_it_was_raised() -> None:
    texts = (
        "A member of the public expressed concern about vans racing along Low Road.",
        "Members of the public had expressed concern with regard to vans racing past the school.",
    )
    assert _label(*texts) == "vans racing"


@pytest.mark.parametrize(
    ("texts", "wrong"),
    [
        (
            ("His property leading to the wood is wet.", "The wet mill yard; his property leading up."),
            "leading",
        ),
        (("She had filmed the gully by the stone mill.", "Nobody filmed the gully."), "filmed"),
        (("Wagons leave it to access the main yard.", "They want to access the main yard."), "access"),
    ],
)
def test_labels_are_names_of_things_not_what_somebody_does(texts: tuple[str, ...], wrong: str) -> None:
    words = _label(*texts).split()
    assert wrong not in (words[0], words[-1])


def test_labels_may_be_a_heading_of_common_words_though_somebody_bears_one() -> None:
    texts = ("The brack in the play area was wet.", "Play there is wet.", "The tansley grew.")
    assert _label(*texts, about="Brack Play Area") == "Brack Play Area"
    assert "Brack" not in _label(*texts, about="Mr Brack’s Play Area")
    assert "Tansley" not in _label(*texts, about="Ottoline Tansley")


@pytest.mark.parametrize(
    ("about", "label"),
    [("Tansley Meadow", "Tansley Meadow"), ("Mrs Tansley Road", None), ("Ottoline Brack", None)],
)
def test_labels_may_be_a_place_that_bears_the_name_of_somebody(about: str, label: str | None) -> None:
    found = _label("The gate is stuck.", "A post leans over.", about=about)
    assert found == label if label else "Tansley" not in found and "Brack" not in found


def test_labels_may_be_the_heading_under_which_a_matter_is_taken_up_again() -> None:
    mentions = [
        mention(0, "Brambles grow over the path beside the school field.", about="Any other business"),
        mention(1, "Nothing was heard.", about="School Field Path", labelled=True, again=True),
        mention(2, "Still nothing.", about="School Field Path", labelled=True, again=True),
    ]
    wording = Wording(Counter(), 3, frozenset(), frozenset())
    assert label_of(mentions, wording) == "School Field Path"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Dog mess by the swings; mothers have complained.", "Dog mess by the swings"),
        (
            "Owen complained of wagons speeding along the High Street.",
            "wagons speeding along the High Street",
        ),
        (
            "Badgers had dug into the bank of the Long Drain at Holme, and a breach was feared.",
            "Badgers had dug into the bank …",
        ),
        ("Weed was choking Priya Penhale and her neighbours downstream of the mill.", "Weed …"),
    ],
)
def test_labels_of_one_sentence_are_a_clause_or_say_that_they_are_cut(text: str, label: str) -> None:
    assert _label(text) == label


def test_labels_are_rather_what_is_said_than_a_heading_of_one_word() -> None:
    texts = ("The tree wardens leave too soon.", "Half of the tree wardens left.")
    assert _label(*texts, about="Workforce") == "tree wardens"
    assert _label("They leave too soon.", "Half of them left.", about="Workforce") == "Workforce"


def test_labels_that_are_cut_from_a_sentence_say_so() -> None:
    label = _label(
        "It was thought that nobody had been paid for the clearing of the ditch behind the old forge."
    )
    assert label.endswith(" …") and label.split()[-2] not in {"of", "the", "for"}
