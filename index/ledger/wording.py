"""How a later sentence speaks of an undertaking: as done, as still awaited, as promised earlier."""

import re

DONE = re.compile(
    r"""(?xi)
    \b(?:has|have|had|was|were|is|are|been)\ (?:now\ |since\ |already\ |duly\ |all\ |both\ |also\ |
            finally\ |at\ last\ )*
        (?:been\ )?(?:now\ )?
        (?:done|complet\w+|finish\w+|carried\ out|sent|circulated|received|supplied|provided|presented|
            submitted|tabled|
        laid|written|met|held|installed|replaced|repaired|cut|cleared|removed|fixed|erected|put\ up|
            delivered|made|given|
        published|issued|undertaken|organised|arranged|contacted|reported|appended|accepted|agreed|
            approved|resolved|
        fitted|filled|painted|planted|ordered|appointed|e-?mailed|dealt\ with|settled|closed|found|
            brought|come|gone|
        altered|taken|read|seen|raised|asked|invited|attended|visited|shared|attached|answered)\b
  | \b(?:presented|tabled|laid\ (?:on\ the\ table|before)|supplied|circulated|handed\ round|brought\ the|
            confirmed\ that|
        gave\ the|received\ the|received\ a\ report|considered\ the|reported\ (?:back|that\ (?:he|she|
            they|it|the)\b.*\bhad)|
        looked\ back\ to|reported\ (?:to|the\ outcome)|thanked\ for|went\ (?:on|to|off)|came\ (?:in|back)|
            arrived|
        no\ further\ action|not\ being\ pursued|explained\ that|in\ accordance\ with)\b
  | \b(?:met|wrote|written|spoken|attended|visited|contacted)\ (?:to|with|the|by)\b
  | \b(?:complete|done|finished|in\ place|now\ (?:open|working|available))\b[.;,]
    """
)
AWAITED = re.compile(
    r"""(?xi)
    \b(?:still|yet|again|await\w*|outstanding|pending|overdue|chas\w+|reminded?|remind\w+)\b
  | \b(?:not|nor|never|nobody|nothing|no\ (?:reply|response|answer|record|date|progress|report))\b
  | \b(?:defer\w*|postpon\w*|held\ over|put\ off|carried\ (?:forward|over)|delay\w*|in\ abeyance|
            to\ follow|would\ follow)\b
  | \b(?:will|would|shall|should|is\ to|are\ to|was\ to|were\ to|to\ be|undertook|promised|offered|
            intend\w*|hoped|
        expected|being\ (?:progressed|prepared|arranged|discussed)|under\ review|in\ draft|would\ like)\b
  | \b(?:apologi[sz]ed|sorry|ashamed|empty\ hands|missing|unknown|unable)\b
    """
)
BACK = re.compile(
    r"""(?xi)
    \b(?:as\ (?:requested|promised|asked|agreed|undertaken|resolved|instructed|minuted)|
        (?:had|was|were|been)\ (?:been\ )?(?:promised|asked\ for|requested|undertaken|told|held\ over|
            deferred|expected|due)|
        promised|matters?\ arising|(?:last|previous|earlier|former)\ (?:meeting|minutes|year|month|
            committee|panel)|
        in\ accordance\ with|in\ response\ to|following\ (?:the|a|contact)|followed\ up|further\ to|
            recalled|reminded|
        referred\ (?:back\ )?to|looked\ back|outcome|the\ results?|deferred\ from|held\ over\ from|
        asked\ the\ same|had\ undertaken)\b
    """
)
_NOT_FOR_NOW = r"(?![^.;]*\b(?:until|till|pending|for\ (?:now|the\ (?:moment|present|time\ being)))\b)"
_GIVEN_UP = rf"""
    (?:\b(?:not\ to|(?:will|would)\ not(?:\ now)?)\ go\ ahead | \bnot\ (?:be\ )?(?:going\ ahead|proceeding)
      | \bnot\ to\ proceed
      | \bnot\ (?:to\ )?(?:be\ )?(?:being\ )?pursued?
      | \bno\ longer\ (?:be\ )?(?:being\ )?(?:needed|required|necessary|pursued|proceeding|going\ ahead)
      | \b(?:will|would)\ not\ (?:now\ )?(?:be\ (?:needed|required|progressed
          |taken\ (?:any\ )?(?:further|forward))|proceed)
      | \b(?:agreed|decided|resolved)\ to\ (?:abandon|drop|take\ no\ further\ action|withdraw)
      | (?:(?<!not\ )(?<!never\ )\b(?:is|are|was|were|been|being)\ (?:now\ |since\ |therefore\ |then\ )?
          |\b(?:action|item|matter|motion|project|proposal|scheme)s?\ |[:–—-]\ )
        (?:abandoned|superseded|withdrawn)
      | \b(?:agreed|decided|resolved)\ that\ [^.;]{{1,60}}?\bbe\ (?:abandoned|dropped|withdrawn)
      | \b(?:action|idea|item|matter|project|proposal|scheme)
        \ (?:was|be|had\ been|has\ been)\ (?:dropped|shelved)
    )\b {_NOT_FOR_NOW}"""
DROPPED = re.compile(rf"(?xi){_GIVEN_UP}")
"""What was promised is wanted no more."""

CLOSED = re.compile(
    rf"""(?xi){_GIVEN_UP}
  | \b(?:no\ further\ action|no\ longer\ being|decided\ not\ to)\b {_NOT_FOR_NOW}"""
)
ROW_NUMBER = re.compile(
    r"(?i)^\W*(?:action\s*(?:no\.?\s*|point\s*)?)?(?P<series>\d{1,4})[/.]0*(?P<number>\d{1,4})\b(?![/.]\d)"
)
"""The number with which a row of a log of actions begins."""

STATUS = re.compile(
    r"""(?xi)^(?:action\ |now\ )?
    (?:(?P<done>actioned|closed|completed?|discharged|done)
        (?:\ (?:on\ )?(?:\d{1,2}(?:st|nd|rd|th)?\ [a-z]{3,9}(?:\ \d{4})?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}))?
      |(?P<open>carried\ forward|in\ progress|on-?going|open|outstanding))
    [.)\]]*$"""
)
"""A status that says by itself how a row of a log stands."""

_PARTS = re.compile(r"[.;:]\s+|\s[–—-]\s*")


def told_status(quote: str) -> str:
    """``"done"`` or ``"open"`` where a row of a log ends with its status, else ``""``."""
    *row, last = _PARTS.split(quote.strip())
    status = STATUS.match(last) if row else None
    if status is None or not (ROW_NUMBER.search(quote) or row[-1] + ". " + last in quote):
        return ""
    return status.lastgroup or ""


_SURELY = re.compile(
    r"""(?xi)
    \b(?:(?:has|have|had|was|were)\ (?:now\ |since\ |already\ |duly\ )*(?:been\ )?(?:e-?mailed|circulated|
            completed|
        carried\ out|received|supplied|published|installed|replaced|cleared)
      | presented | tabled | handed\ round | held\ over\ from | deferred\ from
      | resolved\ that\ the\ (?:quotation|application|tender)\b.{0,60}\baccepted )\b
    """
)
_DENIED = re.compile(r"(?i)\b(?:not|never|nobody|nor|none|neither|no|still|yet|would|will|when|once|to be)\b")
_ASKED_AGAIN = re.compile(
    r"(?i)\basked (?:the same|again)|\bno .{0,40}\b(?:found|record|sign)\b|\bin the process of\b"
)
_LATER = re.compile(r"(?i)\b(?:would|will|to be|are to|is to|in the process)\b")


def relation(quote: str, *, kind: str = "action") -> str:
    """What a sentence that bears on an undertaking says of it.

    :param kind: of the undertaking; an item that was put off is dealt with when it is taken at all.
    :return: ``"discharge"``, ``"repeat"`` or ``"progress"``.
    """
    if CLOSED.search(quote):
        return "discharge"
    if _ASKED_AGAIN.search(quote):
        return "repeat"
    sure = _SURELY.search(quote)
    denied = sure and (_DENIED.search(quote[: sure.end()]) or _LATER.search(quote, sure.end()))
    if sure and not denied:
        return "discharge"
    if AWAITED.search(quote):
        return "repeat"
    return "discharge" if kind == "deferral" or DONE.search(quote) else "progress"
