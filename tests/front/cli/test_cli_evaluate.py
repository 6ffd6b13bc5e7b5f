"""``matters evaluate`` on a judged collection."""

import json
from pathlib import Path

from click.testing import CliRunner

from matters.cli.main import cli
from matters.measures.ranking import MEASURES

CORPUS = (
    '{"_id": "d1", "title": "Damp", "text": "Many homes had damp and mould."}\n'
    '{"_id": "d2", "title": "Pool", "text": "The roof of the swimming pool leaked."}\n'
)
QUERIES = '{"_id": "q", "text": "swimming pool roof"}\n'
QRELS = "query-id\tcorpus-id\tscore\nq\td2\t1\n"


def test_evaluate_measures_each_mode_on_a_collection(tmp_path: Path) -> None:
    (tmp_path / "qrels").mkdir()
    for name, text in (("corpus.jsonl", CORPUS), ("queries.jsonl", QUERIES), ("qrels/test.tsv", QRELS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    arguments = ["--model", "hashing", "evaluate", "--beir", str(tmp_path)]
    printed = CliRunner().invoke(cli, [*arguments, "--json"])
    told = json.loads(printed.stdout)
    assert (told["collection"], told["split"]) == (tmp_path.name, "test")
    assert list(told["runs"]) == ["lexical", "dense", "hybrid"]
    lexical = {one["measure"]: one for one in told["runs"]["lexical"]}
    assert list(lexical) == list(MEASURES)
    assert lexical["nDCG@10"] == {"measure": "nDCG@10", "value": 1.0, "low": 1.0, "high": 1.0}
    lines = CliRunner().invoke(cli, arguments).stdout.splitlines()
    assert lines[0].split() == list(MEASURES)
    assert [line.split()[0] for line in lines[1::2]] == ["lexical", "dense", "hybrid"]
    assert max(map(len, lines)) <= 80
