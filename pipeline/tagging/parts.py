"""What was taken for one name and is several: posts and holders, bodies that "and" joins, rows of people."""

import re
from collections.abc import Iterator
from itertools import pairwise

from matters.pipeline.structure.lexicon import alternatives
from matters.pipeline.structure.names import fits
from matters.pipeline.tagging.labels import ends_like_body, ends_like_role, is_given
from matters.pipeline.tagging.tags import Tag

_APART = re.compile(r"\s+[-–—]\s+|\s*\n\s*\n\s*|\s*[|•*/]\s*|;\s*|,\s+(?=[A-Z][a-z]+\s+[A-Z])")
_POST_AND_NAME = re.compile(
    rf"(?P<post>(?:[A-Z][\w&’'-]*\s+)*(?:{alternatives('role_heads')}|{alternatives('post_heads')}|[A-Z]{{3,4}}))"
    r"\s+(?P<name>[A-Z][\w’'-]*[a-z]\w*(?:\s+[A-Z][\w’'-]+){1,2})$"
)
_INITIALS_FIRST = re.compile(r"([A-Z][A-Za-z]?[A-Z])\s+(?=[A-Z][a-z]+\s+[A-Z][a-z])")
_INITIALS = re.compile(r"\s+\(?([A-Z][A-Za-z]?[A-Z]?)\)?(?=\s|$)")
_POST_OF_BODY = re.compile(
    rf"(?P<post>(?:[A-Z][\w&’'-]*\s+)*(?:{alternatives('role_heads')}|{alternatives('post_heads')}))"
    r"\s+(?:of|at|for|from)\s+(?:the\s+)?(?P<body>[A-Z][^,;\n]*\s"
    r"(?:Council|Committee|Sub-Committee|Board|Trust|Ltd|Limited|Authority|Association|Society|Partnership|Panel"
    r"|Forum|Commission|Group|Academy|School|College|University|Club|LLP|plc|CIC|Foundation|Agency|Police"
    r"|Constabulary|Charity|Charities|Church|Hospice|Hospital|Federation|Union|Guild|Fellowship|Institute))$"
)
_BODY_AND_POST = re.compile(
    r"(?P<body>NHS|DfE|DfT|DWP|CQC|RSPB|RSPCA|GMB|UNISON|Unison|NEU|RNLI|NFU|LGA|BBC|CPRE|Ofsted"
    r"|[A-Z]{1,3}(?:CC|DC|BC)|(?:[A-Z][\w’'-]*\s+)+(?:Police|Constabulary|(?:County|Borough|District|City|Town|Parish"
    r"|Community)\s+Council))\s+(?P<post>[A-Z].*)$"
)
_SHORT_POST_FIRST = re.compile(rf"({alternatives('short_posts')})\s+(?=[A-Z][a-z])")
_TWO_BODIES = re.compile(r",?\s+(?:and|&|(?P<of>of)|(?P<dash>[-–—]))\s+(?P<the>the\s+)?(?=[A-Z_*])")
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_BODY_OF_BODY = re.compile(r"['’]s?\s+(?=[A-Z])")
_COMMITTEE_END = re.compile(
    r"(?:^|\s)(?:Cabinet|Executive|(?:Sub-)?Committee|Panel|Working (?:Group|Party))$"
)
_HOLDING_END = re.compile(
    r"(?i)\b(?:Council|Committee|Trust|Ltd|Limited|Authority|Association|Society|Partnership|Panel|Forum|Commission"
    r"|Agency|Academy|School|University|College|Federation|Club|LLP|Union|Rescue|Control|Hospital|Hospice|Surgery)$"
)


def parts(text: str, one: Tag) -> Iterator[Tag]:
    """A list or a row that was taken for one name, in its parts."""
    words = text[one.start : one.end]
    if match := _holder(words):
        yield Tag("ROLE", one.start, one.start + match.end("post"))
        yield Tag("PERSON", one.start + match.start("name"), one.end)
    elif one.label == "PERSON" and (short := _SHORT_POST_FIRST.match(words)):
        yield Tag("ROLE", one.start, one.start + short.end(1))
        yield Tag("PERSON", one.start + short.end(), one.end)
    elif one.label == "PERSON":
        yield from _people(words, one.start)
    elif one.label == "ROLE" and ", " in words:
        yield from _posts(words, one)
    elif match := _POST_OF_BODY.match(words):
        yield Tag("ROLE", one.start, one.start + match.end("post"))
        yield from _bodies(match["body"], one.start + match.start("body"))
    elif (match := _BODY_AND_POST.match(words)) and (one.label == "ROLE" or ends_like_role(match["post"])):
        yield Tag("ORG", one.start, one.start + match.end("body"))
        yield Tag("ROLE", one.start + match.start("post"), one.end)
    elif one.label == "ORG":
        yield from _bodies(words, one.start)
    else:
        yield one


def _posts(words: str, one: Tag) -> Iterator[Tag]:
    """Posts and bodies in a row, the first a post: "Clerk, Treasurer, Wendshire County Council"."""
    cuts = [0, *(match.end() for match in re.finditer(r",\s+", words)), len(words)]
    places = list(pairwise(cuts))
    named = [words[start:end].rstrip(", ") for start, end in places]
    if not ends_like_role(named[0]) or not all(
        ends_like_role(part) or ends_like_body(part) for part in named
    ):
        yield one
        return
    for part, (start, end) in zip(named, places, strict=True):
        yield Tag("ROLE" if ends_like_role(part) else "ORG", one.start + start, one.start + end)


def _bodies(words: str, at: int) -> Iterator[Tag]:
    """Two bodies taken for one: "Woodland Trust and Otter Society", "Cabinet of Wendshire County Council"."""
    start = 0
    if owned := _owned(words):
        yield Tag("ORG", at, at + owned.start())
        start = owned.end()
    for joint in _TWO_BODIES.finditer(words, start):
        left, right = words[start : joint.start()], words[joint.end() :]
        if joint["dash"]:
            apart = ends_like_body(left) or ends_like_role(right.strip("_*")) or is_given(left.split()[0])
        elif joint["of"]:
            apart = bool(_COMMITTEE_END.search(left)) and ends_like_body(right) and not joint["the"]
        else:
            apart = bool(_HOLDING_END.search(left)) and min(len(left.split()), len(right.split())) > 1
        if apart:
            yield Tag("ORG", at + start, at + joint.start())
            start = joint.end()
    yield Tag("ORG", at + start, at + len(words))


def _owned(words: str) -> re.Match[str] | None:
    """Where a body ends and one of its own begins: "WCC's Cabinet"."""
    for match in _BODY_OF_BODY.finditer(words):
        left, right = words[: match.start()], words[match.end() :]
        if (_ACRONYM.fullmatch(left) or _HOLDING_END.search(left)) and ends_like_body(right):
            return match
    return None


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
