"""Readers of text, Markdown, HTML and ZIP archives, and what every reader refuses."""

import subprocess
import sys
from pathlib import Path

import pytest

from matters.pipeline.errors import ReadError
from matters.pipeline.readers import SUFFIXES, archive_members, read_source
from matters.pipeline.readers.ordinals import ordinal
from matters.pipeline.readers.zipped import Limits
from matters.pipeline.records import SourceText, Span
from reader_files import Line, pdf, zipped


def read(data: bytes | str, name: str) -> SourceText:
    return read_source(Path(name), data.encode() if isinstance(data, str) else data, name=name)


def codes(source: SourceText) -> list[str]:
    return [caveat.code for caveat in source.caveats]


def html(body: str) -> str:
    return read(f"<!doctype html><html><body>{body}</body></html>", "page.html").text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_plain_decodes_unicode_without_a_caveat(encoding: str) -> None:
    text = "1. Y Cynghorydd Siân – £5\r\n2. Noted\r\n"
    source = read(text.encode(encoding), "a.txt")
    assert (source.text, source.format, codes(source)) == (text, "text", [])


def test_plain_guesses_windows_1252_and_says_so() -> None:
    source = read("The Chair’s report – £1,200".encode("cp1252"), "a.txt")
    assert source.text == "The Chair’s report – £1,200"
    assert codes(source) == ["encoding-guessed"]
    assert "cp1252" in source.caveats[0].message


def test_plain_guesses_mac_roman_by_its_apostrophe() -> None:
    text = "The Chair’s report and the Clerk’s “salary”"
    assert read(text.encode("mac_roman"), "a.txt").text == text


def test_plain_mends_utf8_with_stray_windows_bytes() -> None:
    source = read("Siân – agreed, £5 – ".encode() + b"\x93quoted\x94", "a.txt")
    assert source.text == "Siân – agreed, £5 – “quoted”"
    assert codes(source) == ["encoding-mixed"]


def test_plain_keeps_newlines_as_they_are() -> None:
    assert read("a\r\nb\rc\n\n", "a.text").text == "a\r\nb\rc\n\n"


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 8, b"\x7fELF" + b"\x00\x01\x02" * 400, b"MZ\x90\x00" * 99]
)
def test_plain_refuses_binary_renamed(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"a\.txt: .*binary.*Expected text"):
        read(data, "a.txt")


def test_markdown_lists_front_matter_as_furniture_and_keeps_the_text() -> None:
    text = '---\ntitle: "Minutes: May"\nDate: 2023-05-09\ntags:\n- one\n---\n# Present\n\n1\\. **Ann**\n'
    source = read(text, "a.md")
    assert source.text == text
    assert source.front_matter == {"title": "Minutes: May", "date": "2023-05-09", "tags": ""}
    assert source.furniture == (Span(0, text.index("# Present")),)


@pytest.mark.parametrize(
    "text", ["# A\n\n---\nb: c\n---\n", "---\nThis is prose under a rule\n---\n", "---\nopen: yes\n"]
)
def test_markdown_without_front_matter(text: str) -> None:
    source = read(text, "a.markdown")
    assert (source.text, source.furniture, source.front_matter) == (text, (), {})


def test_html_joins_wrapped_lines_and_separates_paragraphs() -> None:
    body = "<h2>4\n Housing</h2><p>The report\n was <b>noted</b>.<br>Agreed.</p><div>one</div><div>two</div>"
    assert html(body) == "4 Housing\n\nThe report was noted.\nAgreed.\n\none\ntwo"


def test_html_unescapes_twice() -> None:
    assert (
        html("<p>Chair&amp;#39;s &amp;amp; Clerk&amp;rsquo;s, R&amp;D &amp; &pound;5</p>")
        == "Chair's & Clerk’s, R&D & £5"
    )


def test_html_numbers_lists_as_browsers_do() -> None:
    inner = '<ol type="a"><li>May</li></ol>'
    body = f'<ol start="7"><li>Apologies</li><li>Minutes{inner}</li><li value="12">End</li></ol><p>x'
    assert html(body) == "7. Apologies\n8. Minutes\n  a. May\n12. End\n\nx"


def test_html_marks_bullets_and_forgets_empty_ones() -> None:
    assert html("<p>a</p><ul><li>one</li><li></li></ul><p>b</p>") == "a\n\n- one\n\nb"


def test_html_joins_cells_by_tabs() -> None:
    rows = ["<td>5</td><td><p>Title</p><p>Text</p></td><td>JB</td>", "<td></td><td>a</td><td></td><td>b</td>"]
    body = f"<table><tr>{'</tr><tr>'.join(rows)}</tr></table>"
    assert html(body) == "5\tTitle\n\nText\tJB\na\t\tb"


@pytest.mark.parametrize(
    "aside",
    [
        "<nav>no</nav>", "<script>no</script>", "<style>no</style>", "<header>no</header>",
        "<footer>no</footer>",
        '<div role="navigation">no</div>', '<p style="display: none">no</p>', "<p hidden>no</p>",
        '<div class="breadcrumb">no</div>', "<!-- no -->",
    ],
)  # fmt: skip
def test_html_leaves_out_what_is_no_text(aside: str) -> None:
    assert html(f"<p>yes</p>{aside}<p>and yes</p>") == "yes\n\nand yes"


def test_html_takes_the_main_part_of_a_page() -> None:
    assert (
        html("<div>site</div><main><header>Title</header><p>text</p></main><div>links</div>")
        == "Title\n\ntext"
    )


def test_html_uses_the_declared_encoding_and_the_title() -> None:
    head = '<head><meta charset="iso-8859-1"><title>A  B</title></head>'
    source = read(f"<html>{head}<body>“£5”</body></html>".encode("cp1252"), "a.htm")
    assert (source.text, source.front_matter, codes(source)) == ("“£5”", {"title": "A B"}, [])


def test_html_survives_depth_and_fetches_no_entities() -> None:
    deep = "<div>" * 1500 + "deep" + "</div>" * 1500
    assert html(deep) == "deep"
    hostile = (
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>a &x; b</p></body></html>'
    )
    assert "root:" not in read(hostile, "a.html").text


def test_html_without_text_is_refused() -> None:
    with pytest.raises(ReadError, match="shows no text"):
        html("<nav>menu</nav>")


def test_html_is_known_by_content_in_a_text_file() -> None:
    assert read("<!DOCTYPE html>\n<html><body><p>a<p>b</body></html>", "a.txt").format == "html"


def test_fragment_keeps_line_breaks_and_resolves_tags() -> None:
    listed = '<ol start="2564">\n<li>Police</li>\n</ol>'
    text = f'<h1 class="x">Minutes</h1>\nPresent: A\n{listed}\n2565. End<br />\n<br />\nx'
    source = read(text, "a.txt")
    assert source.text == "Minutes\n\nPresent: A\n\n2564. Police\n\n2565. End\n\nx"


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (4, "decimal", "4"), (4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"), (12, "ordinal", "12th"), (21, "ordinal", "21st"), (7, "decimalZero", "07"),
        (0, "lowerRoman", "0"), (3, "chineseCounting", "3"),
    ],
)  # fmt: skip
def test_ordinals_print_as_word_does(number: int, style: str, printed: str) -> None:
    assert ordinal(number, style=style) == printed


@pytest.mark.parametrize(
    ("data", "name", "got"),
    [
        (b"", "a.txt", "is empty"),
        (b" \n ", "a.pdf", "is empty"),
        (b"text", "a.xyz", r"\.xyz files are not read"),
        (b"text", "a.pdf", r"the suffix says \.pdf"),
        (b"text", "a.docx", r"the suffix says \.docx"),
        (b"{\\rtf1 x}", "a.txt", "an RTF file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "a.doc", "old Office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a.docx", "password"),
        (b"PK\x03\x04 cut", "a.docx", "damaged or cut off"),
        (zipped({"a.txt": b"x"}), "a.zip", "a ZIP archive"),
        (zipped({"mimetype": b"x", "content.xml": b"x"}), "a.odt", "OpenDocument"),
    ],
)
def test_readers_refuse_in_the_house_form(data: bytes, name: str, got: str) -> None:
    with pytest.raises(ReadError, match=got) as caught:
        read(data, name)
    assert name in str(caught.value)
    assert "Expected " in str(caught.value)


def test_readers_know_content_before_suffix() -> None:
    assert read(pdf([[Line(72, 700, "1. Apologies")]]), "minutes.txt").format == "pdf"


def test_readers_take_the_suffix_of_the_name_when_there_is_no_path() -> None:
    assert read_source(None, b"# a", name="a.md").format == "markdown"
    assert read_source(None, b"a", name="standard input").format == "text"


def test_readers_list_their_suffixes() -> None:
    assert {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".pdf", ".docx", ".png", ".jpg",
            ".jpeg", ".tif",            ".tiff"} == SUFFIXES  # fmt: skip


def test_readers_import_no_library_before_it_is_needed() -> None:
    script = "import sys, matters.pipeline.readers; print({'lxml', 'docx', 'pypdfium2'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_zipped_yields_sorted_members_and_those_of_inner_archives() -> None:
    inner = zipped({"deep.txt": b"3"})
    data = zipped(
        {
            "z/b.md": b"2",
            "a.txt": b"1",
            "in.zip": inner,
            "x.exe": b"no",
            "__MACOSX/a.txt": b"no",
            ".h.txt": b"no",
        }
    )
    assert list(archive_members(data, name="m.zip")) == [
        ("a.txt", b"1"),
        ("in.zip/deep.txt", b"3"),
        ("z/b.md", b"2"),
    ]


@pytest.mark.parametrize("bad", ["../up.txt", "/abs.txt", "a/../../up.txt", "..\\up.txt", "C:up.txt"])
def test_zipped_refuses_a_path_that_leads_out_and_goes_on(bad: str) -> None:
    errors: list[ReadError] = []
    members = list(archive_members(zipped({bad: b"x", "ok.txt": b"y"}), name="m.zip", refused=errors.append))
    assert members == [("ok.txt", b"y")]
    assert [bad in str(error) for error in errors] == [True]


def test_zipped_refuses_links_and_raises_after_the_others() -> None:
    walk = archive_members(zipped({"a.txt": b"x", "b.txt": b"y"}, links=["a.txt"]), name="m.zip")
    assert next(walk) == ("b.txt", b"y")
    with pytest.raises(ReadError, match=r"m\.zip/a\.txt: a link"):
        next(walk)


@pytest.mark.parametrize(
    ("limits", "got"),
    [
        (Limits(ratio=100), "packed too tightly"),
        (Limits(member_bytes=1000), "too large"),
        (Limits(total_bytes=1000), "too large"),
    ],
)
def test_zipped_stops_bombs_and_goes_on(limits: Limits, got: str) -> None:
    errors: list[ReadError] = []
    data = zipped({"bomb.txt": bytes(3 << 20), "a.txt": b"y"})
    members = list(archive_members(data, name="m.zip", refused=errors.append, limits=limits))
    assert members == [("a.txt", b"y")]
    assert [got in str(error) for error in errors] == [True]


def test_zipped_limits_members_and_depth() -> None:
    with pytest.raises(ReadError, match="3 members"):
        list(
            archive_members(
                zipped({f"{n}.txt": b"x" for n in range(3)}), name="m.zip", limits=Limits(members=2)
            )
        )
    data = zipped({"a.txt": b"x"})
    for _ in range(4):
        data = zipped({"in.zip": data})
    with pytest.raises(ReadError, match="4 deep"):
        list(archive_members(data, name="m.zip"))


def test_zipped_refuses_a_damaged_archive() -> None:
    with pytest.raises(ReadError, match="damaged"):
        list(archive_members(zipped({"a.txt": b"x"})[:-30], name="m.zip"))
