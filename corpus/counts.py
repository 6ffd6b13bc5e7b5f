"""The figures of the data card, counted from the files."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from matters.corpus.annotations import GoldDocument, lines, qrels


def counts_table(gold: Sequence[GoldDocument], texts: Mapping[str, str]) -> str:
    """Two columns of Markdown: what is counted, and how many."""
    rows = [*_document_rows(gold, texts), *_link_rows()]
    return "".join(f"| {name} | {value} |\n" for name, value in [("what", "how many"), ("---", "---"), *rows])


def _document_rows(gold: Sequence[GoldDocument], texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    meetings = {document.meeting_id for document in gold if not document.is_draft}
    bodies = {document.series for document in gold}
    sizes = sorted(len(texts[document.file].split()) for document in gold)
    yield "meetings", f"{len(meetings)}, {min(_dates(gold))} to {max(_dates(gold))}"
    yield "bodies", f"{len(bodies)} ({len({m.partition('/')[0] for m in meetings})} names)"
    yield "files", f"{len(gold)}: {_listed(Counter(PurePath(d.file).suffix[1:] for d in gold))}"
    yield "words", f"about {round(sum(sizes), -3):,}; {sizes[0]:,} to {sizes[-1]:,} a file"
    yield "agenda items", f"{sum(len(document.items) for document in gold):,}"
    yield "people in attendance blocks", f"{sum(len(document.attendance) for document in gold):,}"
    outcomes = [outcome["kind"] for document in gold for outcome in document.outcomes]
    yield "outcomes", f"{len(outcomes):,}: {_listed(Counter(outcomes))}"
    tagged = [document for document in gold if document.entities is not None]
    labels = Counter(entity["label"] for document in tagged for entity in document.entities or ())
    yield "entities", f"{labels.total():,} in {len(tagged)} files: {_listed(labels)}"


def _dates(gold: Sequence[GoldDocument]) -> list[str]:
    return [document.meeting["date"] for document in gold]


def _link_rows() -> Iterator[tuple[str, str]]:
    topics, threads, themes = lines("topics.jsonl"), lines("threads.jsonl"), lines("themes.jsonl")
    answerable = sum(topic["kind"] != "unanswerable" for topic in topics)
    kinds = Counter(topic["kind"] for topic in topics)
    yield "topics", f"{len(topics)}, {answerable} with an answer: {_listed(kinds)}"
    yield "topics by half", _listed(Counter(topic["half"] for topic in topics))
    grades = Counter(f"grade {grade}" for judged in qrels().values() for grade in judged.values())
    yield "judgements", f"{grades.total()}: {_listed(grades)}"
    yield "evidence sentences", f"{len(lines('evidence.jsonl'))}"
    states = Counter(row["final_state"] for row in threads if row["kind"] in ("action", "deferral"))
    yield "promises and deferrals", f"{states.total()}: {_listed(states)}"
    answers = Counter(row["answered"] for row in threads if row["kind"] == "question")
    yield "members' questions", f"{answers.total()}: {_listed(answers)}"
    responses = Counter(row["response"] for row in threads if row["kind"] == "recommendation")
    yield "recommendations", f"{responses.total()}: {_listed(responses)}"
    mentions = sum(len(row["mentions"]) for row in themes)
    yield "recurring concerns", f"{len(themes)} with {mentions} mentions; {len(lines('decoys.jsonl'))} decoys"
    people = lines("people.jsonl")
    spellings = sum(len(row["spellings"]) for row in people)
    posts = Counter(row["kind"] for row in people)
    yield "people who attended", f"{len(people)} with {spellings} spellings: {_listed(posts)}"
    yield "meetings known to be missing", f"{len(lines('missing.jsonl'))}"


def _listed(counts: Counter[str]) -> str:
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{name} {count}" for name, count in ranked)
