"""How a promise stands, in words that accuse nobody."""

from collections.abc import Mapping, Sequence
from typing import Any

from matters.index.ledger.links.undone import tells_of_giving_up
from matters.index.ledger.records import Entry, FollowUp, Promise
from matters.index.ledger.states.windows import MEETINGS
from matters.words import count, item_title, readable_date

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")
_MOST_DATES = 4
_MOST_FOLLOW_UPS = 4
_ALONE = 9
_POINTING = frozenset({"this", "it", "these", "that.", "this.", "it.", "those", "they", "he", "she", "them"})
PRONOUNS = frozenset({"he", "she", "him", "her", "they", "them"})
RELATIONS = {"discharge": "Reported done", "repeat": "Raised again", "progress": "Mentioned"}
_GIVEN_UP, _TAKEN = "No longer pursued", "Taken"


def state_text(entry: Entry) -> str:
    """One line: what the minutes that were read show."""
    if entry.note is not None:
        return f"Done {readable_date(entry.note.done)}, not minuted: {entry.note.because}"
    if entry.state == "discharged":
        done = _discharge(entry)
        date = readable_date(done.sentence.meeting.date if done else None)
        if given_up(entry):
            return f"{_GIVEN_UP}, as of {date}"
        return f"{_TAKEN} on {date}" if entry.promise.kind == "deferral" else f"Reported done on {date}"
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
    if entry.state == "lapsed":
        return silence[0].upper() + silence[1:]
    unnamed = len(entry.window.meetings) >= MEETINGS
    return f"Open; {silence}, but it does not say what to look for" if unnamed else f"Open; {silence} so far"


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


def given_up(entry: Entry) -> bool:
    """Whether a promise is settled because it is wanted no more, which is not the same as done."""
    last = _discharge(entry)
    return entry.note is None and last is not None and _gives_up(last, entry.promise)


def _gives_up(one: FollowUp, promise: Promise) -> bool:
    return tells_of_giving_up(promise.quote, one.sentence.quote)


def relation_text(one: FollowUp, promise: Promise) -> str:
    """What a later sentence says of a promise, and when."""
    told = RELATIONS[one.relation]
    if one.relation == "discharge" and _gives_up(one, promise):
        told = _GIVEN_UP
    elif one.relation == "discharge" and promise.kind == "deferral":
        told = _TAKEN
    return f"{told}, {said_text(one)}"


def said_text(one: FollowUp) -> str:
    """When a later sentence was minuted, and whether it is private."""
    private = "" if one.sentence.item.access == "public" else " (private)"
    return f"{readable_date(one.sentence.meeting.date)}{private}"


def due_text(entry: Entry) -> str:
    """When it is due: the date, with the minutes' words where they say more; ``""`` if unknown."""
    due = entry.promise.due or {}
    text, when = str(due.get("text") or ""), due.get("date")
    if not text and entry.promise.details.get("to") and entry.promise.kind == "deferral":
        text = str(entry.promise.details["to"])
    if not when:
        return f"“{text}”" if text else ""
    date = readable_date(str(when))
    return date if date.casefold() in text.casefold() else f"{date} (“{text}”)"


def due_label(entry: Entry) -> str:
    """What a date means: a promise is due, an item is put off."""
    return "Put off" if entry.promise.kind == "deferral" else "Due"


def carried_text(before: Sequence[str]) -> str:
    """When a promise was set down earlier in the same words; ``""`` where it was not."""
    return f"First set down on {readable_date(before[0])}" if before else ""


def owner_text(owner: Mapping[str, Any]) -> str:
    """Whoever has to act, as written, with the name where that says more; a mere "they" is nobody."""
    text, person = str(owner.get("text") or ""), str(owner.get("person") or "")
    if text.casefold() in PRONOUNS:
        return person or f"not named (“{text.casefold()}”)"
    told = not person or person.casefold() in text.casefold() or text.casefold().endswith(person.casefold())
    return text if told else f"{text} ({person})"


def answer_text(entry: Entry) -> str:
    """Who asked a question, and how far it was answered; ``""`` for what is none."""
    if entry.promise.kind != "question":
        return ""
    by = str((entry.promise.details.get("raised_by") or {}).get("text") or "")
    answered = {"no": "No answer is minuted", "partly": "Answered in part"}
    told = answered.get(str(entry.promise.details.get("answered")), "")
    return ". ".join(filter(None, (f"Asked by: {by}" if by else "", told)))


def title_text(entry: Entry) -> str:
    """The number and title of the item, and the entry's own heading; a title like a paragraph is cut.

    What is a draft or private is marked before it.
    """
    promise, item = entry.promise, entry.promise.item
    title = item_title(item.number, item.title, status=promise.document.status, access=item.access)
    if promise.head and promise.head not in promise.quote and promise.head not in title:
        return f"{title}: {promise.head}"
    return title


def before_text(entry: Entry) -> str:
    """What stands before the clause, where that alone does not say what is promised, else ``""``."""
    words = entry.promise.quote.casefold().split()
    if len(words) >= _ALONE and not _POINTING & set(words):
        return ""
    before = entry.promise.before
    at = before.rfind(entry.promise.quote)
    if at >= 0:
        before = before[:at].rstrip()
        before = f"{before} …" if before and before[-1] not in ".!?:;…–-”" else before
    return "" if before.rstrip(" –-:…") == entry.promise.head else before


def follow_ups(entry: Entry) -> list[FollowUp | None]:
    """The sentences to show: the first and the last, and what tells that it was done; ``None`` for a gap."""
    every = entry.follow_up
    if len(every) <= _MOST_FOLLOW_UPS:
        return list(every)
    kept = [
        one
        for place, one in enumerate(every)
        if place == 0 or place >= len(every) - 2 or one is _discharge(entry)
    ]
    return [kept[0], None, *kept[1:]]


def _discharge(entry: Entry) -> FollowUp | None:
    return next((one for one in entry.follow_up if one.relation == "discharge"), None)
