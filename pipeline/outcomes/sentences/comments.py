"""What a body says to an application for permission: "3 Mill Lane – Support", "No comment"."""

import re

from matters.pipeline.outcomes.sentences.clauses import Sentence

_APPLICATION = re.compile(
    r"\b\d{2,4}/\d{2,5}(?:/[A-Z]{2,5})?\b|\b[A-Z]{1,3}/\d{2,4}(?:/\d{3,5})?\b"
    r"|\bPL/?\d{3,6}\b|(?i:\b(?:this|the) (?:planning )?application\b)"
)
_TITLE = re.compile(r"(?i)\bplanning\b(?! (?:group|ahead|for|enforcement))|\blicensing\b")
_COMMENT = re.compile(
    r"(?i)(?:^|.*(?:\s[–—-]|[:;\t])\s*)(?:(?:council|council['’]s|pc) )?(?:strongly )?"
    r"(?:(?:support|neutral|no (?:further )?comments?(?: to make)?|object(?:ion)?)\W*$"
    r"|object(?:ion)? (?:on|due to|because of) [^.;:?]*\.?$)",
    re.DOTALL,
)
_SAYS = re.compile(
    r"(?i)^\W*(?:.{0,80} [–—-] )?(?:the )?(?:parish |town |community )?(?:committee|council|pc|tc) "
    r"(?:strongly )?(?:supports|objects to) (?:this|the|these) "
    r"(?:planning )?(?:applications?|proposals?|plans)\b"
)


def comments_on(text: str, sentence: Sentence, title: str) -> bool:
    """Whether a sentence ends in what the body says to an application.

    :param text: the whole document, in which cells are divided by tabs.
    :param title: of the item.
    """
    span = sentence.span(0, len(sentence.text))
    if not (_TITLE.search(title) or _APPLICATION.search(sentence.text)):
        return False
    return bool(_COMMENT.match(text[span.start : span.end]) or _SAYS.match(sentence.text))
