"""Other forms of a word: acronyms and what they stand for, both ways.

Forms come from the user's own glossary, from the minutes' definitions, from capitalised words whose
initials an unknown acronym spells, and from ``models/glossary.toml``. An acronym that the minutes define
in two senses is left alone, unless the question names the committee in whose minutes it has one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from matters.index.glossary.glossary import ACRONYM, meant, senses_of, shipped_forms
from matters.index.identity import fold
from matters.index.lexical.analysis import query_terms
from matters.index.lexical.lexical import LexicalIndex
from matters.index.lexical.query import without_quotations
from matters.index.results import Expansion
from matters.index.store import Index

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


def expand(question: str, index: Index, *, within: Sequence[str] = ()) -> Expanded:
    """Find other forms for the acronyms and long forms in a question.

    :param within: slugs of the bodies that are asked; what their minutes define counts first.
    """
    found = tuple(_found(without_quotations(question), index, within))
    alternatives: dict[str, list[tuple[str, ...]]] = {}
    text = question
    for one in found:
        for other in one.added:
            terms = tuple(query_terms(other))
            for term in query_terms(one.term):
                alternatives.setdefault(term, []).append(terms)
        text = text.replace(one.term, f"{one.term} ({one.added[0]})", 1)
    return Expanded(
        text=text,
        expansions=found,
        alternatives={term: tuple(forms) for term, forms in alternatives.items()},
        added=tuple(
            dict.fromkeys(term for forms in alternatives.values() for form in forms for term in form)
        ),
    )


def _found(question: str, index: Index, within: Sequence[str]) -> Iterator[Expansion]:
    """What stands in the question, as it is written there, with its other forms that the archive holds."""
    taken: set[str] = set()
    lexical = index.lexical
    for one in _known_in(question, index, within):
        if fold(one.term) not in taken:
            taken.add(fold(one.term))
            yield one
    for match in ACRONYM.finditer(question):
        if fold(match.group()) not in taken and _is_unknown(match.group(), lexical):
            spelled = _spelled(match.group(), index.reader.quotes())
            if spelled:
                yield Expansion(
                    match.group(), (spelled,), "the only words in the minutes with these initials"
                )
    for match in _CAPITALISED.finditer(question):
        acronym = "".join(word[0] for word in match.group().split() if word not in _SMALL)
        if 2 < len(acronym) < 7 and fold(match.group()) not in taken and _occurs(acronym, lexical):
            yield Expansion(match.group(), (acronym,), "its initials")


def _known_in(question: str, index: Index, within: Sequence[str]) -> Iterator[Expansion]:
    """The known forms that stand in the question."""
    folded = f" {fold(question)} "
    for one in _known(index, within):
        if one.term not in question and f" {fold(one.term)} " not in folded:
            continue
        as_written = "" if one.term.isupper() or ACRONYM.fullmatch(one.term) else "(?i)"
        match = re.search(rf"{as_written}\b{re.escape(one.term)}\b", question)
        useful = tuple(other for other in one.added if _occurs(other, index.lexical)) if match else ()
        if match and useful:
            yield Expansion(match.group(), useful, one.why)


def _known(index: Index, within: Sequence[str]) -> Iterator[Expansion]:
    """Every form with its other forms: the user's first, then the minutes', then the shipped ones."""
    user, senses = index.user_glossary(), senses_of(index.reader.definitions())
    defined = meant(senses, within=within)
    own = {form for forms in user.same for form in forms}
    for forms in user.same:
        yield from _each(forms, "in your glossary")
    for short, sense in defined.items():
        if short not in user.never | own:
            for written, long in sense.wordings().items():
                yield Expansion(written, (long,), "defined in the minutes")
            yield Expansion(sense.long, (short,), "defined in the minutes")
    settled = own | user.never | set(senses)
    national = Counter(form for forms in shipped_forms() for form in forms if ACRONYM.fullmatch(form))
    for forms in shipped_forms():
        if not settled.intersection(form for form in forms if ACRONYM.fullmatch(form)):
            yield from (one for one in _each(forms, "in national use") if national[one.term] < 2)


def _each(forms: Sequence[str], why: str) -> Iterator[Expansion]:
    for form in forms:
        yield Expansion(form, tuple(other for other in forms if other != form), why)


def _is_unknown(acronym: str, lexical: LexicalIndex) -> bool:
    """Whether none of an acronym's terms occurs in the archive."""
    terms = query_terms(acronym)
    return bool(terms) and not any(map(lexical.document_frequency, terms))


def _occurs(form: str, lexical: LexicalIndex) -> bool:
    """Whether every word of a form occurs in the archive."""
    terms = query_terms(form)
    return bool(terms) and all(lexical.document_frequency(term) for term in terms)


def _spelled(acronym: str, quotes: Iterable[str]) -> str | None:
    """The one run of capitalised words in quotes of the minutes whose initials are the acronym's."""
    letters = [letter for letter in acronym.rstrip("s") if letter.isalpha()]
    joint = r"\s+(?:(?:of|and|for|the|in|on|to|&)\s+)?"
    pattern = re.compile(r"\b" + joint.join(rf"{letter.upper()}[a-z][\w'’-]*" for letter in letters) + r"\b")
    counts: dict[str, int] = {}
    shown: dict[str, str] = {}
    for text in quotes:
        for match in pattern.finditer(text):
            key = " ".join(query_terms(match.group()))
            counts[key] = counts.get(key, 0) + 1
            shown.setdefault(key, match.group())
    if not counts:
        return None
    best: Sequence[str] = sorted(counts, key=lambda key: (-counts[key], key))
    rest = sum(counts.values()) - counts[best[0]]
    return shown[best[0]] if counts[best[0]] > 2 * rest else None
