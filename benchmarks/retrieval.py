"""How well questions find their items: simple rankings, ours, and ours without each of its parts.

Run ``python benchmarks/retrieval.py --data DIR`` with a folder that holds ``retrieval`` and
``gold/relevance`` (its README says how they were made). ``--cache DIR`` keeps the archives between runs,
``--json FILE`` writes every figure, ``--docs FILE`` puts the tables between the markers of a page. Both
halves of each collection are printed.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from figures import area, calibration, evidence_found, per_question
from judged import Topics, load_model, open_archive, read_topics
from matters.corpus.annotations import HALVES
from matters.measures.intervals import Figure, mean
from matters.models.embedders.port import Embedder
from paths import add_data_option
from systems import BASELINES, OURS, WITHOUT, Asked, RemembersQuestions, ask, remembered

BEGIN, END = "<!-- begin: benchmarks/retrieval.py -->", "<!-- end: benchmarks/retrieval.py -->"
TITLES = {
    "qmsum_committee": "QMSum committees",
    "cranfield": "Cranfield",
    "judged": "real minutes",
    "corpus": "shipped corpus",
}
SILENT_SYSTEMS = (*BASELINES, OURS)

Figures = dict[str, dict[str, Figure]]


def measure_collection(topics: Topics, data: Path, cache: Path, embedder: Embedder) -> Figures:
    """Every system on one collection: system -> name of a figure -> figure."""
    figures: Figures = {}
    keys: dict[int, str] = {}
    with open_archive(topics, data, cache, embedder) as archive, remembered(archive) as index:
        for name in (*BASELINES, *WITHOUT):
            print(f"{topics.name}: {name}", file=sys.stderr)
            asked = ask(name, index, embedder, topics, keys)
            figures[name] = measure_system(topics, asked)
            if name == OURS and topics.evidence:
                found = evidence_found(topics, index, embedder)
                figures[name]["evidence@3"] = mean(list(found.values()))
                for half in HALVES:
                    part = [value for one, value in found.items() if topics.half(one) == half]
                    figures[name][f"evidence@3 {half}"] = mean(part)
    return figures


def measure_system(topics: Topics, asked: Asked) -> dict[str, Figure]:
    """The figures of one system on one collection."""
    values = per_question(topics, asked.run)
    figures = {name: mean(list(found.values())) for name, found in values.items()}
    gains = values["nDCG@10"]
    for label, part in parts(topics).items():
        figures[f"nDCG@10 {label}"] = mean([gains[one] for one in part])
    answerable = set(topics.answerable)
    absent = [one for one in topics.questions if one not in answerable]
    if absent:
        right = [asked.top[one] for one in topics.answerable]
        wrong = [asked.top[one] for one in absent]
        figures["AUROC"] = area(right, wrong)
        figures["silenced"] = mean([float(one in asked.silent) for one in topics.answerable])
        figures["silent"] = mean([float(one in asked.silent) for one in absent])
        figures["ECE"] = calibration(right, wrong)
        for half in HALVES:
            mine = [[q for q in part if topics.half(q) == half] for part in (topics.answerable, absent)]
            figures[f"AUROC {half}"] = area(*([asked.top[q] for q in part] for part in mine))
            for name, part in zip(("silenced", "silent"), mine, strict=True):
                figures[f"{name} {half}"] = mean([float(q in asked.silent) for q in part])
    return figures


def parts(topics: Topics) -> dict[str, list[str]]:
    """The questions of each half and of each kind."""
    found: dict[str, list[str]] = {"dev half": [], "test half": []}
    for query_id in topics.answerable:
        found[f"{topics.half(query_id)} half"].append(query_id)
        if topics.kinds:
            found.setdefault(topics.kinds[query_id], []).append(query_id)
    return {label: part for label, part in found.items() if part}


def tables(figures: Mapping[str, Figures], topics: Sequence[Topics]) -> list[str]:
    """All figures as tables in Markdown."""
    names = [one.name for one in topics]
    lines = ["### nDCG@10, with 95 % intervals", ""]
    lines += grid(
        [TITLES[name] for name in names],
        {
            system: [cell(figures[name][system]["nDCG@10"], bounds=True) for name in names]
            for system in (*BASELINES, *WITHOUT)
        },
    )
    lines += ["", "### Halves: nDCG@10 dev / test, hit@1, share of the first ten that is judged", ""]
    lines += grid(
        [TITLES[name] for name in names],
        {system: [_halves(figures[name][system]) for name in names] for system in (*BASELINES, *WITHOUT)},
    )
    for one in topics:
        if one.kinds:
            lines += ["", f"### {TITLES[one.name].capitalize()} by kind of question, nDCG@10", ""]
            lines += _kinds(one, figures[one.name])
    for one in topics:
        if "AUROC" in figures[one.name][OURS]:
            lines += ["", f"### {TITLES[one.name].capitalize()}: silence", ""]
            lines += _silence(figures[one.name])
    return lines


def _halves(found: Mapping[str, Figure]) -> str:
    halves = " / ".join(cell(found[f"nDCG@10 {half} half"]) for half in HALVES)
    return f"{halves}, {cell(found['Success@1'])}, {cell(found['Judged@10'])}"


def _kinds(topics: Topics, figures: Figures) -> list[str]:
    kinds = [label for label in parts(topics) if not label.endswith(" half")]
    return grid(
        [f"{kind} ({len(parts(topics)[kind])})" for kind in kinds],
        {system: [cell(found[f"nDCG@10 {kind}"]) for kind in kinds] for system, found in figures.items()},
    )


def _silence(figures: Figures) -> list[str]:
    rows = {
        system: [
            cell(found["AUROC"], bounds=True),
            *([cell(found[name], bounds=True) for name in ("silenced", "silent", "ECE")] * (system == OURS)),
            *(["", "", ""] * (system != OURS)),
        ]
        for system, found in figures.items()
        if system in SILENT_SYSTEMS
    }
    heads = ["AUROC of the best score", "answerable silenced", "unanswerable silent", "calibration error"]
    ours = figures[OURS]
    lines = grid(heads, rows)
    halves = (
        f"{said} {' / '.join(cell(ours[f'{name} {half}']) for half in HALVES)}"
        for name, said in (("AUROC", "AUROC"), ("silenced", "silenced"), ("silent", "silent"))
    )
    lines += ["", f"Dev half / test half: {', '.join(halves)}."]
    if "evidence@3" in ours:
        parts = " / ".join(cell(ours[f"evidence@3 {half}"]) for half in HALVES)
        share = f"{cell(ours['evidence@3'], bounds=True)}, {parts} on the halves,"
        lines += ["", f"A sentence of the gold stands in the first three hits for {share} of the questions."]
    return lines


def grid(heads: Sequence[str], rows: Mapping[str, Sequence[str]]) -> list[str]:
    """A table in Markdown."""
    lines = ["| system | " + " | ".join(heads) + " |", "| --- |" + " --- |" * len(heads)]
    return lines + [f"| {name} | " + " | ".join(cells) + " |" for name, cells in rows.items()]


def cell(figure: Figure, *, bounds: bool = False) -> str:
    """A figure with three digits, and its interval if wanted."""
    between = f" ({figure.low:.2f}-{figure.high:.2f})" if bounds else ""
    return f"{figure.value:.3f}{between}"


def write_docs(path: Path, lines: Sequence[str]) -> None:
    """Put the tables between the markers of a page."""
    write_docs_between(path, lines, begin=BEGIN, end=END)


def write_docs_between(path: Path, lines: Sequence[str], *, begin: str, end: str) -> None:
    """Put lines between two markers of a page."""
    text = path.read_text(encoding="utf-8")
    before, rest = text.split(begin)
    after = rest.split(end)[1]
    path.write_text(f"{before}{begin}\n\n{chr(10).join(lines)}\n\n{end}{after}", encoding="utf-8")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    add_data_option(parser)
    parser.add_argument("--cache", type=Path, help="keep the archives here between runs")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--docs", type=Path, help="a page with markers, to hold the tables")
    options = parser.parse_args()
    if not options.data.is_dir():
        print(f"{options.data}: no such folder. Name the judged data with --data DIR.")
        return
    embedder = RemembersQuestions(load_model())
    topics = read_topics(options.data)
    with TemporaryDirectory(prefix="matters-benchmark-") as temporary:
        cache: Path = options.cache or Path(temporary)
        cache.mkdir(parents=True, exist_ok=True)
        figures = {one.name: measure_collection(one, options.data, cache, embedder) for one in topics}
    lines = tables(figures, topics)
    print("\n".join(lines))
    if options.docs:
        write_docs(options.docs, lines)
    if options.json:
        options.json.write_text(json.dumps(_plain(figures), indent=1), encoding="utf-8")


def _plain(figures: Mapping[str, Figures]) -> dict[str, Any]:
    return {
        collection: {
            system: {name: asdict(figure) for name, figure in found.items()}
            for system, found in systems.items()
        }
        for collection, systems in figures.items()
    }


if __name__ == "__main__":
    main()
