"""Plots of the benchmarks, where matplotlib is installed (extra ``bench``)."""

import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any


def plot_growth(rows: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Cold search, warm search, adding and memory against the number of passages."""
    if find_spec("matplotlib") is None:
        print("no plot: matplotlib is not installed (pip install matters-arising[bench])", file=sys.stderr)
        return
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "matters"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(1, 2, figsize=(9, 3.5), constrained_layout=True)
    sizes = [row["size"] for row in rows]
    series = {
        "cold search": [1000 * row["cold_s"]["median"] for row in rows],
        "answer with evidence, warm": [row["answered, evidence included, ms"]["median"] for row in rows],
        "ranking, warm": [row["ranked, ms"]["median"] for row in rows],
        "adding a document": [row["add, ms"]["median"] for row in rows],
    }
    for name, values in series.items():
        axes[0].plot(sizes, values, marker="o", label=name)
    axes[0].set(xscale="log", yscale="log", xlabel="passages", ylabel="milliseconds")
    axes[0].legend(fontsize=8)
    for name, key in (("cold search", "cold_mb"), ("warm", "warm_mb")):
        axes[1].plot(sizes, [row[key] for row in rows], marker="o", label=name)
    axes[1].set(xscale="log", ylim=(0, None), xlabel="passages", ylabel="resident megabytes")
    axes[1].legend(fontsize=8)
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)
