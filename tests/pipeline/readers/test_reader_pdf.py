"""The PDF reader and what it rests on, against pages whose drawing is known."""

import stat
from pathlib import Path

import pytest

from matters.pipeline.errors import ReadError
from matters.pipeline.readers import read_source
from matters.pipeline.records import SourceText
from reader_files import Line, lines_down, pdf, picture

LEFT = [f"left {letter} is a line of text of good length" for letter in "abcdef"]
RIGHT = [f"right {letter} is a line of text of good length" for letter in "abcdef"]


def read(data: bytes) -> SourceText:
    return read_source(Path("m.pdf"), data, name="m.pdf")


def kept(source: SourceText) -> str:
    """The text without its furniture."""
    at, parts = 0, []
    for span in source.furniture:
        parts.append(source.text[at : span.start])
        at = span.end
    return "".join([*parts, source.text[at:]])


def codes(source: SourceText) -> list[str]:
    return [caveat.code for caveat in source.caveats]


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture
def tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A program in Tesseract's place that says what kind of file it was given."""
    program = tmp_path / "tesseract"
    program.write_text('#!/bin/sh\nprintf "1. Read by machine\\n"; /usr/bin/head -c 2 "$1"; printf "\\f"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(tmp_path))
    return program


def test_pdf_joins_pages_by_form_feeds_and_knows_where_they_start() -> None:
    source = read(pdf([lines_down(["one", "two"]), [], lines_down(["three"])]))
    assert source.text == "one\ntwo\f\fthree"
    assert [source.text[start:] for start in source.page_starts or ()] == [
        "one\ntwo\f\fthree",
        "\fthree",
        "three",
    ]
    assert codes(source) == []


def test_pdf_sets_paragraphs_apart_by_their_space() -> None:
    lines = [*lines_down(["a one", "a two", "a three"]), *lines_down(["b one", "b two"], top=700)]
    assert read(pdf([lines])).text == "a one\na two\na three\n\nb one\nb two"


def test_pdf_lists_heads_and_folios_and_cuts_nothing() -> None:
    pages = [
        [
            Line(72, 800, f"Cabinet: minutes {n}"),
            *lines_down([f"body {word}"]),
            Line(290, 40, f"Page {n} of 3"),
        ]
        for n, word in enumerate(["one", "two", "three"], start=1)
    ]
    source = read(pdf(pages))
    assert source.text.count("Cabinet") == 3
    assert kept(source) == "Cabinet: minutes 1\nbody one\fbody two\fbody three"


def test_pdf_takes_bare_numbers_at_the_foot_for_folios_only_when_they_count() -> None:
    pages = [[*lines_down([f"body {'ab'[n - 1]}"]), Line(290, 40, str(n))] for n in (1, 2)]
    assert kept(read(pdf(pages))) == "body a\fbody b"
    assert read(pdf([[*lines_down(["paid"]), Line(290, 40, "250")]])).furniture == ()


def test_pdf_leaves_different_lines_at_the_foot() -> None:
    pages = [lines_down([f"{word} ends here"]) for word in ("alpha", "beta", "gamma")]
    assert read(pdf(pages)).furniture == ()


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the infor-", "mation", "the information"),
        ("the sub-", "Committee", "the sub-Committee"),
        ("the sub-", "committee", "the sub-committee"),
        ("a non-", "material change", "a non-material change"),
        ("in 2018-", "19", "in 2018-\n19"),
        ("long term, longterm long-", "term", "long term, longterm longterm"),
        ("a well-known case is well-", "known", "a well-known case is well-known"),
    ],
)
def test_pdf_lists_hyphens_at_line_ends(first: str, second: str, joined: str) -> None:
    source = read(pdf([lines_down([first, second])]))
    assert source.text == f"{first}\n{second}"
    assert kept(source) == joined


def test_pdf_joins_a_word_across_heads_and_pages() -> None:
    pages = [
        [Line(72, 800, "Testham Council"), *lines_down(body), Line(290, 40, f"Page {n}")]
        for n, body in enumerate([["more infor-"], ["mation came"], ["end"]], start=1)
    ]
    assert "more information came" in kept(read(pdf(pages)))


@pytest.mark.parametrize("drop", [0, 3])
def test_pdf_reads_columns_one_after_the_other(drop: int) -> None:
    left, right = lines_down(LEFT), lines_down(RIGHT, x=320, top=760 - drop)
    in_turns = [line for pair in zip(left, right, strict=True) for line in pair]
    heading = Line(72, 800, "A heading that runs right across the page and over both of the columns")
    source = read(pdf([[heading, *in_turns]]))
    assert source.text.split() == " ".join([heading.text, *LEFT, *RIGHT]).split()


def test_pdf_leaves_the_rows_of_a_table_of_names() -> None:
    left = lines_down([f"Ann {n}" for n in "abcdef"])
    right = lines_down([f"A{n}" for n in "abcdef"], x=320)
    rows = [line for pair in zip(left, right, strict=True) for line in pair]
    assert read(pdf([rows])).text.split("\n")[0] == "Ann a Aa"


def test_pdf_keeps_a_number_from_its_own_column_with_its_title() -> None:
    titles = lines_down(["Apologies", "None were received.", "Minutes"])
    numbers = [Line(50, titles[0].y, "1."), Line(50, titles[2].y, "2.")]
    for drawn in ([*numbers, *titles], [*titles, *numbers]):
        assert read(pdf([drawn])).text == "1. Apologies\nNone were received.\n2. Minutes"


def test_pdf_puts_an_action_at_the_end_of_its_sentence() -> None:
    text = lines_down(
        ["The path is overgrown and the gate is broken so that it", "will be mended.", "The end."]
    )
    source = read(pdf([[*text, Line(520, text[0].y, "JS")]]))
    assert source.text.split("\n")[1:] == ["will be mended. JS", "The end."]


def test_pdf_undoes_a_constant_shift() -> None:
    body = "The meeting was held in the hall and the Chair welcomed all of them"
    page = [
        Line(72, 700, "Normal heading"),
        Line(72, 680, "AGENDA", font="F2"),
        Line(72, 660, body, font="F2"),
    ]
    source = read(pdf([page]))
    assert source.text.split("\n") == ["Normal heading", "AGENDA", body]
    assert codes(source) == ["glyphs-shifted"]


@pytest.mark.usefixtures("no_tesseract")
def test_pdf_says_that_glyphs_are_garbage() -> None:
    source = read(pdf([lines_down(["x9#q zz7&k %%rt bb2! qq8@w ##kk vv3$x pp^^ ll~~ mm++"])]))
    assert codes(source) == ["glyph-garbage"]
    assert "tesseract-ocr" in source.caveats[0].message


@pytest.mark.parametrize(
    "text",
    [
        "Croesawodd y Cadeirydd bawb i'r cyfarfod ac ymddiheuriadau gan y Cynghorydd",
        "£1.20 300 17/05 £99 2,000 45%",
    ],
)
def test_pdf_takes_no_other_language_and_no_figures_for_garbage(text: str) -> None:
    assert codes(read(pdf([lines_down([text])]))) == []


@pytest.mark.usefixtures("no_tesseract")
def test_pdf_notices_a_page_without_text_and_names_the_package() -> None:
    source = read(pdf([lines_down(["one"]), []], extras={1: picture()}))
    caveat = source.caveats[0]
    assert (caveat.code, caveat.start, caveat.end) == ("page-without-text", 4, 4)
    assert "tesseract-ocr" in caveat.message


@pytest.mark.usefixtures("tesseract")
def test_pdf_reads_a_picture_by_ocr() -> None:
    source = read(pdf([lines_down(["one"]), []], extras={1: picture()}))
    assert source.text == "one\f1. Read by machine\nP5"
    assert codes(source) == ["read-by-ocr"]


def test_pdf_survives_a_failing_tesseract(tesseract: Path) -> None:
    tesseract.write_text("#!/bin/sh\necho broken >&2; exit 1\n")
    source = read(pdf([[]], extras={0: picture()}))
    assert codes(source) == ["page-without-text"]
    assert "broken" in source.caveats[0].message


@pytest.mark.usefixtures("tesseract")
def test_image_reads_a_scanned_page() -> None:
    source = read_source(Path("a.png"), b"\x89PNG\r\n\x1a\nrest", name="a.png")
    assert source.text.startswith("1. Read by machine\n")
    assert (codes(source), source.page_starts) == (["read-by-ocr"], (0,))


def test_image_is_read_in_one_thread(tesseract: Path) -> None:
    tesseract.write_text('#!/bin/sh\nprintf "1. Read in $OMP_THREAD_LIMIT\\n"\n')
    assert read_source(Path("a.png"), b"\x89PNG\r\n\x1a\nrest", name="a.png").text == "1. Read in 1"


@pytest.mark.usefixtures("no_tesseract")
def test_image_without_tesseract_names_the_package() -> None:
    with pytest.raises(ReadError, match="Install tesseract-ocr"):
        read_source(Path("a.jpg"), b"\xff\xd8\xff rest", name="a.jpg")


@pytest.mark.parametrize(
    ("data", "got"),
    [
        (pdf([lines_down(["x"])], encrypted=True), "protected by a password"),
        (pdf([]), "without pages"),
        (pdf([lines_down(["x"])])[:400], "damaged or cut off"),
        (b"%PDF-1.7\nnothing", "damaged or cut off"),
        (pdf([[]]), "all pages are blank"),
    ],
)
def test_pdf_refuses_what_cannot_be_read(data: bytes, got: str) -> None:
    with pytest.raises(ReadError, match=got) as caught:
        read(data)
    assert str(caught.value).startswith("m.pdf: ")


def test_pdf_says_when_the_end_is_missing() -> None:
    assert codes(read(pdf([lines_down(["x"])])[:-6])) == ["cut-off"]


def test_pdf_box_drawn_last_is_read_where_it_lies() -> None:
    from matters.pipeline.readers.layout import PageLine, in_gaps

    def line(text: str, bottom: float, left: float = 40) -> PageLine:
        return PageLine(text, left, left + 300, bottom, bottom + 11)

    drawn = [line("Minutes", 750), line("1 Roads", 600), line("The road is", 585), line("PRESENT Ann", 720)]
    drawn.append(line("Bob Cole", 706))
    texts = [one.text for one in in_gaps(drawn)]
    assert texts == ["Minutes", "PRESENT Ann", "Bob Cole", "1 Roads", "The road is"]


def test_pdf_lines_beside_others_stay_where_they_were_drawn() -> None:
    from matters.pipeline.readers.layout import PageLine, in_gaps

    left = [PageLine(f"left {n}", 40, 200, 700 - 14 * n, 711 - 14 * n) for n in range(4)]
    right = [PageLine(f"right {n}", 300, 460, 700 - 14 * n, 711 - 14 * n) for n in range(4)]
    assert in_gaps([*left, *right]) == [*left, *right]
    assert in_gaps([]) == []
