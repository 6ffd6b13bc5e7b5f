"""Recommendations of scrutiny, and questions put by members.

A *recommendation* is a resolution of a scrutiny body that asks an executive, an officer or another
body to act; its span is what is recommended. What an officer's report recommends to the body itself is
none, and no more is a planning recommendation. A *question* is one put for answer under an item for
questions, or a supplementary one; its span is the question as minuted. It is answered ``yes`` when the
reply gives what was asked, ``partly`` when it gives some, ``no`` when it gives none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from matters.pipeline.outcomes.decisions import find_decisions
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.outcomes.recommended import Put, recommendations_put
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
    rf"(?P<to>(?:the )?(?:{_ASKS}[A-Z][\w’'-]+(?:(?:,)? (?:of|for|and|the|{_ASKS}[A-Z][\w’'-]+))*))"
)
_ASKER = re.compile(
    r"(?P<who>(?:Councillor|Cllr|Mr|Mrs|Ms|Dr)\.? (?:[A-Z]\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
_TO = re.compile(
    r"\b(?:to|asked) (?P<to>(?:the )?(?:(?:Councillor|Cabinet|Leader|Mayor|Chair|Director|"
    rf"Portfolio)[\w’'-]*(?:,? (?:of|for|and|the|{_ASKS}[A-Z][\w’'-]+))*))"
)
_OF_MEMBERS = re.compile(r"(?i)\b(?:members?|councillors?|leader|cabinet|question time)\b(?! of the public)")
_SUPPLEMENTARY = re.compile(
    r"(?P<who>(?:Councillor|Cllr)\.? (?:[A-Z]\.? ?)*[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:then |also )?"
    r"(?:asked|enquired),?(?: (?!about|for\b)[^,.]{3,60},)? "
    r"(?:if|whether|how|what|when|why|where|who|which)\b"
)
_INDIRECT = re.compile(r"\b(?:what|how|when|why|where|who|whether|which|if|would)\b")
_DODGED = re.compile(
    r"(?i)\b(?:could not|cannot|was not able|unable|no date|declined|did not (?:know|say|answer)|silent|"
    r"would not|premature|"
    r"in writing|written (?:answer|reply|response)|would write|in due course|too early|had not|"
    r"not possible|nothing (?:more )?to add|"
    r"referred (?:him|her|"
    r"the member) to)\b"
)
_EVADED = re.compile(
    r"(?i)\b(?:could not (?:say|answer|give|tell|confirm)|(?:did|does) not (?:know|say|answer)|"
    r"(?:not|un)(?: \w+)? ?able to (?:say|answer|comment|confirm)|"
    r"(?:would not|declined to) (?:say|comment|answer|give)|no date|silent|"
    r"premature|in writing|written (?:answer|reply|response)|would write|in due course|too early|"
    r"nothing (?:more )?to add|"
    r"referred (?:him|her|the member) to)\b"
)
"""A yes-or-no question is answered by "it could not", but not by these."""
_IF = re.compile(r"(?i)\b(?:asked|enquired)(?:,[^,]{3,60},)? (?:if|whether)\b")
_REQUEST = re.compile(r"(?i)\b(?:if|whether) (?:(?:he|she|they|we) could|it would be possible)\b")
_CLAUSE_END = re.compile(r",? (?:and|but) (?:he|she|they|it|the|was|were)\b")
_IN_DEBATE = re.compile(
    r"(?P<body>(?:[Tt]he )?(?:[Cc]ommittee|[Pp]anel|[Bb]oard|[Mm]embers)(?: members)?|(?:[Aa]n?|[Aa]nother) "
    r"(?:\w+ )?member)?(?: also| then)? ?(?<!have )(?<!has )(?<!had )(?<!been )(?<!was )(?<!were )(?<!be )"
    r"\b(?P<verb>asked|enquired|wanted to know|wished to know) "
    r"(?:about |for )?(?:what|how (?:many|much)|which|when|where|whether|if|the (?:number|percentage|cost))\b"
)
_WANTS_FIGURE = re.compile(
    r"(?i)\b(?:what (?:percentage|proportion|number|share|sum)|how (?:many|much)|"
    r"the (?:number|percentage|cost))\b"
)
_CONSIDERING = re.compile(r"(?i)\b(?:considering|not (?:yet )?known|to be decided|would depend|awaiting)\b")
_PROMISED = re.compile(
    r"(?i)\b(?:(?:offered|undertook|agreed|promised) to|"
    r"(?:he|she|they|officers?|manager|director|nurse|head\b.{0,40}) would|will|look into|find out|"
    r"circulate)\b"
)
_PUT_ONLY = re.compile(
    r"(?i)\W*(?:the|this|his|her) (?:\w+ )?question (?:was|had been) (?:duly )?(?:put|asked|taken)\W*$"
)
_REPLY = 4
_FIGURE = re.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|yes)\b")


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
    """The questions put under an item for questions, in order."""
    if not _QUESTIONS.search(reading.item.title):
        yield from _left_open(reading)
        return
    asked = list(_asked(reading))
    for index, (place, start, who, addressee) in enumerate(asked):
        last = asked[index + 1][0] if index + 1 < len(asked) else len(reading.sentences)
        reply = _answer([sentence.text for sentence in reading.sentences[place + 1 : last]], who)
        outcome = reading.at("question", place, start, len(reading.sentences[place].text))
        person = Owner(who, reading.people.resolve(who)) if who else None
        yield replace(
            outcome,
            subtype="formal",
            raised_by=person,
            addressee=addressee,
            answered=_answered(reply, reading.sentences[place].text[start:]),
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


def _left_open(reading: Reading) -> Iterator[Outcome]:
    """Questions put in debate whose reply, as minuted, neither gives what was asked nor promises it."""
    for place, sentence in enumerate(reading.sentences):
        match = _IN_DEBATE.search(sentence.text)
        speaker = reading.speaking[place].removeprefix("carried-")
        if match is None or (speaker not in {"member", "body", "public"} and not match["body"]):
            continue
        if _REQUEST.search(sentence.text):
            continue
        said = _reply(reading, place)
        if not said or _PROMISED.search(said[0]):
            continue
        reply = " ".join(said)
        asked = _CLAUSE_END.split(sentence.text[match.start("verb") :])[0]
        wanted = bool(_WANTS_FIGURE.search(asked))
        dodged = _EVADED if _IF.search(asked) else _DODGED
        if (wanted and not _FIGURE.search(reply)) or dodged.search(reply) or _CONSIDERING.search(reply):
            outcome = reading.at("question", place, 0, len(sentence.text))
            raised = reading.people.named(sentence.text[: match.start("verb")])
            who = match["body"] or (raised[0].text if raised else None)
            yield replace(
                outcome,
                subtype="debate",
                raised_by=Owner(who, reading.people.resolve(who)) if who else None,
                answered="no" if wanted else _answered(reply, asked) or "partly",
            )


def _reply(reading: Reading, place: int) -> list[str]:
    """What is minuted after a question until somebody asks or decides."""
    said = []
    for sentence, speaker in zip(
        reading.sentences[place + 1 : place + 1 + _REPLY], reading.speaking[place + 1 :], strict=False
    ):
        if speaker in {"member", "public", "body"} or _IN_DEBATE.search(sentence.text):
            break
        said.append(sentence.text)
    return said


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


def _answer(sentences: Sequence[str], asker: str | None) -> str:
    """What is minuted in answer: not that the question was put, nor how the asker took the answer."""
    name = asker.split()[-1] if asker else ""
    thanks = (
        re.compile(rf"{re.escape(name)}\b.{{0,40}}\b(?:thanked|had nothing|was (?:glad|grateful))")
        if name
        else None
    )
    return " ".join(one for one in sentences if not (_PUT_ONLY.match(one) or (thanks and thanks.search(one))))


def _answered(reply: str, asked: str) -> str | None:
    """How far a reply goes: no reply, only words of evasion, both evasion and figures, or figures alone."""
    if not reply.strip():
        return "no"
    evasion = _EVADED if _IF.search(asked) else _DODGED
    dodged, figure = bool(evasion.search(reply)), bool(_FIGURE.search(reply))
    if dodged:
        return "partly" if figure else "no"
    return "yes" if figure else None
