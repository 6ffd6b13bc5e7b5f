"""What finds names, whatever does the work."""

from collections.abc import Sequence
from typing import Protocol

from matters.pipeline.tagging.document import settled
from matters.pipeline.tagging.gazetteer import Gazetteer
from matters.pipeline.tagging.merge import find_names
from matters.pipeline.tagging.tags import Tag


class Tagger(Protocol):
    """Finds people, roles and organisations in the stretches of one document."""

    @property
    def tagger_id(self) -> str:
        """What it is and of which weights: documents that another one tagged are tagged anew."""

    def tag(self, texts: Sequence[str], gazetteer: Gazetteer) -> list[list[Tag]]:
        """The names in each text, sorted and disjoint.

        :param gazetteer: the people of the meeting.
        """


class PatternTagger:
    """The attendance list and patterns alone: no weights, and spaCy is not loaded."""

    tagger_id = "patterns"

    def tag(self, texts: Sequence[str], gazetteer: Gazetteer) -> list[list[Tag]]:
        """The names in each text, sorted and disjoint."""
        return settled(texts, [find_names(text, gazetteer) for text in texts], gazetteer)
