"""The typeset files of the corpus: built again byte for byte, and set as their sources say."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from zipfile import ZipFile

import pypdfium2  # type: ignore[import-untyped]
import pytest

from matters.corpus.annotations import FOLDER, documents, fold, folded
from matters.corpus.build import build, build_all
from matters.corpus.check import scan_source
from matters.corpus.source import Block, read_source_file, split_number
from matters.pipeline.errors import MattersError
from matters.pipeline.readers import ocr

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((FOLDER / "sources").glob("*.md"))
SCAN = "wendlecote-parish-council-2017-09-13"


def pinned(package: str) -> str:
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return next(pin.partition("==")[2] for pin in pins if pin.startswith(f"{package}=="))


def need_typesetters(*packages: str) -> None:
    for package in ("pillow", "pyphen", "reportlab", *packages):
        try:
            have = version(package)
        except PackageNotFoundError:
            pytest.skip(f"{package} is not installed: pip install -e '.[corpus]'")
        if have != pinned(package):
            pytest.skip(f"the built files were made with {package} {pinned(package)}; installed is {have}")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_build_gives_the_shipped_bytes(path: Path) -> None:
    need_typesetters("pypdfium2", "python-docx")
    source = read_source_file(path)
    shipped = FOLDER / "minutes" / f"{source.stem}{source.suffix}"
    built = build(source)
    if source.suffix == ".docx":
        # Compression may differ from one zlib to another; what is compressed may not.
        copy = Path(shipped.name)
        copy.write_bytes(built)
        with ZipFile(copy) as ours, ZipFile(shipped) as theirs:
            assert ours.namelist() == theirs.namelist()
            assert all(ours.read(name) == theirs.read(name) for name in ours.namelist())
    else:
        assert built == shipped.read_bytes()


def test_build_typesets_as_the_front_matter_says() -> None:
    minutes = FOLDER / "minutes"
    with ZipFile(minutes / "planning-committee-2025-06-18.docx") as package:
        assert b"<w:numPr>" in package.read("word/document.xml")
        assert b"5.1 Mr" not in package.read("word/document.xml")
    two_columns = folded(minutes / "planning-committee-2018-02-21.pdf")
    assert two_columns.count("Planning Committee, 21 February 2018") < 2, "a running head is furniture"
    assert "predetermined it" in two_columns, "a word hyphenated at the end of a line is joined"
    approved = (minutes / "council-2023-10-18.pdf").read_bytes()
    assert b"Approved by Council on 24 January 2024" in approved


def test_build_refuses_a_folder_without_sources(tmp_path: Path) -> None:
    with pytest.raises(MattersError, match="no sources"):
        build_all(tmp_path)


def test_source_refuses_an_unknown_format(tmp_path: Path) -> None:
    path = tmp_path / "council-2020-01-01.md"
    path.write_text("---\nformat: papyrus\n---\n# Title\n", encoding="utf-8")
    with pytest.raises(MattersError, match="papyrus"):
        read_source_file(path)


def test_source_reads_blocks(tmp_path: Path) -> None:
    path = tmp_path / "council-2020-01-01.md"
    front = "---\nformat: pdf\nlayout: 'two-columns'\n---\n"
    text = "# Title\n\none\ntwo  \nthree\n\n- a\n- b\n\n|x|y|\n|---|---|\n|1|2|\n"
    path.write_text(front + text, encoding="utf-8")
    source = read_source_file(path)
    assert source.layout["layout"] == "two-columns"
    assert source.blocks == (
        Block("heading", "Title", level=1),
        Block("paragraph", "one two\nthree"),
        Block("bullet", "a"),
        Block("bullet", "b"),
        Block("table", rows=(("x", "y"), ("1", "2"))),
    )
    assert split_number("5.1 Mr Wynn") == ("5.1", "Mr Wynn")
    assert split_number("Mr Wynn 5.1") == ("", "Mr Wynn 5.1")


@pytest.mark.slow
def test_scan_can_be_read_off_the_picture() -> None:
    [document] = [document for document in documents() if document.stem == SCAN]
    assert scan_source(document) is not None
    if not ocr.available():
        pytest.skip("Tesseract is not installed, so a scan cannot be read")
    text = folded(document.path)
    spans = [*(item.starts for item in document.items), *(outcome["text"] for outcome in document.outcomes)]
    read = sum(fold(span) in text for span in spans)
    assert read >= 0.9 * len(spans)


def test_scan_has_no_text_layer() -> None:
    scan = pypdfium2.PdfDocument(FOLDER / "minutes" / f"{SCAN}.pdf")
    try:
        assert [page.get_textpage().count_chars() for page in scan] == [0, 0]
    finally:
        scan.close()
