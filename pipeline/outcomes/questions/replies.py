"""How far a reply, as minuted, answers a question."""

import re
from collections.abc import Sequence

_DODGED = re.compile(
    r"(?i)\b(?:could not|cannot|was not able|unable|no date|declined|did not (?:know|say|answer)|silent|"
    r"would not|premature|"
    r"in writing|written (?:answer|reply|response)|would write|in due course|too early|had not|"
    r"not possible|nothing (?:more )?to add|"
    r"referred (?:him|her|"
    r"the member) to)\b"
)
_EVADED = re.compile(
    r"(?i)\b(?:could not (?:say|answer|give|tell|confirm)|(?:did|does) not (?:know|say|answer)|"
    r"(?:not|un)(?: \w+)? ?able to (?:say|answer|comment|confirm)|"
    r"(?:would not|declined to) (?:say|comment|answer|give)|no date|silent|"
    r"premature|in writing|written (?:answer|reply|response)|would write|in due course|too early|"
    r"nothing (?:more )?to add|"
    r"referred (?:him|her|the member) to)\b"
)
"""A yes-or-no question is answered by "it could not", but not by these."""
_IF = re.compile(r"(?i)\b(?:asked|enquired)(?:,[^,]{3,60},)? (?:if|whether)\b")
_WANTS_FIGURE = re.compile(
    r"(?i)\b(?:what (?:percentage|proportion|number|share|sum)|how (?:many|much)|"
    r"the (?:number|percentage|cost))\b"
)
_CONSIDERING = re.compile(r"(?i)\b(?:considering|not (?:yet )?known|to be decided|would depend|awaiting)\b")
_PROMISED = re.compile(
    r"(?i)\b(?:(?:offered|undertook|agreed|promised) to|"
    r"(?:he|she|they|officers?|manager|director|nurse|head\b.{0,40}) would|will|look into|find out|"
    r"circulate)\b"
)
_FIGURE = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|yes)\b")


def answered(reply: str, asked: str) -> str | None:
    """How far a reply goes: no reply, only words of evasion, both evasion and figures, or figures alone."""
    if not reply.strip():
        return "no"
    evasion = _EVADED if _IF.search(asked) else _DODGED
    dodged, figure = bool(evasion.search(reply)), bool(_FIGURE.search(reply))
    if dodged:
        return "partly" if figure else "no"
    return "yes" if figure else None


def left_open(said: Sequence[str], asked: str) -> str | None:
    """How far a reply goes that neither gives what was asked nor promises it: ``no`` or ``partly``.

    :param said: what is minuted in reply; nothing is no reply at all, and tells nothing.
    """
    if not said or _PROMISED.search(said[0]):
        return None
    reply = " ".join(said)
    wanted = bool(_WANTS_FIGURE.search(asked))
    dodged = _EVADED if _IF.search(asked) else _DODGED
    if (wanted and not _FIGURE.search(reply)) or dodged.search(reply) or _CONSIDERING.search(reply):
        return "no" if wanted else answered(reply, asked) or "partly"
    return None
