"""What a trained pipeline finds, put right where the words themselves say better."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from matters.pipeline.structure.lexicon import alternatives
from matters.pipeline.tagging.labels import ends_like_body, ends_like_role, judged
from matters.pipeline.tagging.parts import parts
from matters.pipeline.tagging.posts import whole_post
from matters.pipeline.tagging.tags import Tag

_TITLE = re.compile(
    r"(?i)^(?:the\s+)?(?:(?:county|district|borough|city|parish|town|community|rural)\s+)?(?:cllrs?|councill?ors?|clrs?"
    r"|alderm[ae]n|messrs|mr|mrs|ms|miss|mx|dr|prof|professor|revd?|reverend|canon|sir|dame|lord|lady|p\.?c|sgt|cyng"
    r"|cyngh|members?|fr|capt|venerable|herr|frau|y parch|an comhairleoir|late)\b\.?\s*"
)
_EDGE = " \t\r\n.,;:)]}{'\"‘’“”–—-*|/&_#\\"
_LEAD = re.compile(r"^[\d\W_]+(?=[A-Za-zÀ-ÿ])")
_OPENING = re.compile(
    r"(?i)^(?:(?:the|(?:(?:annual|monthly|ordinary|special) )?(?:re-?)?(?:minutes|meetings?|reports?|election"
    r"|appointments?|notes|letters?|updates?|apologies|correspondence|reappointment)(?:\s+(?:of|from|to|by|for))+)\s+)+"
)
_GAP = re.compile(r"\t| {3,}|\s*\n\s*")
_COLUMNS = re.compile(r"\S(?: {3,}|\t)\S")
_HYPHEN_AFTER = re.compile(r"[-‑]\w+")
_HYPHEN_BEFORE = re.compile(r"\b[A-Z]\w*[-‑]$")
_TRAILING = re.compile(r"(?:\s+(?:and|at|by|for|from|in|of|on|the|to|with))+$")
_CODE = re.compile(r"^(?=\S*\d)\S+/\S+\s+")
_LOWER_END = re.compile(r"(?<=\w)\s+[a-z]+$")
_OWNED = re.compile(r"['’]s?\s+(?=[A-Z])")
_PAID = re.compile(
    r"(?:\s+(?:Annual|Membership|Travell?ing|Travel|Website|Hosting|Domain))*"
    r"\s+(?:Expenses|Salary|Wages|Mileage|Honorarium|Subscriptions?|Membership|Fees?|Invoices?|Refund"
    r"|Charges|Payments?|(?:Hall|Room) (?:Hire|Insurance))(?:\s+(?:&|and)\s+[A-Z]\w+)?$"
)
_WHOSE = re.compile(r"^(?:[Nn]ew|[Ff]ormer|[Oo]utgoing|[Rr]etiring|[Pp]revious|[Cc]urrent)\s+")

_ACTING_BEFORE = re.compile(
    r"(?<![\w/])(?:(?:T|A|Actg)/|(?:Young|Acting|Deputy|Interim|Temporary|Joint|Assistant|Vice) )$"
)
_PARISHES_BEFORE = re.compile(
    r"(?<![\w-])(?!Meeting|Liaison|Discussion|Contact|Joint|Working|Correspondence|Together|Talks|Agreement)"
    r"(?:[A-Z][a-z]+ (?:with|cum|juxta|under|upon|le|on the|in the|by the) )$"
)
_LOCAL_COUNCIL = re.compile(r" (?:Parish|Town|Community|Parish and Town) Council$")
_WHEN = re.compile(
    r"^(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s+(?:\d{4}\s+)?(?=[A-Z])"
)
_LEADS = {"PERSON": (_TITLE,), "ROLE": (_OPENING, _WHOSE), "ORG": (_OPENING, _WHEN)}


def tidied(text: str, tags: Iterable[Tag]) -> Iterator[Tag]:
    """Names cut to what belongs to them, with the label that their last word asks for."""
    for one in (_whole_words(text, cell) for tag in tags for cell in _cells(text, tag)):
        for part in parts(text, one):
            cut = _cut(text, part)
            label = judged(text, cut) if cut is not None else None
            if cut is None or label is None:
                continue
            if label == "PERSON" != cut.label:
                cut = _cut(text, replace(cut, label=label)) or cut
            named = Tag(label, cut.start, cut.end)
            yield whole_post(text, named) if label == "ROLE" else named


def _cells(text: str, one: Tag) -> Iterator[Tag]:
    """A name that runs over the columns of a table, or over the end of a row, in its cells."""
    start = one.start
    for gap in _GAP.finditer(text, one.start, one.end):
        left, right = text[start : gap.start()], text[gap.end() : one.end]
        row = text[text.rfind("\n", 0, gap.start()) + 1 : gap.start()]
        whole = ends_like_body(left) or _TITLE.match(right) or _COLUMNS.search(row)
        if "\n" not in gap.group() or whole:
            yield Tag(one.label, start, gap.start())
            start = gap.end()
    yield Tag(one.label, start, one.end)


def _whole_words(text: str, one: Tag) -> Tag:
    """A name that goes on after a hyphen, or begins before one, or before what belongs to it."""
    left = text[max(0, one.start - 40) : one.start]
    after, before = _HYPHEN_AFTER.match(text, one.end), _HYPHEN_BEFORE.search(left)
    if before is None and one.label == "ROLE":
        before = _ACTING_BEFORE.search(left)
    if before is None and one.label == "ORG" and _LOCAL_COUNCIL.search(text[one.start : one.end]):
        before = _PARISHES_BEFORE.search(left)
    return Tag(
        one.label,
        one.start - len(before.group()) if before else one.start,
        after.end() if after else one.end,
    )


def _cut(text: str, one: Tag) -> Tag | None:
    """A name without article, title, letters after it, possessive and stray signs."""
    start, end = one.start, one.end
    while True:
        words = text[start:end]
        lead = len(words) - len(words.lstrip(_EDGE + "("))
        lead = max(lead, match.end() if (match := _LEAD.match(words)) and one.label != "ORG" else 0)
        for pattern in _LEADS[one.label]:
            lead += match.end() if (match := pattern.match(words[lead:])) else 0
        if lead == 0:
            break
        start += lead
    words = _PAID.sub("", _TRAILING.sub("", text[start:end].rstrip(_EDGE)))
    if one.label == "ORG":
        code = _CODE.match(words)
        start, words = start + (code.end() if code else 0), _without_clause(_CODE.sub("", words))
    if one.label == "PERSON":
        words = _LOWER_END.sub("", words) if not words.islower() else words
        words = re.sub(rf"['’]s?$|(?:[\s,]+(?:{alternatives('post_nominals')}))+$", "", words).rstrip(_EDGE)
    if one.label == "ROLE":
        words = _own_words(words).rstrip()
    following = text[start + len(words) : start + len(words) + 1]
    if words.count("(") > words.count(")"):
        words = words + following if following == ")" else words.rpartition("(")[0].rstrip()
    if words[-2:] in {"Co", "os"} and following == ".":
        words += "."
    return Tag(one.label, start, start + len(words)) if len(words) > 1 else None


def _own_words(words: str) -> str:
    """A post without what belongs to its holder: "Clerk's Salary", but "Children's Services Manager"."""
    words = re.sub(r"(?<=\w)['’]s?$", "", words)
    for owned in _OWNED.finditer(words):
        if ends_like_role(words[: owned.start()]) and not ends_like_role(words):
            return words[: owned.start()]
    return words if ends_like_role(words) else re.split(r"['’]s?\s+(?=[A-Z][a-z]+$)", words)[0]


def _without_clause(words: str) -> str:
    """A body without words in lower case after it: "Barnardo's premises", but "Content working group"."""
    while not words.islower() and (low := _LOWER_END.search(words)):
        if ends_like_body(words) or ends_like_body(words.title()):
            break
        words = words[: low.start()]
    return words
