"""What kind of decision the words of minutes tell."""

import re

_SUBTYPES = (
    ("lost", r"\bLOST\b|(?i:\b(?:motion|amendment|proposal|proposition|resolution|recommendation|vote)\b"
     r".{0,160}\b(?:lost|fell(?! \w)|defeated|negatived|voted down)\b|"
     r"\b(?:was|were|declared) (?:lost|defeated)\b|\blost by \w+ votes?\b|"
     r"\b(?:motion|amendment|proposition)\b.{0,160}\b(?:was|were) (?:then )?rejected\b|"
     r"\bproposal (?:was|were) rejected by \w+ (?:votes )?to\b|"
     r"\b(?:fell|failed|lapsed) for (?:want|lack) of\b|"
     r"\b(?:motion|amendment) (?:therefore )?failed\b(?! to\b)|"
     r"\bnot (?:carried|passed)\b)"),
    ("noted", r"(?i)\bdecisions? (?:of|by|from)\b[^.;:]{2,60}\b(?:was|were|be) (?:noted|received)\b"),
    ("noted", r"(?i)\bthat\b.{0,80}\bbe (?:noted|received)\b|^resolved.{0,80}\bbe (?:noted|received)\b"),
    ("approved", r"\bGRANTED\b|(?i:\b(?:application|permission|consent) (?:was |be )?granted\b)"),
    ("refused", r"(?i)\b(?:refused|declined|rejected)\b"),
    ("resolved", r"\bRESOLVED\b|\bResolved\b|(?i:\bresolved\b\W*(?:\w{1,3}[.)]\W*)?(?:that|to)\b|"
    r"\bno further action\b|^(?:\(?\w\)?\.? )?that\b.*\bbe\b)"),
    ("carried", r"(?i)\bcarried\b(?! (?:out|on|forward|over))|\b(?:was|were) (?:declared |"
    r"duly )?(?:re-)?elected\b|\bpassed unanimously|"
     r"\b(?:motion|amendment|proposal) pass|\b(?:motion|amendment|proposal)\b.{0,120}\b(?:and|was) passed\b"),
    ("approved", r"(?i)\bpassed for payment|\bpayments?\b|\baccepted for payment"),
    ("agreed", r"(?i)\bagreed\b|\bdecided\b|\bno objections?\b|\bcorrect record\b.*\baccepted"),
    ("approved", r"(?i)\b(?:approv\w+|authori[sz]\w+|adopted|ratified|confirmed|endorsed|signed|granted|"
     r"supported)\b|\b(?:consent|dispensation|permission) (?:was|were) (?:\w+ly )?given\b"),
    ("noted", r"(?i)\b(?:noted|notes (?:the|that)|received|filed)\b"),
    ("agreed", r"(?i)\baccepted\b|\ball in favour\b|\bsupport\b|\bobject(?:ion)?\b"),
    ("carried", r"(?i)\b(?:elected|co-opted)\b"),
    ("approved", r"(?i)\bproposed\b.*\bseconded\b"),
)  # fmt: skip
_LIMB_VERB = (
    r"(?i)\W*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\W*)?(?:that )?"
    r"(?:the (?:board|committee|council) )?(?:to )?"
)
_LIMB_SUBTYPES = (
    ("noted", re.compile(rf"{_LIMB_VERB}(?:note|receive)[sd]?\b(?! (?:and|or)\b)")),
    ("refused", re.compile(rf"{_LIMB_VERB}(?:refuse|reject|decline)[sd]?\b")),
)
_CONDITION = re.compile(r"(?i)(?<=\w)\s(?:as(?! read\b)|because|if|since|should|unless|whether)\s[^.;]*")
"""What a verdict hangs on or rests on, which is no verdict."""
_NEGATED = re.compile(
    r"(?i)\b(?:was|were|is|are|being)(?: \w+)? not (?:\w+ly )?(?:agreed|approved|accepted|adopted|endorsed|"
    r"granted|ratified|supported|upheld)\b(?! (?:as|until|by (?:all|everyone|every))\b)"
)
_GRANTED = re.compile(
    r"(?i)\b(?:agreed|approved|accepted|adopted|carried|confirmed|decided|granted|noted|passed|ratified|"
    r"received|resolved)\b"
)
_PUT = re.compile(r"(?i)\b(?:motion|amendment|proposal|proposition|recommendations?)\b")
"""What is put to a vote, and lost where it is not agreed; an application is refused."""
_SUBTYPE_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in _SUBTYPES)


def decision_subtype(text: str) -> str:
    """What kind of decision the words tell, the more telling ones first."""
    if is_negated(text):
        return "lost" if _PUT.search(text) else "refused"
    verdict = _CONDITION.sub("", text)
    return next((name for name, pattern in _SUBTYPE_PATTERNS if pattern.search(verdict)), "agreed")


def is_negated(text: str) -> bool:
    """Whether the one verdict that the words tell is that something was not agreed."""
    verdict = _CONDITION.sub("", text)
    return bool(_NEGATED.search(verdict)) and not _GRANTED.search(_NEGATED.sub("", verdict))


def limb_subtype(text: str) -> str | None:
    """What a part of a resolution does by the verb it begins with, where that is telling."""
    return next((name for name, pattern in _LIMB_SUBTYPES if pattern.match(text)), None)
