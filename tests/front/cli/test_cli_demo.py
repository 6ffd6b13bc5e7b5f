"""``matters demo``: the shipped minutes, read and asked."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from matters.cli.demo import QUESTION
from northmere import matters

SHIPPED = Path(str(files("matters.corpus").joinpath("minutes")))


def test_cli_demo_finds_minutes_that_are_shipped() -> None:
    names = [path.name for path in SHIPPED.iterdir()]
    assert len(names) >= 3
    assert all(Path(name).suffix in {".txt", ".md", ".html", ".pdf", ".docx"} for name in names)


def test_cli_demo_reads_the_shipped_minutes_and_answers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Of the committee of the question only, to be quick; without the model."""
    chosen, temporary = tmp_path / "corpus" / "minutes", tmp_path / "temporary"
    for folder in (chosen, temporary):
        folder.mkdir(parents=True)
    for path in sorted(SHIPPED.glob("corporate-parenting-committee-2023-*")):
        shutil.copy(path, chosen)
    monkeypatch.setattr("matters.cli.demo.files", lambda package: tmp_path / "corpus")
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    result = matters("demo")
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    read = len(list(chosen.iterdir()))
    assert lines[0].startswith(f"{read} file{'s' * (read > 1)} of minutes of a fictional council read in ")
    assert lines[2] == f'$ matters search "{QUESTION}"'
    assert lines[4].startswith("1. ")
    assert any(line.startswith("   > “") for line in lines)
    assert any(line.startswith("Searched ") for line in lines)
    assert lines[-1] == "Now your own: matters ingest PATH/TO/MINUTES"
    assert list(temporary.iterdir()) == []
    assert list(Path().iterdir()) == []
