"""How search, ingest and memory grow with the archive: 1,000 to 1,000,000 passages.

Run ``python benchmarks/scale.py --cache DIR [--data DIR] [--sizes 1000 10000 100000 1000000]``. One archive
grows from size to size (about a millisecond of the processor a passage). The first passages are
those of the judged archives with their own vectors; the others are made from them: see ``material.py``.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from judged import load_model
from material import Material, grow, read_pool
from paths import SHIPPED_ALONE, add_data_option
from plotting import plot_growth
from timing import run, write_json

QUESTIONS = 60
_GROWING = Path(__file__).resolve().with_name("growing.py")
_AS_ON_THE_COMMAND_LINE = {"OPENBLAS_NUM_THREADS": "1"}


def main() -> None:
    """Grow, measure at each size, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000, 1_000_000])
    add_data_option(parser, default=SHIPPED_ALONE)
    parser.add_argument("--cache", type=Path, default=Path("build/benchmarks"))
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    asked.cache.mkdir(parents=True, exist_ok=True)
    embedder = load_model()
    pool = read_pool(asked.data, asked.cache, embedder)
    folder, questions = asked.cache / "scale", asked.cache / "scale-questions.json"
    step = max(1, len(pool.questions) // QUESTIONS)
    questions.write_text(json.dumps(pool.questions[::step][:QUESTIONS]), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    material, held = Material(pool), 0
    rows: list[dict[str, Any]] = []
    for size in asked.sizes:
        began = time.perf_counter()
        grow(folder, material, held=held, size=size, model_id=embedder.model_id)
        rows.append(_measured(folder, questions, size, asked.runs, time.perf_counter() - began))
        held = size
        print(json.dumps(rows[-1]), flush=True)
        path = write_json("scale", {"distinct": len(pool.texts), "runs": asked.runs, "rows": rows})
    plot_growth(rows, path.with_suffix(".svg"))


def _measured(folder: Path, questions: Path, size: int, runs: int, built: float) -> dict[str, Any]:
    copy = folder.with_name("scale-copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    asked = json.loads(questions.read_text(encoding="utf-8"))
    command = [sys.executable, "-m", "matters", "--archive", str(copy), "search"]
    cold = [run([*command, asked[number % len(asked)]]) for number in range(runs + 1)][1:]
    done = subprocess.run(
        [sys.executable, str(_GROWING), str(copy), str(questions)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **_AS_ON_THE_COMMAND_LINE},
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    found = json.loads(done.stdout)
    disk = sum(path.stat().st_size for path in copy.rglob("*") if path.is_file())
    shutil.rmtree(copy)
    row: dict[str, Any] = {
        "size": size,
        "built_s": round(built, 1),
        "disk_mb": round(disk / 1e6),
        "cold_s": _spread([one.seconds for one in cold]),
        "cold_cpu_s": _spread([one.cpu for one in cold]),
        "cold_mb": round(max(one.megabytes for one in cold)),
        "warm_mb": round(found["megabytes"]),
        "recall@10": round(found["recall"], 4),
        "filtered": found["filtered"],
    }
    for name, times in found.items():
        if isinstance(times, dict):
            row.update({f"{name}, {unit}": _spread(values) for unit, values in times.items()})
    return row


def _spread(values: list[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    return {
        "median": round(float(np.median(values)), 3),
        "p95": round(float(np.percentile(values, 95)), 3),
        "least": round(min(values), 3),
    }


if __name__ == "__main__":
    main()
