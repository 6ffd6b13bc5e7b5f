"""Questions that are minuted word for word, and where each begins and ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matters.pipeline.outcomes.raised import begins_anew
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.records import Span

_MARK = re.compile(
    r"(?i)\W*(?:Q(?:uestion|uery)?(?: ?\d{1,2})?|(?:(?:governors?|trustees?|members?)['’]? )?challenge)"
    r"\s?[:.)]\s+(?=\S)"
)
_ANSWER = re.compile(r"(?i)\W*(?:A(?:nswer)?|R(?:esponse|eply)?)(?: ?\d{1,2})?\s?[:.)]\s+(?=\S)")
_ASKED = re.compile(r"\?[”\"’')]*\s*$")
_OPENS = re.compile(
    r"(?i)\W*(?:(?:and|but|so) )?(?:what|why|how|when|where|who|which|will|would|could|can|is|are|was|were|"
    r"do|does|did|has|have|had|should)\b"
)
_ANNOUNCED = re.compile(
    r"(?i)\b(?:following (?:\w+ )?questions?\b|questions? (?:\d+ )?(?:from|by|to|put|asked)\b)[^.?]*:\W*$"
)
_ALONE = 6
"""Words of a question that says nothing without what stands before it, at most."""
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what leads up to it: sentences from ``first`` to ``last``.

    :param start: in the first of them, behind the mark.
    """

    first: int
    last: int
    start: int

    @property
    def places(self) -> range:
        """Of its sentences."""
        return range(self.first, self.last + 1)


def marked_questions(reading: Reading) -> Iterator[Question]:
    """The questions that a mark such as "Q:" begins, each to the end of its paragraph or to its answer."""
    for place, sentence in enumerate(reading.sentences):
        mark = _MARK.match(sentence.text)
        if mark is None:
            continue
        last = place
        while last - place < _LONGEST and _goes_on(reading, last + 1):
            last += 1
        asked = [at for at in range(place, last + 1) if _ASKED.search(reading.sentences[at].text)]
        if asked:
            yield Question(place, asked[-1], mark.end())


def span_of(reading: Reading, question: Question) -> Span:
    """The source slice of a question, without its mark."""
    first, last = reading.sentences[question.first], reading.sentences[question.last]
    return Span(first.span(question.start, len(first.text)).start, last.span(0, len(last.text)).end)


def is_question(text: str) -> bool:
    """Whether a mark such as "Q:" begins a sentence."""
    return bool(_MARK.match(text))


def is_answer(text: str) -> bool:
    """Whether a mark such as "A:" says that a sentence answers."""
    return bool(_ANSWER.match(text))


def is_announced(reading: Reading, place: int) -> bool:
    """Whether the sentence before says that this is the question that somebody put."""
    return (
        place > 0
        and bool(_ASKED.search(reading.sentences[place].text))
        and bool(_ANNOUNCED.search(reading.sentences[place - 1].text))
    )


def says_little(text: str) -> bool:
    """Whether a sentence is only the end of a question, such as "Why is that?"."""
    return bool(_ASKED.search(text) and _OPENS.match(text)) and len(text.split()) <= _ALONE


def _goes_on(reading: Reading, place: int) -> bool:
    if place >= len(reading.sentences) or begins_anew(reading, place):
        return False
    text = reading.sentences[place].text
    return not (_MARK.match(text) or is_answer(text))
