"""What every reader promises, whatever the format: the words of one meeting, in order, at exact offsets."""

import inspect
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest

from matters.pipeline.errors import ReadError
from matters.pipeline.readers import read_source, reader_for
from matters.pipeline.readers.port import Reader
from matters.pipeline.readers.sniff import BY_SUFFIX
from reader_files import lines_down, pdf

PARAGRAPHS = [
    "1. Apologies",
    "Apologies came from Cllr Siân Ash.",
    "2. Minutes",
    "They were signed – £5 was paid.",
]


def as_docx(paragraphs: list[str]) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_html(paragraphs: list[str]) -> bytes:
    return "".join(["<html><body>", *(f"<p>{text}</p>" for text in paragraphs), "</body></html>"]).encode()


def as_text(paragraphs: list[str]) -> bytes:
    return "\n".join(paragraphs).encode()


WRITERS: dict[str, Callable[[list[str]], bytes]] = {
    ".txt": as_text,
    ".md": as_text,
    ".html": as_html,
    ".pdf": lambda paragraphs: pdf([lines_down(paragraphs)]),
    ".docx": as_docx,
}


@pytest.mark.parametrize("suffix", WRITERS)
def test_reader_gives_the_words_of_the_reference(suffix: str) -> None:
    source = read_source(Path(f"m{suffix}"), WRITERS[suffix](PARAGRAPHS), name=f"m{suffix}")
    assert [line for line in source.text.split("\n") if line] == PARAGRAPHS
    assert source.format == BY_SUFFIX[suffix]


@pytest.mark.parametrize("suffix", WRITERS)
def test_reader_keeps_offsets_within_the_text(suffix: str) -> None:
    source = read_source(Path(f"m{suffix}"), WRITERS[suffix](PARAGRAPHS), name=f"m{suffix}")
    ends = [end for span in source.furniture for end in (span.start, span.end)]
    assert ends == sorted(ends)
    assert all(0 <= end <= len(source.text) for end in ends)
    assert (source.page_starts == (0,)) if suffix == ".pdf" else source.page_starts is None
    assert "\r" not in source.text


@pytest.mark.parametrize("suffix", WRITERS)
def test_reader_is_deterministic(suffix: str) -> None:
    data = WRITERS[suffix](PARAGRAPHS)
    first, second = (read_source(None, data, name=f"m{suffix}") for _ in range(2))
    assert first == second


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_reader_raises_nothing_but_read_errors_when_cut_off(suffix: str, share: float) -> None:
    data = WRITERS[suffix](PARAGRAPHS * 20)
    try:
        source = read_source(None, data[: int(share * len(data))], name=f"m{suffix}")
    except ReadError as error:
        assert f"m{suffix}" in str(error)
    else:
        assert source.text.strip()


@pytest.mark.parametrize("kind", sorted({*BY_SUFFIX.values(), "fragment"}))
def test_reader_port_is_met_by_every_adapter(kind: str) -> None:
    wanted = inspect.signature(Reader.read).parameters
    assert list(inspect.signature(reader_for(kind).read).parameters) == list(wanted)[1:]
