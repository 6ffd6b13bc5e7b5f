"""Sheets without personal names: posts as written, and […] in a quotation where a name stands."""

import re
from collections.abc import Mapping
from typing import Any

from matters.index.catalogue.reader import Reader
from matters.index.catalogue.rows import AttendeeRow

OMITTED = "[…]"
_TITLE = (
    r"(?:(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Sgt|Sergeant|Inspector|Rev)\.? )"
)
_LOWER = re.compile(r"(?<![\w'’-])[a-zà-ÿ]+")
_COUNCIL = re.compile(r"[A-Z]{0,3}[BCDPT]C\b")
"""Letters of the council that somebody comes from, which are no post."""
_COUNCILLOR = re.compile(r"(?i)^(?:councillor|cllr|alderman)\b")


class Names:
    """The names of one document, and the posts that they hold."""

    def __init__(self, reader: Reader, document_id: int) -> None:
        """Read who attended and who is named."""
        self._attended = {row.name: row for row in reader.attendance(document_id)}
        forms = {row.text for row in reader.mentions(document_id) if row.label == "PERSON"}
        forms |= {row.person for row in reader.mentions(document_id) if row.person}
        for row in self._attended.values():
            forms |= {row.name, row.name.split()[-1]} | ({row.initials} if row.initials else set())
        forms |= self._given_names(reader, document_id)
        self._posts = {row.initials: _post(row) for row in self._attended.values() if row.initials}
        patterns = sorted((re.escape(form) for form in forms if len(form) > 1), key=_longest_first)
        self._names = re.compile(rf"(?<!\w){_TITLE}?(?:{'|'.join(patterns)})(?!\w)") if patterns else None

    def _given_names(self, reader: Reader, document_id: int) -> set[str]:
        """The given names of those who attended, without such as are common words here ("will", "may")."""
        given = {name.split()[0] for name in self._attended if len(name.split()) > 1}
        [length] = [row.length for row in reader.documents() if row.id == document_id]
        common = set(_LOWER.findall(reader.document_text(document_id, 0, length))) if given else set()
        return {one for one in given if len(one) > 2 and one[1:].islower() and one.casefold() not in common}

    def hide(self, text: str) -> str:
        """A quotation in which every name is left out, and nothing else is changed; a post for initials."""
        return self._names.sub(self._instead, text) if self._names else text

    def _instead(self, name: re.Match[str]) -> str:
        post = self._posts.get(name[0])
        return f"[{post}]" if post and self.hide(post) == post else OMITTED

    def post(self, owner: Mapping[str, Any]) -> str:
        """Whoever has to act, by post: as written, or as the attendance list has it."""
        text = str(owner.get("text") or "")
        if self.hide(text) == text and not re.fullmatch(r"[A-Z]{2,3}", text):
            return text
        row = self._attended.get(str(owner.get("person") or ""))
        post = _post(row) if row is not None else None
        if post:
            return self.hide(post)
        return "a councillor" if _is_councillor(row, text) else "a person named in the minutes"


def _post(row: AttendeeRow) -> str | None:
    """What somebody is, as the attendance list has it."""
    if row.role and not _COUNCIL.match(row.role):
        return row.role
    return "a councillor" if _is_councillor(row, "") else None


def _is_councillor(row: AttendeeRow | None, text: str) -> bool:
    return bool(_COUNCILLOR.match(text) or (row is not None and _COUNCILLOR.match(row.title or "")))


def _longest_first(pattern: str) -> tuple[int, str]:
    return (-len(pattern), pattern)
