"""What must hold of one document and its annotation."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from matters.corpus.annotations import FOLDER, GoldDocument, fold, item_texts, starts

KINDS = frozenset(["decision", "action", "deferral", "concern", "interest", "recommendation", "question"])
SUBTYPES = {
    "decision": frozenset(["resolved", "agreed", "approved", "noted", "refused", "carried", "lost"]),
    "action": frozenset(["undertaken", "directed", "requested"]),
}
STATUSES = frozenset(["present", "in attendance", "apologies", "absent"])
LABELS = frozenset(["PERSON", "ROLE", "ORG"])
MIN_WORDS, MAX_WORDS = 600, 2000
WRONG_DATES = {("wendlecote-parish-council-2024-01-10", "Wednesday 10th January 2023")}
"""The one date that is wrong on purpose."""

_PLANNING_CODE = re.compile(r"\b(?:[PCRQM]\d{2}[ab]?|D[1-6])\b")
_WEEKDAY = re.compile(
    r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday),? (\d{1,2})(?:st|nd|rd|th)? "
    r"(January|February|March|April|May|June|July|August|September|October|November|December),? (20\d\d)\b"
)


def document_problems(document: GoldDocument, text: str) -> Iterator[str]:
    """Spans that are not in the file, items out of order, labels that do not exist."""
    if not (FOLDER / document.file).is_file() or not document.file.startswith("minutes/"):
        yield f"{document.stem}: no file {document.file}"
    found = starts(document, text)
    for item, at in zip(document.items, found, strict=True):
        if at < 0:
            yield f"{document.stem}: no item starts with {item.starts!r} after the one before it"
    for person in document.attendance:
        if fold(person["name"]) not in text:
            yield f"{document.stem}: nobody is called {person['name']!r}"
        if person["status"] not in STATUSES:
            yield f"{document.stem}: {person['name']} is {person['status']!r}"
    yield from _outcome_problems(document, text)
    yield from _entity_problems(document, text)


def _outcome_problems(document: GoldDocument, text: str) -> Iterator[str]:
    inside = item_texts(document, text)
    names = {name for item in document.items for name in (item.number, item.title) if name}
    for outcome in document.outcomes:
        quoted, item = fold(outcome["text"]), outcome["item"]
        if outcome["kind"] not in KINDS:
            yield f"{document.stem}: kind {outcome['kind']!r}"
        if outcome.get("subtype") and outcome["subtype"] not in SUBTYPES.get(outcome["kind"], ()):
            yield f"{document.stem}: {outcome['kind']} of subtype {outcome['subtype']!r}"
        if item not in names:
            yield f"{document.stem}: no item {item!r}"
        elif not any(quoted in inside.get(i.id, "") for i in document.items if item in (i.number, i.title)):
            yield f"{document.stem}: item {item} does not say {outcome['text']!r}"


def _entity_problems(document: GoldDocument, text: str) -> Iterator[str]:
    if not document.entities:
        return
    inside = item_texts(document, text)
    stretches: dict[str, str] = {"front": text[: starts(document, text)[0]]}
    for item in document.items:
        name = item.number or item.title
        stretches[name] = stretches.get(name, "") + inside.get(item.id, "")
    stretches["back"] = inside.get(document.items[-1].id, "")
    after: dict[str, int] = {}
    for entity in document.entities:
        stretch, mention = entity["item"], fold(entity["text"])
        at = stretches.get(stretch, "").find(mention, after.get(stretch, 0))
        if at < 0:
            yield f"{document.stem}: {stretch} has no {entity['text']!r} after the mention before it"
        else:
            after[stretch] = at + 1
        if entity["label"] not in LABELS:
            yield f"{document.stem}: label {entity['label']!r}"


def text_problems(document: GoldDocument, text: str) -> Iterator[str]:
    """Dates whose weekday is wrong, planning codes that were left in, too few or too many words."""
    words = len(text.split())
    if not MIN_WORDS <= words <= MAX_WORDS:
        yield f"{document.stem}: {words} words, not {MIN_WORDS} to {MAX_WORDS}"
    for code in _PLANNING_CODE.findall(text):
        yield f"{document.stem}: planning code {code}"
    for match in _WEEKDAY.finditer(text):
        day = _day(f"{match[2]} {match[3]} {match[4]}")
        if f"{day:%A}" != match[1] and (document.stem, match[0]) not in WRONG_DATES:
            yield f"{document.stem}: {match[0]} was a {day:%A}"


def _day(text: str) -> date:
    return datetime.strptime(text, "%d %B %Y").date()
