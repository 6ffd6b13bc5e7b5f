"""Whether a later sentence can be about the same thing: what settles a promise has to name its subject."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matters.index.catalogue.rows import DefinitionRow
from matters.index.identity import fold
from matters.index.ledger.records import Promise
from matters.index.ledger.sentences.collection import SentenceCollection, words_of
from matters.index.lexical.analysis import terms

_LEAST_LETTERS = 3
"""Shorter ones are mostly the initials of people."""

_SELF_CONTAINED = 4
"""Words of substance from which a clause says by itself what is promised."""

EVERYDAY = frozenset(
    terms(
        """
        advise application arrange ask borough buy chase check city clear confirm consider contact
        contractor copy cost costs county date detail details discuss district email ensure estimate fix
        follow grant group highway highways inform information install investigate invite letter letters
        list look meeting obtain order organise owner owners parish people police present price prices
        quotation quotations quote quotes raise receive repair repairs replace reply report request
        resident residents response review send sign signs speak town visit work works write
        """
    )
)
"""What every other promise speaks of: to share no more than that is not to be about the same thing."""

_POINTS = re.compile(r"(?i)\b(?:this|these|those|them|such)\b")
_SHORT = re.compile(r"\b[A-Z][A-Za-z]*[A-Z]\b")

Forms = Mapping[str, frozenset[str]]
"""For each shorthand that the minutes define, in capitals, its long forms, folded."""


def forms_of(definitions: Iterable[DefinitionRow]) -> dict[str, frozenset[str]]:
    """The shorthands of an archive."""
    found: dict[str, set[str]] = {}
    for row in definitions:
        if len(row.short) < _LEAST_LETTERS:
            continue
        found.setdefault(row.short, set()).add(fold(row.long))
    return {short: frozenset(longs) for short, longs in found.items()}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a promise is about.

    :param words: of substance.
    :param shorts: what the minutes have a shorthand for.
    """

    words: frozenset[str]
    shorts: frozenset[str]
    forms: Forms

    @classmethod
    def of(cls, promise: Promise, forms: Forms) -> "Subject":
        """By the clause, and by what stands before it where the clause does not say what is meant."""
        told = f"{promise.head} {promise.quote}"
        idle = words_of(promise.owner_words).kept | EVERYDAY
        if len(words_of(told).kept - idle) < _SELF_CONTAINED:
            told += f" {promise.before} {promise.item.title}"
        elif _POINTS.search(promise.quote):
            told += f" {promise.before}"
        words = words_of(told).kept
        return cls(words - idle or words, frozenset(_subjects(told, forms)), forms)

    def named(self, later: SentenceCollection, place: int) -> bool:
        """Whether a sentence may settle the promise.

        It, the sentence before it or its heading shares a word of substance with the promise; and where the
        promise speaks of what the minutes have a shorthand for, they or the item's title speak of it too.
        """
        sentence = later.sentences[place]
        held = later.words[place].kept | later.heads[place].kept
        if self.words.isdisjoint(held) and self.words.isdisjoint(words_of(sentence.before).kept):
            return False
        near = f"{sentence.item.title} {sentence.head} {sentence.before} {sentence.quote}"
        return not self.shorts or not self.shorts.isdisjoint(_subjects(near, self.forms))


def _subjects(text: str, forms: Forms) -> set[str]:
    """The shorthands in a text, and those whose long forms it has."""
    folded = f" {fold(text)} "
    shorts = {short for short in _SHORT.findall(text) if short in forms}
    return shorts | {
        short for short, longs in forms.items() if any(f" {one} " in folded for one in longs if " " in one)
    }
