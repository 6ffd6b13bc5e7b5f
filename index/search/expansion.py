"""Other forms of a word: acronyms and what they stand for, both ways.

Forms come from the user's own glossary, from the minutes' definitions, from capitalised words whose
initials an unknown acronym spells, and from ``models/glossary.toml``. An acronym that the minutes define
in two senses is left alone, unless the question names the committee in whose minutes it has one.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from matters.index.catalogue.reader import Reader
from matters.index.glossary.glossary import ACRONYM, meant, senses_of, shipped_forms
from matters.index.identity import fold
from matters.index.lexical.analysis import query_terms
from matters.index.lexical.lexical import LexicalIndex
from matters.index.lexical.query import without_quotations
from matters.index.results import Expansion

Alternatives = Mapping[str, tuple[tuple[str, ...], ...]]

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


def expand(question: str, reader: Reader, lexical: LexicalIndex, *, within: Sequence[str] = ()) -> Expanded:
    """Find other forms for the acronyms and long forms in a question.

    :param within: slugs of the bodies that are asked; what their minutes define counts first.
    """
    found = list(_found(without_quotations(question), reader, lexical, within))
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


def _found(
    question: str, reader: Reader, lexical: LexicalIndex, within: Sequence[str]
) -> Iterator[tuple[str, list[str], str]]:
    """What is written in the question, its other forms, and where they come from."""
    folded = f" {fold(question)} "
    taken: set[str] = set()
    for form, others, why in _known(reader, within):
        if form not in question and f" {fold(form)} " not in folded:
            continue
        as_written = "" if form.isupper() or ACRONYM.fullmatch(form) else "(?i)"
        match = re.search(rf"{as_written}\b{re.escape(form)}\b", question)
        if not match or fold(form) in taken:
            continue
        useful = [other for other in others if _occurs(other, lexical)]
        if useful:
            taken.add(fold(form))
            yield match.group(), useful, why
    for match in ACRONYM.finditer(question):
        terms = query_terms(match.group())
        if fold(match.group()) not in taken and terms and not any(map(lexical.document_frequency, terms)):
            spelled = _spelled(match.group(), reader)
            if spelled:
                yield match.group(), [spelled], "the only words in the minutes with these initials"
    for match in _CAPITALISED.finditer(question):
        acronym = "".join(word[0] for word in match.group().split() if word not in _SMALL)
        if 2 < len(acronym) < 7 and fold(match.group()) not in taken and _occurs(acronym, lexical):
            yield match.group(), [acronym], "its initials"


def _known(reader: Reader, within: Sequence[str]) -> Iterator[tuple[str, list[str], str]]:
    """Every form with its other forms: the user's first, then the minutes', then the shipped ones."""
    user, senses = reader.user_glossary(), senses_of(reader.definitions())
    defined = meant(senses, within=within)
    own = {form for forms in user.same for form in forms}
    for forms in user.same:
        yield from _each(forms, "in your glossary")
    for short, sense in defined.items():
        if short not in user.never | own:
            for written, long in sense.wordings().items():
                yield written, [long], "defined in the minutes"
            yield sense.long, [short], "defined in the minutes"
    settled = own | user.never | set(senses)
    national = Counter(form for forms in shipped_forms() for form in forms if ACRONYM.fullmatch(form))
    for forms in shipped_forms():
        if not settled.intersection(form for form in forms if ACRONYM.fullmatch(form)):
            for form, others, why in _each(forms, "in national use"):
                if national[form] < 2:
                    yield form, others, why


def _each(forms: Sequence[str], why: str) -> Iterator[tuple[str, list[str], str]]:
    for form in forms:
        yield form, [other for other in forms if other != form], why


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
