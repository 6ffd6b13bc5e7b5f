"""Measure the ledger: links, states, and promises wrongly called lapsed.

    python benchmarks/threads.py --work FOLDER [--data DIR] [--list]

Gold promises as origins: the dev half of the shipped corpus, each body left out of its own training; the test
half, with what was trained on everything else; the real series, with what was trained without its body; real
promises by the folder, the folder left out of its training: these were sampled from what the extractor finds.
End to end ("found"): the same promises as the extractor finds them. Silence counts as ``unknown`` where a
meeting is missing in the window, as the ledger says it.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from fit_threads import fit, left_out
from matters.index.ledger.ledger import promises_of
from matters.index.ledger.links.model import ThreadModel
from matters.index.ledger.records import Entry, Promise
from matters.index.ledger.states.entries import make_entries
from paths import add_data_option
from thread_pairs import Laid, Pairs, lay_ayton, lay_corpus, lay_own, lay_real
from thread_scores import Judged, judge, score

_HEAD = (
    f"{'threads':34} {'n':>3} {'link P':>7} {'R':>5} {'F1':>5} {'macro-F1':>9} {'acc':>5}"
    f" {'lapsed!':>8} {'unheard':>8} {'near':>5} {'false dis.':>11}"
)


def judged_gold(laid: Laid, pairs: Sequence[Pairs], models: dict[str, ThreadModel]) -> list[Judged]:
    """Gold promises, followed."""
    return [judge(laid, one, models[one.thread.body]) for one in pairs if one.thread.state]


def judged_found(laid: Laid, pairs: Sequence[Pairs], models: dict[str, ThreadModel]) -> list[Judged]:
    """The promises of the extractor that gold promises overlap, followed; what it misses is not found.

    They are followed as the ledger does it, beside all others of their meeting, which sentences are shared
    out among.
    """
    made: dict[str, list[Promise]] = {}
    for promise in promises_of(laid.followed):
        made.setdefault(promise.meeting.id, []).append(promise)
    judged = []
    for one in pairs:
        if not one.thread.state:
            continue
        gold, model = one.thread.promise, models[one.thread.body]
        beside = made.get(gold.meeting.id, [])
        shares = [_overlap(gold, promise) for promise in beside]
        best = int(np.argmax(shares)) if shares and max(shares) >= 0.5 else None
        judged.append(Judged(one, None if best is None else _entries(laid, beside, model)[best]))
    return judged


def _entries(laid: Laid, promises: Sequence[Promise], model: ThreadModel) -> list[Entry]:
    followed = laid.followed
    traced = followed.traced(promises, model=model)
    return make_entries(traced, followed.calendar, followed.later.days, model=model)


def _overlap(one: Promise, other: Promise) -> float:
    if one.document.id != other.document.id:
        return 0.0
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / max(1, min(one.end - one.start, other.end - other.start))


def _line(name: str, judged: Sequence[Judged]) -> str:
    got = score(judged)
    return (
        f"{name:34} {got.threads:3} {got.precision:7.2f} {got.recall:5.2f} {got.link_f1:5.2f}"
        f" {got.macro_f1:9.3f} {got.accuracy:5.2f} {got.wrongly_lapsed:8} {got.unheard:8}"
        f" {got.near_misses:5} {got.false_discharges:11}"
    )


def _wrong(judged: Sequence[Judged]) -> None:
    for one in judged:
        if one.expected != one.said:
            print(f"  {one.pairs.thread.id}: {one.expected}, said {one.said}")


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--work", type=Path, required=True, help="where the archives are kept")
    add_data_option(parser)
    parser.add_argument("--list", action="store_true", help="name the threads that are judged wrongly")
    options = parser.parse_args()
    corpus = lay_corpus(options.work)
    dev = [one for one in corpus.pairs if one.thread.side == "dev"]
    test = [one for one in corpus.pairs if one.thread.side == "test"]
    real = lay_ayton(options.work, options.data) if options.data.is_dir() else None
    folders = lay_real(options.work, options.data) if options.data.is_dir() else []
    own = lay_own(options.work)
    invented, followed = list(own.pairs), list(real.pairs) if real else []
    read = [*followed, *(one for laid in folders for one in laid.pairs)]
    other = [*read, *invented]
    whole = fit([*dev, *other])
    sides = [
        ("corpus dev, body left out", corpus, dev, left_out(dev, other)),
        ("corpus test", corpus, test, {one.thread.body: whole for one in test}),
        ("invented, body left out", own, invented, left_out(invented, [*dev, *read])),
    ]
    for laid in folders:
        body = laid.pairs[0].thread.body
        model = {body: fit([*dev, *invented, *(one for one in read if one.thread.body != body)])}
        sides.append((f"{body}, left out", laid, laid.pairs, model))
    if real:
        model = {"ayton": fit([*dev, *invented, *(one for one in read if one.thread.body != "ayton")])}
        halves = (("odd", followed[0::2]), ("even", followed[1::2]), ("all", followed))
        sides += [(f"Ayton, left out, {name}", real, pairs, model) for name, pairs in halves]
    print(_HEAD)
    for name, laid, pairs, models in sides:
        ways = [("gold", judged_gold)]
        if pairs[0].thread.side != "real":
            ways.append(("found", judged_found))
        for how, judge_all in ways:
            judged = judge_all(laid, pairs, models)
            print(_line(f"{name}, {how}", judged))
            if options.list:
                _wrong(judged)


if __name__ == "__main__":
    main()
