"""Shorthands: their senses, and the user's own file."""

from pathlib import Path

import pytest

from matters.index.catalogue.rows import DefinitionRow
from matters.index.glossary.glossary import meant, pairs_of, read_user_glossary, senses_of
from matters.index.glossary.terms import read_glossary
from matters.pipeline.errors import ArchiveError
from matters.pipeline.records import Attendee, Definition
from store_minutes import archive, minutes

ROWS = [
    DefinitionRow(1, "alder/parenting/2020-01-10", "RHI", "Return Home Interview", 0, 1),
    DefinitionRow(2, "alder/place/2020-01-11", "RHI", "Renewable Heat Incentive", 0, 1),
    DefinitionRow(3, "alder/parenting/2020-02-10", "IHAs", "INITIAL HEALTH ASSESSMENTS", 0, 1),
    DefinitionRow(4, "alder/parenting/2020-03-10", "IHA", "Initial Health Assessment", 0, 1),
    DefinitionRow(5, "alder/parenting/2020-03-10", "TF", "Tom Field {SBC}", 0, 1),
]


def test_index_glossary_keeps_two_senses_and_joins_two_wordings() -> None:
    senses = senses_of(ROWS)
    assert {short: [one.long for one in found] for short, found in senses.items()} == {
        "RHI": ["Renewable Heat Incentive", "Return Home Interview"],
        "IHA": ["Initial Health Assessment"],
    }
    assert set(meant(senses)) == {"IHA"}
    assert meant(senses, within=["place"])["RHI"].long == "Renewable Heat Incentive"
    assert pairs_of(ROWS) == [("IHA", "Initial Health Assessment")]


def test_index_glossary_reads_the_users_file(tmp_path: Path) -> None:
    assert read_user_glossary(tmp_path).same == ()
    (tmp_path / "glossary.toml").write_text(
        'same = [["RSC", "Riverside Sports Centre", "the sports centre"]]\nnever = ["DCC"]\n'
        '[terms]\nTDB = "Town Deal Board"\nPEP = ["Pond Edge Path", "the path"]\n',
        encoding="utf-8",
    )
    found = read_user_glossary(tmp_path)
    assert found.same == (
        ("RSC", "Riverside Sports Centre", "the sports centre"),
        ("TDB", "Town Deal Board"),
        ("PEP", "Pond Edge Path", "the path"),
    )
    assert found.never == {"DCC"}


@pytest.mark.parametrize(
    ("text", "got"),
    [
        ("same = [", "Invalid value"),
        ('same = "RSC"', "'same' is not a list"),
        ('same = [["RSC"]]', "'same' needs two texts or more"),
        ("[terms]\nRSC = 5", "'RSC' is not a list"),
        ('terms = ["RSC"]', "'terms' is not a table"),
        ("never = [5]", "'never' holds something that is no text"),
        ("more = 1", "'more' is not known"),
        ("\udcff", "decode"),
    ],
)
def test_index_glossary_says_what_is_wrong_with_the_users_file(tmp_path: Path, text: str, got: str) -> None:
    path = tmp_path / "glossary.toml"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ArchiveError) as caught:
        read_user_glossary(tmp_path)
    assert got in caught.value.got and str(path) in caught.value.got
    assert "same = " in caught.value.expected


def test_index_glossary_lists_sources_and_initials(tmp_path: Path) -> None:
    attended = [Attendee("Tom Field", "present", 0, 1, title="Councillor", initials="TF")]
    defined = [
        Definition("TDB", "Town Deal Board", 0, 1),
        Definition("TF", "Tom Field", 0, 1),
        Definition("IRO", "Inner Ring Office", 0, 1),
    ]
    index = archive(tmp_path, minutes("Text.", date="2020-01-10", attendance=attended, glossary=defined))
    (index.folder / "glossary.toml").write_text('[terms]\nHRA = "Harbour Road Area"\n', encoding="utf-8")
    glossary = read_glossary(index.reader, index.who.register, index.user_glossary())
    terms = {one.short: one for one in glossary.terms}
    assert [(one.long, one.source, one.committees) for one in terms["TDB"].senses] == [
        ("Town Deal Board", "minutes", ("Cabinet",))
    ]
    place = terms["TDB"].senses[0].defined[0]
    assert (place.meeting, place.date, place.text, place.path) == (
        "cabinet/2020-01-10", "2020-01-10", "T", "/minutes/a.txt",
    )  # fmt: skip
    assert [one.source for one in terms["HRA"].senses] == ["yours"]
    assert [one.source for one in terms["IRO"].senses] == ["minutes"]
    assert [one.source for one in terms["UASC"].senses] == ["national"]
    assert not terms["PCC"].expanded and len(terms["PCC"].senses) == 2
    assert "TF" not in terms
    assert [(one.letters, one.name, one.person, one.meetings) for one in glossary.initials] == [
        ("TF", "Tom Field", "field-t", 1)
    ]
    index.close()
