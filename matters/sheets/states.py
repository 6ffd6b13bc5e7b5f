"""How a promise stands, in words that accuse nobody."""

from matters.cli.words import count, readable_date
from matters.index.ledger.records import Entry, FollowUp

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")
_MOST_DATES = 4
RELATIONS = {"discharge": "Reported done", "repeat": "Raised again", "progress": "Mentioned"}


def state_text(entry: Entry) -> str:
    """One line: what the minutes that were read show."""
    if entry.note is not None:
        return f"Done {readable_date(entry.note.done)}, not minuted: {entry.note.because}"
    dates = {one.relation: one.sentence.meeting.date for one in entry.follow_up}
    if entry.state == "discharged":
        return f"Reported done on {readable_date(dates.get('discharge'))}"
    if entry.state == "repeated":
        last = entry.follow_up[-1].sentence.meeting.date
        return f"Still open; last mentioned on {readable_date(last)}"
    if entry.state == "unknown":
        return f"Not known: {_silence(entry)}, and {_missing(entry)}"
    if entry.possible:
        return "Open; perhaps mentioned again"
    if not entry.window.meetings:
        return "Open; no later meeting was read"
    silence = _silence(entry)
    return silence[0].upper() + silence[1:] if entry.state == "lapsed" else f"Open; {silence} so far"


def _silence(entry: Entry) -> str:
    if entry.possible:
        return "perhaps mentioned again"
    if not entry.window.meetings:
        return "no later meeting was read"
    return f"no later mention in the {_meetings(len(entry.window.meetings))} read"


def _meetings(number: int) -> str:
    return f"{_NUMBERS[number]} {'meeting' if number == 1 else 'meetings'}"


def _missing(entry: Entry) -> str:
    dates = [_date(one) for one in entry.window.missing]
    more = len(dates) - _MOST_DATES
    shown = ", ".join(dates[:_MOST_DATES]) + (f" and {count(more, 'other')}" if more > 0 else "")
    return f"minutes between them are missing ({shown})"


def _date(missing: str) -> str:
    """A date, or a stretch of time in which minutes must be missing."""
    first, _, last = missing.partition("/")
    return f"between {readable_date(first)} and {readable_date(last)}" if last else readable_date(first)


def relation_text(one: FollowUp) -> str:
    """What a later sentence says of a promise, and when."""
    return f"{RELATIONS[one.relation]}, {readable_date(one.sentence.meeting.date)}"


def due_text(entry: Entry) -> str:
    """When it is due, in the minutes' words, with the date where that says more; ``""`` if unknown."""
    due = entry.promise.due or {}
    text, when = str(due.get("text") or ""), due.get("date")
    if not text and entry.promise.details.get("to") and entry.promise.kind == "deferral":
        text = str(entry.promise.details["to"])
    return f"{text} ({readable_date(str(when))})" if text and when else text


def needs_context(entry: Entry) -> bool:
    """Whether the clause alone does not say what is promised."""
    words = entry.promise.quote.casefold().split()
    return len(words) < 9 or bool({"this", "it", "these", "that.", "this.", "it.", "those"} & set(words))
