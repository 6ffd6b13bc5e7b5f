"""Who raised a concern, as it may be told: councillors and officers by name, nobody else."""

import re
from dataclasses import replace

from matters.index.concerns.raised import Raised
from matters.index.register.offices import is_outsider
from matters.index.store import Index

IN_PUBLIC, ELSEWHERE = "a member of the public", "a person named in the minutes"
_PUBLIC = re.compile(
    r"(?i)\bpublic (?:forum|sessions?|participation|questions?|time|speak\w*|comments?|representations?)"
    r"|\b(?:questions?|comments?|statements?|petitions?|representations?) (?:from|by) (?:the )?public\b"
    r"|\bmembers? of the public\b|\bopen (?:forum|session|time)\b|\bparishioners\b|\bresidents['’]? (?:forum|"
    r"questions?|time|matters|concerns)\b|\bdemocratic (?:period|time|quarter)\b|\bpublic$"
)
_PRIVATE_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Lady|Lord)\b\.?(?: and (?:Mr|Mrs|Ms|Miss)\b\.?)? ")
_OFFICE = re.compile(
    r"(?i)\b(?:cllrs?|councillors?|ald(?:erman)?|pc|pcso|sgt|sergeant|insp|inspector|mp|ms|msp|chair\w*|mayor|clerk|"
    r"officer|director|manager|head of \w+)\b"
)


class Raisers:
    """Tells who raised a concern."""

    def __init__(self, index: Index) -> None:
        """Read an index."""
        self._index = index

    def told(self, one: Raised) -> Raised:
        """The same, where a private person raised it without the name."""
        if one.raised_by is None or not self._is_private(one, one.raised_by):
            return one
        in_public = _PUBLIC.search(one.place.item.title) or _PUBLIC.search(one.about)
        return replace(one, raised_by=IN_PUBLIC if in_public else ELSEWHERE, person=None)

    def _is_private(self, one: Raised, text: str) -> bool:
        document = one.place.document.id
        if not (_PRIVATE_TITLE.match(text) or self._names_somebody(document, text)):
            return False
        if _OFFICE.search(_PRIVATE_TITLE.sub("", text)):
            return False
        if one.person is not None and self._attended(document, one.person):
            return False
        who = self._index.who
        if who.meanings.of_words(document, text) is not None:
            return False
        return bool(_PUBLIC.search(one.place.item.title)) or not who.register.named(one.person or text)

    def _names_somebody(self, document: int, text: str) -> bool:
        return any(
            row.label == "PERSON" and row.text == text for row in self._index.reader.mentions(document)
        )

    def _attended(self, document: int, name: str) -> bool:
        """Whether a list of those present has somebody, not as one of the public."""
        return any(
            row.name == name and not is_outsider(row.title, f"{row.role or ''} {row.organisation or ''}", "")
            for row in self._index.reader.attendance(document)
        )
