"""Matters: alike mentions together, and what was gathered before stays gathered."""

from dataclasses import replace

import numpy as np
import pytest

from matters.index.catalogue.rows import DocumentRow, ItemRow, MeetingRow
from matters.index.concerns.leaders import gather
from matters.index.concerns.raised import Compared, Raised
from matters.index.outcomes.found import Place, Quoted

DIM = 8


def mention(
    number: int,
    words: str = "",
    *,
    about: str = "Title",
    labelled: bool = False,
    again: bool = False,
    settled: bool = False,
) -> Raised:
    """A mention at a meeting of its own."""
    meeting = MeetingRow(f"board/{number}", "board", None, "Board", f"20{10 + number}-01-01", *[None] * 4)
    document = DocumentRow(
        number, "a.txt", "0", "text", "minutes", "approved", meeting.id, "", True, None, None, None, 10
    )
    item = ItemRow(
        number,
        f"{meeting.id}#1",
        number,
        meeting.id,
        "1",
        "1",
        about,
        1,
        None,
        0,
        0,
        9,
        None,
        (),
        1,
        "public",
    )
    words = words or f"words {number}"
    said = Quoted(Place(item, meeting, document, 0, 7), words, words)
    return Raised(said, None, None, about, labelled=labelled, again=again, settled=settled)


def _compared(
    mentions: list[Raised], vectors: "np.ndarray[tuple[int, int], np.dtype[np.float32]]"
) -> Compared:
    words = tuple(frozenset({"word", str(at)}) for at in range(len(mentions)))
    return Compared(tuple(mentions), vectors, vectors, words)


def _of(body: str, one: Raised) -> Raised:
    """The same, said at another body's meeting."""
    place = one.said.place
    meeting = replace(place.meeting, committee=body)
    return replace(one, said=replace(one.said, place=replace(place, meeting=meeting)))


def test_leaders_keep_parishes_apart_and_districts_with_each() -> None:
    bodies = ["Ashby Parish Council", "Planning Committee", "Birch Town Council", "ASHBY PARISH COUNCIL"]
    mentions = [_of(body, mention(at)) for at, body in enumerate(bodies)]
    alike = np.tile(np.eye(1, DIM, dtype=np.float32), (4, 1))
    assert gather(_compared(mentions, alike)) == [[0, 1, 3], [2]]


def _random(count: int, seed: int) -> Compared:
    rng = np.random.default_rng(seed)
    centres = rng.standard_normal((4, DIM))
    vectors = centres[rng.integers(0, 4, count)] + 0.6 * rng.standard_normal((count, DIM))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return _compared([mention(at) for at in range(count)], vectors.astype(np.float32))


@pytest.mark.parametrize("seed", range(5))
def test_leaders_a_new_meeting_changes_nothing_about_the_old_ones(seed: int) -> None:
    whole = _random(40, seed)
    later = gather(whole)
    assert 1 < len(later) < 40
    for count in (1, 7, 20, 39):
        part = Compared(whole.mentions[:count], whole.own[:count], whole.around[:count], whole.words[:count])
        kept = [[at for at in members if at < count] for members in later]
        assert gather(part) == [members for members in kept if members]


def test_leaders_alike_mentions_are_one_matter() -> None:
    vectors = np.eye(DIM, dtype=np.float32)[[0, 1, 0, 1, 2]]
    found = gather(_compared([mention(at) for at in range(5)], vectors))
    assert found == [[0, 2], [1, 3], [4]]


def test_leaders_a_title_that_holds_the_other_brings_mentions_nearer() -> None:
    vectors = np.eye(DIM, dtype=np.float32)[:2]
    vectors[1, :2] = 0.45, (1 - 0.45**2) ** 0.5

    def together(title: str) -> bool:
        mentions = [mention(0, about="Quarry"), mention(1, about=title)]
        return gather(_compared(mentions, vectors)) == [[0, 1]]

    assert together("25/0012: Cold Edge Quarry")
    assert not together("Cold Edge Farm")


def test_leaders_the_same_heading_brings_mentions_nearer_unless_it_is_for_anything() -> None:
    vectors = np.eye(DIM, dtype=np.float32)[:3]
    vectors[1, :2] = 0.3, (1 - 0.3**2) ** 0.5

    def together(title: str) -> bool:
        mentions = [mention(0, about=title), mention(1, about=title), mention(2, about=title)]
        return gather(_compared(mentions, vectors)) == [[0, 1], [2]]

    assert together("Health assessments")
    assert not together("Engineer's report")


def test_leaders_of_nothing_is_nothing() -> None:
    assert gather(_compared([], np.empty((0, DIM), dtype=np.float32))) == []


def test_leaders_what_is_taken_up_again_joins_its_label_and_begins_nothing() -> None:
    vectors = np.eye(DIM, dtype=np.float32)[[0, 0, 0, 3]]
    mentions = [
        mention(0, about="Mill Lane drain", labelled=True),
        mention(1, about="Mill Lane drain", labelled=True, again=True),
        mention(2, about="Bus shelter", labelled=True, again=True),
        mention(3),
    ]
    assert gather(_compared(mentions, vectors)) == [[0, 1], [3]]
    elsewhere = replace(mentions[1].place.meeting, body="other")
    moved = replace(mentions[1].said, place=replace(mentions[1].place, meeting=elsewhere))
    mentions[1] = replace(mentions[1], said=moved)
    assert gather(_compared(mentions, vectors)) == [[0], [3]]


def test_leaders_a_label_joins_the_only_matter_whose_words_hold_it() -> None:
    vectors = np.eye(DIM, dtype=np.float32)[:4]
    vectors[3] = [3**-0.5] * 3 + [0] * (DIM - 3)
    said = "The surface of the car park in Sallow Drive was breaking up."
    mentions = [
        mention(0, said),
        mention(1, "The tap leaked."),
        mention(2),
        mention(3, labelled=True, again=True),
    ]
    mentions[3] = replace(mentions[3], about="Sallow Drive car park")
    assert gather(_compared(mentions, vectors)) == [[0, 3], [1], [2]]
    mentions[1] = mention(1, "The lamp at Sallow Drive car park was out.")
    assert gather(_compared(mentions, vectors)) == [[0], [1], [2]]
    mentions[3] = replace(mentions[3], about="Drive")
    assert gather(_compared(mentions, vectors)) == [[0], [1], [2]]


def test_leaders_what_is_told_as_settled_counts_only_soon_after_it_was_bad() -> None:
    def told(number: int, *, again: bool = True, settled: bool = False) -> Raised:
        return mention(number, about="Mill Lane drain", labelled=True, again=again, settled=settled)

    before = [told(0, settled=True), told(1)]
    raised = [told(2, again=False)]
    after = [told(at, settled=True) for at in (3, 4, 5)]
    late = [told(6), told(7, settled=True)]
    mentions = [*before, *raised, *after, *late]
    alike = np.eye(DIM, dtype=np.float32)[[0] * len(mentions)]
    assert gather(_compared(mentions, alike)) == [[1, 2, 3, 4, 6, 7]]


def _under(number: int, about: str, *, again: bool = False) -> Raised:
    return mention(number, about=about, labelled=True, again=again)


def test_leaders_a_standing_label_takes_up_nothing_that_is_unlike() -> None:
    mentions = [_under(0, "Forward group"), _under(1, "Forward group", again=True)]
    assert gather(_compared(mentions, np.eye(DIM, dtype=np.float32)[[0, 0]])) == [[0, 1]]
    assert gather(_compared(mentions, np.eye(DIM, dtype=np.float32)[:2])) == [[0]]


def test_leaders_a_label_is_followed_only_to_a_matter_mostly_raised_under_it() -> None:
    strays = [_under(0, "Mill Lane drain"), _under(1, "Mill Lane drain"), _under(2, "Forward group")]
    mentions = [*strays, _under(3, "Forward group", again=True), _under(4, "Mill Lane drain", again=True)]
    alike = np.eye(DIM, dtype=np.float32)[[0] * len(mentions)]
    assert gather(_compared(mentions, alike)) == [[0, 1, 2, 4]]


def test_leaders_a_label_of_two_matters_is_followed_to_the_nearest() -> None:
    mentions = [_under(0, "High Row"), _under(1, "High Row"), _under(2, "High Row", again=True)]
    vectors = np.eye(DIM, dtype=np.float32)[[0, 1, 1]]
    assert gather(_compared(mentions, vectors)) == [[0], [1, 2]]
