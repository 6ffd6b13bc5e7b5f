"""Declarations of interest: who, in what, and whether they left."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matters.pipeline.outcomes.interests.interest_lists import Listed, listed_interests
from matters.pipeline.outcomes.people.people import People
from matters.pipeline.outcomes.reading import Reading
from matters.pipeline.records import Outcome

_TITLE = re.compile(r"(?i)\binterests?\b")
_NAME = (
    r"(?:(?:(?:County |Borough |District )?(?:Cllrs?|Councillors?)|Messrs|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|"
    r"Lady|Prof(?:essor)?|Rev(?:d|erend)?)\.? (?:(?:Mr|Mrs|Ms|Miss)\.? )?(?:[A-Z]\.? ?)*"
    r"[A-Z][\w’'-]+(?![\w’'-])(?: [A-Z][\w’'-]+)?|[A-Z]{2,3}\b|"
    r"[Tt]he (?:Vice-)?(?:Chair(?:man|person)?|Mayor|Clerk)|"
    r"(?:Two|Three|Several|All)(?: (?!members|councillors)\w+)? (?:members|councillors)"
    r"(?: who [\w ]{0,40})?)"
)
_WHOEVER = rf"{_NAME}(?:(?:, | and | & ){_NAME}|(?:, | and | & )[A-Z][\w’'-]+)*"
_WHO = rf"(?P<who>{_WHOEVER})"
_LISTED = rf"(?:{_NAME}|(?:[A-Z]\.? ?){{0,3}}[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
_WHO_ALL = rf"(?P<who>{_NAME}(?:(?:, and |, | and | & ){_LISTED})*)"
_BETWEEN = r"(?:,? who [\w ]+?| \([^)]*\))?,? "
_ADVERBS = (
    r"(?:(?:had|has|have|having|again|also|then|each|both|all|too|herself|himself|once more|earlier|already|"
    r"just|[a-z]+ly),? )*"
)
_DECLARING = (
    r"(?:declar(?:ed?|es|ing)|disclos(?:ed?|es)|registered|"
    r"remind(?:ed|s)(?= [^.;]{0,60}?\b(?:that (?:he|she|they|his|her)|"
    r"of (?:his|her|an? [\w -]{0,30}interest))\b)|"
    r"(?:had|has|held) an? (?:[\w-]+ )*interest)"
)
"""Whoever reminds a meeting of an interest of their own declares it; of the duty to declare, nothing."""
_TELLING = (
    r"(?:said|stated|mentioned|repeated|recorded|informed|reported|explained|advised|indicated|confirmed|"
    r"noted|added|referred|made (?:it known|a declaration|an? \w+ declaration)|drew attention|"
    r"asked it to be|(?:asked|wished) (?:for )?it to be (?:recorded|noted))"
)
_DECLARES = re.compile(rf"{_WHO_ALL}{_BETWEEN}{_ADVERBS}(?i:(?P<declaring>{_DECLARING})|{_TELLING}\b)")
_PASSIVE = re.compile(
    r"(?i:(?:an? |the )?(?:[\w-]+ ){0,3}\binterests?\b.{0,80}?\b(?:was|were) (?:declared|disclosed|made) "
    rf"(?:\w+ )?by) {_WHO}"
)
_HAVING = re.compile(rf"(?i:\bhaving (?:\w+ )?(?:declared|disclosed) [^,.]*\binterest[^,.]*), {_WHO}")
_TOLD_OF = re.compile(
    r"\b(?i:remind|advis|inform|not|stat|report|record|confirm|minut)(?:e?d|s)?\b[^.;]{0,60}? that "
    rf"{_WHO}{_BETWEEN}{_ADVERBS}(?i:declar(?:ed|es)|disclosed|(?:had|has|held) an? (?:[\w-]+ )*interest)"
)
"""Somebody tells of another's declaration."""
_AGAIN = re.compile(rf"(?:He|She|They) {_ADVERBS}(?i:declar(?:ed|es)|disclosed)\b[^.;]*\b(?i:interests?)\b")
_ANOTHER = re.compile(
    rf"(?:[;,]|,? and| &) (?={_WHOEVER}{_BETWEEN}{_ADVERBS}(?i:declar|disclos)|{_WHOEVER} re\b)"
)
_ONE = re.compile(r"(?i)\b(?:declar|disclos)\w+|\bre\b")
_MOVES = re.compile(r"(?i)\b(?:seconded|proposed|all in favour|all agreed)\b")
_ITEM = r"(?:(?i:(?:agenda )?(?:item|minute|application)s? (?:no\.? ?)?)[\w/.]+\W+)"
_SHORTHAND = re.compile(
    rf"^(?:.{{0,70}}?\b(?i:declared|declarations?(?: of interests?)?|interests?): )?\W*{_ITEM}?{_WHO}"
    r"\s*(?:(?:\b(?i:re|for|on|in respect of|in relation to|in|as)\b|(?<=\s)-|–|—|:|,|(?=\()|"
    r"(?=\s\d[\w/.]*\s+(?:\([^)]*\)\s+)?(?i:disclosable|dpi|non-pecuniary|pecuniary|personal|prejudicial)\b))\s*)"
    r"(?P<what>\S.*)$"
)
_LABELLED = re.compile(
    rf"^(?i:declarations?(?: of interests?)?|interests?(?: declared)?)\W+{_WHO}(?P<what>.*)$"
)
_STOP = (
    r"(?:(?<!\bno)(?<!\bnos)(?<!\bref)(?<!\bcllr)(?<!\bmr)(?<!\bmrs)(?<!\bdr)(?<!\bst)(?<!\b[a-z])\.(?!\d)|"
    r";(?!\d)|$)"
)
"""Where a sentence or its first half ends; "Minute No. 23" goes on."""
_WHAT = (
    re.compile(
        r"(?i)\binterests?\b['’\"”]?(?: \([^)]*\))?,? "
        r"(?:(?:in|with) (?:relation|respect|regards?|regarding) (?:to|of|in)|as regards|in connection with|"
        r"in|regarding|re|relating to|concerning|on|for|as|due to|because)\s+"
        rf"(?P<what>.+?){_STOP}"
    ),
    re.compile(
        r"(?i)(?:declared|disclosed|reminded|recorded|said|stated|mentioned|reported|explained|advised|indicated|"
        rf"confirmed)(?:(?!\band\b)[\w, ])*? that (?P<what>.+?){_STOP}"
    ),
    re.compile(rf"(?i)\bdeclared (?:again )?(?:interests? )?(?:in|on) (?P<what>.+?){_STOP}"),
)
_THEN = re.compile(
    r"(?i)(?:,? (?:and|but)|,) (?:(?:he|she|they|so|who) )*"
    r"(?:would |will |had |then |therefore |also |was |were )*(?:le(?:ft|aves?)|withdr[ae]w\w*|took no part|"
    r"not present|did not|agreed (?:not )?to|abstain\w*|remained|stayed|"
    r"completed|able to|not (?:taking|take)|wouldn['’]t)\b.*$"
)
"""What somebody did about an interest, which is no part of it."""
_NOT = re.compile(
    r"(?i)\b(?:no|none|(?<!but )not|nil|any)\b[\w ]{0,30}\b(?:interests?|declar\w+|disclos\w+)|"
    r"\bmembers? (?:are|were|is) (?:reminded|asked|invited)|"
    r"\bto (?:declare|receive|disclose)\b|"
    r"\b(?:importance|need|requirements?|duty|obligations?|responsibility|rules?|procedures?|guidance) "
    r"(?:of|for|on|about|to|when|regarding) (?:\w+ ){0,2}?(?:declar|disclos|register)\w*|"
    r"\bdispensation|\bmust\b|^(?:none|nil)\b|\bdeclared (?:elected|"
    r"carried|open|closed|lost)\b|"
    r"\b(?:correct|amend)\w*\b.{0,120}\b(?:show|read|state|include|reflect)\b|"
    r"\b(?:how|whether|when|that)\b.{0,60}\b(?:should|need|needed|had to) "
    r"(?:be )?declar|\bhaving (?:\w+ )?declared (?:his|her|their|that|the)\b"
)
_INTEREST = re.compile(r"(?i)\binterests?\b|\bDPI\b")
_CLOSE = re.compile(
    r"(?i)\binterests?\b|\bpecuniary\b|\b(?:item|minute|application)s? [\dA-Z]|\bacquainted\b|"
    r"\b(?:knew|knows) the\b|"
    r"\b(?:that|as|since|because|and) (?:he|she|they) (?:\w+ly |also )?"
    r"(?:is|was|are|were|ha[sd]|sat|sits|own\w*|rent\w*|work\w*|bank\w*|live[sd]?|remain\w*|serve[sd]?|lets?|held|holds?|farm\w*|belong\w*|knew|knows|"
    r"supplie[sd])\b(?! (?:free|able|unable|told|asked|not sure|going|to\b))|"
    r"\b(?:his|her|their) (?:[\w-]+ )?(?:husband|wife|partner|spouse|sons?|daughters?|brothers?|sisters?|"
    r"mother|father|parents?|child|children|cousin|uncle|aunt|nephew|niece|friend|family|in-law|"
    r"[\w-]+-in-law|neighbours?|employers?|tenants?|landlord|clients?|membership|company|firm|land|house|"
    r"property|business)\b|"
    r"\b(?:trustee|governor|director|shareholder|employee|tenant|landowner|neighbour|allotment holder|"
    r"relative|member of the)\b"
)
"""What ties somebody to a matter; a declaration that is only told has such words."""
_LEFT = re.compile(
    r"(?i)\b(?:left|leave|leaving|withdr[eo]w|withdrawn|went out|quit(?:ted)? the|retired from|"
    r"took no part and left)\b|\bnot present (?:\w+ ){0,3}?(?:during|when|while|for)\b"
)
_STAYED = re.compile(
    r"(?i)\b(?:stayed|did not leave|need not (?:leave|go out)|remain(?:ed)?(?! (?:an?|the|one)\b))\b"
)
_AHEAD = 3
_SPOKEN_OF = ("interest", "declaration", "dpi")
"""One of them stands in every declaration that is made where no title says so."""


@dataclass(frozen=True, slots=True)
class _Declaration:
    """Who declares something, and where in the sentence what is quoted begins and ends."""

    start: int
    end: int
    who: str
    rest: str
    what: str | None = None


def find_interests(reading: Reading) -> Iterator[Outcome]:
    """The declarations of an item, in order."""
    titled = bool(_TITLE.search(reading.item.title))
    listed = _listed(reading, titled=titled)
    yield from _of_list(reading, listed)
    who = None
    for place, sentence in enumerate(reading.sentences):
        span = sentence.span(0, len(sentence.text))
        if any(span.start < one.span.end and one.span.start < span.end for one in listed):
            continue
        if not titled and not any(word in sentence.text.lower() for word in _SPOKEN_OF):
            continue
        for found in _declarations(sentence.text, reading.people, titled=titled, last=who):
            who = found.who
            what = found.what or _what(found.rest)
            yield replace(
                reading.at("interest", place, found.start, found.end),
                who=found.who,
                what=_bare(what) if what else None,
                left=_left(reading, place, found, titled=titled),
            )


def _listed(reading: Reading, *, titled: bool) -> tuple[Listed, ...]:
    said = titled or any(_SPOKEN_OF[0] in sentence.text.lower() for sentence in reading.sentences)
    if not said or not reading.sentences:
        return ()
    first, last = reading.sentences[0], reading.sentences[-1]
    start, end = first.span(0, len(first.text)).start, last.span(0, len(last.text)).end
    return listed_interests(reading.text, start, end, reading.people, titled=titled)


def _of_list(reading: Reading, listed: Sequence[Listed]) -> Iterator[Outcome]:
    """The interests of a list or a table, and whether each line says that somebody left."""
    for one in listed:
        left = False if _STAYED.search(one.what) else True if _LEFT.search(one.what) else None
        yield replace(reading.outcome("interest", one.span), who=one.who, what=_bare(one.what), left=left)


def _bare(what: str) -> str | None:
    """What an interest is in, without what was done about it and without loose brackets."""
    bare = _THEN.sub("", what).strip(" .,")
    if bare.count("(") < bare.count(")"):
        bare = bare.removesuffix(")")
    return bare.strip(" .,") or None


def _declarations(
    text: str, people: People, *, titled: bool, last: str | None = None
) -> Iterator[_Declaration]:
    """Every declaration that a sentence tells, each to where the next begins.

    :param last: who declared something last, whom "he" means.
    """
    starts, ends = [0], []
    for match in _ANOTHER.finditer(text):
        if _ONE.search(text, starts[-1], match.start()):
            ends.append(match.start())
            starts.append(match.end())
    for start, end in zip(starts, [*ends, len(text)], strict=True):
        part = text[start:end]
        found = _declaration(part, people, titled=titled)
        if found is None and last and _AGAIN.match(part):
            found = _Declaration(0, len(part), last, part)
        if found:
            yield replace(found, start=start + found.start, end=start + found.end)


def _declaration(text: str, people: People, *, titled: bool) -> _Declaration | None:
    """Who declares something; a name with a matter is enough under a title that says so."""
    if _NOT.search(text):
        return None
    turned = _HAVING.search(text) or _PASSIVE.search(text)
    if turned:
        return _Declaration(turned.start(), len(text), turned["who"], text[turned.start() :])
    match = _DECLARES.search(text)
    if match and _tells(match, text, titled=titled):
        match = _TOLD_OF.search(text) or match
        return _Declaration(match.start("who"), len(text), match["who"], text[match.start("who") :])
    short = _SHORTHAND.match(text) if titled else _LABELLED.match(text)
    if short and not _MOVES.search(text):
        return _Declaration(short.start("who"), len(text), short["who"], text, short["what"])
    return _by_name(text, people) if titled or _INTEREST.search(text) else None


def _tells(match: re.Match[str], text: str, *, titled: bool) -> bool:
    """Whether what somebody says is a declaration: the word, or under its title a tie to a matter."""
    if match["declaring"]:
        return titled or bool(_INTEREST.search(text))
    return titled and "clerk" not in match["who"].lower() and bool(_CLOSE.search(text, match.end()))


def _by_name(text: str, people: People) -> _Declaration | None:
    """A member named without a title, who declares something."""
    for named in people.named(text):
        end = named.start + len(named.text)
        if re.match(rf"{_BETWEEN}{_ADVERBS}(?i:{_DECLARING})", text[end:]):
            return _Declaration(named.start, len(text), named.text, text[named.start :])
    return None


def _what(text: str) -> str | None:
    found = (pattern.search(text) for pattern in _WHAT)
    return next((match["what"] for match in found if match), None)


def _left(reading: Reading, place: int, found: _Declaration, *, titled: bool) -> bool | None:
    """Whether the same sentence or what follows of the same person says that they left or stayed."""
    own = reading.sentences[place].text
    texts = [own[found.start : found.end]]
    followers = reading.sentences[place + 1 : place + 1 + _AHEAD] if found.end == len(own) else ()
    for follower in followers:
        if titled and next(_declarations(follower.text, reading.people, titled=titled, last=found.who), None):
            break
        if not titled and not re.match(r"\(?(?:He|She|They)\b", follower.text):
            break
        texts.append(follower.text)
    for text in texts:
        if _STAYED.search(text):
            return False
        if _LEFT.search(text):
            return True
    return None
