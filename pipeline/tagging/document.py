"""What a whole document says of its names: who is named again, and what an abbreviation stands for."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from matters.pipeline.records import Attendee
from matters.pipeline.structure.names import fits
from matters.pipeline.tagging.gazetteer import Gazetteer, build_gazetteer, find_listed, small_words
from matters.pipeline.tagging.labels import follows_title, is_given
from matters.pipeline.tagging.tags import Tag, disjoint

Tagged = list[list[Tag]]
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z]{1,3}")
_IN_BRACKETS = re.compile(r"\s*\(\s*[\"'“‘]?([A-Z][A-Za-z]{0,3}[A-Z]{1,3})[\"'”’]?\s*\)")
_OWN_INITIALS = re.compile(r"\s+\(?([A-Z][A-Za-z]?[A-Z]{1,2})\b")
_BEFORE_BRACKETS = re.compile(
    r"((?:[A-Z][\w’'-]*[ -](?:(?:of|and|for|in|the|to|&) )*){1,7})\(([A-Z][A-Za-z]{0,3}[A-Z]{1,3}s?)\)"
)
_WHOLE_NAME = re.compile(r"(?:[A-Z][\w’'-]+|[A-Z]\.?)(?: (?:[A-Z][\w’'-]+|[A-Z]\.?)){0,2} [A-Z][\w’'-]{2,}")
_CAPITAL_BEFORE = re.compile(r"[A-Z][\w’'-]*[ \t]+$")
_CAPITAL_AFTER = re.compile(r"[ \t]+(?:&|and Sons|[A-Z][\w’'-]*)")
_SENTENCE_WORD = re.compile(
    r"(?:^|[.!?:;]\s+|\n)\s*(?:The|For|Against|And|But|When|If|As|While|After|Before|Action|Cllrs?|Councillors?"
    r"|Mrs?|Ms|Miss|Dr|Messrs|To|By|With|From)\.?[ \t]+$"
)
_IN_WORD = re.compile(r"[\w-]")
SEEN_AS_BODY = 0.5
"""In what share of the places where it stands a name must be found as a body to be one in all of them."""


def settled(texts: Sequence[str], tagged: Tagged, gazetteer: Gazetteer) -> Tagged:
    """The names in the stretches of one document, made to agree.

    :param tagged: what was found in each stretch by itself.
    :param gazetteer: the people of the meeting, who are known already.
    """
    meanings = _abbreviations(texts, tagged, gazetteer)
    words = small_words("\n".join(texts))
    tagged = [
        [one for one in _meant(text, tags, meanings) if not _is_word(text, one, words, gazetteer)]
        for text, tags in zip(texts, tagged, strict=True)
    ]
    named = _people(texts, tagged, gazetteer, words)
    bodies = _bodies(texts, tagged, meanings)
    initials = frozenset(short for short, label in meanings.items() if label == "PERSON")
    return [
        disjoint(
            (
                tags,
                _again(text, named, gazetteer),
                _named_again(text, "ORG", bodies),
                _named_again(text, "PERSON", initials),
            )
        )
        for text, tags in zip(texts, tagged, strict=True)
    ]


def _abbreviations(texts: Sequence[str], tagged: Tagged, gazetteer: Gazetteer) -> Mapping[str, str | None]:
    """What an abbreviation stands for where the document says so: a label, or ``None`` for a thing."""
    found: dict[str, str | None] = {}
    for text, tags in zip(texts, tagged, strict=True):
        ends = {one.end: one for one in tags}
        for match in _BEFORE_BRACKETS.finditer(text):
            short = match[2].removesuffix("s")
            if match.end(1) - 1 not in ends and _initials(match[1]).endswith(short.upper()):
                found.setdefault(short, None)
    for text, tags in zip(texts, tagged, strict=True):
        for one in tags:
            own = _OWN_INITIALS.match(text, one.end) if one.label == "PERSON" else None
            if own and fits(own[1].upper(), text[one.start : one.end]):
                found[own[1]] = "PERSON"
            if one.label == "ORG" and (stated := _IN_BRACKETS.match(text, one.end)):
                found[stated[1]] = "ORG"
            words = text[one.start : one.end]
            if one.label == "ORG" and len(words.split()) > 2 and (short := _initials(words)) not in found:
                found[short] = "ORG"
    return {short: label for short, label in found.items() if gazetteer.person(short) is None}


def _initials(words: str) -> str:
    return "".join(word[0] for word in re.split(r"[ -]", words) if word[:1].isupper()).upper()


def _meant(text: str, tags: Iterable[Tag], meanings: Mapping[str, str | None]) -> Iterator[Tag]:
    """The tags with abbreviations as the document means them."""
    for one in tags:
        words = text[one.start : one.end]
        if words not in meanings or one.label == "ROLE":
            yield one
        elif (label := meanings[words]) is not None:
            yield replace(one, label=label, person=None if label == "ORG" else one.person)


def _is_word(text: str, one: Tag, words: frozenset[str], gazetteer: Gazetteer) -> bool:
    """Whether a person of one word is a word of the document, which begins a sentence: "Bench"."""
    found = text[one.start : one.end]
    if one.label != "PERSON" or found.casefold() not in words or is_given(found):
        return False
    return gazetteer.person(found) is None and not follows_title(text, one.start)


def _people(texts: Sequence[str], tagged: Tagged, gazetteer: Gazetteer, words: frozenset[str]) -> Gazetteer:
    """Those named in full who are not listed as present, in the forms that mean one of them only."""
    names = {
        name
        for text, tags in zip(texts, tagged, strict=True)
        for one in tags
        if one.label == "PERSON" and gazetteer.person(name := text[one.start : one.end]) is None
        if _WHOLE_NAME.fullmatch(name)
    }
    whole = "\n".join(texts)
    listed = build_gazetteer([Attendee(name, "present", 0, 0) for name in sorted(names)], whole)
    given = Counter(name.split()[0] for name in names)
    alone = {
        first: first
        for first, count in given.items()
        if count == 1 and len(first) > 2 and is_given(first) and first.lower() not in words
    }
    surnames = Counter(name.split()[-1] for name in names | set(gazetteer.forms.values()))
    kept = {form: name for form, name in listed.forms.items() if surnames[form.title()] < 2}
    return Gazetteer({**alone, **kept}, places=gazetteer.places)


def _again(text: str, named: Gazetteer, gazetteer: Gazetteer) -> Iterator[Tag]:
    """Those people where they stand by surname or given name."""
    for one in find_listed(text, named):
        words = text[one.start : one.end]
        if not gazetteer.is_place(words) and not _in_longer_name(text, one):
            yield replace(one, person=gazetteer.person(words))


def _in_longer_name(text: str, one: Tag) -> bool:
    """Whether other capitals stand beside a name, so that it is a part of something: "Hale Trust"."""
    before = text[max(0, one.start - 30) : one.start]
    left = _CAPITAL_BEFORE.search(before) and not _SENTENCE_WORD.search(before)
    return bool(left or _CAPITAL_AFTER.match(text, one.end))


def _bodies(texts: Sequence[str], tagged: Tagged, meanings: Mapping[str, str | None]) -> frozenset[str]:
    """What is a body in most of the places where it stands."""
    seen: dict[str, int] = defaultdict(int)
    for text, tags in zip(texts, tagged, strict=True):
        for one in tags:
            words = text[one.start : one.end]
            if one.label == "ORG" and (" " in words or _ABBREVIATION.fullmatch(words)):
                seen[words] += 1
    whole = "\n".join(texts)
    often = {words for words, count in seen.items() if count >= SEEN_AS_BODY * _occurrences(words, whole)}
    return frozenset(
        often | {short for short, label in meanings.items() if label == "ORG" and len(short) > 2}
    )


def _occurrences(words: str, whole: str) -> int:
    ends = re.finditer(rf"{re.escape(words)}(?![\w-])", whole)
    return sum(not _IN_WORD.match(whole[found.start() - 1 : found.start()]) for found in ends)


def _named_again(text: str, label: str, named: frozenset[str]) -> Iterator[Tag]:
    """Those names where they were not found."""
    if named:
        names = "|".join(re.escape(words) for words in sorted(named, key=lambda words: (-len(words), words)))
        for match in re.finditer(rf"(?<![\w&/-])(?:{names})(?![\w&/-])", text):
            one = Tag(label, *match.span())
            if not _in_longer_name(text, one):
                yield one
