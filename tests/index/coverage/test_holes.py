"""Numbers that run on over meetings: those that no minutes held have are listed."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from matters.index.coverage.coverage import read_coverage
from matters.index.coverage.holes import NumberHole
from store_minutes import archive, minutes


def numbered(date: str, first: int, last: int, *, year: str = "", **said: Any) -> Any:
    """Minutes whose items have these numbers."""
    numbers = range(first, last + 1)
    made = minutes(
        *(f"Item {n} of {date} was noted." for n in numbers), path=f"/{date}.txt", date=date, **said
    )
    items = tuple(replace(item, number=f"{n}{year}") for item, n in zip(made.items, numbers, strict=True))
    return replace(made, items=items)


def holes(folder: Path, *said: Any) -> list[NumberHole]:
    with archive(folder, *said) as index, index.snapshot():
        return [hole for body in read_coverage(index.reader).bodies for hole in body.holes]


def test_holes_between_meetings_are_listed(tmp_path: Path) -> None:
    said = [
        numbered("2021-01-12", 2555, 2566),
        numbered("2021-02-09", 2567, 2580),
        numbered("2021-04-13", 2595, 2601),
    ]
    assert holes(tmp_path, *said) == [NumberHole("2581", "2594", "2021-02-09", "2021-04-13")]


def test_holes_count_within_the_year_of_the_numbers(tmp_path: Path) -> None:
    said = [
        numbered("2018-11-07", 230, 236, year="/18"),
        numbered("2019-01-09", 1, 6, year="/19"),
        numbered("2019-02-06", 7, 12, year="/19"),
        numbered("2019-04-03", 14, 19, year="/19"),
    ]
    assert holes(tmp_path, *said) == [NumberHole("13/19", "13/19", "2019-02-06", "2019-04-03")]


def test_holes_are_none_where_each_meeting_starts_anew(tmp_path: Path) -> None:
    said = [numbered("2021-01-12", 1, 9), numbered("2021-02-09", 1, 7), numbered("2021-04-13", 10, 12)]
    assert holes(tmp_path, *said) == []


def test_holes_are_told_body_by_body(tmp_path: Path) -> None:
    said = [
        numbered("2021-01-12", 10, 14),
        numbered("2021-02-09", 15, 19),
        numbered("2021-03-09", 20, 22, committee="Audit Committee"),
    ]
    assert holes(tmp_path, *said) == []
