"""Plots of the benchmarks, where matplotlib is installed (extra ``bench``)."""

import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timing import Row

_WIDE = 6.0
"""Ratios as far apart as that are shown on a logarithmic scale."""


def plot_ratios(tables: Mapping[str, Sequence["Row"]], path: Path) -> None:
    """For each table the median ratio of each program to the reference, and its spread."""
    pyplot = _pyplot()
    if pyplot is None:
        return
    rows = sum(len(table) for table in tables.values())
    figure, axes = pyplot.subplots(
        len(tables),
        1,
        figsize=(9, 0.6 * len(tables) + 0.35 * rows),
        height_ratios=[len(table) for table in tables.values()],
        constrained_layout=True,
        squeeze=False,
    )
    for place, (title, table) in zip(axes[:, 0], tables.items(), strict=True):
        ratios = [row.ratio for row in table]
        middle = [one.median for one in ratios]
        spread = [[one.median - one.low for one in ratios], [one.high - one.median for one in ratios]]
        place.barh([row.system for row in table], middle, xerr=spread, capsize=3)
        place.axvline(1.0, color="black", linewidth=0.8)
        place.set(xscale="log" if max(middle) > _WIDE else "linear", title=title)
        place.set_xlabel(f"times {table[0].system}")
        place.invert_yaxis()
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)


def plot_growth(rows: Sequence[Mapping[str, Any]], path: Path) -> None:
    """Cold search, warm search, adding and memory against the number of passages."""
    pyplot = _pyplot()
    if pyplot is None:
        return
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


def _pyplot() -> Any | None:  # noqa: ANN401
    """Matplotlib's interface for plots, ``None`` where it is not installed."""
    if find_spec("matplotlib") is None:
        print("no plot: matplotlib is not installed (pip install matters-arising[bench])", file=sys.stderr)
        return None
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "matters"
    from matplotlib import pyplot

    return pyplot
