"""``matters ingest``: read minutes into the archive."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from matters.archive import Archive
from matters.cli.shared import (
    archive_folder,
    echo_json,
    json_option,
    model_name,
    open_archive,
    plain,
    spacy_option,
    tell_notes,
)
from matters.cli.terminal import wrapped
from matters.cli.waiting import prepare_telling
from matters.pipeline.ingest import Failure, IngestReport, Progress, Read
from matters.words import count, readable_date, time_left

_MOST_LISTED = 10


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@json_option
@spacy_option
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], as_json: bool, spacy_model: str) -> None:
    """Read files and folders of minutes: PDF, Word, HTML, Markdown, text, ZIP.

    What is unchanged since the last time is not read again.
    """
    _prepare(ctx)
    archive = open_archive(ctx, create=True)
    with _progress(quiet=as_json) as on_progress:
        report = archive.ingest(paths, spacy_model=spacy_model, on_progress=on_progress)
    tell_notes(archive.notes)
    if as_json:
        echo_json({**plain(report), "warnings": archive.notes})
    else:
        click.echo("\n".join(report_lines(report)))
    _tell_failures(report)
    named = {str(path) for path in paths} | {str(path.absolute()) for path in paths}
    if any(failure.path in named for failure in report.failed):
        ctx.exit(1)


def _prepare(ctx: click.Context) -> None:
    """Make the fast form of the model before the archive is opened, once."""
    folder = archive_folder(ctx)
    if model_name(ctx) == "hashing" or (folder.exists() and not folder.is_dir()):
        return
    prepare_telling(model_name(ctx))


def ingest_quietly(archive: Archive, paths: tuple[Path, ...]) -> IngestReport:
    """Ingest with a progress bar and nothing else; for commands that go on afterwards."""
    with _progress(quiet=False) as on_progress:
        return archive.ingest(paths, on_progress=on_progress)


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """A bar on a terminal, a line now and then elsewhere."""
    if sys.stderr.isatty() and not quiet:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        columns = (
            TextColumn("Reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[pace]}"),
            TextColumn("{task.fields[name]}"),
        )
        with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
            task = bar.add_task("read", total=None, name="", pace="")
            yield lambda one: bar.update(
                task, completed=one.done, total=one.total, name=one.name[:40], pace=_pace(one)
            )
    else:
        yield _line_by_line


def _line_by_line(progress: Progress) -> None:
    step = max(1, progress.total // 10)
    left = "" if progress.left_s is None else time_left(progress.left_s)
    if progress.total > 1 and progress.name and progress.done % step == 0:
        told = [one for one in (_pace(progress), left) if one]
        more = f" ({', '.join(told)})" if told else ""
        click.echo(f"Reading {progress.done + 1} of {progress.total}: {progress.name}{more}", err=True)


def _pace(progress: Progress) -> str:
    return f"{progress.rate:.0f} passages a second" if progress.rate >= 1 else ""


def report_lines(report: IngestReport) -> list[str]:
    """What an ingest did, what to check and what to type next."""
    read = report.added + report.replaced
    lines = [line for one in read[:_MOST_LISTED] for line in _read_lines(one)]
    if len(read) > _MOST_LISTED:
        lines.append(f"and {count(len(read) - _MOST_LISTED, 'more file')}")
    lines += [f"No PDF, Word, HTML, Markdown, text or ZIP file in {path}." for path in report.empty]
    lines += [told] if (told := _totals(report)) else []
    if read or report.unchanged or report.copies:
        doubtful = sum(len(one.caveats) for one in read)
        lines.append(
            "Next: matters coverage" if doubtful and len(read) > 1 else 'Next: matters search "your question"'
        )
    return lines


def _read_lines(read: Read) -> list[str]:
    meeting = read.meeting
    body = meeting.committee or meeting.council or Path(read.path).name
    kind = "" if read.kind == "minutes" else f" ({read.kind})"
    draft = " DRAFT" if read.status == "draft" else ""
    counts = f"{count(read.items, 'item')}, {count(read.people, 'person', 'people')}"
    line = f"{body}, {readable_date(meeting.date)}{kind}{draft}: {counts}."
    if read.caveats:
        line += " Check: " + " ".join(caveat.message for caveat in read.caveats[:3])
    if len(read.caveats) > 3:
        line += f" And {len(read.caveats) - 3} more."
    return [wrapped(line, indent="  ", first="")]


def _totals(report: IngestReport) -> str:
    numbers = {
        "added": len(report.added),
        "replaced": len(report.replaced),
        "copies of what is held": len(report.copies),
        "removed": len(report.removed),
        "unchanged": len(report.unchanged),
        "failed": len(report.failed),
    }
    told = ", ".join(f"{number} {name}" for name, number in numbers.items() if number)
    return f"{told}." if told else "" if report.empty else "Nothing was read."


def _tell_failures(report: IngestReport) -> None:
    shown: list[Failure] = report.failed[:_MOST_LISTED]
    for failure in shown:
        click.echo(f"Not read: {failure.message}", err=True)
    if len(report.failed) > len(shown):
        click.echo(f"and {len(report.failed) - len(shown)} more: matters coverage", err=True)
