"""Minutes of a fictional council as files, and the command line that reads them."""

from pathlib import Path

from click.testing import CliRunner, Result

from matters.cli.main import cli

HEAD = """\
NORTHMERE BOROUGH COUNCIL

Cabinet

Minutes of the meeting held on Tuesday 25 July 2023 at 6.30pm

Present: Councillors Hart (Chair), Bell and Okoro

In attendance: Rosa Quill, Director of Housing

"""
CABINET = (
    HEAD
    + """\
1. Apologies for absence

There were none.

2. Minutes

The minutes of the meeting held on 4 April 2023 were agreed as a correct record.

3. Damp and mould in council homes

The Cabinet received a report of the Director of Housing on the condition of the stock. Councillor Bell \
asked how many homes had **damp and mould** and whether there was any data to compare past and present. \
The officer offered to bring the figures to the October meeting. The survey of the towers would be \
finished in spring.

4. Bus shelters

The contract for the bus shelters on Mill Lane was extended by one year.

5. Exclusion of the press and public

RESOLVED that the press and public be excluded from the meeting for the following items, which involve \
the likely disclosure of exempt information under Part 1 of Schedule 12A of the Local Government Act \
1972.

6. Settlement with Gloria Vantongeren

The Cabinet agreed a payment of 48,000 pounds to the former officer over her unlawful dismissal.

6.1 Confidential annex on the dismissal

Counsel thought that the tribunal would find for her.
"""
)
PRIVATE_WORDS = ("Vantongeren", "48,000", "unlawful dismissal", "tribunal")
AUDIT = """\
NORTHMERE BOROUGH COUNCIL

Audit Committee

Minutes of the meeting held on Thursday 14 September 2023 at 10.00am

Present: Councillors Okoro (Chair), Marsh and Patel

1. Apologies for absence

Councillor Bell sent apologies.

2. Risk register

The risk of cyber attack was moved from amber to red. Councillor Marsh asked when the firewall would be \
replaced.

4. Housing benefit subsidy

The claim was qualified by the external auditor because of 1,200 errors found in 22/23.
"""
LEISURE = """\
NORTHMERE BOROUGH COUNCIL

Leisure Panel

Minutes of the meeting held on Thursday 11 January 2024 at 2.00pm

Present: Councillors Marsh (Chair), Bell and Okoro

1. Swimming pool

The pool roof leaked again. The Panel was concerned that the pool might close.

1.1 Temporary closure

It would close for two weeks in February.

1.2 Refund of memberships

Members would be refunded in full.

2. Allotments

The waiting list had grown to 212 names.
"""


def write(folder: Path, **files: str) -> Path:
    """Write texts as files of these names, ``.txt`` appended; gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def matters(*arguments: str | Path, archive: Path | None = None, model: str = "hashing") -> Result:
    """Run the command line in this process."""
    before = ["--model", model] if archive is None else ["--archive", str(archive), "--model", model]
    return CliRunner().invoke(cli, [*before, *map(str, arguments)], prog_name="matters")
