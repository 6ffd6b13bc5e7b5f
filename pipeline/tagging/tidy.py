"""What a trained pipeline finds, put right where the words themselves say better."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from matters.pipeline.structure.lexicon import alternatives
from matters.pipeline.structure.names import fits
from matters.pipeline.tagging.labels import ends_like_body, ends_like_role, is_given, judged, listed
from matters.pipeline.tagging.tags import Tag

_TITLE = re.compile(
    r"(?i)^(?:the\s+)?(?:(?:county|district|borough|city|parish|town|community|rural)\s+)?(?:cllrs?|councill?ors?|clrs?"
    r"|alderm[ae]n|messrs|mr|mrs|ms|miss|mx|dr|prof|professor|revd?|reverend|canon|sir|dame|lord|lady|pc|sgt|cyng"
    r"|cyngh|members?)\b\.?\s*"
)
_EDGE = " \t\r\n.,;:)]}{'\"‘’“”–—-*|/&_\\"
_LEAD = re.compile(r"^[\d\W_]+(?=[A-Za-zÀ-ÿ])")
_OPENING = re.compile(
    r"(?i)^(?:(?:the|(?:(?:annual|monthly|ordinary|special) )?(?:re-?)?(?:minutes|meetings?|reports?|election"
    r"|appointments?|notes|letters?|updates?|apologies|correspondence|reappointment)(?:\s+(?:of|from|to|by|for))+)\s+)+"
)
_APART = re.compile(r"\s+[-–—]\s+|\s*\n\s*\n\s*|\s*[|•*/]\s*|;\s*|,\s+(?=[A-Z][a-z]+\s+[A-Z])")
_GAP = re.compile(r"\t| {3,}|\s*\n\s*")
_COLUMNS = re.compile(r"\S(?: {3,}|\t)\S")
_HYPHEN_AFTER = re.compile(r"[-‑]\w+")
_HYPHEN_BEFORE = re.compile(r"\b[A-Z]\w*[-‑]$")
_POST_AND_NAME = re.compile(
    rf"(?P<post>(?:[A-Z][\w&’'-]*\s+)*(?:{alternatives('role_heads')}|{alternatives('post_heads')}|[A-Z]{{3,4}}))"
    r"\s+(?P<name>[A-Z][\w’'-]*[a-z]\w*(?:\s+[A-Z][\w’'-]+){1,2})$"
)
_TRAILING = re.compile(r"(?:\s+(?:and|at|by|for|from|in|of|on|the|to|with))+$")
_LOWER_END = re.compile(r"(?<=\w)\s+[a-z]+$")
_INITIALS_FIRST = re.compile(r"([A-Z][A-Za-z]?[A-Z])\s+(?=[A-Z][a-z]+\s+[A-Z][a-z])")
_INITIALS = re.compile(r"\s+\(?([A-Z][A-Za-z]?[A-Z]?)\)?(?=\s|$)")

_POST_OF_BODY = re.compile(
    rf"(?P<post>(?:[A-Z][\w&’'-]*\s+)*(?:{alternatives('role_heads')}|{alternatives('post_heads')}))\s+(?:of|at|for|from)\s+"
    r"(?:the\s+)?(?P<body>[A-Z][^,;\n]*\s(?:Council|Committee|Sub-Committee|Board|Trust|Ltd|Limited|Authority|Association|Society"
    r"|Partnership|Panel|Forum|Commission|Group|Academy|School|College|University|Club|LLP|plc|CIC|Foundation|Agency))$"
)
_BODY_AND_POST = re.compile(
    r"(?P<body>NHS|DfE|DfT|DWP|CQC|RSPB|RSPCA|GMB|UNISON|Unison|NEU|RNLI|NFU|LGA|BBC|CPRE|Ofsted|[A-Z]{1,3}(?:CC|DC|BC))\s+(?P<post>[A-Z].*)$"
)
_FIELD_IN_BRACKETS = re.compile(r" \(([A-Z][\w’'-]+(?:,? (?:(?:and|&|of|for) )?[A-Z][\w’'-]+){0,4})\)")
_POST_WITH_FIELD = re.compile(
    r"(?:[A-Z][\w’'-]+ )*(?:Director|Head|Member|Holder|Minister|Secretary of State|Manager|Lead|Officer|Spokesperson)"
    r" (?:of|for) "
)
_MORE_FIELDS = re.compile(
    r"(?:, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}){1,3},? (?:and|&) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
)
_ACTING_BEFORE = re.compile(r"(?<![\w/])(?:(?:T|A|Actg)/|(?:Young|Acting|Deputy|Interim|Temporary|Joint|Assistant|Vice) )$")
_PARISHES_BEFORE = re.compile(
    r"(?<![\w-])(?!Meeting|Liaison|Discussion|Contact|Joint|Working|Correspondence|Together|Talks|Agreement)"
    r"(?:[A-Z][a-z]+ (?:with|cum|juxta|under|upon|le|on the|in the|by the) )$"
)
_LOCAL_COUNCIL = re.compile(r" (?:Parish|Town|Community|Parish and Town) Council$")
_TWO_BODIES = re.compile(r",?\s+(?:and|&|(?P<of>of)|(?P<dash>[-–—]))\s+(?P<the>the\s+)?(?=[A-Z_*])")
_COMMITTEE_END = re.compile(r"(?:^|\s)(?:Cabinet|Executive|(?:Sub-)?Committee|Panel|Working (?:Group|Party))$")
_HOLDING_END = re.compile(
    r"(?i)\b(?:Council|Committee|Trust|Ltd|Limited|Authority|Association|Society|Partnership|Panel|Forum|Commission"
    r"|Agency|Academy|School|University|College|Federation|Club|LLP|Union|Rescue|Control|Hospital|Hospice|Surgery)$"
)


def tidied(text: str, tags: Iterable[Tag]) -> Iterator[Tag]:
    """Names cut to what belongs to them, with the label that their last word asks for."""
    for one in (_whole_words(text, cell) for tag in tags for cell in _cells(text, tag)):
        for part in _parts(text, one):
            cut = _cut(text, part)
            if cut is not None and (label := judged(text, cut)) is not None:
                if label == "PERSON" != cut.label and (again := _cut(text, replace(cut, label=label))):
                    cut = again
                yield _whole_post(text, Tag(label, cut.start, cut.end)) if label == "ROLE" else Tag(label, cut.start, cut.end)


def _whole_post(text: str, one: Tag) -> Tag:
    """A post with the rest of its field: "Director of Skills", then ", Work and Culture" or " (South)"."""
    found = text[one.start : one.end]
    if "(" not in found and (match := _FIELD_IN_BRACKETS.match(text, one.end)):
        if all(word.strip("’'").casefold() in _fields() for word in re.findall(r"[\w’'-]+", match[1])):
            return Tag("ROLE", one.start, match.end())
    if _POST_WITH_FIELD.match(found) and (match := _MORE_FIELDS.match(text, one.end)):
        parts = [part for part in re.split(r",\s+|\s+(?:and|&)\s+", match.group().strip(" ,")) if part]
        if not any(ends_like_role(part) or ends_like_body(part) or is_given(part.split()[0]) for part in parts):
            return Tag("ROLE", one.start, match.end())
    return one


@cache
def _fields() -> frozenset[str]:
    """Words of fields of work, in lower case."""
    return frozenset(word.strip(",").casefold() for word in listed("role_modifiers")) | {
        *("and", "of", "for", "north", "south", "east", "west", "central", "people", "place", "assets", "benefits"),
        *("revenues", "repairs", "homes", "devolution", "designate", "job", "share", "hospital", "discharge", "sen"),
    }


def _cells(text: str, one: Tag) -> Iterator[Tag]:
    """A name that runs over the columns of a table, or over the end of a row, in its cells."""
    start = one.start
    for gap in _GAP.finditer(text, one.start, one.end):
        left, right = text[start : gap.start()], text[gap.end() : one.end]
        row = text[text.rfind("\n", 0, gap.start()) + 1 : gap.start()]
        whole = ends_like_body(left) or _TITLE.match(right) or _COLUMNS.search(row)
        if "\n" not in gap.group() or whole:
            yield Tag(one.label, start, gap.start())
            start = gap.end()
    yield Tag(one.label, start, one.end)


def _whole_words(text: str, one: Tag) -> Tag:
    """A name that goes on after a hyphen, or begins before one."""
    after, before = (
        _HYPHEN_AFTER.match(text, one.end),
        _HYPHEN_BEFORE.search(text[max(0, one.start - 40) : one.start]),
    )
    if before is None:
        pattern = _ACTING_BEFORE if one.label == "ROLE" else _PARISHES_BEFORE
        if one.label != "PERSON" and (one.label == "ROLE" or _LOCAL_COUNCIL.search(text[one.start : one.end])):
            before = pattern.search(text[max(0, one.start - 40) : one.start])
    return Tag(
        one.label,
        one.start - len(before.group()) if before else one.start,
        after.end() if after else one.end,
    )


def _parts(text: str, one: Tag) -> Iterator[Tag]:
    """A list or a row that was taken for one name, in its parts."""
    words = text[one.start : one.end]
    if match := _holder(words):
        yield Tag("ROLE", one.start, one.start + match.end("post"))
        yield Tag("PERSON", one.start + match.start("name"), one.end)
    elif one.label == "PERSON":
        yield from _people(words, one.start)
    elif one.label == "ROLE" and ", " in words:
        cuts = [0, *(match.end() for match in re.finditer(r",\s+", words)), len(words)]
        parts = list(pairwise(cuts))
        named = [words[a:b].rstrip(", ") for a, b in parts]
        if all(ends_like_role(part) or ends_like_body(part) for part in named) and ends_like_role(named[0]):
            labels = ("ROLE" if ends_like_role(part) else "ORG" for part in named)
            yield from (
                Tag(label, one.start + a, one.start + b) for label, (a, b) in zip(labels, parts, strict=True)
            )
        else:
            yield one
    elif match := _POST_OF_BODY.match(words):
        yield Tag("ROLE", one.start, one.start + match.end("post"))
        yield from _bodies(match["body"], one.start + match.start("body"))
    elif one.label == "ROLE" and (match := _BODY_AND_POST.match(words)):
        yield Tag("ORG", one.start, one.start + match.end("body"))
        yield Tag("ROLE", one.start + match.start("post"), one.end)
    elif one.label == "ORG":
        yield from _bodies(words, one.start)
    else:
        yield one


def _bodies(words: str, at: int) -> Iterator[Tag]:
    """Two bodies taken for one: "Woodland Trust and Otter Society", "Cabinet of Wendshire County Council"."""
    start = 0
    for joint in _TWO_BODIES.finditer(words):
        left, right = words[start : joint.start()], words[joint.end() :]
        if joint["dash"]:
            apart = bool(_HOLDING_END.search(left)) or ends_like_role(right.strip("_*")) or is_given(left.split()[0])
        elif joint["of"]:
            apart = bool(_COMMITTEE_END.search(left)) and ends_like_body(right) and not joint["the"]
        else:
            apart = bool(_HOLDING_END.search(left)) and min(len(left.split()), len(right.split())) > 1
        if apart:
            yield Tag("ORG", at + start, at + joint.start())
            start = joint.end()
    yield Tag("ORG", at + start, at + len(words))


def _holder(words: str) -> re.Match[str] | None:
    """A post and its holder, taken for one name: "Chief Fire Officer Ann Birch"."""
    match = _POST_AND_NAME.match(words)
    return match if match and is_given(match["name"].split()[0]) else None


def _people(words: str, at: int) -> Iterator[Tag]:
    """Names with initials after each, and names before a dash or a bar."""
    start = 0
    for cut in _APART.finditer(words):
        yield from _with_initials(words[start : cut.start()], at + start)
        start = cut.end()
        if "-" in cut.group() or "–" in cut.group():
            return
    yield from _with_initials(words[start:], at + start)


def _with_initials(words: str, at: int) -> Iterator[Tag]:
    start = 0
    if (first := _INITIALS_FIRST.match(words)) and _INITIALS.search(words):
        yield Tag("PERSON", at, at + first.end(1))
        start = first.end()
    for match in _INITIALS.finditer(words, start):
        name = words[start : match.start()].strip(" ()")
        if len(name.split()) > 1 and fits(match[1].upper(), name):
            yield Tag("PERSON", at + start, at + match.start())
            yield Tag("PERSON", at + match.start(1), at + match.end(1))
            start = match.end()
    if words[start:].strip():
        yield Tag("PERSON", at + start, at + len(words))


def _cut(text: str, one: Tag) -> Tag | None:
    """A name without article, title, letters after it, possessive and stray signs."""
    start, end = one.start, one.end
    while True:
        words = text[start:end]
        lead = len(words) - len(words.lstrip(_EDGE + "("))
        lead = max(lead, match.end() if (match := _LEAD.match(words)) and one.label != "ORG" else 0)
        for pattern in (_TITLE,) if one.label == "PERSON" else (_OPENING,):
            lead += match.end() if (match := pattern.match(words[lead:])) else 0
        if lead == 0:
            break
        start += lead
    words = _TRAILING.sub("", text[start:end].rstrip(_EDGE))
    if one.label == "PERSON":
        words = _LOWER_END.sub("", words) if not words.islower() else words
        words = re.sub(rf"['’]s?$|(?:[\s,]+(?:{alternatives('post_nominals')}))+$", "", words).rstrip(_EDGE)
    if one.label == "ROLE":
        words = re.split(r"['’]s?\s+(?=[A-Z][a-z]+$)", words)[0] if not ends_like_role(words) else words
    following = text[start + len(words) : start + len(words) + 1]
    if words.count("(") > words.count(")"):
        words = words + following if following == ")" else words.rpartition("(")[0].rstrip()
    if words[-2:] in {"Co", "os"} and following == ".":
        words += "."
    return Tag(one.label, start, start + len(words)) if len(words) > 1 else None
