"""The few records that a search needs of those in ``pipeline.records``, which offers them too.

They stand apart because making a record class takes a millisecond, and a search starts with each question.
"""

from dataclasses import dataclass

OUTCOME_KINDS = ("decision", "action", "deferral", "concern", "interest", "recommendation", "question")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the document."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Caveat:
    """Something that could not be read or looks wrong; printed as a warning.

    :param code: a stable name such as ``"number-out-of-sequence"``.
    :param message: one sentence for the user.
    """

    code: str
    message: str
    start: int | None = None
    end: int | None = None
