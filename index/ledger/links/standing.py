"""How a later sentence says that an undertaking stands: by its wording, and beside what was promised."""

import re
from collections.abc import Set
from functools import lru_cache

from matters.index.ledger.sentences.collection import words_of
from matters.index.ledger.wording import AWAITED, BACK, CLOSED, DONE, relation

_BETWEEN = r"(?:\ \w+ly|\ now|\ since|\ already|\ also|\ both|\ all)*\ "
_IRREGULAR = (
    "made|done|put|sent|met|got|gone|come|built|cut|found|held|laid|left|lent|paid|read|set|told|"
    "bought|brought|begun|spoken|run|won|dug|drawn|grown|shown|known|thrown|sold|kept|heard|led|lost|said|"
    "seen|written|taught|caught|sought|spent|cast|hung|dealt|spread|shut|stood|struck|swept|torn|worn|sworn|bound|wound|rung|"
    "sung|fed|fought|lit|split|bid|cost|become"
)
_CUES = {
    "still": r"""(?xi)\b(?:still|as\ yet|yet\ to|not\ yet|once\ again|carry\ over|carried\ (?:forward|over)
        |remains?\ (?:open|outstanding)|no\ further\ forward|[cb]/f|rolled\ (?:over|forward)|tb[ac]
        |no\ (?:change|update|movement)|not\ (?:started|begun))\b""",
    "awaited": r"""(?xi)\b(?:await\w*|outstanding|pending|overdue|on\ back\ order|due\ (?:in|any|by)
            |expected|hoped
        |to\ follow|in\ abeyance|in\ hand|under\ ?way|in\ progress|on-?going|under\ review|in\ draft
        |in\ the\ process|being\ (?:progressed|prepared|arranged|discussed|drafted|considered|looked|made
            |done|dealt)
        |(?:is|are|was|were)\ (?:looking|considering|trying|working\ (?:on|to|with)|preparing|waiting))\b""",
    "denied": r"""(?xi)\b(?:not|nor|never|nobody|nothing|none|unable|without|failed
            |no\ (?:\w+\ )?(?:reply|response
        |answer|word|news|record|date|progress|report|sign))\b|n['’]t\b""",
    "put_off": r"""(?xi)\b(?:defer\w*|postpon\w*|held\ over|put\ (?:off|back)|adjourn\w*|delay\w*
            |re-?agenda)\b
        (?!\ from)""",
    "chased": r"""(?xi)\b(?:chas\w+|remind\w*|ask(?:ed)?\ again|asked\ (?:the\ same|once\ more)
            |press(?:ed|ing)?\ for
        |follow(?:ed)?\ up|pursue)\b""",
    "future": r"""(?xi)\b(?:will|would|shall|should|(?:is|are|was|were)\ to|to\ be|undertook|promise[sd]?
        |offer(?:s|ed)\ to|intend\w*|agreed\ to|needs?\ to|plan(?:s|ned)\ (?:to|for)|must
        |(?:is|are)\ planned)\b""",
    "task": r"""(?x)(?:\b[A-Z]{2,3}|Clerk|Chair|Officers?|Cllrs?\ [A-Z]\w+|[A-Z][a-z]+)\ to\ (?!the|a|an
            |all|this|that
        |our|its|his|her|their|him|them|us|be)[a-z]+""",
    "perfect": rf"(?xi)\b(?:has|have|had|having){_BETWEEN}(?:been\ )?(?:\w+ed|\w+en|{_IRREGULAR})\b",
    "passive": rf"(?xi)\b(?:was|were|is|are|been){_BETWEEN}(?:\w+ed|\w+en|{_IRREGULAR})\b",
    "past": r"""(?xi)(?<!to\ )\b(?:came|went|gave|took|brought|met|wrote|spoke|sent|made|put|told|found
            |got|held
        |heard|saw|ran|paid|won|did|drew|began|rang|set\ out|received|reported|presented|confirmed|explained
        |considered|discussed|answered|replied|attended|visited|tabled|circulated|laid\ before|approved
            |accepted
        |signed|installed|fitted|replaced|repaired|completed|opened|planted|booked|filed|restored
            |merged)\b""",
    "state": r"""(?xi)\b(?:in\ place|complete[d.;,]?|closed?|finished|no\ further\ action|to\ hand
            |appended|attached|actioned|rectified|up\ and\ running
        |(?:now\ |is\ |are\ )?(?:up|back|open|working|available|fixed|done)\b(?=[.;,]|\ since|\ and
            |\ again|\ on)
        |before\ (?:the\ (?:board|committee|panel)|members|them)|now\ \w+)""",
    "dated": r"""(?xi)\bon\ (?:the\ )?(?:\d{1,2}(?:st|nd|rd|th)?|mon|tue|wed|thu|fri|sat|sun)
        |\bin\ (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w+\b|\bsince\b""",
    "thanked": r"(?i)\bthank(?:ed|s)\b",
    "decided": r"""(?xi)\b(?:resolved|approved|granted|confirmed|agreed|accepted|adopted|refused)\b""",
    "answers": r"""(?xi)\b(?:in\ (?:answer|response|reply)|as\ (?:requested|promised|asked|agreed
            |undertaken|resolved)
        |which\ .{0,30}(?:promised|asked\ for|requested)|following|the\ (?:results?|findings|outcome))\b""",
    "figures": r"[£%]|\b\d[\d,.]*\b",
    "wanted": r"""(?xi)\b(?:wants?|asked\ (?:for|to|whether|if|after|that|what)|request\w*|waiting
            |need(?:s|ed))\b""",
    "part": r"""(?xi)\b(?:one|two|three|four|half|part|some|only|so\ far|another|remain\w*|other)\b""",
    "begun": r"""(?xi)\b(?:beg[au]n|start(?:ed|s)?|looking\ (?:at|into|for)|considering|applied|in\ draft
            |form
        |arranged|fixed\ for|appointed)\b""",
}  # fmt: skip
_FOUND = {name: re.compile(pattern) for name, pattern in _CUES.items()} | {
    "closed": CLOSED,
    "seen_done": DONE,
    "seen_awaited": AWAITED,
    "back": BACK,
}
_DONE = ("perfect", "passive", "past", "state", "decided")
_OPEN = ("still", "awaited", "denied", "put_off", "chased", "future", "task")
_NOT_DONE = re.compile(
    r"(?i)\b(?:had|has|have|was|were|been|could|did)(?: \w+)? (?:not|never|no)\b"
    r"|\bnot (?:yet |been |had )|\bno (?:word|reply|answer|response)\b"
)
_NEVER = 9999
_ASKS = re.compile(
    r"(?i)\b(?:writ|contact|ask|e-?mail|report|chase|speak|inform|advise|tell|let\b|repl|respond|enquir|inquir"
    r"|invit|send|circulat|forward|raise|approach|liaise|notify|pass on|follow)"
)
_ASKED = re.compile(
    r"(?i)\b(?:wrote|written|contacted|asked|e-?mailed|reported|chased|spoke|spoken|informed|advised|told|replied"
    r"|responded|enquired|invited|sent|circulated|forwarded|raised|approached|liaised|notified|passed)"
)
_ANSWERED = re.compile(r"(?i)\b(?:repl(?:y|ies|ied)|response|responded|answer)")
_WORD = re.compile(r"[a-z]{3,}")
_WHO_WILL = re.compile(r"(?i),\ (?:who|which)\ (?:will|would)\ (?P<then>[^.;,]+)[.;]?$")
_OUTCOMES = ("action", "deferral", "decision", "concern")
_BESIDE = (
    "same_words", "same_sentence", "to_ask", "asked", "asked_as_promised", "asked_instead", "answered",
    "answered_as_wanted",
)  # fmt: skip
STANDING = (
    *_FOUND, "done_first", "open_first", "only_done", "only_open", "deferral", "deferral_taken", "not_done",
    "length", "rule_discharge", "rule_repeat", *_BESIDE, *(f"is_{name}" for name in _OUTCOMES),
)  # fmt: skip


def standing_row(
    quote: str, *, kind: str, promise: str = "", outcomes: Set[str] = frozenset()
) -> tuple[float, ...]:
    """What a sentence has of each of ``STANDING``.

    :param kind: of the undertaking; ``promise`` are its words.
    :param outcomes: the kinds of outcome that the sentence carries: who has to act once more has not acted.
    """
    told = _without_aside(quote, promise)
    if told != quote:
        outcomes = outcomes - {"action"}
    return (
        *_worded(told, kind=kind),
        *_beside(quote, promise),
        *(float(name in outcomes) for name in _OUTCOMES),
    )


def _without_aside(quote: str, promise: str) -> str:
    """A sentence that tells what had happened without what somebody will do, where none promised that."""
    found = _WHO_WILL.search(quote)
    if found is None or not _FOUND["perfect"].search(quote, 0, found.start()):
        return quote
    promised, then = (words_of(text).raw for text in (promise, found["then"]))
    return quote if promised & then else quote[: found.start()] + "."


def _beside(quote: str, promise: str) -> tuple[float, ...]:
    """What a sentence has of ``_BESIDE``: one that was to write has written, one that was to mend has not."""
    words, said = (set(_WORD.findall(text.lower())) for text in (promise, quote))
    asks = bool(_ASKS.search(promise))
    asked, answered = bool(_ASKED.search(quote)), bool(_ANSWERED.search(quote))
    return (
        len(words & said) / max(1, len(words)),
        float(quote.strip() == promise.strip()),
        *map(float, (asks, asked, asks and asked, asked and not asks, answered, asks and answered)),
    )


@lru_cache(maxsize=20_000)
def _worded(quote: str, *, kind: str) -> tuple[float, ...]:
    at = {name: match.start() for name, cue in _FOUND.items() if (match := cue.search(quote))}
    done = min((at.get(name, _NEVER) for name in _DONE), default=_NEVER)
    still = min((at.get(name, _NEVER) for name in _OPEN), default=_NEVER)
    rule = relation(quote)
    told = [
        done < still,
        still < done,
        done < _NEVER == still,
        still < _NEVER == done,
        kind == "deferral",
        kind == "deferral" and "put_off" not in at,
        bool(_NOT_DONE.search(quote)),
        min(len(quote.split()), 40) / 40,
        rule == "discharge",
        rule == "repeat",
    ]
    return (*(float(name in at) for name in _FOUND), *map(float, told))
