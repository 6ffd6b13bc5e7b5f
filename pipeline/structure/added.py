"""What publishing adds to minutes: the labels of links on a page of the web, folios in plain text."""

import re
from collections.abc import Sequence

from matters.pipeline.records import Span

_LINK = re.compile(r"[ \t]*\b(?:pdf icon )?(?:PDF|DOCX?|XLSX?) \d+(?:\.\d+)? [KM]B\b(?:/\d+)?")
_FOLIO = re.compile(
    r"(?mi)^[ \t]*(?:-[ \t]*\d{1,3}[ \t]*-|page[ \t]+\d{1,3}(?:[ \t]+of[ \t]+\d{1,3})?)[ \t]*$"
)


def with_added(text: str, furniture: Sequence[Span]) -> tuple[Span, ...]:
    """The furniture that the reader found and what publishing added, sorted and disjoint."""
    added = [Span(*match.span()) for one in (_LINK, _FOLIO) for match in one.finditer(text)]
    fresh = [
        one for one in added if not any(one.start < old.end and old.start < one.end for old in furniture)
    ]
    return tuple(sorted((*furniture, *fresh), key=lambda span: span.start))
