"""Attendance lists of fictional councils, as the register sees them."""

from itertools import count

from matters.index.register.names import read_name, sex_of
from matters.index.register.sightings import Sighting

_NUMBERS = count()


def sighting(
    written: str,
    *,
    document: int = 1,
    date: str = "2023-01-01",
    body: str = "cabinet",
    authority: str = "alder-council",
    title: str | None = "Councillor",
    role: str | None = None,
    organisation: str | None = None,
    status: str = "present",
    initials: str | None = None,
    kind: str | None = "councillor",
    guest: bool = False,
) -> Sighting:
    """One row of a list; each gets a number higher than the one before."""
    name = read_name(written)
    assert name is not None
    return Sighting(
        number=next(_NUMBERS),
        document_id=document,
        meeting_id=f"{authority}/{body}/{date}",
        body=body,
        committee=body.title(),
        authority=authority,
        date=date,
        written=written,
        name=name,
        title=title,
        sex=sex_of(title),
        role=role,
        organisation=organisation,
        status=status,
        initials=initials,
        kind=kind,
        guest=guest,
    )


def lists(
    *meetings: str, body: str = "cabinet", authority: str = "alder-council", first: int = 1
) -> list[Sighting]:
    """One list a month from January 2020 on, of names divided by commas.

    :param first: the number of the first document.
    """
    found = []
    for at, names in enumerate(meetings):
        day = f"{2020 + at // 12}-{at % 12 + 1:02d}-10"
        for name in filter(None, (part.strip() for part in names.split(","))):
            found.append(sighting(name, document=first + at, date=day, body=body, authority=authority))
    return found
