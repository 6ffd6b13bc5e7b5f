"""How long ingest takes, from files to a committed index, and how long it takes to see that nothing changed.

Run ``python benchmarks/ingesting.py``. The files are text minutes made from the sentences of the shipped
corpus (``--data DIR`` adds those of the judged collections); the reference is what embedding their passages
alone takes with sentence-transformers in float32. Ours counts everything, from the start of the process on.
``--minutes DIR`` takes a folder of real minutes instead, PDF and Word files included.
"""

import argparse
import json
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from judged import load_model
from material import Material, read_pool
from matters.index.store import Index
from matters.models.embedders import DEFAULT_MODEL, MODELS
from matters.models.embedders.port import Embedder
from matters.models.embedders.weights import packaged_weights
from paths import BENCHMARKS, SHIPPED_ALONE, add_data_option
from timing import Row, Sample, compare, run, show, side_by_side, write

PEERS = BENCHMARKS / "peers"
OURS, ENCODE = "matters ingest, whole", "SentenceTransformer.encode, passages alone"
WITHOUT = "matters ingest, ONNX Runtime only"
AGAIN, HASH = "matters ingest, nothing changed", "read and hash the files"
_PER_FILE = 40
_HIDE_TORCH = "import sys; sys.modules['sentence_transformers'] = None; from matters.cli import main; main()"


def main() -> None:
    """Write the files, time, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=2000)
    parser.add_argument("--minutes", type=Path, help="a folder to ingest instead of made files")
    parser.add_argument("--files", type=int, default=1000, help="of the folder that does not change")
    add_data_option(parser, default=SHIPPED_ALONE)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        embedder = load_model()
        material = Material(read_pool(asked.data, asked.cache or folder / "judged", embedder))
        minutes = asked.minutes or folder / "minutes"
        if asked.minutes is None:
            _write(minutes, material.texts(0, asked.passages), per_file=_PER_FILE)
        _write(folder / "many", material.texts(asked.passages, asked.passages + asked.files), per_file=1)
        count = _passages(minutes, folder, embedder)
        ingest = compare(
            side_by_side(
                {
                    ENCODE: partial(_encode, folder / "texts.json"),
                    OURS: partial(_ingest, minutes, folder / "archive"),
                    WITHOUT: partial(_ingest, minutes, folder / "archive", torch=False),
                },
                runs=asked.runs,
            ),
            reference=ENCODE,
        )
        show(f"{count:,} passages; embedding them alone is 1", ingest)
        again = _unchanged(folder, runs=asked.runs)
        show(f"{asked.files:,} files that have not changed", again)
        write(
            "ingest",
            {"ingest": ingest, "unchanged": again},
            passages=count,
            runs=asked.runs,
            real=bool(asked.minutes),
        )


def _write(folder: Path, texts: list[str], *, per_file: int) -> None:
    """Minutes of one body, a paragraph for each text, four under a heading."""
    folder.mkdir()
    for number, first in enumerate(range(0, len(texts), per_file)):
        day = f"{1 + number % 28} May {1900 + number // 28}"
        lines = [f"Roads Committee\n\nMinutes of the meeting held on {day}\n"]
        for at, text in enumerate(texts[first : first + per_file]):
            if at % 4 == 0:
                lines.append(f"{1 + at // 4}. {' '.join(text.split()[:4]).title()}\n")
            lines.append(text + "\n")
        (folder / f"{number:04d}.txt").write_text("\n".join(lines), encoding="utf-8")


def _passages(minutes: Path, folder: Path, embedder: Embedder) -> int:
    """Ingest once to learn the passages as the embedder sees them."""
    _ingest(minutes, folder / "archive")
    with Index.open(folder / "archive", model_id=embedder.model_id) as index, index.snapshot():
        rows = index._database.rows(
            "SELECT i.title, p.quote FROM passages p JOIN items i ON i.row = p.item ORDER BY p.id"
        )
    texts = [f"{row['title']}\n{row['quote']}" for row in rows]
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    return len(texts)


def _encode(texts: Path) -> Sample:
    model = str(packaged_weights(MODELS[DEFAULT_MODEL]))
    command = [sys.executable, str(PEERS / "encode.py"), model, str(texts)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Sample(**json.loads(done.stdout))


def _ingest(minutes: Path, archive: Path, *, torch: bool = True) -> Sample:
    shutil.rmtree(archive, ignore_errors=True)
    start = ["-m", "matters"] if torch else ["-c", _HIDE_TORCH]
    return run([sys.executable, *start, "--archive", str(archive), "ingest", str(minutes)])


def _unchanged(folder: Path, *, runs: int) -> list[Row]:
    again = [
        *(sys.executable, "-m", "matters", "--archive", str(folder / "same"), "--model", "hashing"),
        *("ingest", str(folder / "many")),
    ]
    run(again)
    programs = {
        HASH: partial(run, [sys.executable, str(PEERS / "hash_files.py"), str(folder / "many")]),
        AGAIN: partial(run, again),
    }
    return compare(side_by_side(programs, runs=runs), reference=HASH)


if __name__ == "__main__":
    main()
