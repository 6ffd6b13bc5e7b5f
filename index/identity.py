"""Names that stay: of bodies, meetings and items."""

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matters.pipeline.records import Document, Meeting

UNNAMED_BODY = "unnamed-body"
"""The slug of a body that minutes do not name."""
UNKNOWN_BODY = "Unknown body"
"""What people are told of it."""
COUNCIL_WORDS = {
    *("parish", "town", "village", "community", "borough", "county", "district", "city", "unitary"),
    *("council", "meeting", "of", "and", "the", "with"),
}
"""What the names of councils have in common."""


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Words in lower case without accents, apostrophes or punctuation, single spaces between."""
    plain = text.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", text).casefold()
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(re.sub(r"[\W_]+", " ", re.sub("['\u2018\u2019\u02bc]", "", plain)).split())


def slug(text: str) -> str:
    """``"Children's Services & Skills"`` becomes ``"childrens-services-and-skills"``."""
    return fold(text.replace("&", " and ")).replace(" ", "-")


def body_of(meeting: "Meeting") -> str:
    """The slug of the committee, of the council where no committee is named."""
    return slug(meeting.committee or "") or slug(meeting.council or "") or UNNAMED_BODY


def council_of(meeting: "Meeting") -> str | None:
    """The slug of the council, where it is known and is not itself the body."""
    council = slug(meeting.council or "")
    return council if council and council != body_of(meeting) else None


def meeting_base(meeting: "Meeting", *, sha256: str) -> str:
    """A meeting's id without the ``.n`` of a second meeting on one day.

    :param sha256: of the document's bytes; names the meeting when it has no date.
    """
    date = meeting.date or f"undated-{sha256[:8]}"
    return "/".join(part for part in (council_of(meeting), body_of(meeting), date) if part)


def meeting_id(base: str, ordinal: int) -> str:
    """The id of the first, second, third meeting of a body on one day."""
    return base if ordinal == 1 else f"{base}.{ordinal}"


def item_suffix(document: "Document") -> str:
    """What tells a document from the approved minutes of the same meeting: ``"@draft"``, ``"@agenda"``."""
    if document.kind != "minutes":
        return f"@{document.kind}"
    return "@draft" if document.status == "draft" else ""


def item_id(meeting: str, suffix: str, key: str) -> str:
    """The id of an item."""
    return f"{meeting}{suffix}#{key}"
