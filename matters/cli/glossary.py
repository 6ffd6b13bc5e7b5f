"""``matters glossary``: shorthands, what they mean, and where that is written."""

import click

from matters.cli.shared import echo_json, json_option, open_archive, tell_notes
from matters.cli.terminal import wrapped
from matters.index.glossary.terms import Glossary, GlossaryTerm, Initials, Meaning
from matters.words import body_name, count, place, readable_date


@click.command()
@click.argument("term", required=False)
@click.option("--all", "everything", is_flag=True, help="List the terms of national use too.")
@json_option
@click.pass_context
def command(ctx: click.Context, term: str | None, everything: bool, as_json: bool) -> None:
    """List acronyms: as the minutes define them, as your own glossary.toml does, and as used nationally.

    Lines of your own go into glossary.toml in the archive's folder.
    """
    archive = open_archive(ctx)
    tell_notes(archive.notes)
    glossary = _only(archive.glossary(), term)
    if as_json:
        echo_json(glossary)
    else:
        click.echo("\n".join(_lines(glossary, everything=everything or term is not None)))


def _only(glossary: Glossary, term: str | None) -> Glossary:
    if term is None:
        return glossary
    wanted = term.casefold()
    return Glossary(
        tuple(one for one in glossary.terms if _has(one, wanted)),
        tuple(one for one in glossary.initials if one.letters.casefold() == wanted),
    )


def _has(term: GlossaryTerm, wanted: str) -> bool:
    return term.short.casefold() == wanted or any(wanted in sense.long.casefold() for sense in term.senses)


def _lines(glossary: Glossary, *, everything: bool) -> list[str]:
    own = [
        one for one in glossary.terms if everything or any(sense.source != "national" for sense in one.senses)
    ]
    lines = [line for term in own for line in _term_lines(term)]
    if glossary.initials:
        lines += ["", "Initials, for the meetings whose lists give them:"]
        lines += [_initials_line(one) for one in glossary.initials]
    if len(own) < len(glossary.terms):
        lines += [
            "",
            f"{count(len(glossary.terms) - len(own), 'term')} of national use: matters glossary --all",
        ]
    return lines or ["No shorthand of that kind is known."]


def _term_lines(term: GlossaryTerm) -> list[str]:
    lines = []
    for sense in term.senses:
        lines.append(wrapped(f"{term.short}: {sense.long} ({_source(sense)})", indent="    ", first=""))
    if not term.expanded:
        lines.append("    Not expanded in searches: it is used in several senses, or you said so.")
    return lines


def _source(sense: Meaning) -> str:
    if sense.source != "minutes":
        return "in your glossary" if sense.source == "yours" else "in national use"
    first = sense.defined[0]
    times = f", {count(len(sense.defined), 'time')}" if len(sense.defined) > 1 else ""
    where = ", ".join(sense.committees) or body_name(None)
    return f"{where}; first {readable_date(first.date)}, {place(first.path, first.page)}{times}"


def _initials_line(one: Initials) -> str:
    years = "-".join(dict.fromkeys((day or "")[:4] for day in (one.first, one.last) if day))
    return wrapped(
        f"{one.letters}: {one.name} ({years}, {count(one.meetings, 'meeting')})", indent="    ", first="  "
    )
