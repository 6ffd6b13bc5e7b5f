"""Proves the gold against the minutes: ``python -m matters.corpus.check [--counts]``.

Every quoted span must stand in its file, every id must exist, and figures that the data card gives
are counted here.
"""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from matters.corpus.annotations import FOLDER, GoldDocument, documents, fold, folded
from matters.corpus.check_documents import document_problems, text_problems
from matters.corpus.check_links import link_problems
from matters.corpus.counts import counts_table
from matters.corpus.source import read_source_file
from matters.pipeline.errors import MattersError


def problems() -> Iterator[str]:
    """Everything that is wrong, one sentence each."""
    gold = documents()
    texts = {document.file: text_of(document) for document in gold}
    for document in gold:
        yield from document_problems(document, texts[document.file])
        yield from text_problems(document, texts[document.file])
    yield from link_problems(gold, texts)


@cache
def text_of(document: GoldDocument) -> str:
    """The folded text that the pipeline reads.

    A scan is annotated as it was typed, so for one this is the text of its source: what can be read
    off the picture depends on the version of Tesseract, and on whether there is one.
    """
    source = scan_source(document)
    if source is None:
        return folded(document.path)
    return fold(" ".join(block.text for block in read_source_file(source).blocks))


def scan_source(document: GoldDocument) -> Path | None:
    """The source of a scan, ``None`` for every other file."""
    source = FOLDER / "sources" / f"{document.path.stem}.md"
    is_scan = source.exists() and read_source_file(source).format == "scan"
    return source if is_scan else None


def main(arguments: list[str]) -> int:
    """Print the counts, or every problem.

    :returns: 0 when nothing is wrong, 1 when something is, 2 for an unknown option.
    """
    if arguments not in ([], ["--counts"]):
        sys.stderr.write("usage: python -m matters.corpus.check [--counts]\n")
        return 2
    try:
        if arguments:
            gold = documents()
            sys.stdout.write(counts_table(gold, {document.file: text_of(document) for document in gold}))
            return 0
        found = list(problems())
    except MattersError as e:
        sys.stderr.write(f"{e}\n")
        return 1
    sys.stdout.writelines(f"{problem}\n" for problem in found)
    sys.stdout.write(f"{len(found)} problems.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
