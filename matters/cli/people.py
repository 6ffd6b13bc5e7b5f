"""``matters people``: the register of councillors and officers."""

from collections.abc import Sequence
from typing import Any

import click

from matters.archive import Archive
from matters.cli.answers import place_lines
from matters.cli.shared import echo_json, json_option, open_archive, plain, tell_notes
from matters.cli.terminal import wrapped
from matters.index.register.entries import Entry, Role
from matters.index.register.profile import Attendance, Deed, Profile
from matters.index.register.register import Register
from matters.pipeline.errors import QueryError
from matters.words import body_name, count, marks, quoted, readable_date, readable_extent

_MOST_DEEDS = 10
_MOST_CANDIDATES = 10


@click.command()
@click.argument("words", nargs=-1, metavar="[NAME | merge A B | split A B...]")
@click.option(
    "--all", "everything", is_flag=True, help="List everything that was raised, promised and declared."
)
@json_option
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], everything: bool, as_json: bool) -> None:
    """List councillors and officers, or show one; children and members of the public have no entry.

    "merge A B" records that two entries are one person. "split A B" records that they are two, and
    "split A SPELLING..." that what lists write so is somebody else; a meeting's id narrows it to one.
    """
    archive = open_archive(ctx)
    if words[:1] == ("merge",) or words[:1] == ("split",):
        found = _decide(archive, words[0], words[1:])
        lines = [str(found["done"])]
        tell_notes(archive.people_notes)
    elif words:
        tell_notes(archive.people_notes)
        profile = archive.person(" ".join(words))
        found, lines = profile_json(profile), _profile(profile, everything)
    else:
        tell_notes(archive.people_notes)
        register = archive.people()
        found, lines = register_json(register), _lines(register, everything)
    if as_json:
        echo_json(found)
    else:
        click.echo("\n".join(lines))


def _decide(archive: Archive, what: str, names: Sequence[str]) -> dict[str, Any]:
    """Record a decision and say what is now so.

    :raises QueryError: When it is not clear who is meant.
    """
    if what == "merge" and len(names) == 2:
        one = archive.merge_people(*names)
        return {"done": f"{one.name} [{one.id}] is now one entry.", "entry": _short(one)}
    if what == "split" and len(names) >= 2:
        first, rest = archive.split_people(names[0], names[1:])
        others = ", ".join(f"{one.name} [{one.id}]" for one in rest)
        return {
            "done": f"{first.name} [{first.id}] and {others} are two people.",
            "entry": _short(first),
            "others": [_short(one) for one in rest],
        }
    raise QueryError(
        f"'{what}' with {count(len(names), 'name')}",
        expected=f"'matters people {what} A B'",
        do="Put names of several words in quotation marks" if len(names) > 2 else "Name both",
    )


def register_json(register: Register) -> dict[str, Any]:
    """The register in the names of the documentation."""
    return {"people": [_short(one) for one in register.entries], "candidates": plain(register.candidates)}


def _short(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = plain(entry)
    del found["sightings"]
    return found


def profile_json(profile: Profile) -> dict[str, Any]:
    """One entry with attendance, deeds, and what they cannot tell."""
    found: dict[str, Any] = plain(profile)
    return {
        **_short(profile.entry),
        **{name: found[name] for name in found if name != "entry"},
        "note": _caution(profile),
    }


def _lines(register: Register, everything: bool) -> list[str]:
    if not register.entries:
        return ["No attendance list is held yet. Next: matters ingest PATH/TO/MINUTES"]
    lines = []
    for entry in sorted(register.entries, key=lambda one: (one.name.split()[-1], one.name, one.id)):
        roles = list(dict.fromkeys(role.text for role in reversed(entry.roles)))[:2]
        bodies = ", ".join(dict.fromkeys(body.committee for body in entry.bodies))
        years = _years(entry.first, entry.last)
        lines.append(
            wrapped(
                f"{entry.name} [{entry.id}] {years}, {count(entry.meetings, 'meeting')}",
                indent="    ",
                first="",
            )
        )
        lines.append(wrapped("; ".join([*roles, bodies]), indent="    "))
    lines += ["", f"{count(len(register.entries), 'entry', 'entries')}. One of them: matters people NAME"]
    return lines + _candidate_lines(register, everything)


def _candidate_lines(register: Register, everything: bool) -> list[str]:
    if not register.candidates:
        return []
    shown = register.candidates if everything else register.candidates[:_MOST_CANDIDATES]
    lines = ["", "May be one person, and are kept apart until you say so:"]
    for one in shown:
        lines.append(wrapped(f"{one.one} and {one.other}: {one.why}", indent="    ", first="  "))
    if len(shown) < len(register.candidates):
        lines.append(f"  and {len(register.candidates) - len(shown)} more: matters people --all")
    return [*lines, "To join two: matters people merge A B. To keep them two: matters people split A B."]


def _profile(profile: Profile, everything: bool) -> list[str]:
    entry = profile.entry
    lines = [f"{entry.name} [{entry.id}]"]
    spelt = [one.text for one in entry.spellings if one.text != entry.name]
    if spelt:
        lines.append(
            wrapped(f"Also written: {', '.join(' '.join(one.split()) for one in spelt)}", indent="  ")
        )
    if entry.roles:
        lines += ["", "Roles, as attendance lists give them:", *(_role(role) for role in entry.roles)]
    lines += ["", "Attendance:", *(_attendance(one) for one in profile.attendance)]
    for title, deeds in (
        ("Raised", profile.raised),
        ("Promised, or was asked to do", profile.promised),
        ("Declared", profile.declared),
        ("Proposed or seconded", profile.moved),
    ):
        lines += _deeds(title, deeds, everything)
    lines += ["", wrapped(_caution(profile))]
    for one in profile.candidates:
        other = one.other if one.one == entry.id else one.one
        lines.append(wrapped(f"May be the same person as {other}: {one.why}.", indent="  ", first=""))
    return lines


def _role(role: Role) -> str:
    of = " of ".join(part for part in (role.text, role.committee) if part)
    whose = f", {role.organisation}" if role.organisation else ""
    return wrapped(
        f"{of}{whose}: {readable_extent(role.first, role.last)} ({count(role.meetings, 'meeting')})",
        indent="    ",
        first="  ",
    )


def _attendance(one: Attendance) -> str:
    others = {"in attendance": one.in_attendance, "with apologies": one.apologies, "absent": one.absent}
    beside = ", ".join(f"{number} {label}" for label, number in others.items() if number)
    named = f"named present at {one.present} of {count(one.held, 'meeting')} held"
    told = f"{one.committee}: {named}, {readable_extent(one.first, one.last)}"
    told += f" ({beside})" if beside else ""
    return wrapped(told, indent="    ", first="  ")


def _deeds(title: str, deeds: Sequence[Deed], everything: bool) -> list[str]:
    if not deeds:
        return []
    shown = deeds if everything else deeds[-_MOST_DEEDS:]
    lines = ["", f"{title}:"]
    for one in shown:
        told = f"{readable_date(one.date)}, {body_name(one.committee)}: {one.title}"
        lines.append(wrapped(f"{marks(one.status)}{told}", indent="    ", first="  "))
        lines.append(wrapped(quoted(one.quote), indent="      ", first="    > "))
        lines += place_lines(one.path, one.page, one.item, indent="    ")
    if len(shown) < len(deeds):
        lines.append(f"  and {len(deeds) - len(shown)} earlier: --all")
    return lines


def _caution(profile: Profile) -> str:
    remarks = profile.remarks
    only = "only " if remarks.named < remarks.found else ""
    return (
        f"In the {count(remarks.meetings, 'meeting')} that they attended, speakers are named in {only}"
        f"{remarks.named} of {count(remarks.found, 'remark')} (concerns and questions): that nothing is"
        " listed proves nothing."
    )


def _years(first: str | None, last: str | None) -> str:
    years = dict.fromkeys((day or "")[:4] for day in (first, last))
    return "-".join(year for year in years if year) or "undated"
