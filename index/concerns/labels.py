"""The label of a matter, in the minutes' own words and without anyone's name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from math import log

from matters.index.concerns.raised import Raised
from matters.index.concerns.subjects import covers_several
from matters.index.lexical.analysis import terms
from matters.index.lexical.stopwords import STOP_WORDS

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MOST_WORDS = 4
_LONGEST_TITLE = 8
_JOINING = frozenset(["of", "and", "for", "to", "in", "on", "at", "the", "a", "by", "with", "from"])
_NUMBERED = re.compile(r"(?<![^\W\d_])\d|\d/")
_NUMBERING = re.compile(r"^(?:(?:\d|\S*/)\S*\s+)+|\s*(?:[:–—]|\s-\s)[^:–—]*\d.*$|\s*\([^)]*\)?")
_RAISED = re.compile(
    r"(?i)\b(?:concern(?:s|ed)?|complain\w*|worr\w+|report(?:s|ed)|quer(?:y|ies|ied)|asked|noted|aware)"
    r"(?: (?:was|were|had been|has been|have been) \w+)? "
    r"(?:of|about|that|over|regarding|at|why|if|whether)\s+"
)
_LEAST_REST = 3
_VAGUE_WORDS = """
said told asked thought felt wanted concern concerned concerns member members councillor councillors meeting
committee council people one two three four year years month months past day time report reported noted would
could should many much still already never always even way thing things got get go going went come came made
make took take let say says know known knew anyone anybody nobody somebody everybody agreed minutes chair
clerk officer new old good bad long first last next like well number received response
regarding concerning including using used being having due still again further raised asking following despite
required needed needs recently currently
"""
_VAGUE = frozenset(_VAGUE_WORDS.split())


@dataclass(frozen=True, slots=True)
class Wording:
    """What was said until a matter came to recur.

    :param rarity: how many mentions hold each term, ``among`` of them all.
    :param names: every word of the names of people, in lower case.
    :param common: words that were written in lower case: no capital makes a name of them.
    """

    rarity: Counter[str]
    among: int
    names: AbstractSet[str]
    common: AbstractSet[str]


@dataclass(frozen=True, slots=True)
class _Candidate:
    text: str
    key: frozenset[str]
    weight: float
    least: int


def lower_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand in lower case in texts."""
    return frozenset(word for text in texts for word in _WORD.findall(text) if word.islower())


def label_of(mentions: Sequence[Raised], wording: Wording) -> str:
    """A few words of the mentions that most of them share and others do not.

    :param mentions: the first ones of the matter, so that its label stays when there are more.
    """
    held = [set(terms(f"{one.about} {one.said.quote}")) for one in mentions]
    meetings = [one.place.meeting.id for one in mentions]
    best, chosen = 0.0, ""
    for one in (one for mention in mentions for one in _candidates(mention, wording)):
        where = {place for place, words in zip(meetings, held, strict=True) if one.key <= words}
        if len(where) < one.least:
            continue
        rare = sum(log(1 + wording.among / max(wording.rarity[term], 1)) for term in one.key)
        score = one.weight * len(where) ** 1.5 * rare / (1 + 0.35 * (len(one.key) - 1))
        if score > best + 1e-9:
            best, chosen = score, one.text
    if chosen:
        return _completed(chosen, [one.said.quote for one in mentions], wording)
    return _without_names(mentions[0].said.quote, wording)


def _completed(label: str, quotes: Sequence[str], wording: Wording) -> str:
    """A label with the word that always follows its last: "the lower car" is part of "the lower car park"."""
    while len(label.split()) < _LONGEST_TITLE:
        last = rf"\b{re.escape(label.split()[-1])}\b(?: ([^\W\d_]+))?"
        after = [match[1] for quote in quotes for match in re.finditer(last, quote, re.IGNORECASE)]
        word = after[0] if len(after) > 1 and len(set(after)) == 1 else None
        longer = f"{label} {word}"
        told = any(longer in quote for quote in quotes)
        if not (word and told) or word.casefold() in STOP_WORDS | _VAGUE or _may_name(longer, wording):
            return label
        label = longer
    return label


def _candidates(mention: Raised, wording: Wording) -> Iterator[_Candidate]:
    about = _NUMBERING.sub("", mention.about).strip(" .:–—-")
    said = about and len(about.split()) <= _LONGEST_TITLE and not covers_several(about)
    if said and not _named(about, wording.names):
        yield _Candidate(about, frozenset(_content(about)), 1.5, 1)
    for phrase in _phrases(mention.said.quote):
        key = frozenset(_content(phrase))
        if len(key) > 1 and not _may_name(phrase, wording) and not _NUMBERED.search(phrase):
            yield _Candidate(phrase, key, 1.0, 2)


def _content(text: str) -> list[str]:
    words = [word for word in _WORD.findall(text.casefold()) if word not in STOP_WORDS]
    return terms(" ".join(word for word in words if word not in _VAGUE))


def _phrases(text: str) -> Iterator[str]:
    """Words side by side that neither begin nor end with a common one."""
    found = list(_WORD.finditer(text))
    for first in range(len(found)):
        for last in range(first + 1, min(first + _MOST_WORDS, len(found))):
            if text[found[last - 1].end() : found[last].start()] not in (" ", "\n"):
                break
            inside = [word[0].casefold() for word in found[first : last + 1]]
            if inside[-1] in STOP_WORDS and inside[-1] not in _JOINING:
                break
            if not any(word in STOP_WORDS or word in _VAGUE for word in (inside[0], inside[-1])):
                yield text[found[first].start() : found[last].end()]


def _named(text: str, names: AbstractSet[str]) -> bool:
    return any(_bare(word) in names for word in _WORD.findall(text) if word[0].isupper())


def _bare(word: str) -> str:
    return re.sub(r"['’]s?$", "", word.casefold())


def _may_name(text: str, wording: Wording) -> bool:
    """Whether words may be somebody's name: a run of capitals that ends in no common word."""
    words = [*_WORD.findall(text), ""]
    return _named(text, wording.names) or any(
        word[0].isupper()
        and not (len(word) > 1 and word.isupper())
        and not following[:1].isupper()
        and _bare(word) not in wording.common
        for word, following in pairwise(words)
    )


def _without_names(text: str, wording: Wording) -> str:
    """The first run of a few of a text's words that name nobody, or the longest; eight words of it at most.

    It begins after "raised concerns about" and the like where enough follows.
    """
    after = [text[match.end() :] for match in _RAISED.finditer(text)]
    text = next((rest for rest in reversed(after) if len(rest.split()) >= _LEAST_REST), text)
    runs: list[list[str]] = [[]]
    for word in text.split():
        if any(map(str.isupper, word)) and _may_name(word, wording):
            runs.append([])
        else:
            runs[-1].append(word)
    whole = [_trimmed(run[:_LONGEST_TITLE]) for run in runs]
    words = next((one for one in whole if len(one) >= _LEAST_REST), max(whole, key=len))
    return " ".join(words).strip(" ,.;:–—-") + (" …" if len(words) < len(text.split()) else "")


def _trimmed(words: Sequence[str]) -> list[str]:
    """Words without those at their ends that say nothing, two at least."""
    kept = list(words)
    while len(kept) > 2 and kept[-1].casefold() in STOP_WORDS | _JOINING:
        kept.pop()
    while len(kept) > 2 and kept[0].casefold() in STOP_WORDS | _JOINING:
        kept.pop(0)
    return kept
