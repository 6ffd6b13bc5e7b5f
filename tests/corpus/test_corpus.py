"""The shipped corpus: every quotation true, every id known, every figure pinned."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from matters.corpus.annotations import (
    FOLDER,
    GOLD,
    GoldDocument,
    documents,
    half_of,
    item_texts,
    lines,
    qrels,
    starts,
)
from matters.corpus.check import main, problems, text_of
from matters.corpus.check_documents import document_problems, text_problems
from matters.corpus.check_links import link_problems, shared_words

CANON = "corporate-parenting-committee-2023-03-14"


@pytest.fixture(scope="module")
def gold() -> Mapping[str, GoldDocument]:
    return {document.stem: document for document in documents()}


# The gold against the minutes


def test_corpus_gold_has_no_problems() -> None:
    assert not list(problems())


def test_corpus_every_file_is_annotated_and_every_annotation_has_its_file(
    gold: Mapping[str, GoldDocument],
) -> None:
    shipped = {path.name for path in (FOLDER / "minutes").iterdir()}
    assert {Path(document.file).name for document in gold.values()} == shipped
    assert all(Path(document.file).stem == stem for stem, document in gold.items())


def test_corpus_counts_are_pinned(gold: Mapping[str, GoldDocument]) -> None:
    assert len(gold) == 41
    assert sum(len(document.items) for document in gold.values()) == 460
    suffixes = Counter(Path(document.file).suffix for document in gold.values())
    assert suffixes == {".txt": 16, ".html": 10, ".md": 9, ".pdf": 4, ".docx": 2}
    outcomes = Counter(outcome["kind"] for document in gold.values() for outcome in document.outcomes)
    assert outcomes["question"] == 23
    assert outcomes["recommendation"] == 11
    assert 50_000 < sum(len(text_of(document).split()) for document in gold.values()) < 55_000


def test_corpus_topics_are_pinned() -> None:
    kinds = Counter(topic["kind"] for topic in lines("topics.jsonl"))
    assert kinds == {"question": 60, "unanswerable": 29, "acronym": 19, "constraint": 18, "paraphrase": 15}
    assert sum(len(judged) for judged in qrels().values()) == 694
    assert len(lines("evidence.jsonl")) == 481


def test_corpus_first_and_last_records(gold: Mapping[str, GoldDocument]) -> None:
    first, last = gold["children-and-communities-scrutiny-panel-2017-10-12"], gold[[*gold][-1]]
    assert (first.items[0].id, first.items[0].title) == (
        "children-and-communities-scrutiny-panel/2017-10-12#17",
        "APOLOGIES",
    )
    assert last.items[-1].id == "wendlecote-parish-council/2025-03-12#25/03/13"
    topics = lines("topics.jsonl")
    assert topics[0]["text"] == "What was said about missing data on unaccompanied asylum-seeking children?"
    assert topics[-1]["query_id"] == "U104"
    assert qrels()["Q001"]["corporate-parenting-committee/2023-03-14#08/23"] == 2
    threads = lines("threads.jsonl")
    assert (threads[0]["id"], threads[-1]["id"]) == ("P01", "Q18")


def test_corpus_plants_what_it_says() -> None:
    threads, themes = lines("threads.jsonl"), lines("themes.jsonl")
    promises = Counter(row["final_state"] for row in threads if row["kind"] in ("action", "deferral"))
    assert promises == {"discharged": 36, "lapsed": 14, "open_at_end": 8, "lapsed_after_repeats": 4}
    assert sum("e-mail" in (row.get("note") or "") for row in threads) >= 6
    assert sum(bool(row.get("near_misses")) for row in threads) >= 15
    answers = Counter(row["answered"] for row in threads if row["kind"] == "question")
    assert answers == {"yes": 6, "partly": 6, "no": 6}
    assert len(themes) == 14
    assert all(len({m["raised_by"] for m in row["mentions"]}) >= 3 for row in themes)
    assert len(lines("decoys.jsonl")) == 6


def test_corpus_halves_are_frozen_and_equal() -> None:
    halves = half_of()
    assert Counter(halves.values()) == {"dev": 20, "test": 20}
    assert halves["corporate-parenting-committee/2023-03-14"] == "test"
    assert halves["overview-and-scrutiny-committee/2023-09-14"] == "dev"


def test_corpus_defects_that_are_planted_are_there(gold: Mapping[str, GoldDocument]) -> None:
    twice = [item.id.partition("#")[2] for item in gold["corporate-parenting-committee-2019-11-12"].items]
    assert twice[5:8] == ["26/19", "26/19~2", "28/19"]
    assert "Wednesday 10th January 2023" in text_of(gold["wendlecote-parish-council-2024-01-10"])
    assert "PL18/024PUBLIC SPEAKING" in text_of(gold["planning-committee-2018-02-21"])
    draft, approved = gold["council-2023-10-18-draft"], gold["council-2023-10-18"]
    assert draft.is_draft and not approved.is_draft
    assert "For 12, Against 8, Abstentions 2" in text_of(draft)
    assert "For 12, Against 9, Abstentions 2" in text_of(approved)
    assert gold["council-2022-05-24-2"].meeting_id == "council/2022-05-24.2"


# What the checks catch


def test_check_finds_a_span_that_is_not_in_the_file(gold: Mapping[str, GoldDocument]) -> None:
    document = gold[CANON]
    lie = {**document.outcomes[0], "text": "The Committee resolved to be kinder."}
    found = list(document_problems(replace(document, outcomes=(lie,)), text_of(document)))
    assert found == [f"{CANON}: item {lie['item']} does not say {lie['text']!r}"]


def test_check_finds_items_out_of_order(gold: Mapping[str, GoldDocument]) -> None:
    document = gold[CANON]
    turned = replace(document, items=document.items[::-1], outcomes=())
    assert any("no item starts with" in problem for problem in document_problems(turned, text_of(document)))


def test_check_finds_people_labels_and_kinds_that_do_not_exist(gold: Mapping[str, GoldDocument]) -> None:
    document = gold[CANON]
    changed = replace(
        document,
        attendance=({"name": "Nemo Nobody", "status": "asleep"},),
        outcomes=({**document.outcomes[0], "kind": "verdict", "subtype": None},),
        entities=({"item": "front", "label": "DOG", "text": "Rover"},),
    )
    found = " ".join(document_problems(changed, text_of(document)))
    for said in ("'Nemo Nobody'", "'asleep'", "kind 'verdict'", "'DOG'", "front has no 'Rover'"):
        assert said in found


@pytest.mark.parametrize("name", ["first", "second"])
def test_check_finds_a_mark_of_an_annotator_that_is_not_in_the_file(
    name: str, gold: Mapping[str, GoldDocument], monkeypatch: pytest.MonkeyPatch
) -> None:
    lie = {**lines(f"{name}.jsonl")[0], "text": "The Panel resolved to be kinder."}
    monkeypatch.setattr(
        "matters.corpus.check_links.lines", lambda asked: [lie] if asked == f"{name}.jsonl" else lines(asked)
    )
    texts = {document.file: text_of(document) for document in gold.values()}
    [found] = link_problems(list(gold.values()), texts)
    assert found == f"{name}: {lie['item']} does not say {lie['text']!r}"


@pytest.mark.parametrize(
    ("added", "said"),
    [
        (" Tuesday 15 March 2023", "Tuesday 15 March 2023 was a Wednesday"),
        (" See P07.", "planning code P07"),
        (" word" * 2000, "words, not 600 to 2000"),
    ],
)
def test_check_finds_faults_of_a_text(gold: Mapping[str, GoldDocument], added: str, said: str) -> None:
    document = gold[CANON]
    assert not list(text_problems(document, text_of(document)))
    [found] = text_problems(document, text_of(document) + added)
    assert said in found


def test_check_knows_content_words() -> None:
    assert shared_words("the quarries of it", "A quarry, of course.") == {"quarr"}
    assert shared_words("trucks at the gate", "It was at the house.") == set()
    assert shared_words("flooding again", "It flooded.") == {"flood"}


def test_check_prints_counts_and_the_data_card_repeats_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--counts"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("| what | how many |\n")
    assert printed in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_check_says_when_nothing_is_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert capsys.readouterr().out == "0 problems.\n"


def test_check_refuses_an_unknown_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--fast"]) == 2
    assert "usage:" in capsys.readouterr().err


def test_guidelines_name_every_kind_and_subtype() -> None:
    text = (GOLD / "guidelines.md").read_text(encoding="utf-8")
    values = {outcome["kind"] for document in documents() for outcome in document.outcomes}
    values |= {outcome.get("subtype") or "" for document in documents() for outcome in document.outcomes}
    assert not [
        value for value in values if value and f"`{value}`" not in text and f"**{value}**" not in text
    ]


def test_annotations_items_share_the_text_out(gold: Mapping[str, GoldDocument]) -> None:
    document = gold[CANON]
    text = text_of(document)
    found = starts(document, text)
    assert found == sorted(found) and found[0] > 0
    assert "".join(item_texts(document, text).values()) == text[found[0] :]


def test_gold_files_are_plain_json_without_tabs_or_blank_records() -> None:
    for path in sorted(GOLD.rglob("*.json")):
        json.loads(path.read_text(encoding="utf-8"))
    for path in sorted(GOLD.glob("*.jsonl")):
        assert all(line.strip() for line in path.read_text(encoding="utf-8").splitlines()), path.name
