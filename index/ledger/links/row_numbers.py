"""Whether a row of a log of actions is the row of a promise, by the numbers that both begin with."""

from matters.index.ledger.wording import ROW_NUMBER


def is_row_of(promise: str, quote: str, made: str) -> bool:
    """Whether a row has the number of a promise: of one called an action, or of its year.

    Numbers of items begin anew at every meeting and say nothing.

    :param made: the day of the promise.
    """
    number, row = ROW_NUMBER.match(promise), ROW_NUMBER.match(quote)
    if number is None or row is None or number.group("series", "number") != row.group("series", "number"):
        return False
    return "action" in number.group().casefold() or number["series"] in (made[:4], made[2:4])


def is_another_row(promise: str, quote: str) -> bool:
    """Whether both begin with a number of one series, and not the same."""
    number, row = ROW_NUMBER.match(promise), ROW_NUMBER.match(quote)
    return bool(number and row and number["series"] == row["series"] and number["number"] != row["number"])
