"""Whether later words name an item of earlier minutes."""

import re

from matters.index.catalogue.rows import ItemRow
from matters.index.dates import MONTHS
from matters.index.identity import fold

MINUTE = r"(?i:\bminutes?(?: (?:no|number|ref)\.?)?|\bitem(?: (?:no|number)\.?)?|\bresolution)\s+"
"""What stands before the number of a minute."""
_MONTH = f"(?:{'|'.join(MONTHS)})"


def names(text: str, item: ItemRow) -> bool:
    """Whether words name an item by its number, which its title or the word "minute" makes certain."""
    if not item.number:
        return False
    number = re.escape(item.number.strip(" .()"))
    if re.search(rf"{MINUTE}{number}(?![\w/])(?!\.\d)", text):
        return title_agrees(text, item, number)
    leading = re.match(rf"\W*{number}(?![\w/])[.)]?\s+(?!{_MONTH})", text)
    return leading is not None and shares_title(text[leading.end() :], item)


def title_agrees(text: str, item: ItemRow, number: str) -> bool:
    """Whether what is printed right behind a number as a title is no other item's."""
    behind = re.search(rf"{number}\s+(?P<title>[A-Z][\w’']+(?: [A-Z][\w’']+)+)", text)
    return behind is None or shares_title(behind["title"], item)


def shares_title(text: str, item: ItemRow) -> bool:
    """Whether words soon hold one of an item's title."""
    title = {word for word in fold(item.title).split() if len(word) > 3}
    return bool(title & set(fold(text).split()[:12]))
