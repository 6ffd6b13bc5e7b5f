"""Minutes whose items are numbered this way and that, and the items that are read in them."""

from typing import Any

from matters.pipeline.structure.items import build_items
from matters.pipeline.structure.lines import split_lines
from matters.pipeline.structure.scheme import infer_scheme

HEAD = """Fernley Parish Council

Minutes of the meeting held on Tuesday 7 March 2023

"""
TOPICS = [
    ("Apologies for absence", "Apologies were received from Cllr E Gale."),
    ("Declarations of interest", "There were none."),
    ("Minutes of the last meeting", "They were agreed as a correct record and signed."),
    ("Matters arising", "The clerk reported that the bench had been mended."),
    ("Highways", "Members asked when Mill Lane would be closed and the clerk agreed to find out."),
    ("Correspondence", "A letter about hedges was noted."),
]
FAMILIES = {
    "N.": [f"{n}. " for n in range(1, 7)],
    "N)": [f"{n}) " for n in range(1, 7)],
    "N": [f"{n} " for n in range(1, 7)],
    "N/YY": [f"{n}/17 " for n in range(31, 37)],
    "N/YY over 99": [f"{n}/17 " for n in range(97, 103)],
    "NN/YY": [f"{n:02d}/23 " for n in range(1, 7)],
    "YY/NNN": [f"23/{n} " for n in range(165, 171)],
    "letter YY/NNN": [f"A23/{n:03d} " for n in range(24, 30)],
    "letter YY/NNN without a space": [f"A23/{n:03d}" for n in range(24, 30)],
    "letters/YY/NNN": [f"CPC/23/{n:03d} " for n in range(14, 20)],
    "YY/MM/N": [f"15/09/{n} " for n in range(1, 7)],
    "YY/MM/N without a space": [f"15/09/{n}" for n in range(1, 7)],
    "letter N": [f"F{n} " for n in range(6, 12)],
    "letters/N": [f"CAB/{n} " for n in range(61, 67)],
    "letters.YY.N": [f"JHS.23.{n} " for n in range(19, 25)],
    "N.0": [f"{n}.0 " for n in range(60, 66)],
    "continuous": [f"{n}. " for n in range(1773, 1779)],
    "asterisk": [f"*{n} " for n in range(450, 456)],
    "bare": [f"{n} " for n in range(1358, 1364)],
    "word": [f"Minute {n} " for n in range(45, 51)],
    "Markdown": [f"## {n}. " for n in range(1, 7)],
    "Word residue": [f"{n}\\. " for n in range(1, 7)],
}


def minutes(numbers: Any, extras: Any = None, *, gap: str = "\n\n") -> Any:
    """Six items with these numbers; ``extras`` are paragraphs to add after an item, by its place."""
    extras = extras or {}
    rows = [
        f"{number}{title}{gap}{body}\n\n" + "".join(f"{extra}\n\n" for extra in extras.get(place, []))
        for place, (number, (title, body)) in enumerate(zip(numbers, TOPICS, strict=True))
    ]
    return HEAD + "".join(rows)


def items(text: str) -> Any:
    lines = split_lines(text)
    return build_items(text, lines, infer_scheme(lines), furniture=(), page_starts=None).items


def keys(text: str) -> list[str]:
    return [item.key for item in items(text)]


def printed(numbers: Any) -> list[str]:
    return [number.replace("\\", "").strip(" .)*#").removeprefix("Minute ") for number in numbers]
