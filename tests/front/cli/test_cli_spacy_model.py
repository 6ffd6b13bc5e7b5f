"""``--spacy-model``: another pipeline in the place of the shipped one, a missing one, what is read anew."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import spacy

from matters.models.en_minutes.shipped import pipeline_id
from northmere import AUDIT, CABINET, matters, write


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    return write(tmp_path / "minutes", audit=AUDIT, cabinet=CABINET)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A pipeline whose labels are those of other people's pipelines."""
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(
        [
            {"label": "PER", "pattern": "Zebedee"},
            {"label": "NORP", "pattern": "Quorum Guild"},
            {"label": "GPE", "pattern": "Northmere"},
        ]
    )
    nlp.to_disk(tmp_path / "other")
    return tmp_path / "other"


def names(*arguments: Any) -> list[tuple[str, str]]:
    result = matters("parse", *arguments, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    return [(one["label"], one["text"]) for one in json.loads(result.stdout)["entities"]]


def test_cli_spacy_model_of_another_has_its_labels_mapped(tmp_path: Path, other: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Cabinet\n4 May 2021\n\n1. Roads\nZebedee thanked the Quorum Guild of Northmere.\n")
    found = names(file, "--spacy-model", other)
    assert ("PERSON", "Zebedee") in found
    assert ("ORG", "Quorum Guild") in found
    assert "Northmere" not in {words for _, words in found}
    assert ("PERSON", "Zebedee") not in names(file, "--spacy-model", "patterns")


@pytest.mark.parametrize("command", ["parse", "ingest"])
def test_cli_spacy_model_missing_is_one_line(tmp_path: Path, papers: Path, command: str) -> None:
    result = matters(command, papers / "audit.txt", "--spacy-model", "nowhere", archive=tmp_path / "archive")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("Error: nowhere: no such spaCy pipeline here")
    assert result.stderr.count("\n") == 1


@pytest.fixture
def unusable(tmp_path: Path, other: Path) -> dict[str, Path | str]:
    """Folders and packages that are no pipelines or do not load, by what is wrong with them."""
    for wrong in ("description", "component", "part"):
        shutil.copytree(other, tmp_path / wrong)
    (tmp_path / "description" / "meta.json").write_text("{")
    config = tmp_path / "component" / "config.cfg"
    config.write_text(config.read_text().replace('factory = "entity_ruler"', 'factory = "elsewhere"'))
    shutil.rmtree(tmp_path / "part" / "entity_ruler")
    (tmp_path / "empty").mkdir()
    folders = {wrong: tmp_path / wrong for wrong in ("description", "component", "part", "empty")}
    return {**folders, "package": "json", "distribution": "pytest", "library": "spacy", "nothing": ""}


@pytest.mark.parametrize(
    "wrong",
    ["description", "component", "part", "empty", "package", "distribution", "library", "nothing"],
)
def test_cli_spacy_model_unusable_is_one_line(
    papers: Path, unusable: dict[str, Path | str], wrong: str
) -> None:
    result = matters("parse", papers / "audit.txt", "--spacy-model", unusable[wrong])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: ")
    assert result.stderr.count("\n") == 1
    assert " Expected " in result.stderr
    assert "leave --spacy-model out" in result.stderr
    assert ("spacy download" in result.stderr) == (wrong == "package")


def test_cli_spacy_model_may_be_an_installed_package(
    tmp_path: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site" / "en_elsewhere"
    shutil.copytree(other, package / "en_elsewhere-1.2.3")
    shutil.copy(other / "meta.json", package / "meta.json")
    (package / "__init__.py").write_text(
        "from spacy.util import load_model_from_path\nfrom pathlib import Path\n"
        "def load(**overrides):\n"
        "    return load_model_from_path(Path(__file__).parent / 'en_elsewhere-1.2.3', **overrides)\n"
    )
    record = tmp_path / "site" / "en_elsewhere-1.2.3.dist-info"
    record.mkdir()
    (record / "METADATA").write_text("Metadata-Version: 2.1\nName: en_elsewhere\nVersion: 1.2.3\n")
    monkeypatch.syspath_prepend(tmp_path / "site")
    file = tmp_path / "a.txt"
    file.write_text("Cabinet\n4 May 2021\n\n1. Roads\nZebedee thanked the Quorum Guild of Northmere.\n")
    found = names(file, "--spacy-model", "en_elsewhere")
    assert [one for one in found if one[1] in {"Zebedee", "Quorum Guild", "Northmere"}] == [
        ("PERSON", "Zebedee"),
        ("ORG", "Quorum Guild"),
    ]
    assert pipeline_id("en_elsewhere") == "en_elsewhere-1.2.3"


def test_cli_spacy_model_without_names_is_refused(tmp_path: Path, papers: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    result = matters("parse", papers / "audit.txt", "--spacy-model", tmp_path / "blank")
    assert result.exit_code == 1
    assert "finds no names" in result.stderr


def test_cli_spacy_model_of_another_reads_everything_anew(tmp_path: Path, papers: Path) -> None:
    def totals(*options: str) -> dict[str, Any]:
        result = matters("ingest", papers, *options, "--json", archive=tmp_path / "archive")
        found: dict[str, Any] = json.loads(result.stdout)
        return found

    assert len(totals()["added"]) == 2
    assert len(totals()["unchanged"]) == 2
    again = totals("--spacy-model", "patterns")
    assert len(again["replaced"]) == 2
    assert len(totals("--spacy-model", "patterns")["unchanged"]) == 2
