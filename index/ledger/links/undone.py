"""What never shows that a promise was kept, however near it comes: a denial, a new request, a bare note."""

import re

from matters.index.ledger.links.row_numbers import is_another_row
from matters.index.ledger.sentences.collection import VERBS
from matters.index.ledger.wording import CLOSED, DROPPED, told_status
from matters.index.lexical.analysis import terms

_IRREGULAR = (
    "made|done|put|sent|met|got|gone|come|built|cut|found|held|laid|left|lent|paid|read|set|told|bought|brought"
    "|begun|spoken|spoke|run|won|dug|drawn|drew|grown|shown|known|sold|kept|heard|led|lost|said|taught|caught"
    "|sought|spent|wrote|written|took|taken|gave|given|came|went|saw|seen|stood|shut|lit|ran|hung|torn"
)
_OPEN = re.compile(
    r"""(?xi)
    \bnot\ (?:yet|been|working|started|done|received|heard|had|responded|replied)\b
  | \byet\ to\b | \bawaiting\b
  | \bstill\ (?:\w+\ )?(?:not|no|to|in\ need|await\w*|outstanding|waiting|pending|broken|out|missing|need\w*
        |unable)\b
  | \b(?:no|without)\ (?:\w+\ )?(?:repl(?:y|ies)|responses?|answers?|word|news|progress|action|feedback
        |updates?)\b
  | \b(?:unable|failed|fails|refused|refuses)\ to\b
    """
)
_DENIED = re.compile(
    r"""(?xi)
    \b(?:has|have|had|is|are|was|were|did|does|do|could|can)\ (?:\w+\ )?(?:not|never|no)\b | n['’]t\b
  | \b(?:nothing|nobody|none)\b
    """
)
_ANSWERS = re.compile(
    r"(?i)\b(?:assur|advis|confirm|explain|inform|repl(?:y|i)|respon|said\b|saying|stat(?:ed|es|ing))"
)
_TASK = re.compile(
    r"""(?x)
    (?:^|[-–—:;,.]\ |\band\ |\bfor\ )(?:[Tt]he\ )?
    (?:[Cc]lerk|[Cc]hair(?:man|person)?|(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Dr)\.?\ [A-Z][\w'’-]+|[A-Z]{2,3})
        (?:(?:,|/|\ and|\ &)\ ?(?:[Cc]lerk|[A-Z]{2,3}|(?:Cllrs?\ )?[A-Z][\w'’-]+))*
        \ (?:to\ (?!(?:the|an?|all|this|that|be|our|its|his|her|their|them|him|us|date)\b)[a-z]+
          |(?:will|would|should)\ (?!be\b|have\b|not\b)[a-z]+
          |(?:arrange|ask|chase|check|circulate|contact|e-?mail|enquire|inform|inquire|investigate|invite|notify
            |obtain|order|reply|respond|send|speak|thank|write)\b)
  | (?i:\b(?:asked|requested|suggested|urged)\ (?:again\ )?
        (?:if|whether|that|for|clerk|the\ (?:clerk|council|chair\w*)\ to|(?:\w+\ ){1,2}to)\b)
  | (?i:\b(?:agreed|resolved|decided)\ (?:for\ .{3,40}?\ )?to\ (?:ask|continue|contact|monitor|write)\b)
  | (?i:\b(?:needs?|requires?|should|must|ought)\ to\ be\ \w+ed\b)
    """
)
_HAPPENED = re.compile(
    rf"(?i)(?<!\bbe )(?<!\bto )(?<!\bnot )(?<!\bnot been )(?<!\bnever )\b(?:\w{{3,}}ed|{_IRREGULAR})\b"
    r"(?! (?:that|if|whether|for)\b)"
)
_DONE = re.compile(
    r"(?i)\b(?:has|have|had|was|were|been)(?: \w+ly| now| since| already)?(?: been)? "
    rf"(?!asked|requested|noted|suggested|agreed|reported|felt|hoped)(?:\w{{3,}}ed|{_IRREGULAR})\b"
)
_TELLS = re.compile(
    rf"(?i)\b(?:\w{{2,}}ed|\w+en|{_IRREGULAR}|complete|in place|now|open|working|up|is|are|was|were|has|have"
    r"|had)\b"
)
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"(?:\d{{1,4}}|{'|'.join(_NUMBERS)})"
_FEWER = re.compile(
    rf"(?i)\b(?P<some>{_NUMBER}) (?:out )?of (?:(?:the|our|its|their|these|those) )?(?P<all>{_NUMBER})\b"
    r"(?=[^.;]{0,60}\b(?:is|are|was|were|has|have|had|been)\b)"
)
_PART = re.compile(
    r"""(?xi)
    \bso\ far\b
  | \bhalf\ (?:of\ )?(?:the|them|our|its|their|these|those)\b
        (?!\ (?:\w+\ )?(?:amount|bill|charges?|costs?|expenses?|fees?|funding|grant|money|price|rent|sum
            |total)\b)
  | \b(?:half|nearly|almost|partly|partially|not\ quite|\d{1,2}\ ?%|\d{1,2}\ per\ cent)[ -]
        (?:built|complete[d]?|done|finished|painted|ready|through)\b
    """
)
_GOING_ON = re.compile(
    r"""(?xi)
    \b(?:is|are|was|were|been)\ (?:(?:still|now|also|already|\w+ly)\ )?
        (?:continuing|progressing|proceeding|on-?going|under\ ?way|in\ progress|advancing
          |being\ (?:\w+ly\ )?(?:\w+ed|\w+en|built|cut|done|drawn|dug|laid|made|put|sought))\b
  | \b(?:work|works|discussions|negotiations|preparations?|talks|repairs)
        \ (?:continue[sd]?|progress(?:es|ed))\b
  | \b(?:continues?|continued|continuing)\ to\ (?:be\ )?(?:look|make|progress|work)
    """
)
_CLAUSES = re.compile(
    r"(?i)[;:.,]\s+|\s(?:and|but|though|although|while|that)\s(?!(?:\w+ed|\w+en|made|put|sent)\b)"
)
_BESIDE = re.compile(r"(?i)\b(?:agreed|asked|decided|offered|requested|resolved|reported|advised)\b")
"""What minutes say of every act that they minute, and of promising too."""

_ASIDE = re.compile(r"(?i),\s+(so far)\s*,")
_ASKS = re.compile(
    r"(?i)\b(?:write|writing|contact|ask|e-?mail|chase|speak|inform|advise|tell|reply|enquire|inquire|liaise"
    r"|notify|approach|raise|remind|report(?! (?:on|back)\b))\b"
)
_MOST_WORDS = 6
"""A longer one without a verb may be the note of something done ("New lamp in Mill Lane from the county")."""


def shows_nothing_done(promise: str, quote: str) -> bool:
    """Whether a sentence denies that something was done, asks anew for it, or tells of nothing at all.

    One that tells of the very act that was promised, in the past, may show it whatever else it says; so may
    one that tells of something done, or of an answer, before it denies or asks.
    """
    if is_another_row(promise, quote):
        return True
    status = told_status(quote)
    if status:
        return status == "open"
    if CLOSED.search(quote):
        return False
    if tells_of_a_part(promise, quote):
        return True
    if tells_of_the_act(promise, quote):
        return False
    if _OPEN.search(quote):
        return True
    denied, task = (one.search(quote) for one in (_DENIED, _TASK))
    if denied and not any(one.search(quote, 0, denied.start()) for one in (_ANSWERS, _DONE)):
        return True
    if task and not _DONE.search(quote, 0, task.start()):
        return True
    return len(quote.split()) <= _MOST_WORDS and not _TELLS.search(quote)


def tells_of_giving_up(promise: str, quote: str) -> bool:
    """Whether a sentence that settles a promise tells that it is wanted no more, and not that it was kept."""
    found = DROPPED.search(quote)
    return bool(found and not tells_of_the_act(promise, _BESIDE.sub(" ", quote)))


def tells_of_a_part(promise: str, quote: str) -> bool:
    """Whether a sentence tells that something is still going on, or was done in part.

    It does not where a clause of its own tells of the very act that was promised; nor does what goes on show
    that nobody was asked for it.
    """
    asks = bool(_ASKS.search(promise))

    def in_part(clause: str) -> bool:
        some = _PART.search(clause) or any(map(_is_fewer, _FEWER.finditer(clause)))
        return bool(some or (not asks and _GOING_ON.search(clause)))

    text = _ASIDE.sub(r" \1 ", quote)
    clauses = [(clause, in_part(clause)) for clause in _CLAUSES.split(text)]
    return any(part for _, part in clauses) and not any(
        tells_of_the_act(promise, clause) for clause, part in clauses if not part
    )


def _is_fewer(found: re.Match[str]) -> bool:
    """Whether "two of the six" are not all."""
    some, every = (
        int(word) if word.isdigit() else _NUMBERS.index(word.lower()) + 1
        for word in (found["some"], found["all"])
    )
    return some < every


def tells_of_the_act(promise: str, quote: str) -> bool:
    """Whether a sentence tells in the past of an act that a promise names."""
    wanted = {VERBS.get(one, one) for one in terms(promise)}
    done = {VERBS.get(one, one) for match in _HAPPENED.finditer(quote) for one in terms(match.group())}
    return not wanted.isdisjoint(done)
