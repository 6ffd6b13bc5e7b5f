"""How things read for people."""

from matters.words import short_title


def test_words_cut_a_title_that_runs_into_its_text() -> None:
    assert short_title("Footpath 4 - the stile") == "Footpath 4 - the stile"
    long = " ".join(["Defibrillator", *("word" for _ in range(30))])
    assert short_title(long) == "Defibrillator" + " word" * 19 + " …"
