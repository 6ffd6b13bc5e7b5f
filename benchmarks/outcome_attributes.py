"""Whether the attributes of an outcome that was found are right: one part of ``outcomes.py``."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from matters.corpus.annotations import fold
from matters.pipeline.records import Outcome

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "cllr", "cllrs", "councillor", "councillors", "the"})
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "to"})


def attribute_hits(one: Outcome, gold: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Whether each attribute that the gold gives is right; invented passages give none."""
    if not gold:
        return
    subtype = gold.get("subtype") or gold.get("kind" if one.kind == "action" else "")
    if subtype:
        yield f"{one.kind} subtype", one.subtype == subtype
    yield from _OF_KIND.get(one.kind, _nothing)(one, gold)


def _nothing(one: Outcome, gold: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    yield from ()


def _decision_hits(one: Outcome, gold: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    for name in ("proposer", "seconder"):
        if gold.get(name):
            yield name, same_name(getattr(one, name), gold[name])
    if isinstance(gold.get("votes"), dict):
        votes = one.votes
        values = (votes.in_favour, votes.against, votes.abstained) if votes else (None, None, None)
        yield "votes", values == tuple(gold["votes"].get(key) for key in ("for", "against", "abstained"))


def _interest_hits(one: Outcome, gold: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    if gold.get("who"):
        yield "who", same_name(one.who, gold["who"])
    if "left" in gold:
        yield "left", one.left == gold["left"]


def _raised_hits(one: Outcome, gold: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    raised = gold.get("raised_by")
    if isinstance(raised, dict) and raised["person"]:
        person = one.raised_by.person if one.raised_by else None
        yield f"{one.kind} raised by", same_name(person, raised["person"])


def _question_hits(one: Outcome, gold: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    yield from _raised_hits(one, gold)
    yield "answered", one.answered == gold["answered"]
    yield "addressee", same_name(one.addressee, gold["addressee"])


def _recommendation_hits(one: Outcome, gold: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    yield "recommended to", same_name(one.to, gold["to"])


def _owner_hits(one: Outcome, gold: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    if "owners" in gold:
        people = [owner["person"] for owner in gold["owners"] if owner["person"]]
        texts = [owner["text"] for owner in gold["owners"]]
        due = gold.get("due")
        if due and due["date"]:
            yield (
                "due date",
                one.due is not None
                and one.due.date is not None
                and (one.due.date.startswith(due["date"]) or due["date"].startswith(one.due.date)),
            )
    else:
        people = (gold.get("owner_resolved") or "").split("; ") if gold.get("owner_resolved") else []
        texts = [gold["owner"]] if gold.get("owner") else []
        due = gold.get("due")
        due = {"text": due} if isinstance(due, str) else due
    if people:
        given = [fold_name(owner.person) for owner in one.owners if owner.person]
        yield "owner resolved", sorted(given) == sorted(map(fold_name, people))
    if texts:
        said = [owner.text for owner in one.owners]
        yield "owner as written", any(same_words(own, text) for own in said for text in texts)
    if due:
        yield "due as written", one.due is not None and same_words(one.due.text, due["text"])


_OF_KIND = {
    "action": _owner_hits,
    "concern": _raised_hits,
    "decision": _decision_hits,
    "interest": _interest_hits,
    "question": _question_hits,
    "recommendation": _recommendation_hits,
}


def same_words(one: str, other: str) -> bool:
    """Whether two wordings have most words in common: token F1 of at least a half, small words left out."""
    words, wanted = (set(fold_name(text).split()) - _SMALL for text in (one, other))
    return bool(words and wanted) and 2 * len(words & wanted) / (len(words) + len(wanted)) >= 0.5


def same_name(one: str | None, other: str) -> bool:
    """Whether two names can be one person's: one has all words of the other, no letter alone."""
    words, wanted = (set(fold_name(text or "").split()) for text in (one, other))
    return any(len(word) > 1 for word in words & wanted) and (words <= wanted or wanted <= words)


def fold_name(text: str) -> str:
    """A name as it is compared: without titles, articles and marks."""
    plain = unicodedata.normalize("NFKD", fold(text))
    words = re.sub(r"[.,\u0300-\u036f]", " ", plain).casefold().split()
    return " ".join(word for word in words if word not in _TITLES)
