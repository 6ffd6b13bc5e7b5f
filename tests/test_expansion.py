"""Acronyms and what they stand for, both ways."""

from types import SimpleNamespace
from typing import Any

from matters.index.analysis import query_terms
from matters.index.expansion import expand, shipped_forms


class Words:
    """A lexical index that only counts."""

    def __init__(self, *texts: str) -> None:
        self._passages = [set(query_terms(text)) for text in texts]

    def document_frequency(self, term: str) -> int:
        return sum(term in passage for passage in self._passages)


def archive(*texts: str, defined: tuple[tuple[str, str], ...] = ()) -> tuple[Any, Any]:
    rows = [SimpleNamespace(short=short, long=long) for short, long in defined]
    return SimpleNamespace(definitions=lambda: rows, quotes=lambda: iter(texts)), Words(*texts)


def test_expansion_uses_what_the_minutes_define_both_ways() -> None:
    reader, lexical = archive("The Town Deal Board met; TDB noted it.", defined=(("TDB", "Town Deal Board"),))
    short = expand("minutes of the TDB", reader, lexical)
    assert short.text == "minutes of the TDB (Town Deal Board)"
    assert short.alternatives == {"tdb": (("town", "deal", "board"),)}
    long = expand("what the town deal board said", reader, lexical)
    assert {term for term in long.alternatives} == {"town", "deal", "board"}
    assert set(long.added) == {"tdb"}


def test_expansion_leaves_a_shorthand_with_two_senses_alone() -> None:
    senses = (("RHI", "Return Home Interview"), ("RHI", "Renewable Heat Incentive"))
    reader, lexical = archive("return home interview", "renewable heat incentive, RHI", defined=senses)
    assert expand("how many RHI were there", reader, lexical).expansions == ()


def test_expansion_spells_an_unknown_acronym_from_capitalised_words() -> None:
    reader, lexical = archive("a report on One Planet Development", "the old paper dispute")
    found = expand("OPD", reader, lexical)
    assert found.expansions[0].added == ("One Planet Development",)


def test_expansion_does_not_choose_between_two_spellings() -> None:
    reader, lexical = archive("One Planet Development", "Ordinary Police Duties")
    assert expand("OPD", reader, lexical).expansions == ()


def test_expansion_finds_the_initials_of_a_name() -> None:
    reader, lexical = archive("RAGES asked for a station")
    found = expand("Rail Action Group East of Scotland", reader, lexical)
    assert found.expansions[0].added == ("RAGES",)


def test_expansion_adds_only_what_occurs() -> None:
    reader, lexical = archive("nothing of the kind")
    assert expand("IRO caseloads", reader, lexical).expansions == ()


def test_expansion_shipped_forms_are_at_least_two_and_distinct() -> None:
    for forms in shipped_forms():
        assert len(forms) >= 2 and len({form.casefold() for form in forms}) == len(forms)
