"""Who is meant by a post in one meeting: exactly one person, or nobody."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from matters.index.identity import fold
from matters.index.register.sightings import Sighting

_HEADS = re.compile(
    r"^(?:head of service|team manager|service manager|[\w-]+ (?:officer|director|nurse|manager|clerk)"
    r"|director|headteacher|clerk)\b"
)
_LAST = frozenset({
    "nurse", "inspector", "sergeant", "clerk", "treasurer", "secretary", "solicitor", "mayor",
    "leader", "headteacher",
})  # fmt: skip
_CHAIRS = ("chair", "chairman", "chairperson", "chairwoman")
_BEFORE = re.compile(r"^(?:parish|town|assistant|deputy|acting|interim|locum|the)\s+")


def holders(listed: Sequence[Sighting], *, chair: Sighting | None = None) -> Mapping[str, Sighting]:
    """For each post by which the minutes of a meeting may name somebody, who that is.

    A post that two of those present may be called by is left out.

    :param listed: those of one attendance list.
    :param chair: who presided, where the minutes say so apart from the list.
    """
    here = [one for one in listed if one.was_there and one.role]
    own = _single((form, one) for one in here if not one.organisation for form in post_forms(one.role or ""))
    found = dict(_single((form, one) for one in here for form in post_forms(one.role or "")))
    found.update(own)
    if chair is not None:
        found.update(dict.fromkeys(_CHAIRS, chair))
    return found


def post_forms(role: str) -> Iterator[str]:
    """A post as written, and shorter: without its field, its rank before it, or all but its noun."""
    post = fold(role.split(",")[0] if "," in role else role)
    whole = fold(role)
    yield whole
    yield post
    yield _BEFORE.sub("", post)
    short = post.partition(" for ")[0].partition(" of ")[0]
    yield post.partition(" for ")[0]
    yield short
    if heads := _HEADS.match(post):
        yield heads.group()
    if "chair" in post and not re.search(r"\b(?:vice|deputy)\b", post):
        yield from _CHAIRS
    if "chair" in post and re.search(r"\b(?:vice|deputy)\b", post):
        yield from ("vice chair", "vice chairman", "deputy chair")
    if short.split() and short.split()[-1] in _LAST and not re.search(r"\b(?:vice|deputy)\b", short):
        yield short.split()[-1]


def _single(pairs: Iterable[tuple[str, Sighting]]) -> dict[str, Sighting]:
    forms: dict[str, Sighting] = {}
    shared: set[str] = set()
    for form, one in pairs:
        if form in forms and forms[form].number != one.number:
            shared.add(form)
        forms.setdefault(form, one)
    return {form: one for form, one in forms.items() if form and form not in shared}
