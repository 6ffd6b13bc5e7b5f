"""Words by which a body rescinds or varies what it decided, and what they say of the earlier decision."""

import re
from dataclasses import dataclass
from datetime import date

from matters.index.dates import MONTHS
from matters.index.lexical.analysis import terms
from matters.index.lexical.stopwords import STOP_WORDS

_MONTH = f"(?:{'|'.join(MONTHS)})"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? (?:the )?)?"
_DAY = (
    rf"(?:(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<month>{_MONTH})\b(?:,? (?P<year>\d{{4}})\b)?"
    r"|(?P<figures>\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d))(?![\w/]))"
)
_WHOLE_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH}),? (\d{{4}})\b")
_NUMBER = r"(?:[A-Z]{1,4}[./-]?)?\d[\w./-]*(?<![./-])"
_NUMBERS = re.compile(
    r"\b(?i:(?:minute|item|resolution)s?(?: (?:no|number|ref)\.?)?)"
    rf"\s+(?P<all>{_NUMBER}(?:(?:, | and |, and ){_NUMBER})*)(?!\w)(?! (?:of )?{_MONTH})"
)
_NOUN = r"(?:(?:decision|resolution)s?|minutes?(?= (?:(?:no|number|ref)\.? )?[A-Z.]*\d))"
_TAKEN = (
    r"(?:agreed|fixed|set|made|passed|taken|awarded|granted|approved|adopted|given|decided|voted|let|"
    r"resolved)"
)
_DATED = re.compile(
    rf"\b(?i:{_NOUN}|{_TAKEN})\b(?:(?!\b(?:that|to(?! [A-Z])|so|be|is|not)\b)[^.;:]){{0,80}}?"
    rf"\b(?i:of|on|at|dated|in) {_WEEKDAY}(?:the )?{_DAY}"
)
_DECISION = re.compile(rf"\b(?i:{_NOUN}|{_TAKEN} (?:[\w’']+ ){{0,6}}?(?:in|on|at|by|under)\b)")

_BEFORE_A_VERB = (
    r"(?i:\b(?:be|is|was|were|been|and|had) (?:(?:hereby|now|in part|accordingly|formally|further) )*)"
)
_TO_WHAT = r"(?= (?:so\b|to\b|from\b|until\b|as follows|by (?:£|\d))|\W*$|[,;.(])"
_PASSIVE = re.compile(
    rf"{_BEFORE_A_VERB}(?P<what>(?i:rescinded|revoked|overturned|superseded|annulled|quashed|reversed|"
    rf"set aside|varied|amended|corrected|"
    rf"(?:altered|changed|increased|raised|reduced|lowered|extended){_TO_WHAT}))(?!\w)"
)
_ACTIVE = re.compile(
    r"\bto (?:formally |hereby )?(?P<what>(?i:rescind|revoke|overturn|supersede|annul|reverse|set aside|vary|"
    r"amend|alter|change|increase|raise|reduce|lower|extend))\b"
)
_PAST = re.compile(
    r"(?<!be )(?<!been )\b(?P<what>(?i:rescinded|revoked|overturned|annulled|reversed|varied))"
    rf"(?= (?:its|the|their|that) (?:\w+ )?{_NOUN})"
)
_RESCINDS = re.compile(r"(?i)rescind|revoke|overturn|supersede|annul|quash|reverse|set aside")
_VERBS = (_PASSIVE, _ACTIVE, _PAST)
_CORRECTS = re.compile(r"(?i)correct")

_SETTLED = re.compile(r"(?i)\b(?:resolved|agreed|carried|accordingly|decided|voted|approved)\b")
_UNSETTLED = re.compile(r"(?i)\b(?:lost|fell|withdrawn|not carried|moved|proposed|notice)\b")
_ONLY_MEANT = re.compile(
    r"(?i)\b(?:move[ds]?|propos\w+|notice|motion|recommend\w*|ask(?:ed|s)?|request\w*|consider\w*|whether|if|"
    r"unless|until|invit\w+|suggest\w*|not|never|wish\w*|want\w*|defer\w*|urge[ds]?|would|could|should|might|"
    r"(?-i:may)|seek\w*|object\w*|reports?|next)\b"
)
_HELD_BACK = re.compile(r"(?i)\b(?:not|never|should|would|could|to)$")
_GOES_ON = re.compile(r"\W*(?:\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s*)?(?i:that|to)\b")
_BODY = r"(?:[A-Z][\w&-]* (?:(?:and|of|for) )?)*(?:Council|Committee|Board|Panel|Cabinet|Executive)"
_WHOSE = re.compile(
    rf"(?P<theirs>{_BODY})(?:['’]s?)? (?:(?:earlier|previous|own) )?(?i:{_NOUN})"
    rf"|\b(?i:{_NOUN}|{_TAKEN})(?: \d\S*)?(?: (?:taken|made|passed))? (?:of|by) (?:the |this |its )?"
    rf"(?:[\w ]{{0,20}}meeting of (?:the )?)?(?P<by>{_BODY})"
)
_WHAT_FOLLOWS = re.compile(
    r",? so (?:that|as)\b| to (?:£|\d)|[;:]|, (?:the|as|because|since|there|which|and|on|by)\b"
)
_FRAME = frozenset(
    terms(
        "resolution resolved decision decided minute item council committee board meeting rescind rescinded "
        "vary varied amend amended agreed fixed set made passed taken awarded granted approved adopted given "
        f"held number dated hereby previous earlier {' '.join(MONTHS)}"
    )
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day as minutes give it, perhaps without its year or even its day."""

    day: int | None
    month: int
    year: int | None

    def is_on(self, iso: str, *, before: str) -> bool:
        """Whether it is this date; without a year the last such day before another."""
        try:
            own, later = date.fromisoformat(iso), date.fromisoformat(before)
        except ValueError:
            return False
        if (self.month, self.day or own.day) != (own.month, own.day):
            return False
        this_year = (own.month, own.day) < (later.month, later.day)
        return own.year == (self.year if self.year is not None else later.year - (not this_year))


@dataclass(frozen=True, slots=True)
class Undoing:
    """What words do to an earlier decision.

    :param relation: ``"corrected"``, ``"varied"`` or ``"rescinded"``.
    :param named: the words that name the decision.
    :param numbers: of minutes, as they are printed there.
    :param day: of the meeting that decided.
    :param dates: every whole date in those words, ISO 8601.
    :param body: who decided, where that is said.
    :param matter: the terms of what was decided, as far as those words tell it.
    """

    relation: str
    named: str
    numbers: tuple[str, ...]
    day: Day | None
    dates: frozenset[str]
    body: str
    matter: frozenset[str]


def may_undo(text: str) -> bool:
    """Whether words have a verb of such a kind."""
    return any(one.search(text) for one in _VERBS)


def undoing(text: str, before: str) -> Undoing | None:
    """What a sentence does to an earlier decision, where it says that the body did so.

    :param before: what stands before it in its item.
    """
    for verb in (found for pattern in _VERBS for found in pattern.finditer(text)):
        named = _named(text, verb)
        numbers, dated = list(_NUMBERS.finditer(named)), _DATED.search(named)
        if not numbers and dated is None:
            continue
        relation = _relation(verb["what"])
        begin = min(one.start() for one in (*numbers, dated) if one is not None)
        done = _is_done(text, verb, begin if verb.re is _PASSIVE else verb.start(), before)
        if done and (relation != "varied" or _DECISION.search(named)):
            return _undoing(relation, named, numbers, dated)
    return None


def _relation(verb: str) -> str:
    if _RESCINDS.match(verb):
        return "rescinded"
    return "corrected" if _CORRECTS.match(verb) else "varied"


def _named(text: str, verb: re.Match[str]) -> str:
    """The words that name what is undone: before a passive verb, behind an active one."""
    if verb.re is _PASSIVE:
        return text[: verb.start()]
    return _WHAT_FOLLOWS.split(text[verb.end() :], maxsplit=1)[0]


def _is_done(text: str, verb: re.Match[str], begin: int, before: str) -> bool:
    """Whether the body does so there, or did: it is no motion, request or question.

    :param begin: where the words begin that name the decision, or the verb.
    """
    settled = max((one.end() for one in _SETTLED.finditer(text[:begin])), default=0)
    if _ONLY_MEANT.search(text[settled:begin]) or _HELD_BACK.search(text[: verb.start()].rstrip()):
        return False
    told = verb.re is _PAST or (verb.re is _PASSIVE and not verb[0].lower().startswith("be "))
    if settled or told or _CORRECTS.match(verb["what"]):
        return True
    earlier = max((one.end() for one in _SETTLED.finditer(before)), default=-1)
    doubted = max((one.end() for one in _UNSETTLED.finditer(before)), default=-1)
    return earlier > doubted and (_GOES_ON.match(text) is not None or before.rstrip().endswith(":"))


def _undoing(relation: str, named: str, numbers: list[re.Match[str]], dated: re.Match[str] | None) -> Undoing:
    settled = max((one.end() for one in _SETTLED.finditer(named, 0, _first(numbers, dated))), default=0)
    own = named[settled:]
    whose = _WHOSE.search(own)
    plain = _NUMBERS.sub(" ", re.sub(_DAY, " ", own))
    words = {term for term in terms(plain) if term not in STOP_WORDS and (len(term) > 1 or term.isdigit())}
    return Undoing(
        relation,
        named,
        tuple(part for one in numbers for part in re.split(r", and |, | and ", one["all"])),
        None if dated is None else _day(dated),
        frozenset(
            f"{year}-{1 + MONTHS.index(month):02}-{int(day):02}"
            for day, month, year in _WHOLE_DAY.findall(named)
        ),
        (whose["theirs"] or whose["by"]) if whose else "",
        frozenset(words - _FRAME),
    )


def _first(numbers: list[re.Match[str]], dated: re.Match[str] | None) -> int:
    return min(one.start() for one in (*numbers, dated) if one is not None)


def _day(found: re.Match[str]) -> Day | None:
    if found["figures"]:
        first, month, last = (int(part) for part in re.split("[./]", found["figures"]))
        return Day(first, month, last + (2000 if last < 100 else 0))
    day, year = (int(found[name]) if found[name] else None for name in ("day", "year"))
    return Day(day, 1 + MONTHS.index(found["month"]), year)
