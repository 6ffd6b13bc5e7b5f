"""Where a sheet's links lead, and what they do not tell."""

from pathlib import Path

import pytest

from matters.sheets.links import link_to


@pytest.mark.parametrize(
    ("document", "page", "sheet", "address"),
    [
        ("{home}/papers/minutes/a b.pdf", 3, "{home}/papers/sheet.html", "minutes/a%20b.pdf#page=3"),
        ("{home}/minutes/a.pdf", None, "{home}/sheets/2024/sheet.html", "../../minutes/a.pdf"),
        ("{home}/minutes/all.zip/2023/a.pdf", 3, "{home}/sheet.html", "minutes/all.zip"),
        ("{share}/minutes/a.pdf", 2, "{share}/out/sheet.xlsx", "../minutes/a.pdf#page=2"),
        ("{home}/minutes/a.pdf", 2, "{share}/sheet.xlsx", ""),
        ("a.pdf", 2, "{home}/sheet.html", ""),
    ],
    ids=["beside", "apart", "in a ZIP", "elsewhere", "names the home folder", "not whole"],
)
def test_sheets_link_leads_from_the_sheet_to_the_file(
    document: str, page: int | None, sheet: str, address: str, isolated_home: Path, tmp_path: Path
) -> None:
    folders = {"home": isolated_home, "share": tmp_path / "share"}
    assert link_to(document.format(**folders), page, sheet=Path(sheet.format(**folders))) == address


def test_sheets_link_from_a_sheet_outside_names_no_home(isolated_home: Path, tmp_path: Path) -> None:
    inside = link_to(str(tmp_path / "minutes" / "a.pdf"), None, sheet=Path("sheet.html"))
    assert inside.startswith("../") and str(isolated_home.name) not in inside
    assert (isolated_home / inside).resolve() == tmp_path / "minutes" / "a.pdf"


def test_sheets_link_names_no_home_that_is_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ash").mkdir()
    try:
        (tmp_path / "home").symlink_to(tmp_path / "ash", target_is_directory=True)
    except OSError:
        pytest.skip("links cannot be made here")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "home")
    for name in ("home", "ash"):
        assert link_to(str(tmp_path / name / "a.pdf"), None, sheet=tmp_path / "out" / "sheet.html") == ""
