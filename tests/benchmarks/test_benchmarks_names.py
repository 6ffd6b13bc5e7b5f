"""Labels of minutes that are not here: offsets find their text again, or say that it has changed."""

import json
from pathlib import Path

import pytest

from matters.models.en_minutes.annotated import LABELS
from names_real import OFFSETS, digest, located, read_offsets

TEXT = "Stow Parish Council\n4 May 2021\n\n1. Roads\nMrs Tansley wrote.\n"


@pytest.fixture
def labels(tmp_path: Path) -> Path:
    (tmp_path / "minutes").mkdir()
    (tmp_path / "minutes" / "a.txt").write_text(TEXT, encoding="utf-8")
    start = TEXT.index("Mrs")
    row = {
        "source": "stow",
        "file": digest(TEXT.encode()),
        "text": digest(TEXT[start:-1].encode()),
        "stretches": [[start, len(TEXT) - 1, [[4, 11, "PERSON"]]]],
    }
    (tmp_path / "labels.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return tmp_path / "labels.jsonl"


def test_benchmarks_names_finds_the_labelled_text_again(labels: Path) -> None:
    [(one, source, name)] = located(list(read_offsets(labels)), labels.parent / "minutes")
    [part] = one.stretches
    [label] = part.names
    assert (name, source.text[part.start : part.end][label.start : label.end]) == ("a.txt", "Tansley")


def test_benchmarks_names_refuses_other_texts(labels: Path) -> None:
    rows = list(read_offsets(labels))
    labels.write_text(labels.read_text().replace(digest(TEXT[TEXT.index("Mrs") : -1].encode()), "0" * 16))
    with pytest.raises(ValueError, match="no longer the one that was labelled"):
        list(located(list(read_offsets(labels)), labels.parent / "minutes"))
    (labels.parent / "minutes" / "a.txt").write_text("Other words\n")
    with pytest.raises(ValueError, match="no file whose SHA-256 begins"):
        list(located(rows, labels.parent / "minutes"))


def test_benchmarks_names_holds_offsets_and_no_words() -> None:
    rows = list(read_offsets())
    assert len(rows) > 30
    for row in OFFSETS.read_text(encoding="utf-8").splitlines():
        data = json.loads(row)
        assert set(data) == {"source", "file", "text", "stretches"}
    for part in (part for row in rows for part in row.stretches):
        ends = 0
        for name in part.names:
            assert name.label in LABELS
            assert ends <= name.start < name.end <= part.end - part.start
            ends = name.end
