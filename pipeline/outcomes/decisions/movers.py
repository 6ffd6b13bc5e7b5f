"""Who moved and who seconded what was decided, as the minutes name them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from matters.pipeline.outcomes.people.people import People
from matters.pipeline.outcomes.sentences.motions import headed

_TITLE = (
    r"(?:(?:County |Borough |District |City |Town |Parish )?(?i:cllrs?|councillors?|crs?)|Alderm[ae]n|Mrs?|"
    r"Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof(?:essor)?|Revd?|Messrs)\b\.?"
)
_NO_NAME = (
    r"(?!(?:Sec(?:ond(?:ed|er|ing)?)?|Propos\w+|Mov(?:ed|er)|Prop|Carried|Agreed|Resolved|Approved|All|That|Th(?:e|is|"
    r"at|ese|ere)|It|And|For|In|On|At|By|To|As|A|An|Vot(?:e|ed|es|ing)|Unanimous\w*|Lost|Against|Action|Noted?|"
    r"Clerk|What|When|How|Who|Why|Having|They|He|She|We|Motion|Amendment|Payments?|Minutes|Decision|"
    r"Councillors?|Cllrs?|Members?|Statement|Accounts?|Balances?|Total|Cheques?|Bank|Correspondence|Planning)\b)"
)
_SURNAME = rf"{_NO_NAME}[A-ZÀ-Þ][\w’'-]*[a-zà-ÿ](?!\w)"
_BEFORE_SURNAME = r"(?:(?:de|van|von|der|den|la|le|du|di|ap|ab|al|el|bin|Uí|Ní|Ó|St)\.? )"
_INITIALS = r"(?:(?:[A-ZÀ-Þ]\.? ?){1,4}(?=[A-ZÀ-Þ]))"
_FULL = rf"{_INITIALS}?{_BEFORE_SURNAME}*{_SURNAME}(?: (?:[A-Z]\.? )?{_BEFORE_SURNAME}*{_SURNAME}){{0,2}}"
_POST = (
    r"(?:[Tt]he )?(?:(?:Vice|Deputy)[ -]?)?(?:[Cc]hair(?:man|woman|person)?|Mayor|Leader|Convener|Provost|"
    r"President)\b"
)
_NAME = rf"(?:(?:{_TITLE} )+(?:{_FULL}|[A-Z]{{2,4}}\b)|{_POST}|[A-Z]{{2,3}}\b|{_FULL})"
_FIRM = re.compile(rf"{_TITLE} |{_POST}")
_NOBODY = re.compile(
    r"\b(?:Council|Committee|Board|Panel|Trust|Group|Society|Association|Department|Authority|Party|"
    r"Government|Agency|Ltd|Limited|Company|Services?|Borough|County|Parish|District|Highways|Church|School|"
    r"Application|Extension|Conversion|Development|Budget|Plan|Report|Policy)\b"
)
_GO_BETWEEN = (
    r"(?: (?:also|for|as|be|to|a|an|the|true|correct|accurate|and|record|approval|approved|accept\w+|"
    r"adopt\w+|payment|formally|duly|sign\w+|amendment))*"
)
_MOVED = re.compile(
    r"\b(?i:proposed|proposer|proposition|proposal|moved|mover|nominated|motion|amendment(?= by\b)|prop)\b"
)
_SECONDED = re.compile(r"\b(?i:seconded|seconder|2nd|second(?= by\b)|(?<!hon\. )(?<!hon )sec(?=[.:]? [A-Z]))")
_ADVERBS = r"(?:formally |then |also |duly |again |further |therefore |accordingly |now )*"
_OWN = re.compile(rf"(?<![\w’'.-])(?P<name>{_NAME}),? {_ADVERBS}(?:(?:proposed|moved|nominated) and )?$")
_BY = re.compile(rf"{_GO_BETWEEN},? (?i:by|of):? (?P<name>{_NAME})")
_NEXT = re.compile(rf"\s?(?P<mark>[.:–—-]?)\s(?P<name>{_NAME})")
_PAIR = re.compile(
    rf"(?<![\w’'.-])(?P<mover>{_NAME}),? (?:and )?(?:duly )?(?i:seconded|2nd)(?: by|:| ?[–—-])?,? "
    rf"(?P<seconder>{_NAME})"
)
_BEHIND = re.compile(
    rf"[.:] \((?P<mover>{_NAME})(?: ?[/&,] ?| and )(?P<seconder>{_NAME})(?=[ ,;)–-])[^()]*\)\W*$"
)
"""Both in brackets behind the full stop: "The bills were paid. (OM/PD)"."""
_FIRM_NAME = rf"(?:{_TITLE} {_FULL}|[A-Z]{{2,3}}\b)"
_LETTERS = re.compile(
    rf"(?<![\w.])P[.:]? ?(?P<mover>{_FIRM_NAME})[,;]? (?:/ )?S[.:]? ?(?P<seconder>{_FIRM_NAME})(?![\w’'])"
)
"""Both behind a letter each: "P: OM, S: PD"."""
_OWNED = re.compile(r"['’]s$")
_REACH = 70
_THINGS = {"motion", "amendment", "proposal", "proposition"}
_ACTIVE = ("proposed", "moved", "nominated", "seconded")
_AMENDMENT = re.compile(r"(?i)\bamendment\b(?! (?:to|of) the minutes)")
_MOTION_WON = re.compile(
    r"(?i)\bthe motion (?:was|is)(?: \w+)? (?:carried|lost)\b|\bfor the motion\b.*\bcarried\b"
)
"""A division between a motion and an amendment that the motion won or lost."""
_AMENDED = re.compile(r"(?i)\b(?:substantive|as amended)\b")
_ELECTED = re.compile(r"(?i)\b(?:elected|appointed|co-opted)\b")
"""Whoever nominated one of several may not have nominated whom they chose."""
_LOST = re.compile(
    r"\b(?i:lost|defeated|withdrawn|fell|rejected|"
    r"not (?:carried|agreed|approved|accepted|adopted|supported))\b"
)
_VERDICT = re.compile(
    r"\b(?i:carried|lost|defeated|withdrawn|fell|all in favour|all agreed|not (?:agreed|approved|accepted))\b"
    r"|\bRESOLVED\b"
)


@dataclass(frozen=True, slots=True)
class Movers:
    """Who moved and who seconded, as written; ``None`` where that is not said."""

    proposer: str | None = None
    seconder: str | None = None


@dataclass(frozen=True, slots=True)
class _Motion:
    """A motion put before the body.

    :param verdicts: how many verdicts were given on anything but an amendment since.
    :param lost: whether one of these was against it.
    """

    movers: Movers
    amendment: bool
    verdicts: int = 0
    lost: bool = False


def is_amendment(text: str) -> bool:
    """Whether words are about an amendment rather than the motion."""
    return bool(_AMENDMENT.search(text)) and not _AMENDED.search(text)


def begins_with_letters(text: str) -> bool:
    """Whether words begin with movers behind a letter each: "P: OM, S: PD"."""
    return bool(_LETTERS.match(text.lstrip(" (")))


def movers_of(group: str, earlier: Sequence[str], people: People) -> Movers:
    """Who moved what the sentences of a decision tell, there or shortly before.

    A mover of an amendment is none of the motion, and who moved what was voted on before is none either.

    :param group: the sentences of the decision.
    :param earlier: those before it in the item; empty where the decision was put to no vote.
    """
    own = _movers(group, people)
    if own.proposer or own.seconder:
        return own
    wanted, motions = is_amendment(group) and not _MOTION_WON.search(group), _motions(earlier, people)
    if _ELECTED.search(group) and len(motions) > 1:
        return Movers()
    for motion in reversed(motions):
        if motion.amendment == wanted:
            done = motion.lost or motion.verdicts > 1
            return motion.movers if not done and motion.movers.seconder else Movers()
    return Movers()


def _motions(sentences: Sequence[str], people: People) -> list[_Motion]:
    found: list[_Motion] = []
    amending = False
    for text in sentences:
        here = _movers(text, people)
        amending = headed(text) == "amendment" if headed(text) else amending
        if here.proposer:
            found.append(_Motion(here, is_amendment(text) or amending))
            amending = False
        elif here.seconder and found and found[-1].movers.seconder is None:
            found[-1] = replace(found[-1], movers=replace(found[-1].movers, seconder=here.seconder))
        if _VERDICT.search(text) and not is_amendment(text):
            lost = bool(_LOST.search(text))
            found = [replace(one, verdicts=one.verdicts + 1, lost=one.lost or lost) for one in found]
    return found


def _movers(text: str, people: People) -> Movers:
    behind = _BEHIND.search(text)
    if behind:
        return Movers(_tidy(behind["mover"]), _tidy(behind["seconder"]))
    letters = list(_LETTERS.finditer(text))
    if letters:
        return Movers(_tidy(letters[-1]["mover"]), _tidy(letters[-1]["seconder"]))
    if not _MOVED.search(text) and not _SECONDED.search(text):
        return Movers()
    pair = _PAIR.search(text)
    if pair and not _MOVED.search(text, 0, pair.start()) and _is_person(pair["mover"], people, told=True):
        return Movers(_tidy(pair["mover"]), _tidy(pair["seconder"]))
    proposer = _last(_MOVED, text, people)
    seconder = _last(_SECONDED, text, people)
    return Movers(proposer, None if seconder == proposer else seconder)


def _last(verb: re.Pattern[str], text: str, people: People) -> str | None:
    names = [name for match in verb.finditer(text) if (name := _named(match, text, people))]
    return names[-1] if names else None


def _named(verb: re.Match[str], text: str, people: People) -> str | None:
    """Whoever did what a verb says: "by" names them, or they stand before it, or in a note behind it."""
    by = _BY.match(text, verb.end())
    if by:
        return _tidy(by["name"]) if _is_person(by["name"], people, told=True) else None
    word = verb.group().lower()
    following = None if word in _THINGS else _NEXT.match(text, verb.end())
    own = _OWN.search(text[max(0, verb.start() - _REACH) : verb.start()]) if word in _ACTIVE else None
    second = verb.re is _SECONDED
    labelled = following is not None and (second or bool(following["mark"]))
    if own and not (labelled and following and not _OWNED.search(following["name"])):
        told = bool(_SECONDED.search(text))
        return _tidy(own["name"]) if _is_person(own["name"], people, told=told) else None
    told = second or bool(_SECONDED.search(text, verb.end()))
    if following and _is_person(following["name"], people, told=told):
        return _tidy(following["name"])
    return None


def _is_person(name: str, people: People, *, told: bool) -> bool:
    """Whether words name a person: by a title or post, as one of those present, or as the verb tells."""
    if _FIRM.match(name) or people.resolve(name):
        return True
    if _NOBODY.search(name):
        return False
    return len(name) == 2 or (told and (name.isupper() or " " in name))


def _tidy(name: str) -> str:
    return _OWNED.sub("", name)
