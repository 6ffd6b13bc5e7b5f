"""The label of a matter, in the minutes' own words and without anyone's name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise
from math import log

from matters.index.concerns.frames import matter_of
from matters.index.concerns.raised import Raised
from matters.index.concerns.subjects import covers_several
from matters.index.lexical.analysis import terms
from matters.index.lexical.stopwords import STOP_WORDS

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MOST_WORDS = 4
_LONGEST_TITLE = 8
_BARE = 0.5
"""What a heading of one word weighs: "Workforce" tells less than what is said under it."""
_JOINING = frozenset(["of", "and", "for", "to", "in", "on", "at", "the", "a", "by", "with", "from"])
_NUMBERED = re.compile(r"(?<![^\W\d_])\d|\d/")
_NUMBERING = re.compile(r"^(?:(?:\d|\S*/)\S*\s+)+|\s*(?:[:–—]|\s-\s)[^:–—]*\d.*$|\s*\([^)]*\)?")
_LEAST_REST = 3
_LONGEST_CLAUSE = 10
_CAPITALS = re.compile(r"[A-Z][\w'’-]*\.?(?:\s+[A-Z][\w'’-]*\.?)*")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord|Rev|Cllrs?|Councillors?|PC|Sgt|Insp\w*)\b")
_PLACE = re.compile(
    r"(?i)\b(?:roads?|streets?|drive|avenue|crescent|terrace|meadows?|(?:foot|rail|river|road) ?bridge|"
    r"(?:village|town|church|community|memorial|parish) hall|footpaths?|bridleway|car park|bus shelter)$"
)
"""What a run of capitals ends in that names a place, whoever else bears a word of it."""

_VAGUE_WORDS = """
said told asked thought felt wanted concern concerned concerns member members councillor councillors meeting
committee council people one two three four year years month months past day time report reported noted would
could should many much still already never always even way thing things got get go going went come came made
make took take let say says know known knew anyone anybody nobody somebody everybody agreed minutes chair
clerk officer new old good bad long first last next like well number received response
regarding concerning including using used being having due still again further raised asking following despite
required needed needs recently currently need needing problem problems issue issues matter matters complaint
complaints situation state condition progress ongoing incident lack update updates possible potential serious
poor information aware unaware worried appear appears seem seems continue continues continued
"""
_VAGUE = frozenset(_VAGUE_WORDS.split())
_NOUNS_IN_ED = frozenset(
    ["bed", "beds", "feed", "hundred", "kindred", "reed", "seed", "shed", "speed", "weed"]
)
_ASKING = (
    STOP_WORDS | _JOINING | {"along", "near", "behind", "beside", "around", "towards", "within", "without"}
)
_DETERMINERS = frozenset(["a", "an", "her", "his", "its", "our", "the", "their"])
_AFTER_A_PARTICIPLE = _DETERMINERS.union(
    ["down", "from", "him", "into", "it", "off", "onto", "out", "past", "them", "through", "to", "up"]
)
_BEFORE_A_NOUN_WORDS = """
a about all an and any badly by for from heavily in its many more no of on or our over several severely some
that the their these this those two very with
"""
_BEFORE_A_NOUN = frozenset(_BEFORE_A_NOUN_WORDS.split())


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

    :param mentions: the first ones of the matter, so that its label stays when there are more; of those
        that take it up again only what they stand under counts.
    """
    held = [set(terms(one.about if one.again else f"{one.about} {one.said.quote}")) for one in mentions]
    meetings = [one.place.meeting.id for one in mentions]
    best, chosen = 0.0, ""
    for one in (one for mention in mentions for one in _candidates(mention, wording)):
        where = {place for place, words in zip(meetings, held, strict=True) if one.key <= words}
        rare = sum(log(1 + wording.among / max(wording.rarity[term], 1)) for term in one.key)
        score = one.weight * len(where) ** 1.5 * rare / (1 + 0.35 * (len(one.key) - 1))
        if len(where) >= one.least and score > best + 1e-9:
            best, chosen = score, one.text
    raised = [one.said.quote for one in mentions if not one.again]
    return _completed(chosen, raised, wording) if chosen else _clause(raised[0], wording)


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
    if said and not _heading_names(about, wording):
        key = frozenset(_content(about))
        yield _Candidate(about, key, 1.5 if len(key) > 1 else _BARE, 1)
    if mention.again:
        return
    for phrase in _phrases(matter_of(mention.said.quote)):
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
            ends = any(word in STOP_WORDS or word in _VAGUE for word in (inside[0], inside[-1]))
            if not ends and not _acts(inside, _beside(found, first - 1), _beside(found, last + 1)):
                yield text[found[first].start() : found[last].end()]


def _beside(found: Sequence[re.Match[str]], place: int) -> str:
    return found[place][0].casefold() if 0 <= place < len(found) else ""


def _acts(inside: Sequence[str], before: str, after: str) -> bool:
    """Whether words side by side are rather what somebody does than the name of a thing.

    "property leading" before "to", "filmed the incident", "access the main road" after "to".
    """
    first, last = inside[0], inside[-1]
    return (
        _is_past(last)
        or (last.endswith("ing") and after in _AFTER_A_PARTICIPLE)
        or (first.endswith("ing") and inside[1] in _AFTER_A_PARTICIPLE)
        or (_is_past(first) and before not in _BEFORE_A_NOUN and before != "")
        or any(word in _DETERMINERS and one not in _JOINING for one, word in pairwise(inside))
    )


def _is_past(word: str) -> bool:
    return word.endswith("ed") and word not in _NOUNS_IN_ED


def _named(text: str, names: AbstractSet[str]) -> bool:
    return any(_bare(word) in names for word in _WORD.findall(text) if word[0].isupper())


def _heading_names(heading: str, wording: Wording) -> bool:
    """Whether a heading may hold somebody's name.

    A word of a name that is also written in lower case may be no name ("Play Park"), unless something is
    his or hers, a title stands before it, or no other capital beside it is any but of a name. What names a
    road or the like names nobody.
    """
    for run in _CAPITALS.findall(heading):
        words = _WORD.findall(run)
        if _PLACE.search(run.strip(" .")) and not _TITLE.search(run):
            continue
        named = [word for word in words if _bare(word) in wording.names]
        certain = any(
            _bare(word) not in wording.common or word.casefold() != _bare(word) or _TITLE.search(run)
            for word in named
        )
        if named and (certain or len(named) == len(words)):
            return True
    return False


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


def _clause(text: str, wording: Wording) -> str:
    """The beginning of what a text tells, without names: a clause, or what of it is whole in a few words.

    It begins after "raised concerns about" and the like where enough follows.
    """
    text = matter_of(text)
    words = text.split()
    ends = [at + 1 for at, word in enumerate(words) if at + 1 >= _LEAST_REST and word[-1] in ",;:."]
    words = words[: min(ends, default=len(words))]
    runs: list[list[str]] = [[]]
    named = _named_words(words, wording)
    for word, is_name in zip(words, named, strict=True):
        if is_name:
            runs.append([])
        else:
            runs[-1].append(word)
    run = next((one for one in runs if len(one) >= _LEAST_REST), max(runs, key=len))
    whole = run is runs[-1] and len(run) <= _LONGEST_CLAUSE
    said = " ".join(_begun(run if whole else _ended(run[:_LONGEST_TITLE]))).strip(" ,.;:–—-")
    return said if whole else f"{said} …"


def _named_words(words: Sequence[str], wording: Wording) -> list[bool]:
    """Which words may be of somebody's name; not a road, nor what only begins a sentence."""
    text = " ".join(words)
    places = [
        one.span()
        for one in _CAPITALS.finditer(text)
        if _PLACE.search(one[0].rstrip(".")) and not _TITLE.search(one[0])
    ]
    found, at = [], 0
    for word in words:
        in_place = any(start <= at < end for start, end in places)
        plain = in_place or (not at and words[1:2] != [] and words[1].islower() and word[-1].isalpha())
        names = _named(word, wording.names) if plain and not in_place else _may_name(word, wording)
        found.append(not in_place and any(map(str.isupper, word)) and names)
        at += len(word) + 1
    return found


def _begun(words: Sequence[str]) -> list[str]:
    """Words without those at their beginning that say nothing, two at least; all if a verb came first."""
    kept = list(words)
    while len(kept) > 2 and kept[0].casefold() in STOP_WORDS | _JOINING:
        kept.pop(0)
    return list(words) if _is_past(kept[0].casefold()) else kept


def _ended(words: Sequence[str]) -> list[str]:
    """Words that are cut there, without those at their end that ask for more, one at least."""
    kept = list(words)
    while len(kept) > 1 and (kept[-1].casefold() in _ASKING or kept[-1].endswith("ing")):
        kept.pop()
    return kept
