"""Declarations of interest: who, in what, and whether they left."""

import re
from collections.abc import Iterator
from dataclasses import replace

from matters.pipeline.outcomes.clauses import Sentence
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.records import Outcome

_TITLE = re.compile(r"(?i)\binterests?\b")
_NAME = (
    r"(?:(?:(?:County |Borough |District )?(?:Cllrs?|Councillors?)|Messrs|Mr|Mrs|Ms|Miss|Dr)\.? (?:(?:Mr|"
    r"Mrs|Ms|Miss)\.? )?(?:[A-Z]\.? ?)*[A-Z][\w’'-]+"
    r"(?: [A-Z][\w’'-]+)?|[A-Z]{2,3}\b|[Tt]he (?:Vice-)?(?:Chair(?:man|person)?|Mayor|Clerk)|(?:Two|Three|"
    r"Several)(?: \w+)? members[\w ]{0,40})"
)
_WHO = (
    rf"(?P<who>{_NAME}(?:(?:, | and | & ){_NAME.replace('(?P<who>', '(?:')}|(?:, | and |"
    rf" & )[A-Z][\w’'-]+)*)"
)
_DECLARES = re.compile(
    rf"{_WHO}(?:,? who [\w ]+?| \([^)]*\))?,? (?:(?:had|has|have|again|also|then|once more|previously) )*"
    r"(?i:declar(?:ed?|es|ing)|disclos(?:ed?|es)|registered|remind(?:ed|s)|(?:had|has|"
    r"held) an? (?:[\w-]+ )*interest|"
    r"(?:said|stated|mentioned|repeated|recorded|informed|made it known|drew attention|asked it to be)\b)"
)
_PASSIVE = re.compile(
    rf"(?i:\binterests?\b.{{0,80}}?\b(?:was|were) (?:declared|disclosed|made) (?:\w+ )?by) {_WHO}"
)
_SHORTHAND = re.compile(
    rf"^\W*{_WHO}\s*(?:(?:re\b|–|-|—|:|in respect of|in relation to|for|on|in)\s*)(?P<what>\S.*)$"
)
_WHAT = re.compile(
    r"(?i)\binterests?\b(?: \([^)]*\))?,? (?:in|regarding|re|relating to|concerning|on|for|as|"
    r"because)\s+(?P<in>.+?)(?:[.;]|$)|"
    r"(?:declared|disclosed|reminded)[\w, ]*? that (?P<that>.+?)(?:[.;]|$)|"
    r"\bdeclared (?:again )?(?:interests? )?(?:in|on) (?P<plain>.+?)(?:[.;]|$)"
)
_NOT = re.compile(
    r"(?i)\b(?:no|none|not|nil|any)\b[\w ]{0,30}\b(?:interests?|declar\w+|disclos\w+)|\bmembers? (?:are|"
    r"were|is) (?:reminded|asked|invited)|"
    r"\bto (?:declare|receive|disclose)\b|\bdispensation|\bmust\b|^(?:none|nil)\b|\bdeclared (?:elected|"
    r"carried|open|closed|lost)\b"
)
_INTEREST = re.compile(r"(?i)\binterests?\b")
_LEFT = re.compile(r"(?i)\b(?:left|leave|leaving|withdr[eo]w|withdrawn|retired from|took no part and left)\b")
_STAYED = re.compile(r"(?i)\b(?:stayed|remained|did not leave|remain)\b")


def find_interests(reading: Reading) -> Iterator[Outcome]:
    """The declarations of an item, in order."""
    titled = bool(_TITLE.search(reading.item.title))
    for place, sentence in enumerate(reading.sentences):
        if _NOT.search(sentence.text):
            continue
        match = _declaration(sentence, titled=titled)
        if match is None:
            continue
        end = len(sentence.text)
        outcome = reading.at("interest", place, match.start("who"), end)
        who = match["who"]
        what = match.groupdict().get("what") or _what(sentence.text[match.start() :])
        yield replace(
            outcome,
            who=who,
            what=what.strip(" .()") if what else None,
            left=_left(reading, place, titled=titled),
        )


def _declaration(sentence: Sentence, *, titled: bool) -> re.Match[str] | None:
    """Who declares something; a name with a matter is enough under a title that says so."""
    match = _DECLARES.search(sentence.text) or _PASSIVE.search(sentence.text)
    told = titled or (match and re.search(r"(?i)declar|disclos", match.group()))
    if match and told and (titled or _INTEREST.search(sentence.text)):
        return match
    return _SHORTHAND.match(sentence.text) if titled else None


def _what(text: str) -> str | None:
    match = _WHAT.search(text)
    return next((value for value in match.groups() if value), None) if match else None


def _left(reading: Reading, place: int, *, titled: bool) -> bool | None:
    """Whether the same or the next sentence says that they left or stayed; ``None`` when neither does."""
    texts = [reading.sentences[place].text]
    if place + 1 < len(reading.sentences):
        follower = reading.sentences[place + 1].text
        if re.match(r"\(?(?:He|She|They)\b", follower) or not _DECLARES.search(follower):
            texts.append(follower)
    for text in texts:
        if _STAYED.search(text):
            return False
        if _LEFT.search(text):
            return True
    return None
