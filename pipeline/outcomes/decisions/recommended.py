"""What a body only recommends: "RECOMMENDED that", "Recommendation to X: That", "The Board recommended that".

A label alone is an officer's where the body then resolves or agrees in the same item, and a planning
recommendation is none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matters.pipeline.outcomes.decisions.resolutions import resolution_parts
from matters.pipeline.outcomes.raised import marked
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.records import Outcome

_NAME = r"(?:the |The |THE )?[A-Z][\w’'&-]*(?:,? (?:(?:of|for|and|the|on) )*[A-Z][\w’'&-]*){0,6}"
_TO = rf"(?:,? (?i:to) (?P<to>{_NAME}))?"
_LABEL = re.compile(
    rf"(?P<label>RECOMMENDED|Recommended|"
    rf"(?i:recommendations?)){_TO}(?P<rest>\W+(?=(?i:that|to)\b)|\W*$)"
)
_BODY = re.compile(
    r"(?:(?:The |This )?(?P<name>(?:[A-Z][\w’'&-]*,? (?:(?:of|for|and|the) )*)*)"
    r"(?:Sub-Committee|Committee|Board|Panel|Forum|Group|Working Party|Partnership|Commission|"
    r"Council)(?: members)?|"
    r"(?:Members|Governors|Trustees|Councillors)(?: of the [A-Z]\w+)?)"
    rf" (?:also |then |therefore |further |\w+ly |agreed and )*recommend(?:ed|s)?{_TO}"
    r"(?P<rest>,? ?(?:[^.;:]{0,60},)? ?\b(?i:that|to)\b|\W*$)"
)
_MARK = re.compile(r"(?:\W*\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})[.)]?\s+)?\W*")
_WHOM = re.compile(
    r"(?i:that )(?P<to>(?:the )?(?:[A-Z][\w’'&-]*,? (?:(?:of|for|and|the) )*)*(?:Sub-Committee|"
    r"Committee|Council|"
    r"Cabinet|Executive|Board|Panel|Authority|Leader|Commissioner|Director|Trust|Government|Minister|"
    r"Governors)\b"
    r"(?: (?:of|for) (?:the )?[A-Z]\w+(?: (?:(?:and|of|for|the) )*[A-Z]\w+)*)?)"
    r" (?!(?:be|is|are|was|were|has|have|had|will|would|should be|papers?|report)\b)(?:should )?[a-z]"
)
_PLANNING = re.compile(
    r"(?i)\brecommend\w*\W+(?:approval|refusal)\b|\b(?:application|permission|consent)\b.*\bbe\b.*"
    r"\b(?:approved|refused|granted|rejected|supported|objected)\b"
)
_SETTLES = re.compile(
    r"\bRESOLVED\b|^\W*(?:Resolved|AGREED|Agreed|DECISION|Decision)\b|"
    r"(?i:\bit was (?:\w+ )?(?:resolved|agreed|decided)\b|"
    r"\brecommendations?\b.{0,40}\b(?:was|were|be) (?:\w+ )?(?:agreed|approved|accepted|supported|adopted|"
    r"endorsed|carried|noted)\b|\b(?:agreed|approved|accepted|supported|adopted|"
    r"endorsed) the recommendations?\b)"
)
_LIMB_PUT = re.compile(
    rf"(?:[Tt]hat |[Tt]o )?(?:(?:the|this) [\w-]+(?: [\w-]+)? )?(?:(?:it )?be )?recommend(?:s|ed)?,? to "
    rf"(?P<to>(?:the )?(?:[Ff]ull )?(?:board|cabinet|council|executive|trustees)\b|{_NAME}),? (?:that|to)\b"
)
"""A part of a resolution by which another body is asked: "recommends to Cabinet that"."""
_OTHERS = re.compile(r"\b(?:County|Borough|District|City|Unitary)\b")
_LIMB = re.compile(r"\W*(?:\(?\w{1,3}[.)]\s+)?(?:That|that|To|to)\b")


@dataclass(frozen=True, slots=True)
class Put:
    """A sentence that recommends.

    :param start: of what is recommended, in the sentence.
    :param decides: whether it is a decision as well: "RECOMMENDED TO COUNCIL".
    """

    start: int
    to: str | None
    decides: bool = False


def recommendations_put(reading: Reading) -> dict[int, Put]:
    """The places of the sentences by which the body only recommends something."""
    if "ecommend" not in reading.text and "ECOMMEND" not in reading.text:
        return {}
    found: dict[int, Put] = {}
    parts = resolution_parts(reading.text, reading.sentences)
    for place, sentence in enumerate(reading.sentences):
        put = _put(reading, place) or (_put_by_limb(sentence.text) if place in parts else None)
        if put is None or _PLANNING.search(sentence.text):
            continue
        if _is_lead(sentence.text):
            for limb in _limbs(reading, place):
                text = reading.sentences[limb].text
                found[limb] = replace(put, start=_after_mark(text), to=put.to or _whom(text))
        else:
            found[place] = put
    return found


def without_recommended(reading: Reading, found: Sequence[Outcome]) -> list[Outcome]:
    """Outcomes without the decisions that are only recommended."""
    spans = []
    put_forward = recommendations_put(reading)
    for place, put in put_forward.items():
        lead = place - 1
        if lead >= 0 and lead not in put_forward and _is_lead(reading.sentences[lead].text):
            spans += [reading.sentences[lead].span(0, len(reading.sentences[lead].text))]
        sentence = reading.sentences[place]
        if not put.decides and not _SETTLES.search(sentence.text):
            spans.append(sentence.span(0, len(sentence.text)))
    return [
        one
        for one in found
        if one.kind != "decision" or not any(span.start <= one.start < span.end for span in spans)
    ]


def _put(reading: Reading, place: int) -> Put | None:
    text = reading.sentences[place].text
    start = _after_mark(text)
    label = _LABEL.match(text, start)
    if label:
        ours = label["label"] == "RECOMMENDED" or not _settles(reading, place)
        decides = bool(label["to"]) and label["label"] == "RECOMMENDED"
        return Put(start, label["to"] or _whom(text), decides) if ours else None
    body = _BODY.match(text, start)
    if body and _is_ours(reading, body["name"]):
        return Put(start, body["to"] or _whom(text))
    return None


def _put_by_limb(text: str) -> Put | None:
    start = _after_mark(text)
    limb = _LIMB_PUT.match(text, start)
    return Put(start, limb["to"]) if limb else None


def _after_mark(text: str) -> int:
    mark = _MARK.match(text)
    return mark.end() if mark else 0


def _settles(reading: Reading, place: int) -> bool:
    """Whether the body resolves or agrees something in the item besides."""
    others = (one.text for at, one in enumerate(reading.sentences) if at != place)
    return any(_SETTLES.search(text) for text in others)


def _is_ours(reading: Reading, name: str | None) -> bool:
    """Whether a body is the minuted one: its name, if it has one, is part of the meeting's."""
    words = (name or "").replace(",", "").split()
    if not words:
        return True
    own = f"{reading.meeting.committee or ''} {reading.meeting.council or ''}".lower().split()
    return all(word.lower() in own for word in words) and not (
        _OTHERS.search(name or "") and reading.meeting.committee != reading.meeting.council
    )


def _whom(text: str) -> str | None:
    """The body that is asked to do something: "That the Pensions Committee approve"."""
    found = _WHOM.search(text)
    return found["to"] if found else None


def _is_lead(text: str) -> bool:
    return bool(re.search(r"(?:\bthat|\bto|[:–—-])\W*$|(?i:\brecommended|\brecommendations?)\W*$", text))


def _limbs(reading: Reading, lead: int) -> Iterator[int]:
    """The sentences below an opening line: entries of a list, or what begins with "That"."""
    for place in range(lead + 1, len(reading.sentences)):
        if not (marked(reading, place) or _LIMB.match(reading.sentences[place].text)):
            return
        yield place
