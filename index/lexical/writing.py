"""Writes the lexical index: passages by the words of their title and their own."""

from collections.abc import Iterable
from pathlib import Path

import tantivy
from tantivy import Query

from matters.index.lexical.analysis import analyse, stemmer, words
from matters.index.scored import Ids

_ANALYZER = "stems"
_HEAP_BYTES = 30_000_000


def schema() -> tantivy.Schema:
    """The fields of an index."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_text_field("title", tokenizer_name=_ANALYZER, index_option="position")
    builder.add_text_field("body", tokenizer_name=_ANALYZER, index_option="position")
    return builder.build()


def _add_words(document: tantivy.Document, field: str, text: str) -> None:
    """Add a text to a field; tantivy may stem it unless two spellings share a place."""
    found = words(text)
    if not found.texts or found.positions[-1] == len(found.texts) - 1:
        document.add_text(field, " ".join(found.texts))
        return
    tokens = [tantivy.Token(term.text, term.position, 0, 0) for term in analyse(text)]
    document.add_pre_tokenized_text(field, tantivy.PreTokenizedString("", tokens))


class LexicalWriter:
    """Adds passages to an index and takes them out; visible after ``commit``."""

    def __init__(self, folder: Path | None) -> None:
        """Open an index, or make one.

        :param folder: which exists; ``None`` for one in memory.
        :raises ValueError: When the folder holds a damaged index.
        """
        self._schema = schema()
        self.index = tantivy.Index(self._schema, path=None if folder is None else str(folder))
        self.index.register_tokenizer(_ANALYZER, stemmer())
        self._writer = self.index.writer(heap_size=_HEAP_BYTES, num_threads=1)

    def add(self, rows: Iterable[tuple[int, str, str]]) -> int:
        """Add passages, each as its id, the title of its item and its quote; returns how many."""
        count = 0
        for passage_id, title, quote in rows:
            document = tantivy.Document()
            document.add_unsigned("id", passage_id)
            _add_words(document, "title", title)
            _add_words(document, "body", quote)
            self._writer.add_document(document)
            count += 1
        return count

    def remove(self, ids: Ids) -> None:
        """Take passages out; unknown ones do no harm. *Shape:* ``(n,)``, int64."""
        # delete_documents_by_term finds nothing in an unsigned field (tantivy 0.27).
        if len(ids):
            these = Query.term_set_query(self._schema, "id", [int(one) for one in ids])
            self._writer.delete_documents_by_query(these)

    def remove_after(self, passage_id: int) -> None:
        """Take out every passage with a higher id."""
        later = Query.range_query(
            self._schema, "id", tantivy.FieldType.Unsigned, lower_bound=passage_id, include_lower=False
        )
        self._writer.delete_documents_by_query(later)

    def commit(self) -> None:
        """Make the changes last and close the writer."""
        self._writer.commit()
        self._writer.wait_merging_threads()
        self.index.reload()
