"""Standard words in which minutes put a concern or a fault, and words that are near them and put none."""

import re

from matters.pipeline.outcomes.wording.adverse import adverse_words

_VOICED = re.compile(
    r"""(?xi)
    \bconcerns?\ (?:was|were|is|are|(?:has|have|had)\ been)\ (?:\w+ly\ |also\ |again\ )?
        (?:raised|expressed|voiced|shared|reiterated)\b(?=\W*$|,|\ (?:\w+\ )?(?:about|regarding|that|
            over|at|by|with|as\ to|
        around|concerning|from|in\ (?:relation|respect|regard)|on|and))
  | \b(?:raised|raises|expressed|expresses|voiced|voices|shared|reiterated|repeated|
      conveyed)\ (?:\w+\ ){0,4}?concerns?\b
        (?!\ (?:form|report|policy))
  | \bthere\ (?:was|were|is|are|remained|remains|(?:has|had|have)\ been)\ (?:\w+\ ){0,3}?concerns?\b
        (?=\W*$|,|\ (?:about|at|over|regarding|that|as\ to|around|among|amongst|from|in|on|with))
  | \b(?:noted|notes|received|heard|viewed)\ (?:the\ \w+\ )?with\ (?:\w+\ )?concern\b |
       \bwith\ (?:some\ |great\ |grave\ )?concern\ that\b
  | \b(?:was|were|is|are|remains?|remained|been)\ (?:(?:\w+ly|very|also|most|still|
      rather)\ )*concerned\ (?:about|at|
        that|over|by|to\ (?:hear|learn|see|note|read))\b
  | \b(?:had|has|have)\ (?:\w+\ ){0,2}?concerns\ (?:about|over|regarding|that|around)\b
  | (?<!not\ )\b(?:unhappy|worried|dissatisfied)\ (?:about|at|with|that)\b
  | \bexpressed\ (?:\w+\ ){0,3}?(?:disappointment|dismay|unease|anxiety|alarm|dissatisfaction|disquiet|
      frustration)\b
  | \basked\ (?:\w+\ ){0,4}?what\ .{2,50}?\b(?:doing|being\ done|done|do)\ (?:about|to\ (?:stop|prevent|
      tackle|deal))\b
    """
)
_DOUBT = r"(?:reservations|misgivings|qualms|serious\ doubts|grave\ doubts)"
_UNREST = r"(?:anxiety|unease|disquiet|dismay|frustration|disappointment|dissatisfaction|apprehension|anger)"
_AT = r"(?:about|at|with|by|over|regarding|concerning|as\ to|that)"
_FELT = re.compile(
    rf"""(?xi)
    \b(?:express|voic)(?:e[ds]?|ing)\ (?:\w+\ ){{0,4}}?{_UNREST}\b(?=\W*$|,|\ (?:{_AT}|in|on)\b)
  | \b(?:express|voic|rais|reiterat|shar)(?:e[ds]?|ing)\ (?:\w+\ ){{0,4}}?{_DOUBT}\b
        (?=\W*$|,|\ (?:{_AT}|in|on)\b)
  | \b(?:had|has|have)\ (?:\w+\ ){{0,3}}?{_DOUBT}\b(?=\W*$|,|\ {_AT}\b)
  | \bthere\ (?:was|were|(?:has|had|have)\ been)\ (?:\w+\ ){{0,3}}?(?:{_DOUBT}|{_UNREST})\b
        (?=\W*$|,|\ (?:{_AT}|among|amongst|in|on|from)\b)
  | \b(?:was|were|felt|been|remained|became)\ (?:(?:\w+ly|very|also|most|still|rather|quite)\ )*
        (?:(?:uncomfortable|uneasy|apprehensive|nervous|sceptical|alarmed)\ (?:{_AT}|to\ (?:see|learn|hear))\b
      | (?:appalled|dismayed|horrified)\b(?=\W*$|\ (?:{_AT}|to\ (?:see|learn|hear))\b)
      | critical\ of\b)
  | \b(?:was|were|felt|remained)\ (?:still\ |also\ )?not\ (?:\w+ly\ |at\ all\ |very\ |yet\ )?
        (?:(?:re)?assured|convinced|persuaded|confident|satisfied|comfortable|happy|content|impressed)\b
        (?=\ (?:{_AT}|of)\b)
  | \b(?:bemoaned|deplored|decried|took\ issue\ with)\b
  | \bfeared\ (?:that|for|the|it|they|he|she|this|there|an?)\b
  | \bfelt\ (?:very\ )?strongly\ that\b.{{0,100}}\b(?:not|never)\b
    """
)
"""Words for unrest that are as plain as "concern"; of the past, since a rule may be in the present."""
_UNFELT = re.compile(
    r"(?i)\b(?:no|any|without|whether|if|unless|where|until|nobody|nor|neither)\b[^,.;]{0,50}"
    r"\b(?:reservations|misgivings|qualms|doubts|anxiety|unease|disquiet|dismay|frustration|disappointment|"
    r"dissatisfaction|apprehension|anger|not|feared|was|were|felt)\b|"
    r"\b(?:death|died|passing|bereavement|condolences|resign\w*|retire\w*)\b|"
    r"\bnot (?:\w+ )?(?:uncomfortable|uneasy|critical|appalled|dismayed|alarmed|nervous|"
    r"apprehensive|sceptical)\b|"
    r"\b(?:reservations|misgivings|doubts|anxiety|unease|disquiet)\b.{0,80}\b(?:had|have|has) "
    r"(?:now |since |all |already )?been (?:addressed|resolved|allayed|answered|met|dealt with)\b"
)
"""Conditions, denials, mourning and what has been allayed."""
_UNVOICED = re.compile(
    r"(?i)\b(?:no|any|without|whether|if)\b[^,.;]{0,30}\bconcerns?\b|\b(?:not|nor|"
    r"un)\W?(?:\w+ )?concerned\b|"
    r"\bas far as\b.{0,40}\bconcerned\b|\bconcerns?\b.{0,80}\b(?:had|have|has) (?:now |since |all |"
    r"already )?been "
    r"(?:addressed|resolved|allayed|answered|met|dealt with)\b|\bconcerned with\b"
)
_FAULTY = re.compile(
    r"(?i)\bnot working\b|\bout of order\b|^(?:\W*\w+\W+)?overhanging (?:trees?|hedges?|branch(?:es)?|"
    r"bushes)\b|"
    r"\bneeds? (?:\w+ing |\w+ly |a )?(?:painting|repairs?|repairing|cutting|mending|replacing|clearing|"
    r"cleaning|"
    r"tidying|repainting|trimming|strimming|weeding)\b|\b(?:lights?|lamps?)\b.{0,50} (?:is|are|was|"
    r"were) (?:still |again )?"
    r"(?:out|off)\b|\b(?:is|are|was|were) (?:still |again |badly |now )?(?:broken|blocked|leaking|"
    r"overgrown|"
    r"vandali[sz]ed|damaged)\W*$"
)
_MIGHT = re.compile(
    r"(?i)\?|\b(?:if|whether|when|unless|until|had been|no longer|been|repairs? (?:to|"
    r"of) )\b"
)
_LEADS_IN = re.compile(
    r"(?i)\b(?:following|these)\b[^.]{0,50}\b(?:concerns|complaints|faults|defects|objections)\b[^.]*:$|"
    r"\b(?:concerns|complaints|faults|defects|objections) (?:(?:was|were|had been|that were) )?"
    r"(?:raised|expressed|reported|voiced|made|received|noted|included|were)\b[^.]{0,60}:$|"
    r"\b(?:raised|expressed|reported|voiced|had)\b[^.]{0,40}\b(?:concerns|complaints|"
    r"objections)\b[^.]{0,40}:$"
)
_TASKED = re.compile(
    r"^\W*(?:(?:[Tt]he )?(?:[A-Z][a-z]+ )?(?:[Cc]lerk|[Cc]hair(?:man|person)?|[Ss]ecretary|[Ww]arden)|"
    r"(?:County |Borough |District )?(?:Cllrs?|Councillors?|Mrs|Mr|Ms|Miss|"
    r"Dr)\.? (?:[A-Z]\.? )?[A-Z][\w’'-]+|"
    r"[A-Z]{2,3}|[A-Z][a-z]+ [A-Z][\w’'-]+)(?:(?:/|, | and | & )[A-Z][\w’'-]*)* "
    r"(?:to (?!be\b|date\b|the\b)|will (?:write|report|contact|ask|chase|check|inspect|investigate|"
    r"speak|arrange)\b|"
    r"(?:was|is|were) (?:asked|requested|instructed|to)\b|agreed to\b|offered to\b|volunteered\b)"
)
_HAS_DONE = re.compile(
    r"(?i)^\W*(?:the )?(?:\w+ )?(?:clerk|secretary|chair(?:man)?) (?:has|had|have) (?:\w+ )?(?:written|"
    r"contacted|"
    r"chased|reported|asked|e-?mailed|obtained|sent|spoken|requested|ordered|arranged|replied|informed|"
    r"met)\b"
)
_RESIGNS = re.compile(r"(?i)\bresign(?:s|ed|ing|ation|ations)\b")
_MOURNS = re.compile(
    r"(?i)\b(?:sad\w*|shock\w*|dismay\w*|sorry|sorrow|regret\w*|condolences|sympath\w+)\b.{0,60}"
    r"\b(?:death|died|passing|passed away|bereave\w+|loss of (?:her|his|their))\b"
)
_MOTION = re.compile(
    r"(?i)\W*(?:and )?(?:that )?this (?:council|committee|assembly|authority|board|house) (?:also |further )?"
    r"(?:notes?|believes?|recogni[sz]es?|acknowledges?|regrets?|condemns?|deplores?|calls|resolves?|"
    r"is (?:\w+ly )?(?:concerned|worried|alarmed|dismayed|disappointed))\b"
)
"""The words of a motion."""
_PLANNED = re.compile(
    r"(?i)\b(?:report|advis|inform|confirm|announc|explain|stat)(?:e?d|s)\b[^.;]{0,60}? that\b.*"
    r"\b(?:(?:is|are|was|were) (?:due |going |planned |set |about )?to|will|would)\b(?! have\b)"
)
_NEUTRAL = re.compile(
    r"(?i)(?<!been )\b(?:asked|enquired|inquired) (?:about|(?:if|whether) any|how (?:many|much)|"
    r"what (?:proportion|percentage|number))\b(?!.*\b(?:as|because|since|after|given|when)\b)"
)
_MENDABLE = re.compile(r"(?i)\b(?:can|could|would|will) be (?:repaired|mended|fixed|replaced|restored)\b")
_UPSET = re.compile(
    r"(?i)\b(?:concern\w*|worr\w+|complain\w*|unhapp\w+|dismay\w*|fear\w*|disappoint\w+|object\w*|angry|"
    r"still|not|"
    r"no|nothing|nobody|never|but|however|without|despite|again|unacceptabl\w+|frustrat\w+|as yet)\b"
)


def is_voiced(text: str) -> bool:
    """Whether a clause says in so many words that there is a concern."""
    if _UNVOICED.search(text):
        return False
    return bool(_VOICED.search(text)) or (bool(_FELT.search(text)) and not _UNFELT.search(text))


def is_fault(text: str) -> bool:
    """Whether a clause is a note of something that does not work or needs mending."""
    found = _FAULTY.search(text)
    return bool(found) and not _TASKED.match(text) and not _MIGHT.search(text)


def leads_in(text: str) -> bool:
    """Whether a sentence announces a list of concerns."""
    return bool(_LEADS_IN.search(text)) and not _UNVOICED.search(text)


def is_spared(text: str) -> bool:
    """Whether a clause mourns, moves a motion, or tells without displeasure.

    That is a task, something done or planned, a resignation, or a question about nothing wrong.
    """
    if _MOURNS.search(text) or _MOTION.match(text):
        return True
    if _UPSET.search(text):
        return False
    if (_PLANNED.search(text) or _NEUTRAL.search(text)) and not adverse_words(text):
        return True
    if _TASKED.match(text) or _HAS_DONE.match(text) or _RESIGNS.search(text):
        return True
    return bool(_MENDABLE.search(text)) and not adverse_words(_MENDABLE.sub(" ", text))
