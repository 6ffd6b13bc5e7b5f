"""Links from a sheet to the files of the minutes: they work where it was written, and tell little elsewhere.

A sheet is passed on. A link therefore leads from the sheet to the file (``../minutes/2023-07.pdf``), which
also works in a folder that is copied or shared as a whole, and no link names the user's home folder.
"""

import os
import urllib.parse
from pathlib import Path


def link_to(document: str, page: int | None, *, sheet: Path) -> str:
    """The address of a document's file on a sheet, ``""`` where there is none to be given.

    :param document: its path; a file within a ZIP archive is found by opening the archive.
    :param sheet: the file that holds the link.
    """
    path, folder = Path(document), sheet.absolute().parent
    if not path.is_absolute():
        return ""
    packed = [parent for parent in path.parents if parent.suffix.lower() == ".zip"]
    path = packed[0] if packed else path
    if _at_home(path) and not _at_home(folder):
        return ""
    try:
        address = urllib.parse.quote(Path(os.path.relpath(path, folder)).as_posix())
    except ValueError:
        address = path.as_uri()
    return address + (f"#page={page}" if page and not packed else "")


def _at_home(path: Path) -> bool:
    """Whether a path leads through the user's home folder, by its name or by what it is a link to."""
    home = Path.home()
    return path.is_relative_to(home) or path.is_relative_to(home.resolve())
