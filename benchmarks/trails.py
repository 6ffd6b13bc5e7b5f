"""How much of a matter ``matters trail`` finds: threads of the shipped corpus, asked by their title.

Run ``python benchmarks/trails.py``; ``--cache DIR`` keeps the archive between runs. A thread counts that the
gold follows over three places or more. A thread belongs to the half of the meeting where it begins.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from judged import day_and_number, load_model, open_archive, read_topics, rows
from matters.corpus.annotations import half_of
from matters.index.history.trail import follow
from matters.index.search.search import Searcher
from matters.measures.intervals import mean
from paths import CORPUS
from systems import RemembersQuestions

_PLACES = 3


def threads() -> Iterator[tuple[str, set[str], str]]:
    """Title, items and half of each thread."""
    halves = half_of()
    for row in rows(CORPUS / "gold" / "threads.jsonl"):
        places = [row["origin"], *(row.get("evidence") or ())]
        items = {day_and_number(place["item"]) for place in places}
        if len(items) >= _PLACES:
            begun = row["origin"]["item"].partition("#")[0].partition("@")[0]
            yield row["title"], items, halves[begun]


def measure(searcher: Searcher) -> Iterator[tuple[str, float, int]]:
    """For each thread its half, the share of its items that the trail has, and how many steps that is."""
    for title, items, half in threads():
        found = [day_and_number(step.hit.item.id) for step in follow(searcher, title).steps]
        yield half, len(items.intersection(found)) / len(items), len(found)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--cache", type=Path, help="keep the archive here between runs")
    options = parser.parse_args()
    embedder = RemembersQuestions(load_model())
    corpus = next(one for one in read_topics(Path()) if one.name == "corpus")
    with TemporaryDirectory(prefix="matters-benchmark-") as temporary:
        cache: Path = options.cache or Path(temporary)
        with open_archive(corpus, Path(), cache, embedder) as index:
            measured = list(measure(Searcher(index, embedder, "benchmark")))
    for half in ("dev", "test"):
        share = mean([value for name, value, _ in measured if name == half])
        steps = mean([float(count) for name, _, count in measured if name == half])
        count = sum(name == half for name, _, _ in measured)
        print(
            f"{half}: {count} threads, places found {share.value:.3f} ({share.low:.2f}-{share.high:.2f}),"
            f" steps {steps.value:.1f}"
        )


if __name__ == "__main__":
    main()
