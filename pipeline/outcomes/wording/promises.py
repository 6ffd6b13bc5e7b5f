"""What people by name or post promise, and what meetings and their members ask of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from matters.pipeline.outcomes.wording.verbs import DO
from matters.pipeline.outcomes.wording.wording import Wording, wording


@dataclass(frozen=True, slots=True)
class Build:
    """How clauses that undertake something are built.

    :param needs: small words of which each such clause has one; to look for them first saves time.
    """

    needs: tuple[str, ...]
    wording: Wording


_MARK = r"(?:\(?(?:\w{1,3}[.)]|\d[\d./]*[.)]?)\s+(?=\S))?"
_HEAD = rf"\W*(?:{_MARK}[^.:;?]{{2,70}}(?::|\ [-–])\s+)?{_MARK}"
_SOON = r"(?:[a-z]+ly\ |also\ |then\ |now\ |again\ |still\ |both\ |therefore\ |kindly\ )*"
_NAME = r"(?-i:[A-Z][\w'’-]*[a-zà-ÿ](?<!['’]s))"
_MEMBER = (
    r"(?-i:(?:(?:County|Borough|Town|Parish|City|District)\ )?(?:Cllrs?|"
    r"Councillors?)\.?)\ (?:(?-i:[A-Z])\.?\ )?"
    rf"{_NAME}"
)
_TITLED = rf"(?:{_MEMBER}|(?-i:Mr|Mrs|Ms|Miss|Dr)\.?\ (?:(?-i:[A-Z])\.?\ )?{_NAME})(?:\ {_NAME})?"
_FULL_NAME = (
    r"(?-i:(?!(?:The|That|This|An?|All|No|Each|Any|Our|Their|Its|In|On|At|By|New|Old|North|South|East|West|"
    r"Upper|Lower|Little|Great|Saint|St|Mr|Mrs|Ms|Dr|Miss|Cllr|Councillor)\b)"
    r"[A-Z][a-zà-ÿ]+\ (?:[A-Z]\.?\ )?"
    r"(?!(?:Association|Avenue|Board|Bridge|Centre|Chapel|Church|Close|Club|Committee|Council|Crescent|Drive|"
    r"Energy|Estate|Farm|Festival|Fund|Gardens|Group|Highways|Homes|Hospital|House|Lane|Park|Partnership|"
    r"Plan|"
    r"Police|Project|Road|Scheme|School|Scouts|Services|Square|Station|Street|Team|Terrace|Trust|Water|"
    r"Way)\b)"
    r"(?:Mc|Mac|O['’])?[A-Z][a-zà-ÿ-]+)"
)
_INITIALS = r"(?-i:(?!(?:[BCDPT]C|AI|EU|GP|HM|HR|IT|MP|NI|PR|TV|UK|US)\b)[A-Z]{2}\b)"
_DUTY = rf"(?:\ (?:of|for|to)(?:\ the)?(?:(?:\ and|\ &)?\ {_NAME})+)?"
_NOT_OURS = (
    r"(?!(?:the\ )?(?:[\w'’-]+\ ){0,3}?(?:police|planning|enforcement|returning|case|highways?|county|"
    r"borough|"
    r"district|electoral|presiding|medical|bank|store|site|liaison|government|housing\ association)\b)"
)
"""Posts in other services, whose ways are told as facts."""
_SERVES = (
    r"(?:clerk|chair|chairman|chairperson|chairwoman|secretary|treasurer|rfo|r\.f\.o\.|officer|manager|"
    r"director|"
    r"head|lead|leader|warden|caretaker|groundsman|handyman|lengthsman|coordinator|co-ordinator|"
    r"administrator|"
    r"bursar|headteacher|principal|steward|ranger|gardener|secretariat|(?:cabinet|executive|lead)\ member|"
    r"portfolio\ holder)"
)
_POST = rf"{_NOT_OURS}(?:the\ )?(?:(?!(?:the|an?|of|that|by|as)\b)[\w&'’-]+\ ){{0,4}}?{_SERVES}\b{_DUTY}"
_ONE = rf"(?:{_POST}|{_TITLED}|{_FULL_NAME}|{_INITIALS})"
_PERSON = rf"(?:{_ONE}(?:(?:,\ and\ |,\ |\ and\ |\ &\ |\ ?/\ ?)(?:{_ONE}|{_NAME}))*)"
_NO_TASK = (
    r"(?:abandon|acquire|act|address\ (?:the\ )?(?:council|cabinet|committee|meeting|members)|adopt|agree|"
    r"allow|allocate|announce|answer|appeal|appoint|assemble|bid|borrow|"
    r"celebrate|chair|challenge|charge|choose|combine|come|commence|comment|compare|complain|conclude|"
    r"consider|continue(?!\ to\ (?:check|chase|liaise|monitor|press|pursue|seek|work))|count|cover|decide|"
    r"demand|deploy|determine|develop|donate|drive|elect|employ|enable|encourage|enter|expand|express|"
    r"feature|find(?!\ out)|finish|fund|gather|give(?=.{0,20}\ apologies)|go|grant|group|have|hire|hold|"
    r"host|improve|"
    r"include|increase|initiate|introduce|involve|join|label|launch|lead|leave|lend|let(?!\ \w+\ (?:have|"
    r"know))|"
    r"level|lie|locate|lodge|look\ forward|make\ (?:an?\ )?(?:\w+\ )?(?:presentation|speech|statement)|"
    r"match|model|move|name|need|nominate|observe|open|operate|oppose|oversee|"
    r"participate|pass\ (?:away|the\ chair)|pay|plan|proceed|promote|propose|prosecute|question|receive|"
    r"recommend|reconsider|recover|"
    r"recruit|reduce|reflect|refund|register|release|relocate|renew|rent|report\ (?:to|directly)|represent|"
    r"retain|return|reveal|run|save|see(?!\ (?:if|to|what|whether))|select|sell|separate|serve|set(?!\ up)|"
    r"settle|"
    r"spend|sponsor|stage|start|step|stop|store|strengthen|suggest|support|switch|"
    r"take(?=(?:\ \w+)?\ (?:part|place|over|the\ chair|leave|effect|office|early|on\ the|up\ (?:the|his|"
    r"her|post|an?|"
    r"office|their)|their|his|her|time|responsibility|questions|place))|talk|target|teach|think|train|"
    r"transfer|travel|try|turn|urge|"
    r"use|value|volunteer|vote|wait|walk|watch|welcome|widen|wind|withdraw|work)\b"
)
"""What is rather told of people than promised by them."""
_BY_HAND = (
    r"cost|drill|fence|glue|grease|hoe|lop|nail|oil|patch|phone\ round|pop|pump|rake|rehang|sand|scrape|"
    r"screw|scrub|"
    r"sow|stain|stake|unblock|unlock|wire"
)
_TASK = rf"(?!{_NO_TASK})(?:{DO}|{_BY_HAND})\b"
_HABIT = r"(?!.*\b(?:always|in\ the\ past|used\ to|in\ those\ days|at\ one\ time|years\ ago)\b)"
_BODY = (
    r"(?:(?:the\ )?(?:(?!(?:and|of|that)\b)[\w-]+\ ){0,2}?(?:committee|board|panel|council|cabinet|forum|"
    r"governors|trustees|"
    r"members|councillors|partnership|executive)|(?:the\ )?(?:vice-|deputy\ )?chair(?:man|woman|person)?|"
    r"it\ was)"
)
_ASKER = (
    r"(?!(?:\w+\ )*?(?:county|borough|district|city|national|scout|church|youth|allotment\w*|club)\b)"
    rf"(?:some\ |several\ |a\ number\ of\ |one\ )?{_BODY}"
)
_ASKING_MEMBER = rf"(?:{_MEMBER}(?:\ {_NAME})?|{_FULL_NAME}|{_INITIALS})"
_IN_THE_ROOM = (
    r"(?:accept|address|adopt|agree|approve|ask|begin|chair|clarify|comment|confirm|consider|continue|"
    r"decide|declare|"
    r"defer|describe|elaborate|endorse|expand|explain|give|go|introduce|join|keep|lead|leave|move|nominate|"
    r"note|"
    r"observe|open|outline|present|propose|read|recommend|reconsider|record|reflect|repeat|respond|run|say|"
    r"second|share|sign|sit|speak|stand|start|state|stay|stop|summarise|support|take|talk|tell|think|update|"
    r"vote|wait|welcome|withdraw)\b(?!.{0,40}\b(?:next|future|later)\b)"
)
"""What somebody is asked to do there and then."""
_MINUTED = (
    r"(?:accepted|adopted|agreed|allowed|amended|approved|congratulated|considered|deferred|discussed|"
    r"endorsed|excused|"
    r"excluded|included\ in\ the\ minutes|involved|minuted|moved|noted|passed|permitted|postponed|recorded|"
    r"refused|"
    r"rejected|seconded|supported|suspended|taken|thanked|withdrawn|(?:put|taken)\ (?:to|into|as|first|"
    r"next|before))\b"
)
"""What a meeting is asked to do there and then with something before it."""
_TO_DO = rf"to\ {_SOON}(?!{_IN_THE_ROOM})(?:{DO})\b"
_SOMEBODY_TO_DO = rf"(?:[\w&'’,-]+\ ){{1,8}}?(?:{_TO_DO}|to\ sign\b)"
_TO_KNOW = (
    r"(?:analysis|assessment|breakdown|briefing|copies|copy|data|details?|figures|information|list|report|"
    r"sight|"
    r"statistics|summary|timeline|timetable)\b"
)

PROMISES = (
    Build(
        ("will ", "would ", "’ll ", "'ll "),
        wording(rf"(?xi)^(?!.*\?$){_HABIT}{_HEAD}{_PERSON}(?:\ (?:will|would)|[’']ll)\ {_SOON}{_TASK}"),
    ),
    Build(
        (" and will ", " and would "),
        wording(
            rf"(?xi)^(?!.*\?$){_HEAD}{_PERSON}\ (?:has\ |had\ )?{_SOON}(?:[a-z]+ed|took|met|spoke|wrote|"
            rf"sent)\b"
            r"(?:(?!\b(?:how|that|what|when|where|whether|which|who|whom|why|is|are|was|"
            r"were)\b)[^.:;?]){0,60}?"
            rf"\ and\ (?:will|would)\ {_SOON}{_TASK}"
        ),
    ),
    Build(
        (" committed to ",),
        wording(
            rf"(?xi)^{_HEAD}{_PERSON}\ (?:has\ |have\ |also\ )?committed\ to\ "
            rf"(?:{_TASK}|(?!being|having)[a-z-]+ing\b)"
        ),
    ),
    Build(
        (" commitment ", " undertaking "),
        wording(
            r"(?xi)\b(?<!had\ )(?:gave|given|made)\ (?:\w+\ )?(?:a\ commitment|an\ undertaking)\ (?:to|"
            r"that)\b"
        ),
    ),
    Build(
        (" would be ", " will be "),
        wording(
            rf"(?xi)(?:^(?!.*\?$){_HEAD}{_PERSON}|\b(?:said|confirmed|added|replied|stated|"
            rf"responded)\ (?:that\ )?"
            rf"(?:he|she|they))\ (?:would|will)\ {_SOON}be\ (?:very\ |more\ than\ )?(?:delighted|glad|"
            rf"happy|pleased|"
            rf"willing)\ to\ {_SOON}(?!(?:answer|discuss|hear|see|meet)\b){_TASK}"
        ),
    ),
)
"""What somebody promises."""

REQUESTS = (
    Build(
        (" asked ", " requested ", " instructed "),
        wording(
            rf"(?xi)^{_HEAD}(?:{_ASKER}\ {_SOON}(?:asked|requested|instructed)\ (?:that\ )?(?!(?:the\ )?"
            rf"(?:meeting|members|public|committee|residents)\b)(?:{_PERSON}|"
            rf"the\ [\w&'’-]+(?:\ [\w&'’-]+){{0,4}}?)"
            rf"|{_ASKING_MEMBER}\ {_SOON}(?:asked|requested)\ {_PERSON})\ {_TO_DO}"
        ),
    ),
    Build(
        (" requested ",),
        wording(
            rf"(?xi)^{_HEAD}(?:{_ASKER}|{_ASKING_MEMBER})\ {_SOON}requested\ "
            rf"(?:(?!(?:by|from|that|to|for)\b)[\w-]+\ ){{0,3}}{_TO_KNOW}"
        ),
    ),
    Build(
        ("ed that ",),
        wording(
            rf"(?xi)^{_HEAD}(?:{_ASKER}|{_ASKING_MEMBER})\ {_SOON}(?:asked|requested)\ that\ "
            r"(?:(?!(?:had|has|have|is|are|was|were|if|to)\b)[\w'’&-]+\ ){1,8}?"
            rf"(?:contain|cover|include|provide|reflect|set\ out|show|(?:should\ )?be\ {_SOON}(?!{_MINUTED})"
            r"(?:\w+ed|brought|cut|drawn|found|given|made|put|rewritten|sent|shown|sought|taken|told|"
            r"written))\b"
        ),
    ),
    Build(
        (" to ",),
        wording(
            r"(?xi)\b(?:agreed|decided|resolved)\ (?:unanimously\ )?to\ (?:ask|direct|instruct|request|"
            r"task)\ "
            rf"(?!(?:the\ )?(?:members|councillors|board|committee|public)\b){_SOMEBODY_TO_DO}"
        ),
    ),
    Build(
        ("s ",),
        wording(
            rf"(?xi)^{_HEAD}(?:that\ )?(?:the\ |this\ )?(?:\w+\ ){{0,3}}(?:committee|board|panel|council|"
            rf"cabinet)"
            rf"\ .*\b(?:asks|directs|instructs|requests|tasks)\ {_SOMEBODY_TO_DO}"
        ),
    ),
    Build(
        ("e was ", "y were "),
        wording(
            rf"(?xi)^{_HEAD}(?:he|she|they)\ (?:was|were)\ {_SOON}"
            rf"(?:(?:asked|directed|instructed|requested|tasked)\ {_TO_DO}|(?:directed|"
            rf"instructed)\ to\ accept\b)"
        ),
    ),
    Build(
        (" left to ", " left with ", " left for "),
        wording(
            rf"(?xi)\b(?:was|were|is)\ left\ (?:for|to|with)\ {_PERSON}\ to\ {_SOON}(?!decide\b)(?:{DO})\b"
        ),
    ),
)
"""What is asked of somebody."""


def promised(text: str) -> int:
    """Where what shows that somebody by name or post promises or is asked something ends, or -1."""
    return first_end((*PROMISES, *REQUESTS), text)


def first_end(builds: Sequence[Build], text: str) -> int:
    """Where the first of some builds that a clause has ends in it, or -1."""
    for one in builds:
        if any(word in text for word in one.needs):
            end = one.wording.end(text)
            if end >= 0:
                return end
    return -1
