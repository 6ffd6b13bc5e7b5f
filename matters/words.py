"""How things read for people, on a terminal and on a page: dates, numbers, strength, places."""

from datetime import date

from matters.index.dates import MONTHS
from matters.index.identity import UNKNOWN_BODY

STRONG = 0.6
_TITLE_WORDS = 20


def readable_date(iso: str | None) -> str:
    """``25 July 2023``, ``July 2023``, ``2023`` or ``undated``."""
    if not iso:
        return "undated"
    if len(iso) == 10:
        day = date.fromisoformat(iso)
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    if len(iso) == 7:
        return f"{MONTHS[int(iso[5:7]) - 1]} {iso[:4]}"
    return iso


def readable_extent(first: str | None, last: str | None) -> str:
    """``May 2021 to 25 July 2023``; one date where both are the same."""
    return readable_date(first) if first == last else f"{readable_date(first)} to {readable_date(last)}"


def readable_time(clock: str | None) -> str:
    """``1.00pm`` for ``13:00``."""
    if not clock:
        return ""
    hour, minute = int(clock[:2]), clock[3:]
    return f"{hour % 12 or 12}.{minute}{'pm' if hour >= 12 else 'am'}"


def strength(score: float) -> str:
    """``strong`` or ``possible``: a probability would be quoted as certainty."""
    return "strong" if score >= STRONG else "possible"


def marks(status: str, access: str = "public") -> str:
    """``DRAFT PRIVATE ``, to stand before a title: the minutes are a draft, the item is not public."""
    return ("DRAFT " if status == "draft" else "") + ("PRIVATE " if access != "public" else "")


def item_title(number: str | None, title: str, *, status: str, access: str = "public") -> str:
    """``DRAFT 08/23 School transport``: an item by number and short title, marked as draft or private."""
    title = short_title(title)
    return marks(status, access) + (f"{number} {title}" if number else title)


def quoted(said: str) -> str:
    """``“said”``; what is a quotation as a whole keeps its own marks."""
    whole = said[:1] + said[-1:] in ("“”", '""') and sum(map(said.count, '“”"')) == 2
    return said if whole else f"“{said}”"


def short_title(title: str) -> str:
    """A title where something else follows it: at most twenty words, since some run into their text."""
    words = title.split()
    return title if len(words) <= _TITLE_WORDS else " ".join(words[:_TITLE_WORDS]).rstrip(",;:–-") + " …"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """``1 item``, ``2 items``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def place(path: str, page: int | None) -> str:
    """``page 3, minutes.pdf``."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    return f"page {page}, {name}" if page is not None else name


def time_left(seconds: float) -> str:
    """How long something still takes, as roughly as that is known."""
    if seconds < 90:
        return "about a minute left" if seconds > 30 else "less than a minute left"
    minutes = round(seconds / 60)
    return (
        f"about {count(minutes, 'minute')} left" if minutes < 90 else f"about {minutes / 60:.0f} hours left"
    )


def body_name(committee: str | None, council: str | None = None) -> str:
    """The body that met, as people are told it."""
    return committee or council or UNKNOWN_BODY
