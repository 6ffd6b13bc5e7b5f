"""How promises read on a terminal, and their JSON."""

from collections.abc import Sequence
from typing import Any

from matters.cli.answers import place_lines
from matters.cli.shared import place_json, plain
from matters.cli.terminal import wrapped
from matters.index.ledger.records import Entry, FollowUp
from matters.sheets.states import (
    answer_text,
    before_text,
    carried_text,
    due_label,
    due_text,
    follow_ups,
    owner_text,
    relation_text,
    said_text,
    state_text,
    title_text,
)
from matters.words import body_name, count, quoted, readable_date


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


def _follow_up_json(one: FollowUp) -> dict[str, Any]:
    return {
        **place_json(one.sentence),
        "text": one.text,
        "quote": one.sentence.quote,
        "relation": one.relation,
    }


def entry_lines(entry: Entry, before: Sequence[str] = ()) -> list[str]:
    """One promise as people read it.

    :param before: when it was set down earlier, word for word.
    """
    promise = entry.promise
    body = body_name(promise.meeting.committee, promise.meeting.council)
    lines = [
        wrapped(f"{readable_date(promise.meeting.date)}, {body}"),
        wrapped(title_text(entry), indent="  "),
    ]
    if before_text(entry):
        lines.append(wrapped(f"(after: {quoted(before_text(entry))})", indent="    ", first="    "))
    lines.append(wrapped(quoted(promise.quote), indent="    ", first="  > "))
    facts = [*_facts(entry), carried_text(before)]
    if any(facts):
        lines.append(wrapped(". ".join(fact for fact in facts if fact) + ".", indent="  "))
    lines.append(wrapped(f"{state_text(entry)}.", indent="  "))
    for one in follow_ups(entry):
        told = f"{relation_text(one, promise)}: {quoted(one.sentence.quote)}" if one else _more(entry)
        lines.append(wrapped(told, indent="      ", first="    "))
    for possible in entry.possible[:3]:
        text = f"Perhaps, {said_text(possible)}: {quoted(possible.sentence.quote)}"
        lines.append(wrapped(text, indent="      ", first="    "))
    page = promise.document.page_at(promise.start)
    return [*lines, *place_lines(promise.document.path, page, promise.id, indent="  ")]


def _facts(entry: Entry) -> list[str]:
    owner = ", ".join(dict.fromkeys(owner_text(one) for one in entry.promise.owners))
    due = due_text(entry)
    return [
        f"Owner: {owner}" if owner else "",
        f"{due_label(entry)}: {due}" if due else "",
        answer_text(entry),
    ]


def _more(entry: Entry) -> str:
    left = len(entry.follow_up) - sum(one is not None for one in follow_ups(entry))
    return f"… {count(left, 'more mention')} …"


def short_lines(entry: Entry, before: Sequence[str] = ()) -> list[str]:
    """One promise in a few lines, without the sentences that bear on it."""
    promise = entry.promise
    facts = ". ".join(fact for fact in [*_facts(entry), carried_text(before), state_text(entry)] if fact)
    date = readable_date(promise.meeting.date)
    context = f"(after: {quoted(before_text(entry))})"
    return [
        wrapped(f"{date}, {title_text(entry)}"),
        *([wrapped(context, indent="    ", first="    ")] if before_text(entry) else []),
        wrapped(quoted(promise.quote), indent="    ", first="  > "),
        wrapped(f"{facts}.", indent="  "),
        f"  {promise.id}",
    ]
