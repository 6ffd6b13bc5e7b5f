"""Which questions may ask of somebody."""

import subprocess
import sys

import pytest

from matters.index.register.asked import may_seek

NAMES = ["Orla Fenwick", "Tom Brask"]
LIGHT = """
import sys
import matters.cli.search, matters.index.search.search
unwanted = {"matters.index.register.register", "importlib.metadata", "numpy.random"} & set(sys.modules)
sys.exit(",".join(unwanted) or 0)
"""


@pytest.mark.parametrize(
    "question",
    [
        "what does fenwick think of the bridge",
        "Brask on parking",
        "what Cllr Unheard said",
        "what did the Harbour Master report",
        "figures asked for by the Clerk",
    ],
)
def test_asked_of_a_surname_a_title_or_a_post_that_speaks(question: str) -> None:
    assert may_seek(question, NAMES)


@pytest.mark.parametrize("question", ["damp homes in the east", "Orla bridge repairs", "parking by night"])
def test_asked_of_nobody(question: str) -> None:
    assert not may_seek(question, NAMES)


def test_asked_needs_no_register_to_begin_a_search() -> None:
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
