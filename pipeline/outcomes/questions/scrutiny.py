"""Recommendations of scrutiny, and questions put by members.

A *recommendation* is a resolution of a scrutiny body that asks an executive, an officer or another
body to act; its span is what is recommended. What an officer's report recommends to the body itself is
none, and no more is a planning recommendation. A *question* is one put for answer under an item for
questions or said to be put, or a supplementary one; its span is the question as minuted. It is answered
``yes`` when the reply gives what was asked, ``partly`` when it gives some, ``no`` when it gives none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from matters.pipeline.outcomes.decisions.decisions import find_decisions
from matters.pipeline.outcomes.decisions.recommended import Put, recommendations_put
from matters.pipeline.outcomes.questions.debate import find_debated
from matters.pipeline.outcomes.questions.put import is_announced
from matters.pipeline.outcomes.questions.replies import answered
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.records import Outcome, Owner

_ASKS = (
    r"(?!(?:What|How|When|Why|Who|Where|Which|Will|Would|Could|Can|Is|Are|Do|Does|Did|Has|Have|It|Was|"
    r"Were)\b)"
)
_POST = rf"(?:[Tt]he )?(?:{_ASKS}[A-Z][\w’'-]+(?:,? (?:(?:of|for|and|the) )*{_ASKS}[A-Z][\w’'-]+)*)"
_RECOMMENDED = re.compile(
    rf"\b(?:[Tt]hat )?(?P<to>{_POST}) (?:be|is|are) (?:RECOMMENDED|recommended) (?:to|that)\b"
    rf"|(?i:\brecommend(?:s|ed)?(?:\W+| it |"
    rf"ation )?(?:be )?(?:to )?)(?:that )?(?P<after>(?:the )?(?:Cabinet|Executive|"
    rf"Council|Board|Leader|Director|Head|Strategic|Chief|Integrated|NHS|Trust|Police)\b(?:,? (?:(?:of|"
    rf"for|and|the) )*[A-Z][\w’'-]+)*)"
)
_VERBS = r"(?:recommended|asked|urged|requested|invited|called upon)"
_BODY = (
    r"(?:the )?(?:[A-Z][\w’'-]+|trust|county|government|executive)"
    r"(?:,? (?:(?:of|for|and|the) )*[A-Z][\w’'-]+)*"
)
_BY_BODY = (
    r"\b(?i:it (?:was|is)|council|committee|panel|board|forum|members|councillors|cllrs|meeting|governors|"
    r"trustees)"
    r"(?i: (?:\w+ly|also|then|therefore))* "
)
_ADDRESSED = re.compile(
    rf"\b(?:[Tt]hat|THAT) (?P<to>(?:the )?[\w’'&, -]{{3,90}}?) (?:be|is|are|should be) (?i:{_VERBS}) "
    rf"(?:to|that)\b|(?:^|{_BY_BODY}|[.:;]\s|\b(?=RESOLVED|AGREED))(?i:agreed|resolved|voted|decided)"
    r"(?i: unanimously)?\W+(?i:to|that it) "
    rf"(?i:recommend(?: that| to)?|urge|call (?:up)?on|ask|invite|request) (?P<after>{_BODY})"
    r"(?! to (?:the|a|an|our|its|this|next|attend|come|speak)\b)"
)
_SERVES = re.compile(
    r"(?i)\b(?:clerk|officers?|members?|councillors?|cllrs?|chair(?:man)?|head of|director|manager|"
    r"secretary|residents?|nurse|solicitor)\b"
)
_ELSEWHERE = re.compile(
    r"(?i)\b(?:cabinet|executive|board|council|committee|trust|police|nhs|government|secretary of state|"
    r"minister|agency|company|commissioner|leader|portfolio holder|department|ministry|county|office|"
    r"service)\b"
)
_PLANNING = re.compile(r"(?i)\bapproval (?:be |is |was )?recommended|recommend(?:ed)? (?:approval|refusal)")
_RETOLD = re.compile(r"(?i)\bhad (?:\w+ ){0,2}?(?:resolved|agreed|voted|decided|recommended|asked)\b")
_THAT = re.compile(r"\bThat\b|\bthat\b")
_QUESTIONS = re.compile(r"(?i)\bquestions?\b")
_PUT = re.compile(
    r"(?P<who>(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)\.? (?:[A-Z]\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?|"
    r"A (?:member of the public|resident)) (?:asked|put (?:the following question )?to) "
    rf"(?P<to>{_POST})"
)
_ASKER = re.compile(
    r"(?P<who>(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)\.? (?:[A-Z]\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
_TO = re.compile(
    r"\b(?:to|asked) (?P<to>(?:the )?(?:(?:Councillor|Cabinet|Leader|Mayor|Chair|Director|"
    rf"Portfolio)[\w’'-]*(?:,? (?:(?:of|for|and|the) )*{_ASKS}[A-Z][\w’'-]+)*))"
)
_OF_MEMBERS = re.compile(r"(?i)\b(?:members?|councillors?|leader|cabinet|question time)\b(?! of the public)")
_SUPPLEMENTARY = re.compile(
    r"(?P<who>(?:Councillor|Cllr)\.? (?:[A-Z]\.? ?)*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:then |also )?"
    r"(?:asked|enquired),?(?: (?!about|for\b)[^,.]{3,60},)? "
    r"(?:if|whether|how|what|when|why|where|who|which)\b"
)
_INDIRECT = re.compile(r"\b(?:what|how|when|why|where|who|whether|which|if|would)\b")
_ASKS_ON = re.compile(
    r"(?i)(?<!been )(?<!was )(?<!were )(?<!be )\b(?:asked|enquired)\b|\b(?:resolved|supplementary)\b"
)
_PUT_ONLY = re.compile(
    r"(?i)\W*(?:the|this|his|her) (?:\w+ )?question (?:was|had been) (?:duly )?(?:put|asked|taken)\W*$"
)


def find_recommendations(reading: Reading) -> Iterator[Outcome]:
    """The recommendations of an item, in order."""
    decisions = (
        list(find_decisions(reading)) if "ecommend" in reading.text or "ECOMMEND" in reading.text else []
    )
    put = recommendations_put(reading)
    for place, sentence in enumerate(reading.sentences):
        found = _formal(sentence.text) or put.get(place)
        if found is None:
            continue
        outcome = reading.at("recommendation", place, found.start, len(sentence.text))
        decided = next((one for one in decisions if one.start <= outcome.start < one.end), None)
        yield replace(
            outcome,
            to=found.to,
            votes=decided.votes if decided else None,
            proposer=decided.proposer if decided else None,
            seconder=decided.seconder if decided else None,
        )


def _formal(text: str) -> Put | None:
    """A recommendation that names whom it addresses where a resolution does."""
    match = _RECOMMENDED.search(text) or _elsewhere(text)
    if (
        match is None
        or _PLANNING.search(text)
        or not _is_own(text, max(match.start("to"), match.start("after")))
    ):
        return None
    that = _THAT.search(text, 0, match.end())
    addressed = (match["to"] or match["after"] or "").removeprefix("That ").strip()
    return Put(that.start() if that else match.start(), addressed)


def _elsewhere(text: str) -> re.Match[str] | None:
    """A request to a body that the minuted one does not govern; those who serve it are given tasks."""
    match = _ADDRESSED.search(text)
    to = (match["to"] or match["after"]) if match else ""
    if not _ELSEWHERE.search(to) or (_SERVES.search(to) and not re.search(r"(?i)cabinet member", to)):
        return None
    return match


def _is_own(text: str, place: int) -> bool:
    """Whether the body itself recommends now: capitals, a resolution, or its own name before the verb."""
    return not _RETOLD.search(text, 0, place) and bool(
        "RECOMMEND" in text
        or re.search(r"(?i)\b(?:resolved|agreed|voted|decided)\b", text[:place])
        or re.match(r"(?:\W*\w{1,3}[.)] )?That |(?:The )?(?:Panel|Committee|Members) recommend", text)
    )


def find_questions(reading: Reading) -> Iterator[Outcome]:
    """The questions put for answer, in order, and those put in debate that were left open."""
    titled = bool(_QUESTIONS.search(reading.item.title))
    asked = [one for one in _asked(reading) if titled or is_announced(reading, one[0])]
    if not titled:
        yield from find_debated(reading)
    for index, (place, start, who, addressee) in enumerate(asked):
        last = asked[index + 1][0] if index + 1 < len(asked) else len(reading.sentences)
        after = [sentence.text for sentence in reading.sentences[place + 1 : last]]
        reply = _answer(after if titled else takewhile(lambda text: not _ASKS_ON.search(text), after), who)
        outcome = reading.at("question", place, start, len(reading.sentences[place].text))
        person = Owner(who, reading.people.resolve(who)) if who else None
        yield replace(
            outcome,
            subtype="formal",
            raised_by=person,
            addressee=addressee,
            answered=answered(reply, reading.sentences[place].text[start:]),
        )


def _asked(reading: Reading) -> Iterator[tuple[int, int, str | None, str | None]]:
    """Where the questions stand, who put each and to whom; what is asked back by whoever answers is none."""
    answering = ""
    for place in range(len(reading.sentences)):
        found = _question(reading, place)
        if found is None:
            continue
        start, who, addressee = found
        if who and addressee is None and who.split()[-1] in answering:
            continue
        answering = addressee or answering
        yield place, start, who, addressee


def _question(reading: Reading, place: int) -> tuple[int, str | None, str | None] | None:
    """Where a question begins in its sentence, who put it and to whom."""
    text = reading.sentences[place].text
    put = _PUT.search(text)
    if put and (_INDIRECT.search(text, put.end()) or text.endswith("?")):
        return put.start(), put["who"], put["to"]
    if not text.rstrip("”\"' ").endswith("?") or len(text.split()) < 4:
        asked = _SUPPLEMENTARY.search(text) if _OF_MEMBERS.search(reading.item.title) else None
        return (asked.start(), asked["who"], None) if asked else None
    before = reading.before(place, 3)
    asker = list(_ASKER.finditer(before))
    to = list(_TO.finditer(before))
    if to:
        asker = [one for one in asker if one.end() <= to[-1].start() + 1] or asker[:1]
        asker = asker[-1:]
    return 0, asker[0]["who"] if asker else None, to[-1]["to"] if to else None


def _answer(sentences: Iterable[str], asker: str | None) -> str:
    """What is minuted in answer: not that the question was put, nor how the asker took the answer."""
    name = asker.split()[-1] if asker else ""
    thanks = (
        re.compile(rf"{re.escape(name)}\b.{{0,40}}\b(?:thanked|had nothing|was (?:glad|grateful))")
        if name
        else None
    )
    return " ".join(one for one in sentences if not (_PUT_ONLY.match(one) or (thanks and thanks.search(one))))
