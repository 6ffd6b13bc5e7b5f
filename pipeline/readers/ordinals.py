"""Counts as lists print them: 3, c, iii."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def ordinal(number: int, *, style: str = "decimal") -> str:
    """A count as a list prints it.

    :param number: the count.
    :param style: a name of WordprocessingML's ``ST_NumberFormat``; unknown names are decimal.
    :returns: the number in digits, letters or Roman numerals.
    """
    if style == "decimalZero":
        return f"{number:02d}"
    if number < 1:
        return str(number)
    if style in ("lowerLetter", "upperLetter"):
        # Word counts z, aa, bb where a spreadsheet counts z, aa, ab.
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if style == "upperLetter" else letters
    if style in ("lowerRoman", "upperRoman"):
        numeral = _roman(number)
        return numeral.upper() if style == "upperRoman" else numeral
    return _with_suffix(number) if style == "ordinal" else str(number)


def _roman(number: int) -> str:
    numeral = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        numeral += sign * count
    return numeral


def _with_suffix(number: int) -> str:
    teens = 10 <= number % 100 <= 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
