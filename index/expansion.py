"""Other forms of a word: acronyms and what they stand for, both ways.

Forms come from the minutes' own definitions, from capitalised words whose initials an unknown acronym
spells, and from ``models/glossary.toml``. An acronym that the minutes define in two senses is left alone.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from matters.index.analysis import query_terms
from matters.index.identity import fold
from matters.index.lexical import LexicalIndex
from matters.index.reader import Reader
from matters.index.results import Expansion

Alternatives = Mapping[str, tuple[tuple[str, ...], ...]]

_ACRONYM = re.compile(r"\b[A-Z][A-Za-z&]{0,8}[A-Z]s?\b")
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]+(?:\s+(?:(?:of|and|for|the|in|on|to|&)\s+)?[A-Z][\w'’-]+)+\b")
_SMALL = frozenset(["of", "and", "for", "the", "in", "on", "to", "&"])


@dataclass(frozen=True, slots=True)
class Expanded:
    """A question with other forms of its words.

    :param alternatives: for a term of the question, sets of terms each of which does as well.
    :param added: the terms of all other forms, for the lexical ranker.
    :param text: the question with the other forms written in, for the embedder.
    """

    text: str
    expansions: tuple[Expansion, ...] = ()
    alternatives: Alternatives = field(default_factory=dict)
    added: tuple[str, ...] = ()


def expand(question: str, reader: Reader, lexical: LexicalIndex) -> Expanded:
    """Find other forms for the acronyms and long forms in a question."""
    found = list(_found(question, reader, lexical))
    alternatives: dict[str, list[tuple[str, ...]]] = {}
    text = question
    for written, others, _ in found:
        for other in others:
            terms = tuple(query_terms(other))
            for term in query_terms(written):
                alternatives.setdefault(term, []).append(terms)
        text = text.replace(written, f"{written} ({others[0]})", 1)
    return Expanded(
        text=text,
        expansions=tuple(Expansion(written, tuple(others), why) for written, others, why in found),
        alternatives={term: tuple(forms) for term, forms in alternatives.items()},
        added=tuple(
            dict.fromkeys(term for forms in alternatives.values() for form in forms for term in form)
        ),
    )


def _found(question: str, reader: Reader, lexical: LexicalIndex) -> Iterator[tuple[str, list[str], str]]:
    """What is written in the question, its other forms, and where they come from."""
    defined = _defined(reader)
    folded = f" {fold(question)} "
    taken: set[str] = set()
    for form, others, why in [*_pairs(defined, "defined in the minutes"), *_shipped(defined)]:
        if form.isupper() or _ACRONYM.fullmatch(form):
            match = re.search(rf"\b{re.escape(form)}\b", question)
        else:
            match = (
                re.search(rf"(?i)\b{re.escape(form)}\b", question) if f" {fold(form)} " in folded else None
            )
        if not match or fold(form) in taken:
            continue
        useful = [other for other in others if _occurs(other, lexical)]
        if useful:
            taken.add(fold(form))
            yield match.group(), useful, why
    for match in _ACRONYM.finditer(question):
        terms = query_terms(match.group())
        if fold(match.group()) not in taken and terms and not any(map(lexical.document_frequency, terms)):
            spelled = _spelled(match.group(), reader)
            if spelled:
                yield match.group(), [spelled], "the only words in the minutes with these initials"
    for match in _CAPITALISED.finditer(question):
        acronym = "".join(word[0] for word in match.group().split() if word not in _SMALL)
        if 2 < len(acronym) < 7 and fold(match.group()) not in taken and _occurs(acronym, lexical):
            yield match.group(), [acronym], "its initials"


def _defined(reader: Reader) -> dict[str, str]:
    """Shorthand -> long form, for those that the minutes define in one sense only."""
    senses: dict[str, dict[str, str]] = {}
    for row in reader.definitions():
        senses.setdefault(row.short, {})[" ".join(query_terms(row.long))] = row.long
    return {short: next(iter(longs.values())) for short, longs in senses.items() if len(longs) == 1}


def _pairs(defined: Mapping[str, str], why: str) -> Iterator[tuple[str, list[str], str]]:
    for short, long in defined.items():
        yield short, [long], why
        yield long, [short], why


def _shipped(defined: Mapping[str, str]) -> Iterator[tuple[str, list[str], str]]:
    for forms in shipped_forms():
        if any(form in defined for form in forms if _ACRONYM.fullmatch(form)):
            continue
        for form in forms:
            yield form, [other for other in forms if other != form], "in national use"


@cache
def shipped_forms() -> tuple[tuple[str, ...], ...]:
    """The starter list: each entry holds forms that mean the same."""
    path = files("matters.models").joinpath("glossary.toml")
    return tuple(tuple(forms) for forms in tomllib.loads(path.read_text(encoding="utf-8"))["same"])


def _occurs(form: str, lexical: LexicalIndex) -> bool:
    """Whether every word of a form occurs in the archive."""
    terms = query_terms(form)
    return bool(terms) and all(lexical.document_frequency(term) for term in terms)


def _spelled(acronym: str, reader: Reader) -> str | None:
    """The one run of capitalised words in the minutes whose initials are the acronym's."""
    letters = [letter for letter in acronym.rstrip("s") if letter.isalpha()]
    joint = r"\s+(?:(?:of|and|for|the|in|on|to|&)\s+)?"
    pattern = re.compile(r"\b" + joint.join(rf"{letter.upper()}[a-z][\w'’-]*" for letter in letters) + r"\b")
    counts: dict[str, int] = {}
    shown: dict[str, str] = {}
    for text in reader.quotes():
        for match in pattern.finditer(text):
            key = " ".join(query_terms(match.group()))
            counts[key] = counts.get(key, 0) + 1
            shown.setdefault(key, match.group())
    if not counts:
        return None
    best: Sequence[str] = sorted(counts, key=lambda key: (-counts[key], key))
    rest = sum(counts.values()) - counts[best[0]]
    return shown[best[0]] if counts[best[0]] > 2 * rest else None
