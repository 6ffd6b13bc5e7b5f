"""What a speaker is called: a name with a title, a post, a body, the public, initials."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from matters.pipeline.outcomes.people.people import People

_WORD = r"[A-ZÀ-Þ][\w’'-]*(?<!['’]s)"
TITLE = (
    r"(?:(?:(?:Borough|County|District|Parish|City|Town|Unitary|Ward|Community|Deputy) )*"
    r"(?:Councillors?|Cllrs?)|Messrs|Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Baroness|"
    r"Alderman|Rev(?:d|erend)?|Father|Canon|Col(?:onel)?|Major|Capt(?:ain)?|PCSO|PC|Sgt|Sergeant|"
    r"(?:Chief )?(?:Inspector|Superintendent|Constable)|Insp|Supt)\b\.?"
)
_TITLED = (
    rf"{TITLE} (?:(?:Mrs|Ms|Miss|Mr|Dr)\.? )?(?:[A-Z]\b\.? ?){{0,3}}(?:(?:de|van|von|der|la|le|ap|"
    rf"ab) ){{0,2}}"
    rf"{_WORD}(?: {_WORD}){{0,2}}"
)
_TITLED_ALL = (
    rf"{_TITLED}(?:(?:, and |, | and | & ?|/)(?:{_TITLED}|(?:[A-Z]\b\.? ?){{0,3}}{_WORD}(?: {_WORD})?))*"
)
_INITIALS = r"[A-Z]{2,4}(?:(?:, | and | & |/)[A-Z]{2,4})*\b"
_COUNT = (
    r"(?:an?|another|one|two|three|four|five|both|several|some|many|most|other|the|all|few|numerous|"
    r"various|"
    r"local|nearby|a (?:number|couple|group) of|(?:many|some|several|most|all|one|two|both) of the)"
)
_PLACED = (
    r"(?: (?:of|from|in|at|on|near|representing|living in) (?:the )?(?:\d+ )?"
    rf"{_WORD}(?: (?:of |and )?{_WORD})*)?"
)
_PEOPLE = (
    r"(?:(?:board|panel|committee|forum|council|group|trust|community) )?(?:members?|councillors|cllrs|"
    r"governors?|trustees?|attendees|officers)(?: of the public|(?= of (?:the )?[A-Z])| present)?"
    r"|(?:residents?|parishioners?|electors?|neighbours?|parents?|visitors?|villagers?|householders?|"
    r"tenants?|"
    r"leaseholders?|traders?|shopkeepers?|farmers?|landowners?|objectors?|applicants?|speakers?|pupils?|"
    r"students?|carers?|customers?|volunteers?|allotment holders?|dog walkers?|motorists?|cyclists?|"
    r"pedestrians?|passengers?|users|people|gentlem[ae]n|lad(?:y|ies)|wom[ae]n|m[ae]n|families|family|"
    r"mother|father|girl|boy|young people|representatives?|delegates?)"
)
_PUBLIC = rf"(?i:{_COUNT} )?(?i:(?!(?:and|or|to|by|that)\b)[\w-]+ )??(?i:{_PEOPLE})\b{_PLACED}"
_POSTS = (
    r"accountant|agent|analyst|auditor|clerk|commander|commissioner|coordinator|director|engineer|"
    r"headteacher|lead|manager|nurse|officer|planner|secretary|solicitor|surveyor|treasurer|warden|"
    r"chair(?:man|woman|person)?|mayor|leader|representative|vicar|rector"
)
_POST = (
    rf"(?![A-Z]{{2,4}} The )(?:[Tt]he |[Aa]n? )?(?:(?:[A-Z][\w’'&/-]*|of|and|for|the) ){{0,6}}?(?i:(?:vice-|"
    rf"deputy )?(?:{_POSTS})|"
    rf"head of service|head (?=of))\b(?: ?(?:of|for|from|at) (?:the )?{_WORD}(?: (?:(?:of|and|for|"
    rf"the) )*{_WORD})*)?"
)
_BODY = (
    r"(?:(?:[Tt]he |[Tt]his )(?:(?:[A-Z][\w’'&-]*|of|and|for|the) ){0,6}?|(?:[A-Z][\w’'&-]* ){1,5}|)"
    r"(?i:(?:sub-?|joint )?committee|council|board|panel|forum|meeting|partnership|working (?:group|party)|"
    r"task group|association|society|federation|executive|cabinet|authority|police)\b"
)
_UNTITLED = rf"[A-Z][a-zà-ÿ]+ (?:[A-Z]\.? )?{_WORD}"
_ANYBODY = (
    ("titled", re.compile(_TITLED_ALL)),
    ("public", re.compile(_PUBLIC)),
    ("body", re.compile(_BODY)),
    ("post", re.compile(_POST)),
    ("initials", re.compile(_INITIALS)),
    ("untitled", re.compile(_UNTITLED)),
)
_REPLIES = re.compile(
    r" (?:repli|respond|answer|advis|inform|explain|confirm|introduc|present|outlin|updat)\w*$"
)
_ASKS = re.compile(r" (?:ask|enquir|inquir|wonder|queri|request)\w*$")
_REACH = 180


@dataclass(frozen=True, slots=True)
class Subject:
    """Whoever speaks in a sentence.

    :param end: of the words in the text.
    :param kind: ``titled``, ``known``, ``public``, ``body``, ``post``, ``initials`` or ``untitled``.
    :param verb: of speaking, with what stands before it.
    """

    text: str
    end: int
    kind: str
    verb: str = ""

    @property
    def replies(self) -> bool:
        """Whether it only answers or presents something."""
        return bool(_REPLIES.search(self.verb))

    @property
    def asks(self) -> bool:
        """Whether it asks, so that somebody else may go on."""
        return bool(_ASKS.search(self.verb))

    @property
    def several(self) -> bool:
        """Whether more than one is meant."""
        return self.kind == "body" or bool(
            re.search(r"(?i)\b(?:and|all|both|cllrs|councillors|messrs)\b|[&/]|s\b(?<!['’]s)$", self.text)
            if self.kind != "known"
            else False
        )


def phrases(text: str, place: int, people: People) -> Iterator[Subject]:
    """The words at a place that may name somebody, most certain first."""
    for kind, pattern in _ANYBODY:
        match = pattern.match(text, place)
        if match and match.end() > place and not re.match(r"['’]", text[match.end() :]):
            yield Subject(match.group(), match.end(), kind)
            shorter = _shortened(match.group()) if kind == "titled" else None
            if shorter:
                yield Subject(shorter, place + len(shorter), kind)
    for named in people.named(text[place : place + _REACH]):
        bare = re.match(r"(?:[Tt]he )?$", text[place : place + named.start])
        if bare:
            end = place + named.start + len(named.text)
            yield Subject(text[place:end], end, "known")
        break


def _shortened(name: str) -> str | None:
    """A name without its last word, which may be the first of what follows."""
    words = name.split(" ")
    return " ".join(words[:-1]) if len(words) > 2 else None
