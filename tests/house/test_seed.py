"""The main job, end to end, on a real document with real defects and with the real model."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from matters.archive import Archive
from matters.index.results import SearchResult
from matters.models.embedders import DEFAULT_MODEL
from northmere import matters

pytestmark = pytest.mark.model

MEETING = "corporate-parenting-committee/2023-07-25"
QUESTIONS = (
    ("what was said about UASC missing data", "08/23"),
    ("when will the report on missing children come back", "06/23"),
    ("placement stability getting worse", "10/23"),
    ("is 71 cases per reviewing officer too many", "09/23"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, seed: Path, model_cache: Path) -> Path:
    """An archive of the one document."""
    folder = tmp_path_factory.mktemp("seed") / "archive"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATTERS_CACHE", str(model_cache))
        result = matters("ingest", seed, archive=folder, model=DEFAULT_MODEL)
    assert (result.exit_code, result.stderr) == (0, "")
    assert " ".join(result.stdout.split()) == (
        "Corporate Parenting Committee, 25 July 2023: 10 items, 24 people. Check: 07/22 follows 06/23."
        " Appendix 1 is named, but is not in this file."
        ' 1 added. Next: matters search "your question"'
    )
    return folder


@pytest.fixture(autouse=True)
def with_the_model(monkeypatch: pytest.MonkeyPatch, model_cache: Path) -> None:
    monkeypatch.setenv("MATTERS_CACHE", str(model_cache))


@pytest.fixture
def archive(folder: Path, with_the_model: None) -> Iterator[Archive]:
    with Archive.open(folder, create=False) as opened:
        yield opened


@pytest.fixture(scope="module")
def document(seed: Path) -> str:
    """The text of the document, as the pipeline reads it."""
    text: str = json.loads(matters("parse", seed, "--json").stdout)["document"]["text"]
    return text


def first_sentences(result: SearchResult) -> list[str]:
    return [one.quote for one in result.hits[0].evidence]


def search_json(folder: Path, *arguments: str) -> dict[str, Any]:
    result = matters("search", *arguments, "--json", archive=folder, model=DEFAULT_MODEL)
    assert (result.exit_code, result.stderr) == (0, "")
    found: dict[str, Any] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize(("question", "number"), QUESTIONS)
def test_seed_question_finds_its_item_first(archive: Archive, question: str, number: str) -> None:
    result = archive.search(question)
    assert result.answered
    hit = result.hits[0]
    assert (hit.item.id, hit.item.number) == (f"{MEETING}#{number}", number)
    assert (hit.item.committee, hit.item.date) == ("Corporate Parenting Committee", "2023-07-25")
    assert hit.source.path.endswith("corporate-parenting-committee-2023-07-25.txt")


def test_seed_question_and_the_offer_right_behind_it(archive: Archive) -> None:
    sentences = first_sentences(archive.search(QUESTIONS[0][0]))
    assert sentences[0].startswith("Committee members also asked about numbers of UASC missing")
    assert sentences[1] == "The officer offered to provide this data."


def test_seed_deferred_report_comes_back_in_october(archive: Archive) -> None:
    assert "October" in first_sentences(archive.search(QUESTIONS[1][0]))[0]


def test_seed_caseload_is_quoted(archive: Archive) -> None:
    assert any("71" in sentence for sentence in first_sentences(archive.search(QUESTIONS[3][0])))


@pytest.mark.parametrize(
    "question",
    ["UASC who have gone missing", "how many unaccompanied children are missing", "UASC missing data"],
)
def test_seed_other_words_for_the_same_question(archive: Archive, question: str) -> None:
    assert archive.search(question).hits[0].item.number == "08/23"


def test_seed_what_is_not_there_is_not_found(folder: Path) -> None:
    found = search_json(folder, "pothole repairs")
    assert (found["answered"], found["hits"]) == (False, [])
    assert found["searched"] == {
        "documents": 1,
        "meetings": 1,
        "items": 10,
        "from": "2023-07-25",
        "to": "2023-07-25",
        "unreadable": 0,
        "appendices": 1,
        "private": 0,
        "missing": [
            {
                "committee": "Corporate Parenting Committee",
                "date": "2023-04-04",
                "why": f"Its minutes were approved at {MEETING}#04/23, but are not held.",
            }
        ],
    }
    text = matters("search", "pothole repairs", archive=folder, model=DEFAULT_MODEL)
    assert text.exit_code == 0
    assert "Searched 10 items of 1 meeting, 25 July 2023." in text.stdout


@pytest.mark.parametrize("question", [question for question, _ in QUESTIONS])
def test_seed_texts_are_slices_and_quotes_are_clean(folder: Path, document: str, question: str) -> None:
    for hit in search_json(folder, question, "--all", "-k", "10")["hits"]:
        for span in (hit["passage"], *hit["evidence"]):
            assert span["text"] == document[span["start"] : span["end"]]
            assert hit["item"]["start"] <= span["start"] < span["end"] <= hit["item"]["end"]
            assert not any(mark in span["quote"] for mark in ("**", "\n", "  ", "\\"))
            assert not span["quote"].startswith(("- ", "* "))


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ('"held at Derby Arena"', "05/23"),
        ('"a voucher in recognition"', "05/23"),
        ('"the health needs of UASC"', "08/23"),
        ('"22/23"', "07/22"),
    ],
)
def test_seed_paragraph_cut_by_a_page_break_is_one_quote(archive: Archive, phrase: str, number: str) -> None:
    hit = archive.search(phrase).hits[0]
    assert hit.item.number == number
    assert phrase.strip('"') in hit.passage.quote


def test_seed_financial_years_and_numbers_are_single_terms(archive: Archive) -> None:
    from matters.index.lexical.analysis import terms

    assert terms("1,200 in 22/23")[0] == "1,200"
    assert "22/23" in terms("1,200 in 22/23")
    assert not archive.search('"1,200"').answered


def test_seed_last_search_can_be_shown(folder: Path) -> None:
    search_json(folder, QUESTIONS[2][0])
    shown = matters("show", "1", archive=folder, model=DEFAULT_MODEL)
    assert shown.stdout.startswith("10/23 Annual Performance Update")
    assert "Corporate Parenting Committee, 25 July 2023\n" in shown.stdout


def test_seed_coverage_names_the_missing_meeting(folder: Path) -> None:
    result = matters("coverage", archive=folder, model=DEFAULT_MODEL)
    assert result.stdout.startswith("1 meeting, 10 items, 25 July 2023\n")
    assert "Missing: 4 April 2023. Its minutes were approved at" in result.stdout
    assert "07/22 follows 06/23." in result.stdout


def test_seed_again_changes_nothing(folder: Path, seed: Path) -> None:
    result = matters("ingest", seed, archive=folder, model=DEFAULT_MODEL)
    assert result.stdout == '1 unchanged.\nNext: matters search "your question"\n'
