"""The words of minutes that name whoever has to act, whom a body tells to, and whom it empowers."""

import re
from collections.abc import Callable

from matters.pipeline.outcomes.wording.verbs import POST

PERSON = (
    r"(?:@[\w-]+|(?:(?:County |Borough |City )?(?:Cllrs?|Councillors?)|Mr|Mrs|Ms|Miss|Dr|PC|"
    r"Inspector)\.? (?:(?:Mrs|Ms|Miss)\.? )?"
    r"(?:[A-Z]\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?|[A-Z]{2,4}\b|(?:[Tt]he )?(?:Parish |Town |"
    r"parish )?[Cc]lerk\b|"
    r"(?:[Tt]he )(?:[A-Z][\w’'-]+(?:,? (?:(?:of|for|and|the|to|in) )*[A-Z][\w’'-]+)*|[Cc]hair(?:man)?|"
    r"(?:head|director) of [\w-]+(?: and [\w-]+)?|[a-z]+ [Cc]ommittee|R\.F\.O\.|"
    r"(?:(?!(?:and|as|at|by|for|from|in|of|on|that|to|with)\b)[a-z-]+ )?(?:(?!(?:and|as|at|by|for|from|in|"
    r"of|on|"
    r"that|to|with)\b)[a-z-]+ (?:engineer|surveyor|inspector|contractor|auditor|solicitor)|officer|manager|"
    r"warden|"
    r"director|leader|treasurer|secretary|(?:cabinet|executive|lead) member|portfolio holder|"
    r"vice-chair(?:man)?|"
    r"headteacher|caretaker)\b)|"
    r"[Aa]ll (?:[a-z-]+ )?(?:agencies|attendees|authorities|boroughs|cllrs|councillors|councils|districts|"
    r"governors|groups|leads|members|officers|organisations|parishes|partners|providers|representatives|"
    r"residents|schools|"
    r"services|staff|teams|trustees|volunteers)\b|"
    r"(?:[A-Z][\w’'-]+ )*(?:Head|Director|Leader|Secretary|Officer|Manager|Lead|Member) (?:of|for)(?: the)?"
    r"(?: [A-Z][\w’'-]+)+|"
    r"(?!(?:It|There|This|That|These|However|Also|After|Following|If|As|When|The|An?|In|At|On|Further|"
    r"Actions?|Weather|Details?|Advice|Work|Due|Need|Plan|Goal|Agreed|Resolved|Decided|Noted|Voted|"
    r"Wanted|Having|Refer|Continue|Await\w*|Discuss\w*|Consider\w*|Request\w*|Updates?|Reports?|"
    r"Letters?|Signs?|Cost)\b)[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}|[Hh]e\b|[Ss]he\b|[Tt]hey\b|"
    r"[Ww]e\b|[Mm]embers|[Aa]ll members|[Rr]esidents|Officers)"
)
AND = r"(?:, and |, | and | & |,? ?/ ?| \+ )"
OWNERS = rf"(?P<owner>{PERSON}(?: \([^)]*\))?(?:{AND}{PERSON}(?: \([^)]*\))?)*)"

_NOT_TO = r"to (?!(?:be|the|an?|which|whom|whose)\b)"
_GIVEN = re.compile(
    r"(?i:\b(?:authority|permission|powers?|responsibility)(?: (?:be|is|was|were|been))?"
    rf"(?: (?:delegated|given|granted))? to )(?=.){OWNERS}(?:,? in consultation with [^,.;]+,)? {_NOT_TO}|"
    rf"\b(?:give|gave|given|giving|grant|granted) (?P<given>{OWNERS.replace('?P<owner>', '?:')}) "
    r"(?:the |delegated |full )*(?:authority|permission|powers?) to\b"
)
"""Whom a body empowers: "authority to the Chair and RL to sign", "give HC authority to sign"."""
_BODY_TELLS = re.compile(
    rf"\b(?i:agreed|decided|resolved)(?: unanimously)? to (?P<verb>ask|direct|instruct|request|"
    rf"task) {OWNERS} {_NOT_TO}|"
    rf"\b(?:and|also|[Cc]ouncil|[Cc]ommittee|[Bb]oard|[Cc]abinet|[Pp]anel) (?P<verbs>asks|directs|"
    rf"instructs|requests|tasks) "
    rf"(?P<told>{OWNERS.replace('?P<owner>', '?:')}) {_NOT_TO}"
)
_BODY = re.compile(
    r"(?i)\b(?:authority|board|cabinet|cllrs|committee|conference|council|councillors|executive|forum|"
    r"governors|"
    r"group|meeting|members|panel|partnership|party|trust|trustees|we)$"
)
_POST = re.compile(rf"(?i)^(?:the )?(?:[\w&'’-]+ ){{0,4}}?{POST}\b")


def is_body(words: str) -> bool:
    """Whether words name a body or its members, and nobody by name or post."""
    return bool(_BODY.search(words))


def empowered(text: str) -> str:
    """Whom a body gives the authority to do something."""
    found = _GIVEN.search(text)
    return found["given"] or found["owner"] if found else ""


def told_by_body(text: str, asker: str, is_ours: Callable[[str], object]) -> str:
    """Whom a body instructs, or asks if it may: "the Board resolved to instruct the Clerk to write".

    :param asker: whoever "agreed to" or "resolved to", or nothing.
    :param is_ours: whether words name somebody of the meeting.
    """
    found = _BODY_TELLS.search(text)
    if not found or (found["verb"] and asker and not is_body(asker)):
        return ""
    words = str(found["told"] or found["owner"])
    tells = (found["verb"] or found["verbs"]).startswith(("direct", "instruct", "task"))
    return words if tells or is_ours(words) or _POST.match(words) else ""
