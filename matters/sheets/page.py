"""Self-contained pages: one HTML file with its style inside, for reading, printing and passing on.

Nothing in them reaches for anything else: no script, no font, no picture from elsewhere.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matters.pipeline.errors import MattersError
from matters.sheets.links import link_to
from matters.words import body_name, count, place, quoted, readable_date

if TYPE_CHECKING:
    from jinja2 import Environment


def render_page(template: str, /, **values: Any) -> str:  # noqa: ANN401
    """A page of ``matters/sheets/templates``, which extends ``sheet.html``.

    Values are escaped; in a template, ``date`` turns an ISO date into words, ``count`` a number and a
    noun, and ``place`` a path and a page.

    :param template: its file name.
    :param values: what it asks for; a value that is missing is an error. ``title`` is always asked for.
    """
    return _environment().get_template(template).render(**values)


def write_page(path: Path, template: str, /, **values: Any) -> None:  # noqa: ANN401
    """Write a page to a file; its ``link`` gives the address of a document's file.

    :raises MattersError: When the file cannot be written.
    """
    text = render_page(template, link=partial(link_to, sheet=path), **values)
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise cannot_write(path, error) from error


def cannot_write(path: Path, error: OSError) -> MattersError:
    """What to tell a user whose file cannot be written."""
    if not path.absolute().parent.is_dir():
        return MattersError(
            f"{path}: there is no folder {path.parent}",
            expected="a file that can be written",
            do="Make the folder first, or name another file",
        )
    return MattersError(
        f"{path}: {error.strerror or error}",
        expected="a file that can be written",
        do="Close the program that has it open, or name another file",
    )


def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("matters.sheets", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["date"] = readable_date
    environment.filters["count"] = count
    environment.globals["place"] = place
    environment.globals["quoted"] = quoted
    environment.globals["body_name"] = body_name
    return environment
