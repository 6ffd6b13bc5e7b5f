"""One file in, what it says out."""

import hashlib
from typing import Any

import pytest

from matters.pipeline.errors import ReadError
from matters.pipeline.process import Processor

TEXT = """Planning Committee
4 May 2021

Present: Cllr Ann Birch (Chair), Cllr Bob Cole

1. Apologies

None were received by the clerk.

2. Minutes

The minutes of the meeting held on 6 April 2021 were agreed.

3. Highways

Cllr Birch asked the Village Hall Group (VHG) for help with **the road**.
"""


@pytest.fixture(scope="module")
def processor(hashing: Any) -> Any:
    return Processor(hashing)


def test_process_says_everything_of_a_file(processor: Any, tmp_path: Any) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(TEXT, encoding="utf-8")
    minutes = processor.process_file(path)
    document = minutes.document
    assert (document.path, document.format, document.kind, document.pages) == (
        str(path),
        "text",
        "minutes",
        None,
    )
    assert document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert document.text == TEXT
    assert (minutes.meeting.committee, minutes.meeting.date, minutes.meeting.chair) == (
        "Planning Committee",
        "2021-05-04",
        "Ann Birch",
    )
    assert [item.key for item in minutes.items] == ["1", "2", "3"]
    assert [passage.item for passage in minutes.passages] == ["1", "2", "3"]
    assert (
        minutes.passages[2].quote == "Cllr Birch asked the Village Hall Group (VHG) for help with the road."
    )
    assert [one.short for one in minutes.glossary] == ["VHG"]
    assert [one.date for one in minutes.references] == ["2021-04-06"]
    assert ("PERSON", "Ann Birch") in {(one.label, one.person) for one in minutes.mentions if one.item == "3"}


def test_process_every_span_is_a_slice_of_the_text(processor: Any) -> None:
    minutes = processor.process(TEXT.encode(), path="a.txt")
    text = minutes.document.text
    for person in minutes.attendance:
        assert text[person.start : person.end] == person.name
    for mention in minutes.mentions:
        assert text[mention.start : mention.end].strip()
    for definition in minutes.glossary:
        assert text[definition.start : definition.end].startswith(definition.long.split()[0])


def test_process_the_same_bytes_say_the_same(processor: Any) -> None:
    assert processor.process(TEXT.encode(), path="a.txt") == processor.process(TEXT.encode(), path="a.txt")


def test_process_without_an_embedder_has_no_passages() -> None:
    minutes = Processor().process(TEXT.encode(), path="a.txt")
    assert minutes.passages == ()
    assert len(minutes.items) == 3


@pytest.mark.parametrize("line_end", ["\r\n", "\f\n"])
def test_process_keeps_line_ends_in_the_text(processor: Any, line_end: str) -> None:
    text = TEXT.replace("\n\n", f"\n{line_end}")
    minutes = processor.process(text.encode(), path="a.txt")
    assert [item.key for item in minutes.items] == ["1", "2", "3"]
    assert line_end[0] in minutes.document.text


def test_process_a_markdown_file_with_front_matter(processor: Any) -> None:
    text = (
        f"---\ndate: 2021-05-04\ncommittee: Planning Committee\n---\n\n"
        f"{TEXT.split('Present', 1)[0].replace('4 May 2021', '')}"
        + ("## 1. Apologies\n\nNone.\n\n## 2. Highways\n\nThe road is shut.\n")
    )
    minutes = processor.process(text.encode(), path="a.md")
    assert (minutes.meeting.committee, minutes.meeting.date) == ("Planning Committee", "2021-05-04")
    assert [item.key for item in minutes.items] == ["1", "2"]


@pytest.mark.parametrize(
    ("data", "path"), [(b"", "a.txt"), (b"\x00\x01\x02\xff" * 40, "a.txt"), (b"PK\x03\x04broken", "a.docx")]
)
def test_process_refuses_what_is_no_document(processor: Any, data: Any, path: Any) -> None:
    with pytest.raises(ReadError):
        processor.process(data, path=path)


def test_process_a_missing_file_and_a_folder(processor: Any, tmp_path: Any) -> None:
    with pytest.raises(ReadError, match="no such file"):
        processor.process_file(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="is a folder"):
        processor.process_file(tmp_path)
