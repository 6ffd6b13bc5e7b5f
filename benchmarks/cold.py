"""How long a person waits for the first answer: a new process, one question, the answer printed.

Run ``python benchmarks/cold.py``. ``--passages N`` sets the size, ``--data DIR`` adds the judged
collections to the material, ``--txtai PYTHON`` names an interpreter that can import txtai, ``--cache DIR``
keeps the archives. Peers search the same passages by the same vectors; only ours shows evidence.
"""

import argparse
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import faiss
import numpy as np
import tantivy

from judged import load_model
from material import Material, grow, read_pool
from matters.embedding import cache_folder
from matters.models.embedders import DEFAULT_MODEL, MODELS, prepare
from matters.models.embedders.weights import packaged_weights
from paths import BENCHMARKS, SHIPPED_ALONE, add_data_option
from timing import Sample, compare, run, show, side_by_side, write

PEERS = BENCHMARKS / "peers"
QUESTION = "what was said about school transport for children in care"
OURS, FLOOR = "matters search, with evidence", "floor: import, load, encode, search"
PLAIN, TXTAI = "sentence-transformers + FAISS + SQLite", "txtai, hybrid"
HELP, CLICK = "matters --help", 'python -c "import click"'


def main() -> None:
    """Build what is missing, time, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=20_000)
    add_data_option(parser, default=SHIPPED_ALONE)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--txtai", default=sys.executable)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with TemporaryDirectory() as temporary:
        cache = asked.cache or Path(temporary)
        cache.mkdir(parents=True, exist_ok=True)
        folder = cache / f"cold-{asked.passages}"
        if not (folder / "texts.json").is_file():
            _build(folder, asked.passages, asked.data, cache)
        samples = side_by_side(_programs(folder, asked.txtai), runs=asked.runs)
        search = compare(samples, reference=FLOOR)
        show(f"One question in a new process, {asked.passages:,} passages; the floor is 1", search)
        start = compare(side_by_side(_starts(), runs=3 * asked.runs), reference=CLICK)
        show("Starting; importing click is 1", start)
        write("cold", {"search": search, "start": start}, passages=asked.passages, runs=asked.runs)


def _build(folder: Path, size: int, data: Path, cache: Path) -> None:
    """Our archive, and the same texts and vectors as the peers want them."""
    embedder = load_model()
    material = Material(read_pool(data, cache, embedder))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    grow(folder / "archive", material, held=0, size=size, model_id=embedder.model_id)
    with sqlite3.connect(folder / "archive" / "catalogue.sqlite3") as catalogue:
        rows = catalogue.execute(
            "SELECT p.id, p.quote, v.vector FROM passages p JOIN vectors v ON v.key = p.vector_key"
            " ORDER BY p.id"
        ).fetchall()
    texts = [text for _, text, _ in rows]
    vectors = np.stack([np.frombuffer(blob, dtype="<f4") for _, _, blob in rows])
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    faiss.write_index(index, str(folder / "vectors.faiss"))
    np.save(folder / "vectors.npy", vectors)
    with sqlite3.connect(folder / "texts.sqlite3") as plain:
        plain.execute("CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT)")
        plain.executemany("INSERT INTO texts VALUES (?, ?)", enumerate(texts))
    _lexical(folder / "lexical", texts)
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")


def _lexical(folder: Path, texts: list[str]) -> None:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", fast=True)
    builder.add_text_field("body", tokenizer_name="en_stem")
    folder.mkdir()
    writer = tantivy.Index(builder.build(), path=str(folder)).writer()
    for number, text in enumerate(texts):
        document = tantivy.Document(body=text)
        document.add_unsigned("id", number)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def _programs(folder: Path, txtai: str) -> dict[str, Callable[[], Sample]]:
    model = str(packaged_weights(MODELS[DEFAULT_MODEL]))
    exported = str(prepare(cache_folder()))
    ours = [sys.executable, "-m", "matters", "--archive", str(folder / "archive"), "search", QUESTION]
    commands = {
        FLOOR: [sys.executable, str(PEERS / "floor.py"), str(folder), exported, QUESTION],
        OURS: ours,
        f"{OURS}, JSON": [*ours, "--json"],
        "matters search --mode lexical": [*ours, "--mode", "lexical"],
        PLAIN: [sys.executable, str(PEERS / "plain.py"), str(folder), model, QUESTION],
    }
    if _can_import(txtai, "txtai"):
        target = folder / "txtai"
        if not target.exists():
            subprocess.run(
                [txtai, str(PEERS / "txtai_build.py"), str(folder), model, str(target)], check=True
            )
        commands[TXTAI] = [txtai, str(PEERS / "txtai_search.py"), str(target), QUESTION]
    else:
        print("txtai cannot be imported: it is left out (--txtai PYTHON names an interpreter).")
    return {name: partial(run, command) for name, command in commands.items()}


def _can_import(python: str, name: str) -> bool:
    return subprocess.run([python, "-c", f"import {name}"], capture_output=True, check=False).returncode == 0


def _starts() -> dict[str, Callable[[], Sample]]:
    return {
        CLICK: partial(run, [sys.executable, "-c", "import click"]),
        HELP: partial(run, [sys.executable, "-m", "matters", "--help"]),
        "matters search --help": partial(run, [sys.executable, "-m", "matters", "search", "--help"]),
    }


if __name__ == "__main__":
    main()
