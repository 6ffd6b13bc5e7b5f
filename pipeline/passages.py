"""Passages: whole paragraphs of one item, short enough for the embedder to read to the end."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from matters.pipeline.records import Document, Item, Passage, Span
from matters.pipeline.structure.lines import Line
from matters.pipeline.structure.sentences import paragraphs, sentences
from matters.pipeline.verbatim import clean, quote, within

TARGET_WORDS = 90
_TITLE_WORDS = 30
_SPECIAL = 2
"""Word pieces that the embedder puts around a text."""

CountTokens = Callable[[Sequence[str]], list[int]]


def cut_passages(
    document: Document,
    lines: Sequence[Line],
    items: Sequence[Item],
    texts: Sequence[int],
    *,
    count_tokens: CountTokens,
    max_tokens: int,
) -> tuple[Passage, ...]:
    """The passages of every item, in order; together they hold every paragraph of the items.

    A heading is no passage, unless nothing follows it.

    :param texts: for each item where its text begins, after the heading.

    :param count_tokens: word pieces of each text, special ones included.
    :param max_tokens: how many the embedder reads, title included.
    """
    found: list[Passage] = []
    titles = count_tokens([short_title(item.title) for item in items])
    for item, text_start, title in zip(items, texts, titles, strict=True):
        own = [line for line in lines if item.start <= line.start < item.end]
        room = max(max_tokens - title - _SPECIAL, max_tokens // 4)
        whole = list(paragraphs(own))
        body = [Span(max(span.start, text_start), span.end) for span in whole if span.end > text_start]
        blocks = _fitting(document.text, iter(body or whole), item, count_tokens, room)
        for block in _grouped(document.text, blocks, item, count_tokens, room):
            found.append(_passage(document, item, block, whole))
    return tuple(found)


def embedding_text(title: str, passage_quote: str) -> str:
    """What is embedded for a passage: its item's title, then its text."""
    title = short_title(title)
    return passage_quote if passage_quote.startswith(title) else f"{title}\n{passage_quote}"


def sentence_places(document: Document, passage: Passage, embedded: str) -> list[Span]:
    """Where each sentence of a passage stands in what is embedded of the passage.

    :param embedded: ends with the passage's quote.
    """
    offsets = clean(document.text, passage.start, passage.end, omit=passage.omit).offsets
    before = len(embedded) - len(passage.quote)
    return [
        Span(before + bisect_left(offsets, one.start), before + bisect_left(offsets, one.end))
        for one in passage.sentences
    ]


def short_title(title: str) -> str:
    """A title, cut after thirty words so that it never crowds out the text."""
    return " ".join(title.split()[:_TITLE_WORDS])


def _passage(document: Document, item: Item, span: Span, blocks: Sequence[Span]) -> Passage:
    """A passage, whose sentences end where its paragraphs do.

    :param blocks: the paragraphs of the item.
    """
    parts = [Span(max(one.start, span.start), min(one.end, span.end)) for one in blocks]
    omit = within(item.omit, span.start, span.end)
    return Passage(
        item=item.key,
        start=span.start,
        end=span.end,
        page=document.page_at(span.start),
        quote=quote(document.text, span.start, span.end, omit=omit),
        omit=omit,
        sentences=tuple(
            sentence
            for part in parts
            if part.start < part.end
            for sentence in sentences(document.text, part.start, part.end, omit=omit)
        ),
    )


def _fitting(
    text: str, blocks: Iterator[Span], item: Item, count_tokens: CountTokens, room: int
) -> Iterator[Span]:
    """Paragraphs, those too long for the embedder divided at sentences, and at words as a last resort."""
    for block in blocks:
        if _fits(text, block, item, count_tokens, room):
            yield block
            continue
        parts = list(sentences(text, block.start, block.end, omit=item.omit)) or [block]
        pieces = [piece for part in parts for piece in _halved(text, part, item, count_tokens, room)]
        yield from _packed(text, pieces, item, count_tokens, room)


def _grouped(
    text: str, blocks: Iterator[Span], item: Item, count_tokens: CountTokens, room: int
) -> Iterator[Span]:
    """Short paragraphs joined with the next, so that a heading or "There were none." is not alone."""
    current: Span | None = None
    for block in blocks:
        if current is None:
            current = block
            continue
        joined = Span(current.start, block.end)
        short = len(text[current.start : current.end].split()) < TARGET_WORDS // 3
        fits = len(text[joined.start : joined.end].split()) <= TARGET_WORDS or short
        if fits and _fits(text, joined, item, count_tokens, room):
            current = joined
        else:
            yield current
            current = block
    if current is not None:
        yield current


def _packed(
    text: str, pieces: Sequence[Span], item: Item, count_tokens: CountTokens, room: int
) -> Iterator[Span]:
    current = pieces[0]
    for piece in pieces[1:]:
        joined = Span(current.start, piece.end)
        if _fits(text, joined, item, count_tokens, room):
            current = joined
        else:
            yield current
            current = piece
    yield current


def _halved(text: str, span: Span, item: Item, count_tokens: CountTokens, room: int) -> list[Span]:
    if span.end - span.start < 2 or _fits(text, span, item, count_tokens, room):
        return [span]
    middle = (span.start + span.end) // 2
    cut = next((at for at in range(middle, span.end) if text[at].isspace()), None)
    cut = cut or next((at for at in range(middle, span.start, -1) if text[at].isspace()), middle)
    return [
        piece
        for half in (Span(span.start, cut), Span(cut, span.end))
        for piece in _halved(text, half, item, count_tokens, room)
    ]


def _fits(text: str, span: Span, item: Item, count_tokens: CountTokens, room: int) -> bool:
    """Whether the embedder reads all of it; no word piece is shorter than a character."""
    if span.end - span.start + _SPECIAL <= room:
        return True
    return count_tokens([quote(text, span.start, span.end, omit=item.omit)])[0] <= room
