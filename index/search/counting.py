"""How often the words of a question stand in what was searched."""

from matters.index.lexical.lexical import LexicalIndex
from matters.index.lexical.query import LexicalQuery, Phrase, parse_query, phrase, quotations
from matters.index.scored import Ids
from matters.index.search.question import Question


def word_counts(asked: Question, lexical: LexicalIndex, allowed: Ids | None) -> dict[str, int]:
    """How many passages of what was searched hold each word of the question and each other form.

    Words stand in the user's spelling; quoted words and forms of several words count where they stand side
    by side.
    """
    counts: dict[str, int] = {}

    def count_phrase(words: Phrase) -> int:
        return len(lexical.search(LexicalQuery(phrases=(words,)), max(len(lexical), 1), allowed))

    for quoted in quotations(asked.text):
        counts.setdefault(f'"{quoted}"', count_phrase(phrase(quoted)))
    for word in asked.text.split():
        for term in parse_query(word.strip('"-')).terms:
            if term in asked.weights.frequencies:
                counts.setdefault(word.strip("\"'.,;:?!()"), lexical.found_in(term, allowed))
    for form in (form for expansion in asked.expansions for form in expansion.added):
        counts.setdefault(form, count_phrase(phrase(form)))
    return counts
