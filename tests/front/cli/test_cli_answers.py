"""What commands print alike of an answer."""

from matters.cli.answers import evidence_lines
from matters.index.results import Evidence


def _said(start: int, quote: str, *, score: float = 0.5) -> Evidence:
    return Evidence(quote, quote, start, start + len(quote), None, score)


def test_cli_answers_sentences_stand_in_the_order_of_the_document() -> None:
    best, first, second = _said(80, "It was agreed.", score=0.9), _said(0, "He came."), _said(9, "She went.")
    assert evidence_lines([best, first, second], indent="   ") == [
        "   > “He came.”",
        "   > “She went.”",
        "     ...",
        "   > “It was agreed.”",
    ]
