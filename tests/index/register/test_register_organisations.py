"""Organisations by normal form and by acronym."""

from pathlib import Path

from matters.index.catalogue.filters import Filters
from matters.index.register.organisations import forms_of, normal
from matters.pipeline.records import Definition, Mention
from store_minutes import archive, minutes


def test_register_organisations_normal_form() -> None:
    assert (
        normal("The Harbour & Pier Trust Limited")
        == normal("Harbour and Pier Trust Ltd.")
        == "harbour pier trust ltd"
    )
    assert normal("Foster Carers\u2019 Association") == normal("foster carers' association")


def test_register_organisations_know_their_acronym_both_ways() -> None:
    pairs = [("HPT", "Harbour and Pier Trust"), ("ABC", "Alder Bus Company")]
    assert forms_of("the HPT", pairs) == ["hpt", "harbour pier trust"]
    assert forms_of("Harbour & Pier Trust", pairs) == ["harbour pier trust", "hpt"]


def test_register_organisations_filter_by_either_form(tmp_path: Path) -> None:
    first, second, third = "The Harbour Pier Trust met.", "The HPT met.", "The Mill Trust met."
    defined = [Definition("HPT", "Harbour Pier Trust", 0, 1)]
    index = archive(
        tmp_path,
        minutes(first, path="/1", date="2020-01-10", glossary=defined, extra=[Mention("ORG", 4, 22, "1")]),
        minutes(second, path="/2", date="2020-02-10", extra=[Mention("ORG", 4, 7, "1")]),
        minutes(third, path="/3", date="2020-03-10", extra=[Mention("ORG", 4, 14, "1")]),
    )
    for asked in ("HPT", "the harbour pier trust"):
        found = index.reader.allowed_passages(Filters(organisations=(asked,)))
        assert found is not None and found.tolist() == [1, 2]
    index.close()
