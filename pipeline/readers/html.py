"""Reads HTML: one line per block, lists and tables as a person would copy them."""

import re
from dataclasses import replace
from html import unescape

from lxml import etree  # type: ignore[import-untyped]

from matters.pipeline.errors import ReadError
from matters.pipeline.readers.decoding import decode
from matters.pipeline.readers.ordinals import ordinal
from matters.pipeline.readers.writer import BlockWriter
from matters.pipeline.records import SourceText

_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "head", "nav", "form", "select", "button", "svg",
    "iframe", "object", "canvas", "audio", "video",
})  # fmt: skip
_SKIPPED_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "menu", "menubar"})
_SKIPPED_NAMES = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|cookies?|skip-?links?|sitenav|sr-only|mgactionlist)(?:$|[\s_-])", re.I
)
_PARAGRAPHS = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "blockquote", "pre", "hr",
    "section", "article", "fieldset", "figure",
})  # fmt: skip
_LINES = frozenset({
    "div", "li", "dt", "dd", "caption", "address", "center", "main", "header", "footer", "aside",
    "summary", "details", "figcaption",
})  # fmt: skip
_DECLARED = re.compile(rb"<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*[\"']?\s*([\w-]+)", re.I)
_DOUBLE_ENCODED = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_AFTER_TAG = re.compile(r"(</?(?:br|p|h[1-6]|div|ol|ul|li|table|tr|td|th|hr)\b[^<>]*>)[ \t]*\r?\n", re.I)
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_MAIN = etree.XPath("//main | //*[@role='main'] | //*[@id='modgov'] | //*[contains(@class, 'mgContent')]")
_STYLES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_TITLE = etree.XPath("string(//head/title)")


class HtmlReader:
    """Web pages, ModernGov's item pages among them."""

    def read(self, data: bytes, *, name: str) -> SourceText:
        """Extract what the page says; see :class:`matters.pipeline.readers.port.Reader`."""
        declared = _DECLARED.search(data[:4096])
        decoded = decode(data, name=name, declared=None if declared is None else declared[1].decode("ascii"))
        root = _parse(decoded.text)
        text = "" if root is None else _Walker(_main(root)).text()
        if root is None or not text.strip():
            raise ReadError(
                f"{name}: the page shows no text",
                expected="HTML with the minutes in it",
                do="Save the page again.",
            )
        title = " ".join(unescape(str(_TITLE(root))).split())
        return SourceText(
            text, "html", front_matter={"title": title} if title else {}, caveats=decoded.caveats
        )


class FragmentReader:
    """Text with tags in it, as content systems export it: a line break counts as one."""

    def read(self, data: bytes, *, name: str) -> SourceText:
        """Extract what the text shows; see :class:`matters.pipeline.readers.port.Reader`."""
        decoded = decode(data, name=name)
        broken = _LINE_BREAK.sub("<br/>", _AFTER_TAG.sub(r"\1 ", decoded.text))
        source = HtmlReader().read(broken.encode(), name=name)
        return replace(source, caveats=decoded.caveats)


def _parse(text: str) -> etree._Element | None:
    # Unicode with an encoding declaration is refused by lxml, so bytes of a known encoding go in.
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    content = text.replace("\x00", "").encode("utf-8", errors="replace")
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return None


def _main(root: etree._Element) -> etree._Element:
    mains = [element for element in _MAIN(root) if "".join(element.itertext()).strip()]
    return mains[0] if len(mains) == 1 else root


class _Walker:
    """Goes through a page once; pages may be deep, so it does not recurse."""

    def __init__(self, root: etree._Element) -> None:
        self._root = root
        self._writer = BlockWriter()
        self._lists: list[_List] = []

    def text(self) -> str:
        """What the page shows."""
        walk = etree.iterwalk(self._root, events=("start", "end"))
        skipping = False
        for event, element in walk:
            if event == "start":
                skipping = self._is_skipped(element)
                if skipping:
                    walk.skip_subtree()
                else:
                    self._open(element)
                    self._write(element.text, element)
                continue
            if not skipping:
                self._close(element)
            skipping = False
            if element is not self._root:
                self._write(element.tail, element.getparent())
        return self._writer.text()

    def _is_skipped(self, element: etree._Element) -> bool:
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return True
        if tag in ("header", "footer") and next(element.iterancestors("article", "main"), None) is None:
            return element is not self._root
        return bool(element.attrib) and _is_aside(element)

    def _write(self, text: str | None, parent: etree._Element | None) -> None:
        if not text:
            return
        if "&" in text:
            text = _DOUBLE_ENCODED.sub(_unescaped, text)
        if parent is not None and parent.tag == "pre":
            self._writer.exact(text)
        else:
            self._writer.flowing(text)

    def _open(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "br":
            self._writer.newline()
        elif tag == "li":
            self._writer.bullet(self._marker(element))
        elif tag == "tr":
            self._writer.row()
        elif tag in ("td", "th"):
            self._writer.cell()
        else:
            self._separate(element)
            if tag in ("ul", "ol"):
                self._lists.append(_List(element))

    def _close(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "tr":
            self._writer.row()
        elif tag == "li":
            self._writer.bullet("")
        elif tag not in ("td", "th", "br"):
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            self._separate(element)

    def _separate(self, element: etree._Element) -> None:
        if element.tag in _LINES or (element.tag in ("ul", "ol") and self._lists):
            self._writer.line()
        elif element.tag in _PARAGRAPHS:
            self._writer.paragraph()

    def _marker(self, element: etree._Element) -> str:
        indent = "  " * (len(self._lists) - 1)
        return indent + (self._lists[-1].marker(element) if self._lists else "- ")


class _List:
    """Counts the items of one list."""

    def __init__(self, element: etree._Element) -> None:
        self._style = _STYLES.get(element.get("type", ""), "decimal") if element.tag == "ol" else None
        self._next = _whole(element.get("start"), otherwise=1)

    def marker(self, item: etree._Element) -> str:
        """What a browser prints before the item."""
        if self._style is None:
            return "- "
        number = _whole(item.get("value"), otherwise=self._next)
        self._next = number + 1
        return f"{ordinal(number, style=self._style)}. "


def _is_aside(element: etree._Element) -> bool:
    get = element.get
    return (
        get("role", "").lower() in _SKIPPED_ROLES
        or get("hidden") is not None
        or bool(_HIDDEN.search(get("style", "")))
        or bool(_SKIPPED_NAMES.search(f"{get('class', '')} {get('id', '')}"))
    )


def _unescaped(entity: re.Match[str]) -> str:
    return unescape(entity.group())


def _whole(value: str | None, *, otherwise: int) -> int:
    return int(value) if value is not None and re.fullmatch(r"-?[0-9]{1,9}", value) else otherwise
