"""The trained pipeline that is shipped, and what it is trained on."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from matters.corpus import annotations
from matters.corpus.annotations import fold
from matters.models.en_minutes.annotated import (
    LABELS,
    Annotated,
    Name,
    read_marked,
    read_open,
    read_sentences,
)
from matters.models.en_minutes.augment import build_pool, vary
from matters.models.en_minutes.invent import invented_list
from matters.models.en_minutes.shipped import SHIPPED, WEIGHTS, pipeline_id, weights_hash
from matters.pipeline.errors import ModelError
from matters.pipeline.language import build_language
from matters.pipeline.process import Processor, pipeline_version

FLOOR = {"PERSON": 0.85, "ROLE": 0.7, "ORG": 0.5}


def test_en_minutes_loads_with_spacy_alone() -> None:
    code = (
        "import spacy, sys; nlp = spacy.load(sys.argv[1]); "
        "print(sorted(nlp.get_pipe('ner').labels), [ent.text for ent in nlp('Cllr Ann Birch spoke.').ents])"
    )
    done = subprocess.run([sys.executable, "-c", code, WEIGHTS], capture_output=True, text=True, check=True)
    assert done.stdout.split("] [")[0] == "['ORG', 'PERSON', 'ROLE'"
    assert "Birch" in done.stdout


def test_en_minutes_weights_are_those_of_the_card_and_small() -> None:
    card = (WEIGHTS.parent / "README.md").read_text(encoding="utf-8")
    assert weights_hash(WEIGHTS) in card
    assert sum(path.stat().st_size for path in WEIGHTS.rglob("*") if path.is_file()) < 15_000_000


def test_en_minutes_knows_no_word_of_the_open_texts_but_common_ones() -> None:
    strings = set(json.loads((WEIGHTS / "vocab" / "strings.json").read_text(encoding="utf-8")))
    keys = json.loads((WEIGHTS / "meta.json").read_text(encoding="utf-8"))["vectors"]["keys"]
    assert len(strings) < keys * 1.05


def test_en_minutes_reaches_its_floor_on_minutes_it_was_not_trained_on() -> None:
    halves = annotations.half_of()
    processor, hits, total = Processor(), Counter[str](), Counter[str]()
    for document in annotations.documents():
        if document.entities is None or halves.get(document.meeting_id) != "test":
            continue
        minutes = processor.process_file(document.path)
        text = minutes.document.text
        gold = Counter((one["label"], fold(one["text"])) for one in document.entities)
        found = Counter((one.label, fold(text[one.start : one.end])) for one in minutes.mentions)
        for bag, weight, counter in ((gold & found, 2, hits), (gold, 1, total), (found, 1, total)):
            for (label, _), count in bag.items():
                counter[label] += weight * count
    assert sum(total.values()) > 500
    f1 = {label: hits[label] / total[label] for label in LABELS}
    assert all(f1[label] >= FLOOR[label] for label in LABELS), f1


def test_en_minutes_other_weights_are_another_pipeline_version(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"lang": "en", "name": "other"}')
    assert pipeline_version(str(tmp_path)) != pipeline_version(SHIPPED)
    before = pipeline_id(str(tmp_path))
    other = tmp_path.parent / "copy"
    other.mkdir()
    (other / "meta.json").write_text('{"lang": "en", "name": "other", "version": "2"}')
    assert before.startswith("en_other@")
    assert pipeline_id(str(other)) != before


@pytest.mark.parametrize("name", ["no_such_pipeline", "no/such/folder", "json"])
def test_en_minutes_a_missing_pipeline_is_one_clear_line(name: str) -> None:
    with pytest.raises(ModelError) as caught:
        build_language(name)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "en_minutes" in str(caught.value)


def test_en_minutes_reads_marked_sentences() -> None:
    one = read_marked("Cllr [Ann Birch|PERSON] | [Chair|ROLE] of [Northmere Trust|ORG].", source="x")
    assert one.text == "Cllr Ann Birch | Chair of Northmere Trust."
    assert [(one.text[name.start : name.end], name.label) for name in one.names] == [
        ("Ann Birch", "PERSON"),
        ("Chair", "ROLE"),
        ("Northmere Trust", "ORG"),
    ]


def test_en_minutes_refuses_a_mark_it_cannot_read() -> None:
    with pytest.raises(ValueError, match="cannot be read"):
        read_marked("Cllr [Ann Birch|PERS] came", source="x")


def test_en_minutes_shipped_sentences_are_many_and_varied() -> None:
    sentences = read_sentences()
    assert len(sentences) >= 1_200
    assert len({one.source for one in sentences}) >= 20
    assert {name.label for one in sentences for name in one.names} == set(LABELS)


def test_en_minutes_reads_open_data_without_roles(tmp_path: Path) -> None:
    row = {
        "tokens": ["Ann", "Birch", "'s", "firm", "(", "Hale", "Ltd", ")"],
        "tags": ["B-PER", "I-PER", "O", "O", "O", "B-ORG", "I-ORG", "O"],
    }
    (tmp_path / "open.jsonl").write_text(json.dumps(row) + "\n")
    [one] = read_open(tmp_path / "open.jsonl")
    assert one == Annotated(
        "Ann Birch's firm (Hale Ltd)", (Name(0, 9, "PERSON"), Name(18, 26, "ORG")), "open", ("PERSON", "ORG")
    )


@pytest.mark.parametrize("seed", range(20))
def test_en_minutes_varied_sentences_keep_their_names_apart(seed: int) -> None:
    random, sentences = Random(seed), read_sentences()[seed::40]
    pool = build_pool(sentences)
    for one in [*(vary(one, pool, random) for one in sentences), invented_list(random)]:
        end = 0
        for name in one.names:
            assert end <= name.start < name.end <= len(one.text)
            assert one.text[name.start : name.end].strip(" \n")
            end = name.end


def test_en_minutes_varied_sentences_are_the_same_for_a_seed() -> None:
    sentences = read_sentences()[:30]
    pool = build_pool(sentences)
    first, second = ([vary(one, pool, random) for one in sentences] for random in (Random(3), Random(3)))
    assert first == second
