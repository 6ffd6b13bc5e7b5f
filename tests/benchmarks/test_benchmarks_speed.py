"""The instruments of the benchmarks of speed."""

import json
import sys
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from material import Material, Pool, grow, meeting
from matters.index.store import Index
from plotting import plot_ratios
from retrieval import write_docs_between
from speed_table import BEGIN, END, lines
from timing import Sample, compare, held_megabytes, run, side_by_side

SENTENCES = [
    "The bridge at Millbrook was closed.",
    "Members asked when it would open again.",
    "The engineer expected that in June.",
    "A report on drains was taken as read.",
]


def pool(count: int = 30) -> Pool:
    rng = np.random.default_rng(3)
    rows = rng.standard_normal((count, 16)).astype(np.float32)
    texts = [f"Paragraph {number}. {' '.join(SENTENCES)}" for number in range(count)]
    return Pool(texts, rows / np.linalg.norm(rows, axis=1, keepdims=True), ["bridge"])


def test_timing_compares_run_by_run() -> None:
    samples = {"a": [Sample(1.0, 2.0, 10), Sample(4.0, 2.0, 20)], "b": [Sample(3.0, 1.0), Sample(8.0, 4.0)]}
    first, second = compare(samples, reference="a")
    assert (first.ratio.median, first.megabytes, first.seconds) == (1.0, 20, 2.5)
    assert (second.ratio.low, second.ratio.median, second.ratio.high) == (2.0, 2.5, 3.0)
    assert (second.cpu_ratio.low, second.cpu_ratio.high) == (0.5, 2.0)


def test_timing_takes_turns_after_a_warm_up() -> None:
    order: list[str] = []

    def program(name: str) -> Sample:
        order.append(name)
        return Sample(1.0, 1.0)

    side_by_side({name: partial(program, name) for name in "abc"}, runs=20)
    turns = ["".join(order[at : at + 3]) for at in range(0, len(order), 3)]
    assert turns[0] == "abc"
    assert len(turns) == 21
    assert all(sorted(turn) == ["a", "b", "c"] for turn in turns)
    assert len(set(turns)) > 3


def test_timing_runs_a_program_and_says_why_one_failed() -> None:
    sample = run([sys.executable, "-c", "held = b'x' * 60_000_000; import time; time.sleep(0.2)"])
    assert sample.seconds >= 0.2
    if held_megabytes() is not None:
        assert 60 < sample.megabytes < 200
    with pytest.raises(RuntimeError, match="no such road"):
        run([sys.executable, "-c", "raise SystemExit('no such road')"])


def test_material_is_the_pool_first_and_always_the_same() -> None:
    one, other = Material(pool()), Material(pool())
    texts, vectors = one.texts(0, 50), one.vectors(0, 50)
    assert texts[:30] == pool().texts
    np.testing.assert_array_equal(vectors[:30], pool().vectors)
    assert texts == other.texts(0, 50)
    np.testing.assert_array_equal(vectors, other.vectors(0, 50))
    assert all(
        part + "." in " ".join(SENTENCES) for text in texts[30:] for part in text.rstrip(".").split(". ")
    )


def test_material_lies_as_far_from_its_origin_as_neighbours_do() -> None:
    material = Material(pool())
    made = material.vectors(0, 230)[30:]
    nearest = (made @ pool().vectors.T).max(axis=1)
    np.testing.assert_allclose(np.linalg.norm(made, axis=1), 1.0, atol=1e-5)
    assert material._cosines.min() - 1e-5 <= nearest.min()
    assert nearest.max() < 0.9999


def test_material_of_a_meeting_is_verbatim() -> None:
    minutes = meeting(7, pool().texts[:12])
    assert [item.key for item in minutes.items] == ["1", "2", "3"]
    for passage in minutes.passages:
        assert minutes.document.text[passage.start : passage.end] == passage.quote
        spans = [minutes.document.text[span.start : span.end] for span in passage.sentences]
        assert " ".join(spans) == passage.quote


def test_material_grows_an_archive(tmp_path: Path) -> None:
    material = Material(pool())
    grow(tmp_path / "archive", material, held=0, size=100, model_id="m")
    grow(tmp_path / "archive", material, held=100, size=130, model_id="m")
    with Index.open(tmp_path / "archive", model_id="m") as index:
        assert len(index.vectors) == len(index.lexical) == 130


def test_plotting_draws_every_program_of_every_table(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    samples = {"the floor": [Sample(1.0, 2.0), Sample(2.0, 2.0)], "ours, whole": [Sample(3.0, 1.0)] * 2}
    rows = compare(samples, reference="the floor")
    plot_ratios({"cold": rows, "warm": rows[:1]}, tmp_path / "plot.svg")
    drawn = (tmp_path / "plot.svg").read_text(encoding="utf-8")
    assert [drawn.count(f"<!-- {said} -->") for said in ("the floor", "ours, whole", "warm")] == [2, 1, 1]


def test_speed_table_shows_what_was_measured(tmp_path: Path) -> None:
    ratio = {"median": 1.25, "low": 1.0, "high": 1.5}
    row = {"system": "ours", "ratio": ratio, "cpu_ratio": ratio, "seconds": 0.5, "megabytes": 200.0}
    machine = {"machine": {"cores": 2, "load": 9.7}, "runs": 5, "passages": 2000}
    tables = {"search": [row], "start": [{**row, "system": "matters --help"}]}
    (tmp_path / "cold.json").write_text(json.dumps({**machine, "tables": tables}))
    tables = {"ingest": [row], "unchanged": [row]}
    (tmp_path / "ingest.json").write_text(json.dumps({**machine, "tables": tables}))
    found = lines(tmp_path)
    assert "| ours | 1.25 (1.00-1.50) | 1.25 (1.00-1.50) | 200 |" in found
    assert "| ours | 1.25 (1.00-1.50) | 1.25 (1.00-1.50) |" in found
    assert any("busy: 10 programs" in line for line in found)
    page = tmp_path / "page.md"
    page.write_text(f"before\n{BEGIN}\nyesteryear\n{END}\nafter\n")
    write_docs_between(page, found, begin=BEGIN, end=END)
    assert page.read_text().startswith(f"before\n{BEGIN}\n\n| one question")
    assert page.read_text().endswith(f"{END}\nafter\n")
    assert "yesteryear" not in page.read_text()
