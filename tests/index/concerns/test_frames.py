"""What a mention speaks of, without the words that tell only that it was raised."""

import pytest

from matters.index.concerns.frames import matter_of


@pytest.mark.parametrize(
    ("quote", "matter"),
    [
        ("A member of the public expressed concern about vans on Low Road.", "vans on Low Road."),
        ("Concern was expressed regarding the surface of the yard.", "the surface of the yard."),
        ("There was concern in the village that the bridge was shut.", "the bridge was shut."),
        ("Residents from Sallow raised the matter of litter by the ford.", "litter by the ford."),
        ("There had been complaints that the hedge was overgrown.", "the hedge was overgrown."),
        ("It was noted that the drain had blocked.", "the drain had blocked."),
        ("Cllr Quill reported that she had received complaints about noise at night.", "noise at night."),
        ("Councillor Brack was dismayed that nobody had replied.", "nobody had replied."),
        ("He asked why the lamp was still out.", "the lamp was still out."),
        ("Complaints received about dogs on the field.", "dogs on the field."),
    ],
)
def test_frames_are_left_out(quote: str, matter: str) -> None:
    assert matter_of(quote) == matter


@pytest.mark.parametrize(
    "quote", ["Two street lights are out.", "The path is flooded again.", "Cllr Moss was worried about it."]
)
def test_frames_leave_what_tells_the_matter_itself(quote: str) -> None:
    assert matter_of(quote) == quote


def test_frames_leave_the_end_of_the_words_as_it_is() -> None:
    quote = "It was reported that residents had  complained of smoke; no reply came."
    assert quote.endswith(matter_of(quote))
