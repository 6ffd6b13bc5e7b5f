"""Word's automatic numbering: what it prints before a paragraph."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from matters.pipeline.readers.glyphs import with_signs
from matters.pipeline.readers.ordinals import ordinal

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACEHOLDER = re.compile(r"%([1-9])")
_MAX_STYLES = 30


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered; ``restart`` is the level after which it begins anew."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    paragraph_style: str | None = None


@dataclass(slots=True)
class _List:
    """An abstract list and the counts so far, shared by all its instances."""

    levels: dict[int, _Level]
    style_link: str | None = None
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through a document; ask for the paragraphs in order, each once.

    :param numbering: the root of the numbering part, or ``None``.
    :param styles: the root of the styles part, or ``None``.
    """

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._styles = (
            {} if styles is None else {get(style, "styleId"): style for style in styles.iter(f"{W}style")}
        )
        self._abstract: dict[str, _List] = {}
        self._instances: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], _Level | int] = {}
        self._restarted: set[tuple[str, int]] = set()
        if numbering is not None:
            self._load(numbering)

    def _load(self, numbering: etree._Element) -> None:
        for element in numbering.iterfind(f"{W}abstractNum"):
            levels = {_whole(get(level, "ilvl")): _level(level) for level in element.iterfind(f"{W}lvl")}
            link = value(element, "numStyleLink")
            self._abstract[get(element, "abstractNumId") or ""] = _List(levels, link)
        for element in numbering.iterfind(f"{W}num"):
            number = get(element, "numId") or ""
            self._instances[number] = value(element, "abstractNumId") or ""
            for override in element.iterfind(f"{W}lvlOverride"):
                self._add_override(number, override)

    def _add_override(self, number: str, override: etree._Element) -> None:
        level = _whole(get(override, "ilvl"))
        start = value(override, "startOverride")
        own = override.find(f"{W}lvl")
        if own is not None:
            self._overrides[number, level] = _level(own)
        elif start is not None:
            self._overrides[number, level] = _whole(start, otherwise=1)

    def label(self, paragraph: etree._Element) -> str:
        """What Word prints before the paragraph.

        :param paragraph: a ``w:p`` element.
        :returns: ``"2.1"``, ``"(a)"``, a bullet, or nothing.
        """
        number, depth = self._place(paragraph)
        counted = self._list_of(number)
        if number is None or counted is None:
            return ""
        level = self._level_of(number, depth, counted)
        if level is None:
            return ""
        self._count(number, depth, counted, level)
        return self._printed(number, counted, level)

    def _place(self, paragraph: etree._Element) -> tuple[str | None, int]:
        """The list instance and the level of a paragraph, its own or its style's."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
        number, depth = _num_pr(properties)
        style = value(properties, "pStyle") or self._default_style()
        own_number = number is not None
        name = style
        for _ in range(_MAX_STYLES):
            element = self._styles.get(name)
            if element is None or (number is not None and depth is not None):
                break
            inherited = element.find(f"{W}pPr")
            if inherited is not None:
                style_number, style_depth = _num_pr(inherited)
                number = style_number if number is None else number
                depth = style_depth if depth is None and not own_number else depth
            name = value(element, "basedOn")
        if depth is None:
            depth = self._depth_of_style(number, style) if not own_number else 0
        return (None if number in (None, "0") else number), depth

    def _default_style(self) -> str | None:
        for name, style in self._styles.items():
            if get(style, "type") == "paragraph" and get(style, "default") in ("1", "true"):
                return name
        return None

    def _depth_of_style(self, number: str | None, style: str | None) -> int:
        counted = self._list_of(number)
        levels: Mapping[int, _Level] = {} if counted is None else counted.levels
        return next((depth for depth, level in levels.items() if style and level.paragraph_style == style), 0)

    def _list_of(self, number: str | None, *, hops: int = 3) -> _List | None:
        counted = self._abstract.get(self._instances.get(number or "", ""))
        if counted is None or counted.levels or counted.style_link is None or not hops:
            return counted
        style = self._styles.get(counted.style_link)
        properties = None if style is None else style.find(f"{W}pPr")
        linked = None if properties is None else _num_pr(properties)[0]
        return self._list_of(linked, hops=hops - 1)

    def _level_of(self, number: str, depth: int, counted: _List) -> _Level | None:
        own = self._overrides.get((number, depth))
        return own if isinstance(own, _Level) else counted.levels.get(depth)

    def _count(self, number: str, depth: int, counted: _List, level: _Level) -> None:
        override = self._overrides.get((number, depth))
        if override is not None and (number, depth) not in self._restarted:
            self._restarted.add((number, depth))
            counted.counts[depth] = override if isinstance(override, int) else level.start
        else:
            counted.counts[depth] = counted.counts.get(depth, level.start - 1) + 1
        for deeper in [other for other in counted.counts if other > depth]:
            below = self._level_of(number, deeper, counted)
            restart = None if below is None else below.restart
            if restart is None or (restart and depth < restart):
                del counted.counts[deeper]

    def _printed(self, number: str, counted: _List, level: _Level) -> str:
        if level.style == "bullet":
            sign = with_signs(level.text).strip()
            return sign if sign and not "\ue000" <= sign[0] <= "\uf8ff" else "•"
        if level.style == "none":
            return _PLACEHOLDER.sub("", level.text).strip()

        def filled(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            other = self._level_of(number, depth, counted) or _Level()
            style = "decimal" if level.legal else other.style
            return ordinal(counted.counts.get(depth, other.start), style=style)

        return _PLACEHOLDER.sub(filled, level.text).strip()


def get(element: etree._Element, name: str) -> str | None:
    """An attribute of Word's namespace."""
    found: str | None = element.get(f"{W}{name}")
    return found


def value(element: etree._Element, name: str) -> str | None:
    """The value of a child such as ``w:pStyle``."""
    child = element.find(f"{W}{name}")
    return None if child is None else get(child, "val")


def _num_pr(properties: etree._Element) -> tuple[str | None, int | None]:
    place = properties.find(f"{W}numPr")
    if place is None:
        return None, None
    depth = value(place, "ilvl")
    return value(place, "numId"), None if depth is None else _whole(depth)


def _level(element: etree._Element) -> _Level:
    restart = value(element, "lvlRestart")
    legal = element.find(f"{W}isLgl")
    return _Level(
        start=_whole(value(element, "start"), otherwise=1),
        style=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        legal=legal is not None and get(legal, "val") not in ("0", "false"),
        restart=None if restart is None else _whole(restart),
        paragraph_style=value(element, "pStyle"),
    )


def _whole(text: str | None, *, otherwise: int = 0) -> int:
    return int(text) if text is not None and re.fullmatch(r"-?[0-9]{1,9}", text) else otherwise
