"""Writes the tables of speed in ``docs/quality.md`` from the figures in ``benchmarks/results``.

Run ``python benchmarks/speed_table.py`` after the benchmarks; ``--check`` only tells whether it is current.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from paths import CHECKOUT
from retrieval import write_docs_between
from timing import RESULTS

PAGE = CHECKOUT / "docs" / "quality.md"
BEGIN, END = "<!-- begin: benchmarks/speed_table.py -->", "<!-- end: benchmarks/speed_table.py -->"

Found = Mapping[str, Any]


def lines(results: Path = RESULTS) -> list[str]:
    """The tables, as far as there are figures."""
    found: list[str] = []
    for name, table in (("cold", _cold), ("ingest", _ingest), ("scale", _scale)):
        path = results / f"{name}.json"
        if path.is_file():
            found += ["", *table(json.loads(path.read_text(encoding="utf-8")))]
    return found[1:]


def _cold(found: Found) -> list[str]:
    rows = [
        [row["system"], _times(row["ratio"]), _times(row["cpu_ratio"]), f"{row['megabytes']:.0f}"]
        for row in found["tables"]["search"]
    ]
    start = {row["system"]: row for row in found["tables"]["start"]}
    return [
        *_grid(
            [f"one question in a new process, {found['passages']:,} passages", "time", "processor", "MB"],
            rows,
        ),
        "",
        f"`python benchmarks/cold.py`, {found['runs']} runs side by side: median and spread of the ratio to"
        f" the floor{_load(found)}. `matters --help` takes {_times(start['matters --help']['ratio'])} times"
        " what importing click takes.",
    ]


def _ingest(found: Found) -> list[str]:
    rows = [
        [row["system"], _times(row["ratio"]), _times(row["cpu_ratio"])] for row in found["tables"]["ingest"]
    ]
    again = found["tables"]["unchanged"][-1]
    real = " --minutes DIR" if found.get("real") else ""
    return [
        *_grid([f"ingest of {found['passages']:,} passages", "time", "processor"], rows),
        "",
        f"`python benchmarks/ingesting.py{real}`, {found['runs']} runs{_load(found)}."
        f" A folder of 1,000 files that has not changed takes {again['seconds']:.1f} s.",
    ]


def _scale(found: Found) -> list[str]:
    heads = ["passages", "cold", "ranking, p50 / p95", "with dates", "answer", "recall@10", "MB", "one more"]
    rows = [
        [
            f"{row['size']:,}",
            f"{row['cold_s']['median']:.1f} s",
            *(
                f"{row[f'{key}, ms']['median']:.0f} / {row[f'{key}, ms']['p95']:.0f} ms"
                for key in ("ranked", "ranked, dates", "answered, evidence included")
            ),
            f"{row['recall@10']:.3f}",
            f"{row['warm_mb']}",
            f"{row['add, ms']['median']:.0f} ms",
        ]
        for row in found["rows"]
    ]
    return [
        *_grid(heads, rows),
        "",
        f"`python benchmarks/scale.py`, by the clock; {found['distinct']:,} passages are embedded, the rest"
        f" is made from them at the same distances{_load(found)}.",
    ]


def _load(found: Found) -> str:
    """What the reader has to know of the machine."""
    machine = found["machine"]
    busy = machine.get("load") or 0
    told = f" ({machine['cores']} cores"
    return told + (f", busy: {busy:.0f} programs wanted them at once)" if busy > machine["cores"] else ")")


def _times(ratio: Found) -> str:
    return f"{ratio['median']:.2f} ({ratio['low']:.2f}-{ratio['high']:.2f})"


def _grid(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    return [
        f"| {' | '.join(heads)} |",
        "|" + " --- |" * len(heads),
        *(f"| {' | '.join(row)} |" for row in rows),
    ]


def main() -> None:
    """Write, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--page", type=Path, default=PAGE)
    asked = parser.parse_args()
    before = asked.page.read_text(encoding="utf-8")
    write_docs_between(asked.page, lines(), begin=BEGIN, end=END)
    changed = asked.page.read_text(encoding="utf-8") != before
    if asked.check and changed:
        asked.page.write_text(before, encoding="utf-8")
        sys.exit(f"{asked.page} has not the figures of benchmarks/results: python benchmarks/speed_table.py")


if __name__ == "__main__":
    main()
