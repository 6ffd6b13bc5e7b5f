"""How well recurring concerns are found, end to end: the occasions of each, and what only looks like one.

A theme's occasion is a meeting at which it was raised. The matters found are paired with the themes one to
one, as fits best; a matter's meeting hits when one of its mentions there lies within ``NEAR`` characters of a
mention of the theme, and the later of the two neither begins another matter's label nor stands behind one.
B-cubed looks at the gold mentions, those not found each for itself.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

from matters.corpus.annotations import fold
from matters.index.concerns.concerns import Concern
from matters.index.concerns.raised import Raised
from matters.index.concerns.subjects import begins_subject
from matters.measures.gold_text import GoldText, overlap
from matters.measures.tally import Counts, Half, Value, harmonic
from matters.pipeline.records import Span

NEAR = 250


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a theme: a stretch of a file.

    :param file: its name without the suffix.
    :param text: of the file.
    """

    theme: str
    file: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Decoy:
    """Words that only look like a concern raised; folded as ``plain`` does."""

    file: str
    said: str


@dataclass(frozen=True, slots=True)
class Occasions:
    """What is counted of one set of concerns.

    :param counts: of occasions, on every matter shown.
    :param matched: the same, on the matters only that a theme was found for.
    :param shown: how many matters are.
    """

    counts: Counts
    matched: Counts
    shown: int


def score_themes(
    concerns: Sequence[Concern],
    mentions: Sequence[Mention],
    decoys: Sequence[Decoy],
    half: Half,
    files: Collection[str],
) -> None:
    """Occasions, B-cubed and decoys.

    :param concerns: with two meetings or more; only those that recur are shown.
    :param files: those of this half.
    """
    half.counts["themes: occasion"] = count_occasions(concerns, mentions, files.__contains__).counts
    inside = [one for one in mentions if one.file in files]
    half.values["themes: mentions B-cubed F1"] = Value(bcubed(concerns, inside), len(inside))
    half.share("themes: decoys counted").extend(
        decoys_counted(concerns, [one for one in decoys if one.file in files])
    )


def theme_mentions(themes: Iterable[Mapping[str, Any]], texts: Iterable[GoldText]) -> Iterator[Mention]:
    """The mentions of ``themes.jsonl``, at the places of the annotated concerns."""
    held = {one.gold.stem: one for one in texts}
    for theme in themes:
        for mention in theme["mentions"]:
            file, wanted = Path(mention["file"]).stem, plain(mention["text"])
            for one in held[file].outcomes() if file in held else ():
                text = held[file].text
                said = plain(text[one.span.start : one.span.end]) if one.kind == "concern" else ""
                if said and (said in wanted or wanted in said):
                    yield Mention(theme["id"], file, one.span, text)


def gold_decoys(rows: Iterable[Mapping[str, Any]]) -> Iterator[Decoy]:
    """The mentions of ``decoys.jsonl``."""
    for row in rows:
        for mention in row["mentions"]:
            yield Decoy(Path(mention["file"]).stem, plain(mention["text"]))


def plain(text: str) -> str:
    """The words of a text, in lower case."""
    return " ".join("".join(char if char.isalnum() else " " for char in fold(text).casefold()).split())


def count_occasions(
    concerns: Sequence[Concern], gold: Sequence[Mention], counted: Callable[[str], bool]
) -> Occasions:
    """The meetings of the matters shown that are occasions of the theme each is paired with.

    :param counted: whether a file counts; the pairing looks at all.
    """
    themes = sorted({one.theme for one in gold})
    shown = [one for one in concerns if one.recurring]
    found = [{_file(one) for one in _raised(concern)} for concern in shown]
    hits = [[_files_hit(concern, theme, gold) for theme in themes] for concern in shown]
    table = np.array([[len(hit) for hit in row] for row in hits]).reshape(len(shown), len(themes))
    rows, columns = linear_sum_assignment(-table)
    pairs = [(row, column) for row, column in zip(rows, columns, strict=True) if table[row, column]]
    hit = sum(counted(file) for row, column in pairs for file in hits[row][column])
    wanted = len({(one.theme, one.file) for one in gold if counted(one.file)})
    return Occasions(
        Counts(hit, sum(counted(file) for files in found for file in files), wanted),
        Counts(hit, sum(counted(file) for row, _ in pairs for file in found[row]), wanted),
        len(shown),
    )


def count_asked(
    concerns: Mapping[str, Concern], gold: Sequence[Mention], counted: Callable[[str], bool]
) -> Counts:
    """The meetings found for each theme that was asked for by its name.

    :param concerns: what was found, by theme.
    """
    hit = sum(
        counted(file) for theme, concern in concerns.items() for file in _files_hit(concern, theme, gold)
    )
    found = [{_file(one) for one in _raised(concern)} for concern in concerns.values()]
    wanted = len({(one.theme, one.file) for one in gold if counted(one.file)})
    return Counts(hit, sum(counted(file) for files in found for file in files), wanted)


def _files_hit(concern: Concern, theme: str, gold: Sequence[Mention]) -> set[str]:
    """The files in which a matter mentions a theme."""
    return {
        one.file
        for one in gold
        if one.theme == theme
        and any(_file(raised) == one.file and _near(one, _span(raised)) for raised in _raised(concern))
    }


def _near(one: Mention, span: Span) -> bool:
    """Whether a stretch lies so near a mention, with no label of another matter between them."""
    low, high = min(one.span.end, span.end), max(one.span.start, span.start)
    return high <= low or (high - low <= NEAR and not begins_subject(one.text, low, high))


def bcubed(concerns: Sequence[Concern], gold: Sequence[Mention]) -> float:
    """B-cubed F1 over the gold mentions; a span that is in two themes may be in either."""
    themes: dict[tuple[str, int], set[str]] = {}
    for one in gold:
        themes.setdefault((one.file, one.span.start), set()).add(one.theme)
    spans = {(one.file, one.span.start): one for one in gold}
    of = {
        key: frozenset(number for number, concern in enumerate(concerns) if _holds(concern, one))
        for key, one in spans.items()
    }
    precision, recall = [], []
    for key in spans:
        same = [other for other in spans if other == key or of[key] & of[other]]
        true = [other for other in spans if themes[key] & themes[other]]
        precision.append(sum(bool(themes[key] & themes[other]) for other in same) / len(same))
        recall.append(sum(other == key or bool(of[key] & of[other]) for other in true) / len(true))
    return harmonic(fmean(precision), fmean(recall)) if precision else 0.0


def _holds(concern: Concern, one: Mention) -> bool:
    return any(
        _file(raised) == one.file and overlap(_span(raised), one.span) > 0 for raised in _raised(concern)
    )


def decoys_counted(concerns: Sequence[Concern], decoys: Iterable[Decoy]) -> Iterator[bool]:
    """Of each decoy whether it is a mention of a matter shown."""
    said: dict[str, list[str]] = {}
    for concern in concerns:
        for one in _raised(concern) if concern.recurring else ():
            said.setdefault(_file(one), []).append(plain(one.said.quote))
    for decoy in decoys:
        yield any(one in decoy.said or decoy.said in one for one in said.get(decoy.file, ()))


def _raised(concern: Concern) -> Iterator[Raised]:
    return (occasion.raised for occasion in concern.occasions)


def _span(raised: Raised) -> Span:
    return Span(raised.place.start, raised.place.end)


def _file(raised: Raised) -> str:
    return Path(raised.place.document.path).stem
