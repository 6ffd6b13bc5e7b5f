"""How promises read on a terminal, and their JSON."""

from typing import Any

from matters.cli.shared import plain
from matters.cli.words import place, readable_date, width, wrapped
from matters.index.ledger.records import Entry, FollowUp, Promise, Sentence
from matters.sheets.states import due_text, needs_context, relation_text, state_text


def entry_json(entry: Entry) -> dict[str, Any]:
    """One promise in the names of the design."""
    promise = entry.promise
    note = entry.note
    return {
        "id": promise.id,
        "kind": promise.kind,
        "text": promise.text,
        "quote": promise.quote,
        "before": promise.before,
        "owners": plain(list(promise.owners)),
        "due": plain(promise.due),
        "to": promise.details.get("to"),
        "state": entry.state,
        "window_state": entry.window_state,
        "window": {
            "meetings": [row.id for row in entry.window.meetings],
            "missing": list(entry.window.missing),
        },
        "note": {"done": note.done, "because": note.because} if note else None,
        "made": place_json(promise),
        "follow_up": [_follow_up_json(one) for one in entry.follow_up],
        "possible": [_follow_up_json(one) for one in entry.possible],
    }


def place_json(one: Promise | Sentence) -> dict[str, Any]:
    """Where something stands."""
    return {
        "item": one.item.id,
        "committee": one.meeting.committee,
        "date": one.meeting.date,
        "status": one.document.status,
        "path": one.document.path,
        "page": one.document.page_at(one.start),
        "start": one.start,
        "end": one.end,
    }


def _follow_up_json(one: FollowUp) -> dict[str, Any]:
    return {
        **place_json(one.sentence),
        "text": one.text,
        "quote": one.sentence.quote,
        "relation": one.relation,
    }


def entry_lines(entry: Entry) -> list[str]:
    """One promise as people read it."""
    promise = entry.promise
    number = f"{promise.item.number} " if promise.item.number else ""
    draft = "DRAFT " if promise.document.status == "draft" else ""
    body = promise.meeting.committee or promise.meeting.council or "unknown body"
    lines = [
        wrapped(f"{readable_date(promise.meeting.date)}, {body}"),
        wrapped(f"{draft}{number}{promise.item.title}", indent="  "),
    ]
    if needs_context(entry) and promise.before:
        lines.append(wrapped(f"(after: “{promise.before}”)", indent="    ", first="    "))
    lines.append(wrapped(f"“{promise.quote}”", indent="    ", first="  > "))
    owner = ", ".join(str(one.get("text") or "") for one in promise.owners)
    facts = [f"Owner: {owner}" if owner else "", f"Due: {due_text(entry)}" if due_text(entry) else ""]
    if any(facts):
        lines.append(wrapped(". ".join(fact for fact in facts if fact) + ".", indent="  "))
    lines.append(wrapped(f"{state_text(entry)}.", indent="  "))
    for one in entry.follow_up:
        lines.append(wrapped(f"{relation_text(one)}: “{one.sentence.quote}”", indent="      ", first="    "))
    for one in entry.possible[:3]:
        text = f"Perhaps, {readable_date(one.sentence.meeting.date)}: “{one.sentence.quote}”"
        lines.append(wrapped(text, indent="      ", first="    "))
    return [*lines, *_place_lines(promise)]


def _place_lines(promise: Promise) -> list[str]:
    source = f"  {place(promise.document.path, promise.document.page_at(promise.start))}"
    together = f"{source}   {promise.id}"
    return [together] if len(together) <= width() else [source, f"  {promise.id}"]
