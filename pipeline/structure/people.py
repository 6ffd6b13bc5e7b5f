"""Lists of people: who is named, and what the list says of each."""

import re
from dataclasses import dataclass, field, replace

from matters.pipeline.structure.holders import names_person, read_holder
from matters.pipeline.structure.list_parts import LAST_INITIALS, Segment, segments, unwrapped
from matters.pipeline.structure.names import INITIALS, Person, fits, read_mononym, read_person, title_pattern
from matters.pipeline.structure.posts import COUNCILS, abbreviates, describe, is_organisation, is_role
from matters.pipeline.structure.titles import VERB

_BRACKETED = re.compile(rf"\s*\(({INITIALS})\)\s*$")
_INITIALS = re.compile(rf"^{INITIALS}$")
_SUBSTITUTE = re.compile(
    r"(?i)\b(?:substitut(?:e|ing)\s+for|as substitute for|in (?:the )?place of|in lieu of|deputising for"
    r"|for)\s+(?P<whom>.+)$"
)
_ITEM = r"\d+(?:[/.]\d+)*(?![\d.:/]*\d)(?!\s*(?:[ap]\.?\s?m\b|o['’]clock|hrs|hours|min))"
_ITEM_RANGE = re.compile(
    rf"(?i)\bfrom\s+(?:items?\s+|minute\s+)?(?P<start>{_ITEM})(?:\s*(?:-|–|to|until)\s*(?:item\s+)?(?P<end>{_ITEM}))?"
)
_UNTIL = re.compile(rf"(?i)\b(?:until|to|left (?:at|after|before))\s+(?:item\s+|minute\s+)?(?P<end>{_ITEM})")
_CROWD = re.compile(
    r"(?i)^\W*(?:and\s+)?(?:the\s+)?(?:(?:\d+|no|an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|many)\s+)?"
    r"(?:other\s+)?(?:members?\s+of\s+(?:the\s+)?(?:public|press)|residents?|parishioners?|public|press)\b"
)
_CLERK = re.compile(r"(?i)^\W*(?:the\s+)?(?:(?:parish|town|deputy|assistant|acting|locum)\s+)*clerk\b")


@dataclass(slots=True)
class _List:
    """A list as it is read: the people so far, and what was said since the last one.

    :param leading: whether the list puts posts before names ("The Chairman, Mr Hill").
    :param pending: a post whose holder is still to be named.
    """

    people: list[Person] = field(default_factory=list)
    description: list[str] = field(default_factory=list)
    leading: bool = False
    pending: str | None = None

    def add(self, person: Person, tail: str) -> None:
        """Begin the next person."""
        self.close()
        self.people.append(replace(person, role=person.role or self.pending))
        self.description = [tail] if tail.strip(" .,;:-–—") else []
        self.pending = None

    def tell(self, segment: str, *, apart: bool) -> None:
        """Take a segment that names nobody.

        :param apart: whether it is set off from the person before it.
        """
        if _CROWD.match(segment) or (VERB.search(segment) and not is_role(segment)):
            return
        post = is_role(segment) and len(segment.split()) < 9
        if not self.people and post:
            self.leading = True
        if post and (
            apart or self.leading or (self.people and _is_clerk_beside_member(segment, self.people[-1]))
        ):
            self.pending = re.sub(r"(?i)^\W*(?:the\s+)?|[\s:.–—-]+$", "", segment)
        elif self.people:
            self.description.append(segment)

    def close(self) -> None:
        """Describe the last person."""
        if self.people:
            self.people[-1] = _described(self.people[-1], self.description)


def find_people(block: str, *, by_line: bool) -> list[Person]:
    """The people in an attendance list, in order.

    :param block: the list without its cue ("Present:"), line breaks kept.
    :param by_line: whether each line names one person first and then tells of them.
    """
    found, plural = _List(), ""
    block = unwrapped(block, by_line=by_line)
    for segment in segments(block):
        text = block[segment.start : segment.end]
        if segment.new_line and not (found.pending or "").endswith(":") and not found.leading:
            found.pending = None
        if plural_title(text) and plural_title(text) == text.strip(" :.&"):
            plural = plural_title(text)
            continue
        if person := _next_person(text, segment, plural=plural, by_line=by_line):
            anew = segment.new_line and not _goes_on(block[: segment.start])
            plural = plural_title(text) or ("" if anew else plural)
            found.pending = None if segment.joined else found.pending
            if person.role and not found.people and not re.search("[:(]", text[: person.start]):
                found.leading = True
            moved = replace(person, start=person.start + segment.start, end=person.end + segment.start)
            found.add(moved, text[person.end :])
        else:
            row = by_line and segment.new_line and bool(re.match(r"(?i)\W*the\s", text))
            leads = segment.new_line and "(" not in text and _leads(block, segment)
            found.tell(text, apart=segment.joined or row or leads)
    found.close()
    return found.people


def _next_person(text: str, segment: Segment, *, plural: str, by_line: bool) -> Person | None:
    """The person with whom a segment begins, where it does not tell of the one before.

    :param plural: a plural title that stands before the list.
    :param by_line: whether each line names one person first and then tells of them.
    """
    person = read_person(text, carried=plural) or read_holder(text, carried=plural)
    person = person or (read_mononym(text) if by_line and segment.new_line else None)
    if person is None or _is_body(person):
        return None
    if segment.new_line or not by_line:
        return person
    titled = person.title is not None and person.title != plural.rstrip("s")
    return person if titled or _is_plain(text, person) else None


def _is_body(person: Person) -> bool:
    """Whether what reads like a name is that of a school or another body ("Mill Lane Primary School")."""
    return person.title is None and len(person.name.split()) > 2 and is_organisation(person.name)


def _leads(block: str, segment: Segment) -> bool:
    """Whether what begins a line is the post of the person named right behind it ("The Clerk, Mrs Hill.")."""
    behind = re.match(r"[ \t]*,[ \t]*(?P<rest>.*)", block[segment.end :])
    return behind is not None and names_person(behind["rest"]) and not _goes_on(block[: segment.start])


def _goes_on(before: str) -> bool:
    """Whether a list broken over lines goes on: the line before ends with a comma or "and"."""
    return bool(re.search(r"(?:,|\band|&)\s*$", before))


def _is_clerk_beside_member(segment: str, person: Person) -> bool:
    """Whether the post cannot be the person's: a councillor may hold no paid post of the council."""
    return bool(_CLERK.match(segment)) and bool(
        re.search(r"(?i)\b(?:cllr|councillor|clr)$", person.title or "")
    )


def _is_plain(segment: str, person: Person) -> bool:
    """Whether the segment is a name and nothing else, as in run-on lists."""
    tail = segment[person.end :].strip(" .")
    short = _BRACKETED.match(segment, person.end)
    last = short or LAST_INITIALS.search(segment)
    if person.initials or (last and fits(last[1], person.name)):
        return True
    return bool(person.title or person.role) and (not tail or tail.startswith("("))


def _described(person: Person, description: list[str]) -> Person:
    text = ", ".join(part.strip() for part in description if part.strip())
    if person.initials:
        text = re.sub(rf"^\W*{person.initials}\b\W*", "", text)
    if not text:
        return person
    listed = person.initials
    for bracket in re.findall(r"\(([^()]*)\)", text):
        parts = [part.strip() for part in bracket.split(",")]
        before = text[: text.index(f"({bracket})")]
        if initials := [one for one in parts if _INITIALS.match(one) and _stand_for(one, person, before)]:
            person = replace(person, initials=initials[0])
            rest = ", ".join(part for part in parts if part != initials[0])
            text = text.replace(f"({bracket})", f"({rest})" if rest else "")
        elif (span := _ITEM_RANGE.search(bracket)) or (span := _UNTIL.search(bracket)):
            items = span.groupdict()
            person = replace(person, from_item=items.get("start"), until_item=items.get("end"))
            text = text.replace(f"({bracket})", "")
    text = re.sub(r"@[\w-]+", "", text)
    last = LAST_INITIALS.search(text)
    if last and not listed and fits(last[1], person.name):
        person, text = replace(person, initials=last[1]), text[: last.start()]
    substitute = _SUBSTITUTE.search(text)
    if substitute and (whom := read_person(substitute["whom"].strip(" ()"), carried="x")):
        person, text = replace(person, substitute_for=whom.name), text[: substitute.start()]
    post = describe(text)
    return replace(person, role=post.role or person.role, organisation=post.organisation)


def _stand_for(letters: str, person: Person, post: str) -> bool:
    """Whether letters in brackets are a person's, by the name or by the post before them: Town Clerk (TC)."""
    return _are_initials(letters, person) or abbreviates(letters, post)


def _are_initials(letters: str, person: Person) -> bool:
    """Whether letters in brackets are a person's initials; a bare surname has two that end with its own."""
    if person.title is None or " " in person.name:
        return fits(letters, person.name)
    return len(letters) == 2 and letters[1] == person.name[0] and letters not in COUNCILS


def plural_title(segment: str) -> str:
    """The plural title with which a list begins ("Councillors"), or nothing."""
    match = title_pattern().match(segment)
    title = match["title"].strip(" :") if match else ""
    plural = re.search(r"(?i)(?:cllrs|councillors|clrs|messrs|mesdames|members|drs)\.?$", title)
    return title if plural else ""
