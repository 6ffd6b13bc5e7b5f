"""Programs timed side by side: every repetition runs each once, so that ratios survive a busy machine."""

import json
import os
import platform
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from paths import BENCHMARKS
from plotting import plot_ratios

RESULTS = BENCHMARKS / "results"
PARTS = ("torch", "sentence-transformers", "onnxruntime", "faiss-cpu", "tantivy", "numpy", "txtai")


@dataclass(frozen=True, slots=True)
class Sample:
    """One run of one program.

    :param seconds: by the clock.
    :param cpu: seconds of the processor, all threads together.
    :param megabytes: most memory held at once; 0 where that was not measured.
    """

    seconds: float
    cpu: float
    megabytes: float = 0.0


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as much as the reference in the same repetition: the median, the least, the most."""

    median: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Row:
    """One program against the reference."""

    system: str
    ratio: Ratio
    cpu_ratio: Ratio
    seconds: float
    megabytes: float


def run(command: Sequence[str], *, environment: Mapping[str, str] | None = None) -> Sample:
    """Run a program to its end.

    :raises RuntimeError: When it fails; its last lines are in the message.
    """
    began = time.perf_counter()
    process = subprocess.Popen(
        list(command),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
    )
    assert process.stderr is not None
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(process.pid, peak), daemon=True)
    watcher.start()
    with process.stderr:
        said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    watcher.join()
    if process.returncode:
        raise RuntimeError(f"{command}: {said.decode(errors='replace')[-2000:]}")
    return Sample(seconds, usage.ru_utime + usage.ru_stime, peak[0])


def _watch(process_id: int, peak: list[float]) -> None:
    """Read the most memory that a process has held while it runs; ``ru_maxrss`` counts its parent's too."""
    while (held := held_megabytes(process_id)) is not None:
        peak[0] = max(peak[0], held)
        time.sleep(0.02)


def held_megabytes(process_id: int | str = "self") -> float | None:
    """The most memory that a process has held so far; ``None`` when it has ended or cannot be told."""
    try:
        lines = Path(f"/proc/{process_id}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), None)


def timed(work: Callable[[], object]) -> Sample:
    """Run a function in this process."""
    began, cpu = time.perf_counter(), time.process_time()
    work()
    return Sample(time.perf_counter() - began, time.process_time() - cpu)


def side_by_side(programs: Mapping[str, Callable[[], Sample]], *, runs: int) -> dict[str, list[Sample]]:
    """Run each program once to warm the file cache, then all of them ``runs`` times, in changing order."""
    samples: dict[str, list[Sample]] = {name: [] for name in programs}
    for name, program in programs.items():
        print(f"  {name}", file=sys.stderr)
        program()
    order = random.Random(0)
    for number in range(runs):
        print(f"  run {number + 1} of {runs}", file=sys.stderr)
        for name in order.sample(sorted(programs), len(programs)):
            samples[name].append(programs[name]())
    return samples


def compare(samples: Mapping[str, Sequence[Sample]], *, reference: str) -> list[Row]:
    """Each program's times as ratios to the reference, repetition by repetition."""
    against = samples[reference]
    return [
        Row(
            system=name,
            ratio=_ratio([a.seconds / b.seconds for a, b in zip(own, against, strict=True)]),
            cpu_ratio=_ratio([a.cpu / max(b.cpu, 1e-9) for a, b in zip(own, against, strict=True)]),
            seconds=round(statistics.median(one.seconds for one in own), 3),
            megabytes=round(max(one.megabytes for one in own), 1),
        )
        for name, own in samples.items()
    ]


def _ratio(values: Sequence[float]) -> Ratio:
    return Ratio(*(round(one, 3) for one in (statistics.median(values), min(values), max(values))))


def show(title: str, rows: Sequence[Row]) -> None:
    """Print a table."""
    print(f"\n{title}\n{'':44} time (least-most)        processor     MB  seconds")
    for row in rows:
        spread = f"{row.ratio.median:6.2f} ({row.ratio.low:.2f}-{row.ratio.high:.2f})"
        print(
            f"{row.system:44} {spread:24} {row.cpu_ratio.median:6.2f} {row.megabytes:8.0f} {row.seconds:8.2f}"
        )


def write(name: str, tables: Mapping[str, Sequence[Row]], **settings: Any) -> Path:  # noqa: ANN401
    """Write tables with what they were measured on to ``results/NAME.json``, and plot them beside it."""
    path = write_json(
        name, {**settings, "tables": {title: [asdict(row) for row in rows] for title, rows in tables.items()}}
    )
    plot_ratios(tables, path.with_suffix(".svg"))
    return path


def write_json(name: str, found: Mapping[str, Any]) -> Path:
    """Write a benchmark's figures with the versions and the machine they were measured on."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    path.write_text(json.dumps({"machine": machine(), **found}, indent=1) + "\n", encoding="utf-8")
    print(f"wrote {path.name}", file=sys.stderr)
    return path


def machine() -> dict[str, Any]:
    """Cores, bfloat16, versions: what the ratios may hang on."""
    versions = {}
    for part in PARTS:
        try:
            versions[part] = metadata.version(part)
        except metadata.PackageNotFoundError:
            continue
    flags = Path("/proc/cpuinfo").read_text(encoding="utf-8") if Path("/proc/cpuinfo").exists() else ""
    return {
        "cores": os.cpu_count(),
        "bfloat16": "avx512_bf16" in flags or "amx_bf16" in flags,
        "load": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        **versions,
    }
