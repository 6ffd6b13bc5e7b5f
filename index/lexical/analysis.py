"""Text as terms: what the lexical index compares."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import tantivy

from matters.index.lexical.stopwords import STOP_WORDS

MAX_TERM = 64
"""Characters after which a term is cut."""

_APOSTROPHE = re.compile(r"(?<=\w)['\u2018\u2019\u02bc\u0060\u00b4](?=\w)")
_MARKS = ".,;:!?()[]{}\"'\u2018\u2019\u201c\u201d-"
_DASHES = str.maketrans(
    {dash: "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2212"} | {"\u00ad": "", "\u200b": ""}
)
_TERM = re.compile(
    r"(?P<dotted>(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?)"
    r"|(?P<number>[^\W\d_]{0,4}\d+(?:[.,/:]\d+)*(?:%|[^\W\d_]{1,3}(?![^\W_]))?)"
    r"|(?P<word>[^\W_]+)"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


class Term(NamedTuple):
    """One term and its place among the words; other spellings of a word share its place."""

    text: str
    position: int


class Words(NamedTuple):
    """The words of a text in order, not yet stemmed, and as many places."""

    texts: list[str]
    positions: list[int]


@cache
def stemmer() -> tantivy.TextAnalyzer:
    """English stems of words with spaces between; as many as there are words."""
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace())
    return builder.filter(tantivy.Filter.stemmer("english")).build()


def _folded(text: str) -> str:
    plain = _APOSTROPHE.sub("", text.translate(_DASHES))
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return plain.casefold()


def words(text: str) -> Words:
    """Words in order, not yet stemmed; a hyphenated one, glued, stands where its last part stands."""
    text = _folded(text)
    texts, positions = list[str](), list[int]()
    end, chain = -2, ""
    for position, match in enumerate(_TERM.finditer(text)):
        word, kind, start = match[0], match.lastgroup, match.start()
        if kind == "dotted":
            word = word.replace(".", "")
        texts.append(word[:MAX_TERM])
        positions.append(position)
        if start == end + 1 and text[end] == "-":
            chain += word
            texts.append(chain[:MAX_TERM])
            positions.append(position)
        else:
            chain = word
        if kind == "number":
            others = [other[:MAX_TERM] for other in _other_numbers(word)]
            texts += others
            positions += [position] * len(others)
        end = match.end()
    return Words(texts, positions)


def _other_numbers(word: str) -> Iterator[str]:
    """``1,200`` is also found as ``1200``, ``97.7%`` as ``97.7``."""
    bare = word.rstrip("%")
    if bare != word:
        yield bare
    if _THOUSANDS.fullmatch(bare):
        yield bare.replace(",", "")


def analyse(text: str) -> list[Term]:
    """Terms of a text with their places, stemmed, in lower case, without accents or apostrophes.

    ``1,200``, ``22/23`` and ``97.7%`` are one term each; a hyphenated word is its parts and the
    whole; stop words stay.
    """
    found = words(text)
    stems = stemmer().analyze(" ".join(found.texts))
    return [Term(stem, position) for stem, position in zip(stems, found.positions, strict=True)]


def terms(text: str) -> list[str]:
    """The terms of a text in order: see ``analyse``."""
    return list(_terms(text))


@lru_cache(maxsize=4096)
def _terms(text: str) -> tuple[str, ...]:
    """Kept, for a question looks at the same sentences and words again and again."""
    return tuple(term.text for term in analyse(text))


def query_terms(text: str) -> list[str]:
    """The terms of a question, each once, without stop words; ``IT`` in capitals is not one."""
    loud = text.isupper()
    found: list[str] = []
    for word in text.translate(_DASHES).split():
        core = word.strip(_MARKS)
        plain = _APOSTROPHE.sub("'", core).casefold()
        if not loud and _is_acronym(core):
            found += terms(core)
        elif plain not in STOP_WORDS:
            kept = terms(core)
            found += kept if "-" in core else [term for term in kept if term not in STOP_WORDS]
    return list(dict.fromkeys(found))


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper() and word not in ("AND", "OR", "NOT")
