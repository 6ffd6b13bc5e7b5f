"""Names that stand side by side told apart, and whom they mean."""

import re
from collections.abc import Sequence

from matters.pipeline.outcomes.people.pronouns import meant
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.outcomes.wording.verbs import POST
from matters.pipeline.records import Owner

_POST_OF = re.compile(
    rf"(?i)(?:the )?(?:(?-i:[A-Z])\w+ ){{0,3}}{POST} (?:of|for) "
    r"(?:the )?(?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)*,? "
    r"(?:and|&) (?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)*$"
)
_POST_LAST = re.compile(rf"(?i)\b(?:{POST}|partner|(?-i:[A-Z]{{2,4}}))$")
INITIALS = re.compile(r"[A-Z]{2,4}$")
_DOTTED = re.compile(r"(?:[A-Z]\.)+[A-Z]$")
JOIN = re.compile(r"\s*(?:,? and |, | & |,? ?/ ?| \+ )\s*")
KNOWN = re.compile(
    r"(?i)(?:@|(?:the |parish |town )*(?:clerk|chair|members|residents|parishioners|highways|both|all|"
    r"officers?|cllrs?|councillors?|mr|mrs|ms|miss|dr|pc|inspector)\b|(?-i:[A-Z]{2,4}\b))"
)


def resolved(reading: Reading, words: str, before: Sequence[str]) -> tuple[Owner, ...]:
    """Those whom words name, one by one; "and" within the name of a post joins no two.

    :param before: the sentences before them, which tell whom a pronoun means.
    """
    parts = [part for part in JOIN.split(words) if part]
    whole = len(parts) == 1 or reading.people.resolve(words) or _is_one_post(words)
    return tuple(
        meant(_bare(one), before, reading.people)
        for word in ([words] if whole else parts)
        for one in _apart(word, reading)
    )


def _is_one_post(words: str) -> bool:
    """Whether "and" stands within the name of one post: "the Head of Finance and Resources"."""
    match = _POST_OF.match(words)
    return bool(match) and not _POST_LAST.search(words)


def _apart(words: str, reading: Reading) -> list[str]:
    """Initials that stand side by side, one by one, and without the label of the matter before them."""
    pieces = words.split()
    alone = len(pieces) < 2 or pieces[0].lower() == "the" or reading.people.resolve(words)
    if alone or not INITIALS.match(pieces[-1]):
        return [words]
    if all(INITIALS.match(piece) for piece in pieces):
        return pieces if all(reading.people.resolve(piece) for piece in pieces) else [words]
    return [words] if KNOWN.match(words) else [pieces[-1]]


def _bare(text: str) -> str:
    bare = re.sub(r"\s*\([^)]*\)$", "", text.strip(" .,;:"))
    return f"{bare}." if _DOTTED.search(bare) and f"{bare}." in text else bare
