"""Readers: the bytes of one file in, its text, pages, furniture and caveats out."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from matters.pipeline.readers.port import Reader
from matters.pipeline.readers.sniff import BY_SUFFIX, format_of
from matters.pipeline.readers.zipped import archive_members
from matters.pipeline.records import SourceText

__all__ = ["SUFFIXES", "Reader", "archive_members", "read_source", "reader_for"]

SUFFIXES = frozenset(BY_SUFFIX)
"""The suffixes that a walk through a folder picks up, in lower case."""

_ADAPTERS = {
    "text": ("plain", "PlainReader"),
    "markdown": ("markdown", "MarkdownReader"),
    "html": ("html", "HtmlReader"),
    "fragment": ("html", "FragmentReader"),
    "pdf": ("pdf", "PdfReader"),
    "docx": ("docx", "DocxReader"),
    "image": ("image", "ImageReader"),
}


def read_source(path: Path | None, data: bytes, *, name: str) -> SourceText:
    """Extract the text of one file, whatever its format.

    :param path: where the file lies, for its suffix; ``None`` when it lies nowhere.
    :param data: the bytes of the file.
    :param name: what the user calls the file, for messages; its suffix counts without a path.
    :returns: the text with its pages, furniture and caveats.
    :raises ReadError: when the file is empty, damaged, protected or of a format that is not read.
    """
    suffix_holder = name if path is None or Path(name).suffix else f"{name}{path.suffix}"
    return reader_for(format_of(data, name=suffix_holder)).read(data, name=name)


def reader_for(kind: str) -> Reader:
    """The adapter of one format; its libraries are imported now and not before.

    :param kind: a format as :func:`matters.pipeline.readers.sniff.format_of` names it.
    :returns: the reader.
    """
    module, adapter = _ADAPTERS[kind]
    make: Callable[[], Reader] = getattr(import_module(f"{__name__}.{module}"), adapter)
    return make()
