"""Typesets ``sources/*.md`` into ``minutes/``: ``python -m matters.corpus.build``.

The built files are kept beside the others, so this runs only after a source was changed. It needs
the extra ``corpus`` and always gives the same bytes for the same source and the pinned versions.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from matters.corpus.source import Source, read_source_file
from matters.pipeline.errors import MattersError

FOLDER = Path(__file__).resolve().parent


def build(source: Source) -> bytes:
    """Typeset one source.

    :raises MattersError: when the extra ``corpus`` is not installed.
    """
    return _typesetter(source.format)(source)


def build_all(folder: Path = FOLDER) -> list[Path]:
    """Typeset every source of a corpus.

    :param folder: the folder with ``sources`` and ``minutes``.
    :returns: the files that were written, sorted.
    :raises MattersError: when there are no sources or the extra ``corpus`` is not installed.
    """
    sources = [read_source_file(path) for path in sorted((folder / "sources").glob("*.md"))]
    if not sources:
        raise MattersError(
            f"{folder / 'sources'}: no sources", expected="a checkout of the project", do="Clone it."
        )
    written = []
    for source in sources:
        path = folder / "minutes" / f"{source.stem}{source.suffix}"
        path.write_bytes(build(source))
        written.append(path)
    return written


def _typesetter(kind: str) -> Callable[[Source], bytes]:
    try:
        if kind == "docx":
            from matters.corpus.typeset_docx import typeset_docx

            return typeset_docx
        if kind == "scan":
            from matters.corpus.typeset_scan import typeset_scan

            return typeset_scan
        from matters.corpus.typeset_pdf import typeset_pdf
    except ImportError as e:
        raise MattersError(
            f"{e.name} is not installed", expected="the extra corpus", do="Run: pip install -e '.[corpus]'"
        ) from e
    return typeset_pdf


def main() -> int:
    """Build everything and say what was written."""
    try:
        written = build_all()
    except MattersError as e:
        sys.stderr.write(f"{e}\n")
        return 1
    sys.stdout.writelines(f"{path.name}: {path.stat().st_size:,} bytes\n" for path in written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
