"""The shipped weights of outcomes hold what many write, and nobody's name."""

import re

from matters.pipeline.outcomes.classifier.model import shipped_model

_TITLED = re.compile(r"w=(?:cllrs?|councillors?|mrs?|ms|miss|dr)_(?P<name>[a-z][\w'’-]{2,})$")


def test_weights_of_outcomes_know_hardly_anybody_by_name() -> None:
    model = shipped_model()
    known = {name for one in model.values() for name in one.weights}
    known |= {name for one in model.values() if one.meaning for name in one.meaning.weights}
    titled = {match["name"] for name in known if (match := _TITLED.match(name))}
    assert len(known) > 2000
    assert len(titled) <= 5, sorted(titled)
