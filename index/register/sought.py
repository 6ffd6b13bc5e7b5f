"""The people and posts of which a question asks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from matters.index.identity import fold
from matters.index.register.asked import INITIALS, SPEAKS, TITLED
from matters.index.register.entries import Entry
from matters.index.register.posts import post_forms
from matters.index.register.register import Register

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Sought:
    """Somebody of whom a question asks.

    :param text: the words of the question.
    :param kind: ``"person"`` or ``"post"``.
    :param value: who is understood, for the user.
    :param entries: all who may be meant.
    :param post: folded, where a post is meant.
    """

    text: str
    kind: str
    value: str
    entries: tuple[Entry, ...]
    post: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """What a sentence that names them holds: a surname, a post."""
        surnames = {" ".join(name.parts) for entry in self.entries for name in entry.names}
        return tuple(sorted(surnames | ({self.post} if self.post else set())))


def people_sought(question: str, register: Register) -> Iterator[Sought]:
    """The first whom a question names: by whole name, by title and surname, or by initials as a speaker."""
    folded = f" {fold(question)} "
    written = {form.text: entry for entry in register.entries for form in entry.spellings if " " in form.text}
    for text in sorted(written, key=lambda one: (-len(one), one)):
        if f" {fold(text)} " in folded:
            match = re.search(
                rf"(?i)\b(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\.?\s+)?{_loose(text)}\b", question
            )
            if match:
                yield _person(match.group(), register.named(text) or [written[text]])
                return
    for match in TITLED.finditer(question):
        if found := register.named(match[1]):
            yield _person(match.group(), found)
            return
    for match in INITIALS.finditer(question):
        letters = match[1] or match[2]
        if found := register.named(letters):
            yield _person(letters, found)
            return


def _loose(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())


def _person(text: str, entries: Sequence[Entry]) -> Sought:
    names = " or ".join(entry.name for entry in entries[:_MOST_NAMED])
    more = f" or {len(entries) - _MOST_NAMED} more" if len(entries) > _MOST_NAMED else ""
    all_of_them = f"{names}{more} (any of them)" if len(entries) > 1 else names
    return Sought(text, "person", all_of_them, tuple(entries))


def posts_sought(question: str, register: Register) -> Iterator[Sought]:
    """The first post that a question asks after as a speaker: "what did the Designated Nurse say"."""
    held: dict[str, dict[str, Entry]] = {}
    for entry in register.entries:
        for role in entry.roles:
            for form in post_forms(role.text):
                if len(form) > 3:
                    held.setdefault(form, {})[entry.id] = entry
    plain = " ".join(question.split())
    for post in sorted(held, key=lambda one: (-len(one), one)):
        words = r"[\W_]+".join(re.escape(word) for word in post.split())
        pattern = (
            rf"(?i)(?:(?<=\bdid\s)|(?<=\bhas\s)|(?<=\bhad\s)|(?<=\bdoes\s))(?:the\s+)?{words}(?=\s+{SPEAKS}\b)"
            rf"|\bthe\s+{words}(?=\s+{SPEAKS}\b)|(?<=\bby\s)the\s+{words}\b"
        )
        if match := re.search(pattern, plain):
            entries = tuple(held[post].values())
            yield Sought(match.group(), "post", _holders(post, entries), entries, post)
            return


def _holders(post: str, entries: Sequence[Entry]) -> str:
    if not 1 <= len(entries) <= _MOST_NAMED:
        return f"whoever was {post}"
    return f"{post} ({', '.join(_of_years(entry, post) for entry in entries)})"


def _of_years(entry: Entry, post: str) -> str:
    roles = [role for role in entry.roles if post in post_forms(role.text)]
    years = sorted({(day or "")[:4] for role in roles for day in (role.first, role.last)} - {""})
    if not years:
        return entry.name
    return f"{entry.name}, {years[0]}" + (f" to {years[-1]}" if years[-1] != years[0] else "")
