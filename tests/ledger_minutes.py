"""Minutes of a fictional parish council, meeting by meeting, for what follows promises up."""

from collections.abc import Mapping
from pathlib import Path

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

FILLER = {
    "4. Planning": "Members had no comment on an application for a porch at 3 Orchard Close.",
    "5. Accounts": "Payments of £412.50 were approved.",
    "6. Allotments": "The Chair reported that two plots had been let and that the water butt was in place.",
}
LETTER = "The Clerk undertook to write to the county council about the broken handrail on Tanner's Bridge."
SENT = "The Clerk reported that she had written to the county council about the handrail on Tanner's Bridge."


def minutes(year: int, month: int, matters: str = "", *, approved: str | None = None, after: str = "") -> str:
    """One meeting, held on the 9th of the month.

    :param matters: what item 3 says.
    :param approved: the date of the meeting whose minutes were approved; without it nothing is said of one.
    :param after: items behind the others.
    """
    before = (
        f"The minutes of the meeting held on {approved} were approved." if approved else "There were none."
    )
    items = "".join(f"{title}\n\n{text}\n\n" for title, text in FILLER.items())
    return (
        "OAKENDALE PARISH COUNCIL\n\n"
        f"Minutes of the meeting held on 9 {MONTHS[month - 1]} {year} at 7.30pm\n\n"
        "Present: Councillors Ivy Brook (Chair), Tom Sedge and Nell Quarrier\n\n"
        "In attendance: Ada Finch, Parish Clerk\n\n"
        f"1. Apologies for absence\n\nThere were none.\n\n2. Minutes\n\n{before}\n\n"
        f"3. Highways\n\n{matters or 'There was nothing to report.'}\n\n{items}{after}"
    )


def write_series(folder: Path, texts: Mapping[str, str]) -> Path:
    """Write one file a meeting."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def series(first: str, *, later: Mapping[int, str] | None = None, count: int = 8) -> dict[str, str]:
    """Monthly meetings of 2022, the first of which says something.

    :param later: what item 3 of later meetings says, by month.
    """
    later = later or {}
    texts = {"2022-01": minutes(2022, 1, first)}
    for month in range(2, count + 1):
        texts[f"2022-{month:02}"] = minutes(
            2022, month, later.get(month, ""), approved=f"9 {MONTHS[month - 2]} 2022"
        )
    return texts
