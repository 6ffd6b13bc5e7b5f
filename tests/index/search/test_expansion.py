"""Acronyms and what they stand for, both ways."""

from types import SimpleNamespace
from typing import Any

from matters.index.catalogue.rows import DefinitionRow
from matters.index.glossary.glossary import UserGlossary, shipped_forms
from matters.index.lexical.analysis import query_terms
from matters.index.search.expansion import expand

NONE = UserGlossary()


class Words:
    """A lexical index that only counts."""

    def __init__(self, *texts: str) -> None:
        self._passages = [set(query_terms(text)) for text in texts]

    def document_frequency(self, term: str) -> int:
        return sum(term in passage for passage in self._passages)


def archive(*texts: str, defined: tuple[tuple[str, ...], ...] = (), user: UserGlossary = NONE) -> Any:
    rows = [
        DefinitionRow(at, f"{body}/2023-01-0{at}", short, long, 0, 1)
        for at, (short, long, body) in enumerate(whole(defined), 1)
    ]
    reader = SimpleNamespace(definitions=lambda: rows, quotes=lambda: iter(texts))
    return SimpleNamespace(reader=reader, lexical=Words(*texts), user_glossary=lambda: user)


def whole(defined: tuple[tuple[str, ...], ...]) -> list[tuple[str, str, str]]:
    """Definitions with the body that gives them, the cabinet where none is named."""
    return [(one[0], one[1], one[2] if len(one) > 2 else "cabinet") for one in defined]


def test_expansion_uses_what_the_minutes_define_both_ways() -> None:
    index = archive("The Town Deal Board met; TDB noted it.", defined=(("TDB", "Town Deal Board"),))
    short = expand("minutes of the TDB", index)
    assert short.text == "minutes of the TDB (Town Deal Board)"
    assert short.alternatives == {"tdb": (("town", "deal", "board"),)}
    long = expand("what the town deal board said", index)
    assert {term for term in long.alternatives} == {"town", "deal", "board"}
    assert set(long.added) == {"tdb"}


def test_expansion_leaves_a_shorthand_with_two_senses_alone() -> None:
    senses = (("RHI", "Return Home Interview"), ("RHI", "Renewable Heat Incentive"))
    index = archive("return home interview", "renewable heat incentive, RHI", defined=senses)
    assert expand("how many RHI were there", index).expansions == ()


def test_expansion_reads_a_shorthand_as_the_committee_that_is_asked_does() -> None:
    senses = (("RHI", "Return Home Interview", "parenting"), ("RHI", "Renewable Heat Incentive", "place"))
    index = archive("return home interview", "renewable heat incentive, RHI", defined=senses)
    found = expand("how many RHI were there", index, within=("parenting",))
    assert found.expansions[0].added == ("Return Home Interview",)


def test_expansion_takes_one_sense_for_one_though_it_is_worded_twice() -> None:
    defined = (("IHAs", "Initial Health Assessments"), ("IHA", "INITIAL HEALTH ASSESSMENT"))
    index = archive("initial health assessments, IHA, IHAs", defined=defined)
    for short in ("IHA", "IHAs"):
        assert expand(f"how many {short} were late", index).expansions[0].term == short


def test_expansion_does_not_choose_between_national_senses() -> None:
    index = archive("police and crime commissioner", "parochial church council", "the PCC")
    assert expand("what did the PCC say", index).expansions == ()
    assert expand("the parochial church council", index).expansions[0].added == ("PCC",)


def test_expansion_leaves_what_the_minutes_define_twice_to_nobody() -> None:
    senses = (("PEP", "Personal Education Plan"), ("PEP", "Pollution Enquiry Panel"))
    index = archive("personal education plan", "pollution enquiry panel", defined=senses)
    assert expand("late PEP", index).expansions == ()


def test_expansion_puts_the_user_first() -> None:
    user = UserGlossary(same=(("PEP", "Pond Edge Path"),), never=frozenset({"IRO"}))
    index = archive("pond edge path", "independent reviewing officer", user=user)
    found = expand("the PEP and the IRO", index)
    assert [(one.term, one.added, one.why) for one in found.expansions] == [
        ("PEP", ("Pond Edge Path",), "in your glossary")
    ]


def test_expansion_spells_an_unknown_acronym_from_capitalised_words() -> None:
    index = archive("a report on One Planet Development", "the old paper dispute")
    found = expand("OPD", index)
    assert found.expansions[0].added == ("One Planet Development",)


def test_expansion_does_not_choose_between_two_spellings() -> None:
    index = archive("One Planet Development", "Ordinary Police Duties")
    assert expand("OPD", index).expansions == ()


def test_expansion_finds_the_initials_of_a_name() -> None:
    index = archive("RAGES asked for a station")
    found = expand("Rail Action Group East of Scotland", index)
    assert found.expansions[0].added == ("RAGES",)


def test_expansion_adds_only_what_occurs() -> None:
    index = archive("nothing of the kind")
    assert expand("IRO caseloads", index).expansions == ()


def test_expansion_knows_many_national_terms_each_with_its_long_form() -> None:
    forms = shipped_forms()
    assert len(forms) > 80
    assert all(any(" " in form or form.islower() for form in group) for group in forms)
    assert {"LAC", "CLA", "CiC"} <= set(forms[0])


def test_expansion_shipped_forms_are_at_least_two_and_distinct() -> None:
    for forms in shipped_forms():
        assert len(forms) >= 2 and len({form.casefold() for form in forms}) == len(forms)
