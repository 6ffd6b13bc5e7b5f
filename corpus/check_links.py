"""What must hold of the files that refer to items: topics, judgements, threads, themes, halves."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from matters.corpus.annotations import GoldDocument, fold, half_of, item_texts, lines, qrels

TOPIC_KINDS = frozenset(["question", "acronym", "paraphrase", "constraint", "unanswerable"])
STATES = frozenset(["discharged", "repeated", "lapsed", "open"])
FINAL_STATES = frozenset(["discharged", "open_at_end", "lapsed_after_repeats", "lapsed"])
RELATIONS = frozenset(["progress", "repeat", "discharge", "discharge_late", "response", "varied", "answer"])
RESPONSES = frozenset(["accepted", "partly", "noted", "rejected", "none"])

_FILLERS = (
    "a after an and are around at can for from has have in is it its nobody of on or the their to was were"
)
_FILLER = frozenset([*_FILLERS.split(), "with", "without"])
_PREFIX = 5


def link_problems(gold: Sequence[GoldDocument], texts: Mapping[str, str]) -> Iterator[str]:
    """Ids that do not exist, spans that are not in their item, values that are not in the guidelines."""
    items: dict[str, str] = {}
    for document in gold:
        items |= item_texts(document, texts[document.file])
    files = {item.id: document.file for document in gold for item in document.items}
    for name in ("threads", "themes", "decoys", "missing", "evidence", "first", "second"):
        for row in lines(f"{name}.jsonl"):
            yield from (f"{name}: {problem}" for problem in _place_problems(row, items, files))
    yield from _id_problems(gold)
    yield from _thread_problems(gold)
    yield from _people_problems(gold)
    yield from _topic_problems(items)
    yield from _half_problems(gold)


def _places(value: object) -> Iterator[Mapping[str, Any]]:
    """Every object, at any depth, that names an item."""
    if isinstance(value, dict):
        if "item" in value:
            yield value
        for inner in value.values():
            yield from _places(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _places(inner)


def _place_problems(
    row: Mapping[str, Any], items: Mapping[str, str], files: Mapping[str, str]
) -> Iterator[str]:
    for place in _places(row):
        item, quoted = place["item"], place.get("text") or place["sentence"]
        if item not in items:
            yield f"no item {item}"
        elif place["file"] != files[item]:
            yield f"{item} is not in {place['file']}"
        elif fold(quoted) not in items[item]:
            yield f"{item} does not say {quoted!r}"


def _id_problems(gold: Sequence[GoldDocument]) -> Iterator[str]:
    known = Counter(row["id"] for name in ("threads", "themes") for row in lines(f"{name}.jsonl"))
    yield from (f"{name} is there {count} times" for name, count in known.items() if count > 1)
    for document in gold:
        for outcome in document.outcomes:
            yield from (
                f"{document.stem}: no thread or theme {name}"
                for name in outcome.get("ids") or ()
                if name not in known
            )


def _thread_problems(gold: Sequence[GoldDocument]) -> Iterator[str]:
    held = {document.meeting_id for document in gold}
    for row in lines("threads.jsonl"):
        if row["kind"] == "question":
            fits = row["answered"] in ("yes", "partly", "no")
        elif row["kind"] == "recommendation":
            fits = row["response"] in RESPONSES
        else:
            states = row["state"] in STATES and row["final_state"] in FINAL_STATES
            fits = states and set(row["window"]) <= held
        if not fits or not {place["relation"] for place in row["evidence"]} <= RELATIONS:
            yield f"{row['id']}: a state or relation that the guidelines do not have"
    for row in lines("themes.jsonl"):
        meetings = {mention["meeting"] for mention in row["mentions"]}
        if meetings != set(row["meetings"]) or row["n_meetings"] != len(meetings) or len(meetings) < 3:
            yield f"{row['id']}: its meetings are {sorted(meetings)}"
    for row in lines("missing.jsonl"):
        if row["meeting"] in held:
            yield f"{row['meeting']} is not missing"


def _people_problems(gold: Sequence[GoldDocument]) -> Iterator[str]:
    """Every name of an attendance list is one person's, and nobody's who is not listed."""
    listed = {(document.meeting_id, str(one["name"])) for document in gold for one in document.attendance}
    said = Counter(
        (meeting, spelling)
        for person in lines("people.jsonl")
        for spelling, meetings in person["spellings"].items()
        for meeting in meetings
    )
    twice = sorted(key for key, count in said.items() if count > 1)
    yield from (f"people: {name} of {meeting} is two people" for meeting, name in twice)
    yield from (f"people: {name} of {meeting} is nobody" for meeting, name in sorted(listed - set(said)))
    yield from (f"people: {name} is not listed in {meeting}" for meeting, name in sorted(set(said) - listed))


def _topic_problems(items: Mapping[str, str]) -> Iterator[str]:
    judged, topics = qrels(), lines("topics.jsonl")
    ids = [topic["query_id"] for topic in topics]
    if len(set(ids)) != len(ids) or not set(judged) <= set(ids):
        yield "topics: an id twice, or judgements of no topic"
    for row in lines("evidence.jsonl"):
        if judged.get(row["query_id"], {}).get(row["item"]) != row["relevance"]:
            yield f"{row['query_id']}: the evidence in {row['item']} is not judged so"
    for topic in topics:
        mine = judged.get(topic["query_id"], {})
        best = [item for item, relevance in mine.items() if relevance == 2]
        if topic["kind"] not in TOPIC_KINDS or bool(best) == (topic["kind"] == "unanswerable"):
            yield f"{topic['query_id']}: {topic['kind']} with {len(best)} answers"
        yield from (f"{topic['query_id']}: no item {item}" for item in mine if item not in items)
        if topic["kind"] == "paraphrase":
            for item in best:
                if shared := shared_words(topic["text"], items.get(item, "")):
                    yield f"{topic['query_id']}: {item} also says {sorted(shared)}"


def shared_words(query: str, text: str) -> set[str]:
    """The first letters of the content words that a query and a text have in common."""
    wanted = {word[:_PREFIX] for word in re.findall(r"[a-z]+", query.lower()) if word not in _FILLER}
    return wanted & {word[:_PREFIX] for word in re.findall(r"[a-z]+", text.lower())}


def _half_problems(gold: Sequence[GoldDocument]) -> Iterator[str]:
    halves = half_of()
    bodies: dict[str, list[str]] = {}
    for document in gold:
        if not document.is_draft:
            bodies.setdefault(document.series, []).append(document.meeting_id)
    for meetings in bodies.values():
        ranked = sorted(meetings, key=_digest)
        for rank, meeting in enumerate(ranked):
            if halves.get(meeting) != ("dev" if rank < len(ranked) // 2 else "test"):
                yield f"half.json: {meeting} is {halves.get(meeting)}"
    judged = qrels()
    for topic in lines("topics.jsonl"):
        best = [item for item, grade in judged.get(topic["query_id"], {}).items() if grade == 2]
        votes = Counter(halves[item.partition("#")[0]] for item in best)
        tie = "test" if int(_digest(topic["query_id"])[-2:], 16) % 2 else "dev"
        if topic["half"] != (tie if votes["dev"] == votes["test"] else votes.most_common(1)[0][0]):
            yield f"{topic['query_id']}: it is in half {topic['half']}"


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
