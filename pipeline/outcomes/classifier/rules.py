"""Wordings that settle what a clause does, whatever its other words are."""

import re

from matters.pipeline.outcomes.sentences.clauses import Clause
from matters.pipeline.outcomes.wording.promises import promised
from matters.pipeline.outcomes.wording.puts_off import DEFERS, DEFERS_NOT
from matters.pipeline.outcomes.wording.undertakings import undertaken
from matters.pipeline.outcomes.wording.verdicts import DECIDES, DECIDES_NOT
from matters.pipeline.outcomes.wording.wording import wording

_TASKED = (
    r"(?:@[\w-]+|[A-Z]{2,3}|(?:County |Borough )?(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Dr|PC)\.? (?:[A-Z]\.? )?"
    r"[A-Z][\w'’-]+|(?:[Tt]he )?(?:[Cc]lerk|[Cc]hair(?:man|person)?|[Ss]ecretary|[Tt]reasurer)|"
    r"[A-Z][a-zà-ÿ]+(?: [A-Z][a-zà-ÿ-]+)?)"
)
_TASKED_ALL = rf"{_TASKED}(?:(?:,| and| &) {_TASKED})*"

_ACTS = wording(
    rf"""(?x)
    ^(?:.{{0,60}}?(?:discussion|[-–:])\ )?(?:The\ )?{_TASKED_ALL}\ (?:also\ |then\ |was\ also\ |was\ |
        were\ |is\ |are\ |still\ )?
        (?:to|asked\ to|to\ be\ asked\ to)\ (?!be\b|date\b|the\b|do\ with)[a-z]+
  | ^(?:.{{0,60}}?[-–:,]\ )?(?:The\ )?{_TASKED_ALL}\ (?:has\ |had\ |have\ )?(?:\w+ly\ )?
        (?:agreed|offered|volunteered|undertook|promised)\ to\ [a-z]+
  | ^(?:.{{0,60}}?[-–:,]\ )?(?:[Tt]he\ )?(?:{_TASKED_ALL})\ (?:will|would)\ (?:also\ |then\ |hopefully\ )?
        (?!be\b|have\b|not\b|like\b|never\b|seem\b|rather\b|prefer\b)[a-z]+
  | (?i:\b(?:undertook|promised)\ (?:to|that)\b) | (?i:^\W*action\b\W+\S)
  | (?i:\bagreed\ (?:to\ (?!disagree|differ)\w+|that\ (?:the\ )?[\w ]{{2,40}}\ (?:would|will|should|write|
        contact|obtain)\b))
  | (?i:\b(?:clerk|members|officers|organisers|residents)\ (?:was|were|be|have\ been|had\ been)\ (?:also\ )?
        (?:asked|requested|instructed)\ to\b) | (?i:\b(?:had|has|have)\ been\ asked\ to\b)
  | (?i:\basked\ the\ (?:\w+\ ){{0,2}}clerk\ to\b|\bclerk\ (?:also\ )?(?:was\ )?asked\ to\b)
  | (?i:\b(?:asked|requested|suggested)(?:\ again)?\ that\ (?:the|it|all|this|in|at)\b.*\b(?:be|should|
        attend|show|give)\b)
  | (?i:^(?:he|she|they|we)\ (?:will|would|agreed\ to|offered\ to)\ (?:also\ )?(?!be\b|have\b|like\b|
        not\b)\w+)
  | (?i:\bconsideration\ should\ be\ given\b|\bshould\ be\ (?:investigated|reported|contacted|looked\ into|
        made\ to)\b)
  | (?i:\bvolunteered\b) | (?i:\b(?:letters?|reports?|requests?)\ (?:is\ |are\ )?to\ (?:be|go)\b)
  | (?i:^(?:(?:more|signs|volunteers|some)\b.*\bneeded\b))
  | (?i:\b(?:would|will)\ be\ (?:contacted|asked|sent|updated|requested|passed\ on|reported|circulated|
        arranged|
        organised|booked|submitted|distributed|provided|supplied|given\ to|brought|followed|written|erected|
        invited)\b)
    """
)
_BINDS = wording(
    r"""(?xi)
    ^(?-i:(?:[A-Z]{2,3}|@[\w-]+|[Cc]lerk)(?:(?:,\ |\ and\ |\ &\ |\ ?/\ ?|\ ?\+\ ?)[A-Z]{2,3})*
        \ to\ (?!be\b)[a-z]+)
  | \b(?:undertook|promised)\ (?:to|that)\b
  | \bclerk\ (?:write|inform|report|contact|enquire|inquire|notify|reply|respond|chase|ask|obtain|arrange|
        e-?mail|check|order|request|circulate|invite|thank|send|
        investigate)\b(?!\ (?:be|is|was|are|were|of)\b)
  | \b(?:agreed|decided|resolved)\ to\ (?:ask|contact|write|monitor|invite|obtain|send|report|arrange|request|
        investigate|seek|look\ (?:further\ )?into|chase|press|remind|urge|enquire|inquire|find\ out|obtain|
        commission|publish|organi[sz]e|e-?mail|speak\ to|meet)\b
  | \b(?:tasked\ with|took\ an\ action\ to|left\ with\ .{3,40}?\ to\ [a-z]+)\b
  | \b(?:requested|called\ for)\ an?\ (?:\w+\ )?(?:update|report|briefing|breakdown|note)\b
  | \b(?:said|confirmed|and|but|that)\ (?:that\ )?(?:(?:he|she)\ )?would\ (?:then\ |also\ )?
        (?:circulate|send|pursue|obtain|watch|bring|report|supply|let|ask|chase|check|invite|find\ out|
        look\ into|write|
        get|come\ back|raise|provide)\b
  | ^(?:he|she)\ would\ (?:get|circulate|send|bring|obtain|carry\ out|report|ask|let|write|find\ out)\b
  | \b(?:report|response|paper|table|note)\b.{0,160}\bbe\ (?:brought|reported|submitted|made|
        presented)\ (?:back\ )?(?:to|when|in|at)\b
  | \basked\ (?:again\ )?that\ (?:it|the\ next|the\ number|whatever|future|a)\b.*\bbe\b
  | \basked\ for\ an?\ (?:\w+\ ){0,2}(?:foreword|report|note|breakdown|summary|paper|list|figure)\b
  | \b(?:letters?|signs?|posters?)\ to\ (?:go\ out|be\ put\ up|be\ sent)\b
  | \baccepted\ (?:the|an|his|her|their|this)\ (?:offer|invitation)\b
  | ^(?!.{0,60}\b(?:committee|council|board|panel|members|councillors|cllrs|cabinet|they|we|
        it\ (?:was|is)|was|were|been|had|all)\ )
        .{0,60}\b(?:agreed|offered|volunteered)\ to\ (?!disagree|differ|approve|adopt|accept|note|defer|
        support|this\b|these\b|the\b|a\b)[a-z]+
  | \b(?:had|has|have)\ (?:agreed|decided|resolved)\ that\ .{3,80}?\bshould\ be\b
    """
)
_ACTS_NOT = wording(
    r"""(?xi)
    ^(?:date\ (?:and\ time\ )?of\ |the\ )*next\ (?:\w+\ )?meeting\b | meeting\ closed |
        no\ further\ business | \?$
  | \b(?:leave|withdraw\ from)\ the\ (?:chamber|meeting|room|table)\b
  | \bagreed\ to\ close\.?$
  | \bdeclared?\b.*\binterests? | ^(?:pursuant|an\ amendment) | \bwould\ have\ (?:been|liked)\b | ^none\b
  | \b(?:could|might|may)\ (?:not|have\ to)\b | \b(?:would|will)\ (?:make\ it|mean|impact|affect|undermine)\b
  | \bwould\ be\ (?:useful|helpful|welcome|better)\b
  | \bhad\ (?:always\ |already\ |been\ |previously\ )*(?:asked|promised)\b(?!\ that\ a\b)
  | \b(?:board|cabinet|committee|council|forum|panel|sub-committee)\ (?:is|are|was|were)
        \ (?:therefore\ |also\ )?(?:asked|invited|recommended|requested)\ to
        \ (?:agree|approve|comment|consider|decide|determine|endorse|note|receive)\b
  | \bwould\ (?:like|rather|prefer|seem|welcome|remember|cost|go\ on|suit)\b | \basked\ (?:how|whether)\b |
    \bmay\ be\ asked\b | \bseconded\b.*\bnominat | ^proposed\b
  | \bit\ (?:would|will)\ be\ (?:an?|interesting|useful|difficult|hard|easier?|good|wrong|right)\b
  | \b(?:explained|described|outlined|set\ out)\ (?:how|what|when|why)\b
  | \b(?:role|aim|purpose|object|remit)\ of\ .{2,40}?\ (?:is|was)\ to\b
  | \b(?:grant|scheme|money|funding|changes?|it|this|which|that)\ (?:will|would)\ (?:allow|enable|
        open|last|run)\b
  | ^(?:also,?\ )?(?:this|these|it|that|they\ still)\ (?:will|would)\ (?:\w+ly\ |also\ |still\ )*
        (?:need|take|show|allow|enable|give|help|depend|benefit|require|cause|
        be\ (?:operated|accessed|used|based|funded|located|sited|available|run))\b
  | ^(?:would|will)\ (?:allow|need|enable|show|help|give|make)\b
  | \b(?:will|would)\ (?:\w+\ )?not\ (?:be\ able|bear|pay|fund|happen|go\ ahead|affect|change)\b
  | \b(?:responded|replied|reported|said)\ (?:saying\ |that\ )?(?:they|he|she|it)\ (?:is|are|was|were)
        \ (?:not\ able|unable)\b
  | \b(?:will|would)\ (?:(?:remain|stay|be)\ (?:closed|open)\b|take\ (?:full\ )?effect\b|
        take\ place\ (?:at|on|from)\b)
  | \bexclu(?:ding|sion\ of|de)\ (?:the\ )?(?:press|public)\b
  | ^(?:\w+\W+)?report\ back\ (?:from|re)\b
  | ^(?:all\ )?actions?\ (?:were\ |had\ been\ )?(?:completed?|done|closed)\b
  | \basked\ if\ (?:this|it|there|that|they|any\w*)\b(?!\ \w+\ (?:be\ )?possible)
  | \b(?:act|bill|law|scheme|change)s?\ (?:will|would)\ see\b
  | ^(?!.*\b(?:will|agreed|undertook|offered|asked\ to|to\ be|promised)\b)
        .*\b(?:is|are|was|were)\ unable\ to\b
  | ^(?:the\ )?(?:goal|aim|purpose|hope|wish)\ (?:is|was)\ to\b | ^(?:wanted|voted)\ to\b
  | ^(?:they|he|she|we)\ (?:met|gave|had|attended|visited|spoke|wrote|thanked|saw|went|took|found|heard|
        received)\b(?!.*\b(?:will|would|to\ be|should|agreed|offered|undertook|promised)\b)
  | \bwas\ (?:completed|finished|carried\ out)\ (?:on|in|by|last)\b
    """
)
_COMPLAINS = wording(
    r"""(?xi)
    \b(?:raised|expressed|voiced|reiterated|repeated)\ (?:\w+\ ){0,3}?concerns?\b | \bcomplain(?:ed|
        ts?\ (?:about|of|from|
        received))\b | \b(?:was|were|is|are)\ (?:\w+\ )?(?:worried|dismayed|concerned\ (?:about|at|that)|
        disappointed|unhappy|
        troubled|alarmed|shocked|appalled|afraid|anxious|uneasy|frightened)\b | \bfear(?:ed|s)\ that\b
  | \bwhat\ worried\b | \b(?:very|badly)\ overgrown\b | \bmatter\ (?:for|of)\ concern\b |
        \bpot-?\ ?holes?\b(?!.*\bfilled)
  | ^(?:overgrown|broken|leaking|poor|blocked|damaged|loose|missing|roots|dangerous)\b |
        \bneeds?\ (?:\w+\ )?(?:repair|tidying|attention)\b
  | \bin\ poor\ (?:order|condition|state)\b | \bpoor\ (?:condition|state)\ of\b |
        \bhas\ been\ (?:vandalised|damaged)\b | \bunacceptable\b
  | \bdifficulties\ were\b | \bproblems?\ with\b | \bstill\ (?:not|blacked|broken|missing|out|unknown)\b |
        \b(?:no|without)\ (?:meaningful\ )?(?:response|reply)\b
  | \bquer(?:y|ied)\b.*\b(?:why|effectiveness) | \brepairs?\ needed\b
    """
)
_COMPLAINS_NOT = wording(
    r"(?i)\bno (?:concerns|complaints|problems)\b|\bconcerning\b(?!.*\bconcerned\b)|^(?:items|"
    r"matters) of\b|\bpriorit|"
    r"^(?:resolved|agreed|noted)\b|\bRESOLVED\b|^that\b|\bthank(?:ed|s)\b|^none\b|committee noted|"
    r"\bdeclared\b.*\binterest|\bin line with\b"
)
_UNDER = re.compile(
    r"(?i)\b(?:how|what|when|where|whether|which|who|why|asking|explaining|saying|stating)\b.*\S"
)
_VERDICT_FIRST = re.compile(
    r"(?i)\W*(?:it (?:was|is) )?(?:(?:unanimously|also|then) )*(?:resolved|agreed|decided)\b"
)
_RESOLVING = re.compile(r"\b(?i:resolved|agreed)\b(?!.*\bmotion\b)[^.;:]{0,40}[–-]\W*$")
"""What stands before the dash of "RESOLVED – That"."""
_THAT = re.compile(r"(?i)\W*(?:that|to)\b")
_REASON = re.compile(
    r"(?i)\b(?:after|although|as|because|following|if|should|since|unless|until|when|where|which|who)\b"
)
_SURE = {"decision": DECIDES, "action": _ACTS, "deferral": DEFERS, "concern": _COMPLAINS}
_NEVER = {"decision": DECIDES_NOT, "action": _ACTS_NOT, "deferral": DEFERS_NOT, "concern": _COMPLAINS_NOT}


def surely(kind: str, clause: Clause) -> bool:
    """Whether the wording alone shows that a clause carries this kind."""
    if kind == "decision" and _resolves(clause):
        return True
    return _SURE[kind].occurs(clause.text) and not never(kind, clause)


def _resolves(clause: Clause) -> bool:
    """Whether a verdict and a dash stand before a clause that says what was resolved."""
    return bool(_RESOLVING.search(clause.lead) and _THAT.match(clause.text))


def binds(clause: Clause) -> bool:
    """Whether the wording alone shows that somebody has to act."""
    end = _BINDS.end(clause.text)
    end = end if end >= 0 else undertaken(clause.text)
    return end >= 0 and not _vetoed(clause.text, end)


def promises(text: str) -> bool:
    """Whether somebody by name or post promises something or is asked for it, by the wording alone.

    This settles an action without being one of the features that weights are fitted on: what it finds would
    take weight from the wordings that tell its like in other words.
    """
    end = promised(text)
    return end >= 0 and not _vetoed(text, end)


def _vetoed(text: str, end: int) -> bool:
    """Whether something excludes a task; what is only said of it further on ("what one would cost") does not.

    :param end: of what shows that somebody has to act.
    """
    return any(start < end or not _UNDER.search(text, end, start) for start in _ACTS_NOT.starts(text))


def never(kind: str, clause: Clause) -> bool:
    """Whether the wording excludes this kind; a reason or condition behind a verdict excludes no decision."""
    if kind == "decision" and _resolves(clause):
        return False
    verdict = _VERDICT_FIRST.match(clause.text) if kind == "decision" else None
    if verdict is None:
        return _NEVER[kind].occurs(clause.text)
    return any(
        not _REASON.search(clause.text, verdict.end(), start) for start in _NEVER[kind].starts(clause.text)
    )
