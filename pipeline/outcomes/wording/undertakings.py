"""Clauses that undertake something, told by their build, whatever it is that is undertaken."""

from matters.pipeline.outcomes.wording.promises import Build, first_end
from matters.pipeline.outcomes.wording.verbs import BARE, BARE_ALONE, DO, SINGULAR
from matters.pipeline.outcomes.wording.wording import wording

_TO_BE = (
    r"(?:abandoned|acquired|added|priced|addressed|advertised|advised|amended|approached|arranged|asked|"
    r"assessed|attached|audited|booked|brought|built|bought|changed|chased|checked|circulated|"
    r"cleaned|cleared|closed|collected|commissioned|compiled|completed|conducted|consulted|contacted|"
    r"convened|copied|corrected|costed|created|cut|dealt|delivered|designed|discussed|displayed|"
    r"distributed|drafted|drained|drawn|e-?mailed|encouraged|engaged|erected|established|examined|"
    r"explored|extended|featured|filed|filled|finalised|fitted|fixed|followed|forwarded|found|given|"
    r"held|identified|implemented|included|informed|inspected|installed|instructed|investigated|invited|"
    r"issued|kept|laid|looked|made|measured|mended|monitored|moved|negotiated|notified|obtained|ordered|"
    r"organi[sz]ed|painted|passed|placed|planted|posted|prepared|presented|pressed|printed|produced|"
    r"progressed|provided|pruned|publici[sz]ed|published|purchased|pursued|put|raised|re-?\w{4,}ed|"
    r"rewritten|reset|rung|sent|set|settled|shared|shown|signposted|sought|spoken|submitted|"
    r"supplied|surveyed|sworn|taken|talked|telephoned|tested|thanked|thought|tidied|told|traced|trimmed|"
    r"updated|uploaded|urged|used|verified|visited|watered|weeded|worked|written)"
)
_MARK = r"(?:\(?(?:\w{1,3}[.)]|\d[\d./]*[.)]?)\s+(?=\S))?"
_LISTED = r"(?:\(?(?:\w{1,3}[.)]|\d[\d./]*[.)])\s+(?:that\ )?|that\ |(?-i:(?=the\ )))"
"""Before a limb of a resolution, whose lead or mark stands before it."""
_HEAD = rf"\W*(?:{_MARK}[^.:;?]{{2,70}}(?::|\ [-–])\s+)?{_MARK}"
_NO_VERB = (
    r"(?!(?:is|was|were|are|has|had|have|will|would|should|could|may|might|can|do|does|did|said|told|not|be|"
    r"asked|agreed|resolved|decided|due|able|unable|thanks?|according|access|order|how|what|"
    r"where|when|which|who|wish\w*|want\w*|hop(?:e|ed|es|ing)|need\w*|fail\w*|right|ways?|time|opportunit\w+|"
    r"reported|noted|continued|attended|moved|voted|refused|offered|applied|tried|invited|proposed|planned|"
    r"allowed|required|supposed|expected|prepared|pleased|designed|managed|started|forced|obliged|withdrew|"
    r"determined|intended|opposed|urged|encouraged|advised|used|undertook|volunteered|promised|entitled|"
    r"\w+ed|likely|ready|willing|keen|free)\b)"
)
_SAYS_WHICH = r"(?:(?=un\w+ed\b)|(?=\w+ed\b)(?:(?<=\bthe\ )|(?<=\ba\ )|(?<=\ban\ )))"
"""Before a word in "-ed" that is no verb: "the revised plan", "unaccompanied children"."""
_NP = rf"(?:(?:{_NO_VERB}|{_SAYS_WHICH})[\w@£'’/&().-]+,?\ ){{1,10}}?"
_SOON = r"(?:[a-z]+ly\ |also\ |then\ |now\ |again\ |still\ |both\ |all\ )*"
_POST = (
    r"(?:\w*(?:officer|manager|director|clerk|chair|chairman|chairperson|secretary|treasurer|leader|"
    r"mayor|governor|trustee|inspector|sergeant|contractor|engineer|groundsman|warden|caretaker|"
    r"partner|school|organisation|representative|provider|agencie|authoritie|solicitor|auditor|surveyor|"
    r"consultant|architect|planner|nurse|doctor|teacher|headteacher|head|"
    r"coordinator|co-ordinator|lead|deputy|representative|councillor|cllr|member|resident|volunteer|owner|"
    r"landlord|developer|lengthsman|ranger|constable|police|pcso|team|staff|service|department|committee|"
    r"council|board|panel|forum|group|party|trust|association|company|agency|authority|county|district|"
    r"borough)s?)"
)
_WHO = (
    rf"(?:(?:he|she|they|we|i|everyone|all)|(?:[\w@'’/&(),.-]+\ ){{0,6}}?{_POST}(?:\ (?:for|of)\ "
    r"(?:[\w'’&-]+\ ?){1,5}?)?|(?-i:(?:(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Miss|Dr|PC|Sgt|Insp)\.?\ )?"
    r"[A-Z][\w'’.-]*(?:(?:\ |,\ |\ and\ |\ &\ |\ ?/\ ?|\ ?\+\ ?)[A-Z][\w'’.-]*){0,3}))"
)
_LATER = (
    r"(?:next\ (?:time|\w+\ meeting|meeting|month|agenda|call|week|year|term)|until|till|once|when|after|"
    r"pending|later|nearer\ the\ time|(?:in|to|at|for)\ (?:the\ )?(?:new\ year|spring|summer|autumn|winter|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|sept?|oct|nov|"
    r"dec|jan|feb)\b)"
)
_FINITE = (
    r"(?:is|are|was|were|has|had|have|will|would|should|could|can|may|might|did|does|said|felt|thought|asked|"
    r"told|reported|accepted|presented|outlined|described|introduced)"
)
_UNDER = (
    r"(?:if|whether|that|what|when|how|who|which|why|where|as|since|because|before|after|once|until|unless)"
)
_PLAIN = rf"(?!(?:(?!\b{_UNDER}\b).)*\b(?<!\bbe\ ){_FINITE}\b)"
_NOBODY = (
    r"(?!.{0,60}\b(?:agreed|resolved|recommend\w*|urged|wished|wants?|looking|consensus|plan)\b)"
    r"(?!(?:one|no|not|advice|access|that)\b)"
)
_BODIES = (
    r"(?:(?:committee|council|board|panel|cabinet)(?!\ (?:chair\w*|clerk|leader|manager|members?|"
    r"officers?)\b)|members|"
    r"councillors|cllrs|trustees|governors|we|it|meeting)"
)
_DISCUSSED = (
    r"(?:brought|considered|dealt|decided|discussed|given|held|looked|reviewed|revisited|taken|talked)"
)
_SHALL = (
    r"(?:arrange|ask|attend|bring|carry\ out|chase|check|circulate|contact|convene|draft|e-?mail|enquire|"
    r"find\ out|follow|forward|have\ a\ word|investigate|invite|let\ .{2,40}\ (?:have|know)|liaise|"
    r"look\ (?:at|for|into)|measure|obtain|order|pass\ (?:it\ |this\ |them\ )?on|phone|prepare|produce|"
    r"provide|pursue|query|raise|refresh|report|respond|ring|see\ (?:if|whether)|send|share|speak|submit|"
    r"supply|telephone|visit|write)\b"
)
"""What people do when they act, and hardly ever what things do or what happens of itself."""

_ASKED = (
    r"(?:advertised|approached|arranged|booked|bought|chased|checked|circulated|cleared|commissioned|"
    r"consulted|"
    r"contacted|copied|costed|delivered|distributed|drafted|drawn\ up|e-?mailed|examined|explored|fitted|"
    r"forwarded|informed|"
    r"inspected|installed|instructed|investigated|invited|looked\ into|mended|monitored|notified|obtained|"
    r"ordered|organi[sz]ed|painted|planted|prepared|printed|produced|publici[sz]ed|purchased|pursued|"
    r"reminded|"
    r"redrafted|reissued|repaired|repainted|replaced|requested|resurfaced|reviewed|reworded|rewritten|rung|"
    r"sent|set\ up|shared|sought|spoken\ to|stepped\ up|submitted|supplied|surveyed|"
    r"tidied|traced|trimmed|updated|uploaded|weeded|written|"
    r"added|cut\ back|done|followed\ up|included|passed\ (?:on|to)|placed|put\ (?:up|in|on)|relayed|"
    r"laminated|removed|researched|returned|scanned|strimmed|swept|taken\ (?:down|up))\b"
)
_THIS_IS = (
    r"(?:chased|checked|circulated|dealt\ with|done|followed\ up|forwarded|investigated|looked\ (?:at|into)|"
    r"included|monitored|passed\ (?:on|to)|pursued|raised|reported|taken\ up)\b"
)
"""What is done about what was just spoken of."""

_TOLD = (
    r"(?:(?:added|advised|agreed|announced|answered|assured|confirmed|explained|informed|noted|promised|"
    r"replied|"
    r"reported|responded|said|stated)\ "
    r"(?:(?:members|councillors|the\ \w+)\ )?(?:that\ )?)"
)
_THING = (
    r"(?:(?!(?:as|because|before|how|if|once|that|this|until|what|when|where|whether|which|who|why|will|"
    r"would)\b)"
    r"[\w@£'’/&().-]+,?\ ){1,10}?"
)
"""What is to be done something with."""

_DOING = (
    r"(?:applying|arranging|asking|attending|bringing|chasing|circulating|contacting|convening|discussing|"
    r"drafting|e-?mailing|following|investigating|inviting|liaising|looking|obtaining|offering|ordering|"
    r"preparing|producing|providing|publishing|pursuing|raising|reporting|representing|seeking|sending|"
    r"sharing|speaking|submitting|visiting|writing)\b"
)
_OFFICER = (
    r"(?:\w*(?:officer|manager|director|head|clerk|chair|chairman|chairperson|secretary|treasurer|solicitor|"
    r"engineer|surveyor|lead|leader|coordinator|co-ordinator)s?)"
)
_DO_THIS = (
    r"(?:arrange|ask|book|chase|check|circulate|contact|enquire|find|get|inform|inspect|invite|investigate|"
    r"liaise|"
    r"look\ (?:at|for|into)|obtain|organi[sz]e|prepare|remind|reword|rewrite|seek|send|speak|tell|write)\b"
)
"""What a note tells somebody to do, in words that are no names of papers."""

_THAT = (
    rf"(?:^{_MARK}that\ |\b(?:agreed|decided|resolved|asked|requested|instructed|suggested|and)\W+"
    r"(?:unanimously\ )?that\ )"
)
_NO_BODY = rf"(?!(?:the\ )?(?:\w+\ ){{0,2}}{_BODIES}\b)"
_NO_BARE_BODY = (
    r"(?!(?:the\ )?(?:\w+\ ){0,2}(?:(?:committee|council|board|panel|cabinet)"
    r"(?!\ (?:chair\w*|clerk|leader|manager|members?|officers?)\b)|trustees|governors|we|it|meeting|"
    r"(?:members|councillors|cllrs)(?!\ (?-i:[A-Z])))\b)"
)
"""Not a body, though councillors by name."""


_NAMES = (
    r"(?-i:(?:(?:Cllrs?|Councillors?)\ [A-Z][\w'’-]+|[A-Z]{2,4}|[A-Z][a-z]+\ [A-Z][\w'’-]+)"
    r"(?:(?:,\ |\ and\ |\ &\ |\ ?/\ ?)(?:Cllr\ )?[A-Z][\w'’-]*)*)"
)


_BUILDS = (
    Build((" to ",), wording(rf"(?xi)^{_PLAIN}{_NOBODY}{_HEAD}{_WHO}\ to\ {_SOON}(?:{DO})\b")),
    Build(
        (" to be ",),
        wording(
            rf"(?xi)^{_PLAIN}{_HEAD}(?!(?:to|no)\b){_NP}(?<!\bright\ )(?<!\btime\ )(?<!\bup\ )to\ be\ {_SOON}"
            rf"(?!{_DISCUSSED}\b.*\b{_LATER}){_TO_BE}\b"
        ),
    ),
    Build(
        (" offered ", " undertook ", " volunteered ", " promised ", " undertaken ", " agreed "),
        wording(
            rf"(?xi)^{_HEAD}{_NO_BODY}{_WHO}\ (?:has\ |have\ )?(?:also\ |then\ |kindly\ |again\ )*"
            r"(?:(?:offered|undertook|volunteered|promised|undertaken)\ to|agreed\ to(?!\ (?:abandon|"
            rf"accept|adopt|amend|approve|defer|join|note|pass|pay|second|sign|stand|support)\b))\ "
            rf"{_SOON}(?:{DO})\b"
        ),
    ),
    Build(
        (" will ", " would "),
        wording(rf"(?xi)^(?!.*\?$){_HEAD}{_NO_BARE_BODY}{_WHO}\ (?:will|would)\ {_SOON}{_SHALL}"),
    ),
    Build(
        (" will ", " would ", " could "),
        wording(
            r"(?xi)\b(?:said|confirmed|replied|answered|added|explained|stated|reported)\ (?:that\ )?"
            rf"(?:he|she|they)\ (?:could|would|will)\ {_SOON}{_SHALL}"
        ),
    ),
    Build(
        (" be ",),
        wording(
            rf"(?xi)(?:^(?!.*\?$){_HEAD}|\b{_TOLD})(?!(?:no|this|it|that|which|these)\ ){_THING}"
            rf"(?:will|would)\ (?:now\ |also\ |then\ )?be\ {_SOON}{_ASKED}"
        ),
    ),
    Build(
        (" be ",),
        wording(rf"(?xi)\b(?:it|this|that|they|these)\ (?:will|would)\ {_SOON}be\ {_SOON}{_THIS_IS}"),
    ),
    Build(
        (" made",),
        wording(
            r"(?xi)\b(?:applications?|approach(?:es)?|arrangements?|contact|copies|efforts?|[ei]nquir(?:y|"
            r"ies)|"
            r"representations?|requests?)\ (?:\w+\ ){0,6}?(?:(?:will|would)\ (?:also\ |then\ |now\ )?|to\ )"
            r"be\ (?:\w+ly\ )?made\b"
        ),
    ),
    Build(
        (" to be ",),
        wording(rf"(?xi)^(?!.*\?$){_HEAD}(?!(?:no|it)\ ){_NP}(?:is|are|was|were)\ to\ be\ {_SOON}{_ASKED}"),
    ),
    Build(
        (" be ",),
        wording(
            rf"(?xi)^(?!.*\?$)(?:.{{0,80}}\b(?:that|and|but|,)\ )?{_NO_BODY}{_WHO}\ (?:will|would)\ {_SOON}"
            rf"be\ {_SOON}{_DOING}"
        ),
    ),
    Build(
        ("ed to ",),
        wording(
            rf"(?xi)\b{_OFFICER}\ (?:was|were|is|are|be)\ (?:also\ |again\ |then\ |therefore\ )?"
            rf"(?:asked|requested|instructed|tasked|directed)\ to\ {_SOON}(?:{DO})\b"
        ),
    ),
    Build(
        ("agreed ", "decided ", "resolved "),
        wording(
            rf"(?xi)\b(?:agreed|decided|resolved)\W+(?:unanimously\ )?(?:that\ )?{_NO_BARE_BODY}"
            rf"(?:both\ )?{_WHO}\ (?:will|would|should)\ {_SOON}(?:{DO})\b"
        ),
    ),
    Build(
        ("hat ",),
        wording(
            rf"(?xi)\b(?:agreed|decided|resolved)\W+(?:unanimously\ )?that\ (?:both\ )?"
            rf"(?:{SINGULAR}|{_NAMES})\ to\ {_SOON}(?:{DO})\b"
        ),
    ),
    Build((" be ",), wording(rf"(?xi)(?:^{_MARK}|{_THAT}){_NP}be\ {_SOON}{_ASKED}")),
    Build(
        ("hat ",),
        wording(
            rf"(?xi){_THAT}(?:the\ )?(?:[\w-]+\ ){{0,3}}?(?!{_BODIES}\b){_POST.removesuffix('s?)')})\ {_SOON}"
            rf"{BARE}"
        ),
    ),
    Build(
        ("",),
        wording(
            rf"(?xi)(?:^{_LISTED}|{_THAT}){SINGULAR}\ {_SOON}"
            rf"(?:be\ (?:asked|requested|instructed|tasked|directed)\ to\ {_SOON}(?:{DO})\b|{BARE_ALONE})"
        ),
    ),
    Build(
        ("",), wording(rf"(?xi)^(?!.*(?:\b{_LATER}|\?$)){_PLAIN}{_HEAD}{_DO_THIS}(?!\ (?:by|of|on)\b|[-:’'])")
    ),
    Build(
        ("o ",),
        wording(
            rf"(?xi)^(?!.*\?$){_HEAD}to\ (?:be\ {_SOON}(?!{_DISCUSSED}\b.*\b{_LATER}){_TO_BE}|{_DO_THIS})\b"
        ),
    ),
    Build(
        ("ing ",),
        wording(
            r"(?x)^\W*(?:[^.:;?]{2,70}(?::|\ [-–])\s+)?@?[A-Z][\w'’.-]*"
            r"(?:(?:\ |,\ |\ and\ |\ &\ |\ ?/\ ?|\ ?\+\ ?)@?[A-Z][\w'’.-]*){0,4}\ (?:is\ |are\ )?"
            r"(?:arranging|chasing|drafting|getting\ (?:a|in|more|prices|quotes)|looking\ (?:for|into)|"
            r"organi[sz]ing|sorting|working\ on)\b"
        ),
    ),
    Build(
        ("ed to ",),
        wording(
            rf"(?x)\b(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\.?\ (?:[A-Z]\.?\ )?[A-Z][\w'’-]+\ (?:was|were)\ "
            rf"(?:also\ |then\ )?(?:asked|requested|instructed)\ to\ {_SOON}(?:{DO})\b"
        ),
    ),
)


def undertaken(text: str) -> int:
    """Where what shows by its build alone that somebody has to act ends in a clause, or -1."""
    return first_end(_BUILDS, text)
