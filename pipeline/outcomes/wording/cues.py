"""Wordings that tell what a clause does; each is one feature of the classifier."""

from collections.abc import Iterator

from matters.pipeline.outcomes.wording.wording import wording

_BODY = (
    r"(?:committee|council|councillors|cllrs|board|panel|cabinet|members|meeting|parish council|tcc|cc|we)"
)
_OTHER = (
    r"(?:(?:borough|county|district|city|town|unitary)\s+council|bcklwn|ncc|mcc|sbc|planning (?:services|"
    r"authority|dept)"
    r"|inspector(?:ate)?|cabinet|the county|the borough|the district|government|highways|"
    r"secretary of state)"
)
TASK = (
    r"(?:write|contact|ask|chase|send|speak|report|check|investigate|pursue|arrange|obtain|get|find|look|"
    r"reply|respond|"
    r"follow|bring|provide|circulate|submit|prepare|draft|update|add|post|open|file|make|request|raise|"
    r"refer|discuss|"
    r"meet|email|e-mail|phone|ring|call|inform|notify|thank|order|purchase|buy|book|organise|organize|"
    r"review|publish|"
    r"confirm|clarify|establish|copy|seek|take|supply|explain|attend|liaise|monitor|consider|place|put|"
    r"issue|apply|"
    r"remind|invite|inspect|repair|replace|collect|complete|set|share|reach|ensure|work|move|help|assist|"
    r"create|"
    r"query|verify|advise|let|give|carry|survey|coordinate|solicit|continue|inquire|enquire|press|record|"
    r"pass)"
)
_NAME = (
    r"(?:@[\w-]+|[A-Z]{2,3}|(?:Cllrs?|Councillors?|Mr|Mrs|Ms|Dr)\.?\s+[A-Z][\w'’-]+|(?:[Tt]he )?[Cc]lerk|"
    r"(?:[Tt]he )?"
    r"[Cc]hair(?:man|person)?|[A-Z][a-zà-ÿ]+(?:\s[A-Z][a-zà-ÿ]+)?)"
)
_NO_OWNER = (
    r"(?:is|was|were|are|has|had|have|will|would|should|could|may|might|can|do|does|did|not|said|told|"
    r"hoped|wanted|seems?|appears?|needs?|continues?|right|invitation|failure|requests?|objections?|access|"
    r"proposals?|decision|plans?|power|ability|way|ways|time|opportunity|due|able|unable|glad|sorry|how|"
    r"nothing|no|it|there|this|subject|letters?|thanks|\w+ed)"
)

_PATTERNS: dict[str, str] = {
    "resolved": r"(?i)\bresolved\b(?!\s+(?:by|with)\b)",
    "RESOLVED": r"\b(?:RESOLVED|AGREED|NOTED|APPROVED|GRANTED|REFUSED|CARRIED|LOST|DEFERRED|OBJECT)\b",
    "that_start": r"^(?:\(?\w{1,3}[.)]\s+)?That\b",
    "agreed": r"(?i)\bagreed\b",
    "it_agreed": r"(?i)\bit (?:was|is) (?:\w+ )?(?:agreed|decided|resolved)\b|\b(?:was|were) (?:also |"
    r"then )?agreed\b",
    "body_agreed": rf"(?i)\b{_BODY}\s+(?:\w+ ){{0,2}}(?:agreed?s?|resolved|approved?s?|accepted|supported|"
    rf"decided|noted"
    r"|received|endorsed|recommend(?:ed|s)?|welcomed)\b",
    "person_agreed": rf"\b{_NAME} (?:\(\w+\) )?(?:has |had |have )?(?:agreed|offered|volunteered|"
    rf"undertook|promised) to\b",
    "agreed_to": r"(?i)\b(?:agreed|offered|undertook|promised|volunteered|committed)\b(?: to)?",
    "had_agreed": r"(?i)\b(?:had|has|have|been) (?:\w+ )?(?:agreed|decided|approved|resolved|refused|"
    r"granted|noted)\b",
    "approved": r"(?i)\b(?:approved|accepted|adopted|ratified|endorsed|confirmed|granted|passed|"
    r"authorised)\b",
    "approve_end": r"(?i)\b(?:approved|accepted|adopted|agreed|noted|received|carried|passed|refused|"
    r"granted)[.:;]?$",
    "approval": r"(?i)\bapproval (?:\w+ )?recommended|recommend(?:ed)? approval|no objections?\b|"
    r"\bsupports? the\b",
    "minutes": r"(?i)\bminutes\b.*\b(?:approved|agreed|confirmed|signed|adopted|accepted|correct|true)\b",
    "correct_record": r"(?i)\b(?:correct|true|accurate) (?:record|account)|as correct\b|taken as read",
    "payments": r"(?i)\b(?:payments?|accounts?|cheques?|invoices?)\b.*\b(?:approved|agreed|passed|"
    r"proposed|accepted)",
    "by_other": rf"(?i)\b(?:by|from) (?:the )?{_OTHER}\b",
    "other_did": rf"(?i)\b{_OTHER} (?:\w+ )?(?:has|had|have|agreed|approved|decided|refused|granted|"
    rf"ratified)\b",
    "noted": r"(?i)\bnoted\b(?! that)",
    "noted_that": r"(?i)\bnot(?:ed|ing) that\b",
    "body_noted": rf"(?i)\b{_BODY} (?:\w+ )?(?:noted|received|welcomed)\b",
    "received": r"(?i)\b(?:report|update|letter|table|position|statement|resignation)s? (?:was|were) "
    r"(?:noted|received)",
    "apologies_ok": r"(?i)\bapolog(?:y|ies)\b.*\baccepted\b|\breasons? (?:was |were )?accepted\b",
    "refused": r"(?i)\b(?:refused|declined|rejected)\b",
    "carried": r"(?i)\bcarried\b(?!\s+(?:out|on|forward|over))",
    "carried_out": r"(?i)\bcarried (?:out|on)\b",
    "elected": r"(?i)\b(?:was|were|be) (?:\w+ )?(?:elected|appointed|co-opted|re-elected)\b",
    "proposed": r"(?i)\b(?:proposed|prop\.?|moved|proposition of|nominated)(?= ?[(:,]| (?:by )?[A-Z]|"
    r" by\b| that\b)",
    "seconded": r"(?i)\b(?:seconded|2nd|2nd\.)(?: by)?(?= [A-Z])|\bseconded\b",
    "favour": r"(?i)\ball in favour|unanimous|nem\.? ?con|without division|show of hands|votes? to\b|"
    r"\b\d+ (?:in favour|for)\b|\bfor:? \d+",
    "motion": r"(?i)\b(?:motion|amendment|proposal|vote)\b",
    "no_action": r"(?i)\bno (?:further )?action\b",
    "set_at": r"(?i)\b(?:set at|to stay at|be waived|was set)\b",
    "will": r"(?i)\b(?:will|would|shall|'ll|’ll)\b(?! (?:not|be held|have been))",
    "name_will": rf"^(?:.{{0,40}}?[-–:,.] )?{_NAME} (?:\w+ly )?(?:will|would|to|is to|was to|are to|"
    rf"intends to)\b",
    "pron_will": r"(?i)^(?:he|she|they|we|it)\s+(?:\w+ )?(?:will|would|'ll|’ll)\b",
    "would_be": r"(?i)\b(?:will|would) (?:now |also )?be\b",
    "to_task": rf"(?i)\bto (?:also |officially )?{TASK}\b",
    "will_task": rf"(?i)\b(?:will|would|shall|should) (?:also |then |now )?{TASK}\b",
    "owner_to": rf"^(?!(?i:{_NO_OWNER})\b)[A-Z][\w'’&/-]*(?:,? (?!(?i:{_NO_OWNER})\b)[\w'’&/-]+){{0,7}} to "
    r"(?!the\b|an?\b|be\b|date\b|th\w+\b|his\b|her\b|our\b|\w{3,}ing\b)[a-z]{2,}",
    "verb_first": rf"^(?:[-*] )?(?i:{TASK})\b(?!ed)",
    "to_be": r"(?i)\b(?:to be|is to|are to|was to|were to|due to be|is due|be done)\b",
    "asked_to": r"(?i)\b(?:asked|requested|instructed|urged|invited|reminded) (?:\w+ ){0,4}?to\b",
    "was_asked": r"(?i)\b(?:was|were|been|be|clerk) (?:also |then )?(?:asked|requested|instructed) ",
    "asked_that": r"(?i)\b(?:asked|requested|suggested|proposed)(?: again)? (?:that|for)\b",
    "asked_whether": r"(?i)\b(?:asked|enquired|inquired|queried|wanted to know|wondered|wished to know)\b"
    r"(?: \w+){0,6}? (?:whether|if|what|why|how|when|who|where)\b",
    "why": r"(?i)\bwhy\b",
    "should": r"(?i)\bshould\b",
    "needed": r"(?i)\b(?:needed|needs|need|required|wanted)\b",
    "action_word": r"(?i)^\W*action\b|\baction(?: by)?:",
    "name_colon": r"^[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,3}(?: (?:&|"
    r"and) [A-ZÀ-Þ]\w+(?: [A-ZÀ-Þ]\w+)?)?: \S",
    "clerk": r"(?i)\bclerk\b",
    "due": r"(?i)\bby (?:the )?(?:end|next|\d|january|february|march|april|may|june|july|august|september|"
    r"october|november"
    r"|december)|\b(?:shortly|asap|as soon as|in due course|next (?:week|month|year))\b",
    "undertook": r"(?i)\b(?:undertook|promised|offered|volunteered|intends?|intended|planned|plans|"
    r"scheduled|programmed)\b",
    "report_back": r"(?i)\b(?:report|come|get) back|in writing|written (?:answer|reply)|circulate|"
    r"let .{2,30} have",
    "effect": r"(?i)\b(?:will|would|could|might|may|to)\b(?: \w+ly| not| also| all)? (?:make it|mean|save|"
    r"cost|allow|enable|lead|cause|lapse|apply|rise|fall|increase|reduce|remain|depend|require|undermine|benefit|"
    r"ensure|help)\b",
    "relative": r"(?i)\b(?:which|who|that) (?:will|would|could|might|may)\b",
    "may": r"(?i)\b(?:could|might|may)\b",
    "aim": r"(?i)\b(?:report|aim|purpose|object|intention|role|scheme|programme) (?:was|is) to\b",
    "had_asked": r"(?i)\bhad (?:been )?(?:asked|promised|requested|told)\b",
    "bare_task": rf"^{_NAME}(?:(?:,| and| &| ?/) {_NAME})* {TASK}\b",
    "still_to": r"(?i)\b(?:has|have|had) (?:still |yet )?to be\b|\bstill (?:has|have|had|to) (?:to )?\w+",
    "asked_for": r"(?i)\b(?:asked|requested|request|called|suggestion)\b.{0,20} for\b",
    "asked_if_can": r"(?i)\b(?:asked|wondered|enquired)\b.{0,30} (?:if|whether)\b.{0,80}?"
    r"\b(?:could|possible|would)\b",
    "offer": r"(?i)\b(?:offer(?:ed|s)?|invited|invitation)\b",
    "decided_that": r"(?i)\b(?:agreed|decided|resolved) that\b.{0,60}?\b(?:would|will|should|be)\b",
    "would_like": r"(?i)\b(?:would|should) like\b",
    "passive_will": r"(?i)\b(?:will|would|should|to) (?:now |also |then )?be \w+(?:ed|en|t|ne)\b",
    "ongoing": r"(?i)\b(?:awaiting|awaited|ongoing|continu\w+|in progress|still)\b",
    "past_done": r"(?i)\b(?:had|has|have|was|were) (?:now |already |since )?(?:been )?\w+ed\b",
    "completed": r"(?i)\b(?:completed|done|repaired|installed|purchased|fitted|in place|has now been|"
    r"had now been)\b",
    "defer": r"(?i)\b(?:deferr?(?:ed)?|postponed?|adjourned|held over|carried (?:forward|over)|re-?agenda|"
    r"abeyance|"
    r"brought forward|tabled until|on hold|put (?:off|back)|stood over|left on the table|revisit|punt)\b",
    "agenda_for": r"(?i)\bagenda (?:item )?for\b|\b(?:next|\w+) (?:month'?s |meeting'?s )?agenda\b|"
    r"\bto the agenda\b",
    "next_meeting": r"(?i)\bnext (?:\w+ )?(?:meeting|month|call)\b|\b(?:january|february|march|april|may|"
    r"june|july|"
    r"august|september|october|november|december) (?:\d{4} )?(?:meeting|agenda)\b",
    "await": r"(?i)\b(?:await|wait until|until)\b",
    "discuss_later": r"(?i)\b(?:discuss(?:ed|ion)?|consider(?:ed)?|decision|taken|"
    r"looked? at)\b.*\b(?:next|later|future|"
    r"until|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|"
    r"with the budget)",
    "next_meeting_date": r"(?i)^(?:date (?:and time )?of )?(?:the )?next (?:\w+ )?meeting\b|"
    r"meeting closed|no further business",
    "concern": r"(?i)\b(?:concern(?:s|ed)?|worr\w+|complain\w*|unhappy|dismay\w*|afraid|fear\w*|troubl\w+|"
    r"disappoint\w+|"
    r"object(?:ed|ion|or)\w*|unacceptable|angry|anxi\w+|upset|not satisfied|not convinced|shocked)\b",
    "raised": r"(?i)\b(?:raised|reported|pointed out|drew attention|drawn attention|identified|queried|"
    r"query)\b",
    "still_not": r"(?i)\b(?:still|yet|never|nothing|nobody|no one|none|not been|had not|has not|have not|"
    r"no reply|"
    r"no response|did not|could not|cannot|without)\b",
    "again": r"(?i)\bagain\b",
    "felt": r"(?i)\b(?:felt|feels?|thought|considered|in (?:his|her|their|my) (?:view|opinion)|believed)\b",
    "said": r"(?i)\b(?:said|stated|told|remarked|observed|commented|added|argued|knew of|had met|had seen|"
    r"had heard)\b",
    "member_said": r"\b(?:Councillors?|Cllrs?|Members?|[Rr]esidents?|Chair(?:man)?|[A-Z]{2}|Mr|Mrs|"
    r"Ms)\b(?: [A-Z][\w'’-]+)*"
    r" (?:said|asked|thought|felt|remarked|observed|wanted|complained|feared|had|was|drew|pointed|told|"
    r"did|could|wondered)\b",
    "officer_said": r"(?i)\b(?:officer|manager|director|head of [\w ,]+|nurse|inspector|headteacher|clerk|"
    r"analyst)\b(?: \w+)?"
    r" (?:said|reported|explained|answered|replied|confirmed|stated|advised|presented|introduced)\b",
    "question_mark": r"\?",
    "number": r"\d",
    "percent": r"\d\s?%|per cent|£",
    "if": r"(?i)^(?:if|unless)\b",
    "quote": r"[“”\"]",
    "thanks": r"(?i)\b(?:thank\w*|pleased|welcomed|congratulat\w+|glad)\b",
    "none": r"(?i)^(?:none|nil|no one|there (?:were|was|are) no\b|nothing to report)",
    "colon_end": r":$",
    "pron_start": r"^(?:He|She|They|It|he|she|they|it)\b",
    "cap_start": r"^[A-Z]",
}
_WORDINGS = {name: wording(pattern) for name, pattern in _PATTERNS.items()}


def cues(text: str) -> Iterator[str]:
    """The names of the wordings that occur in a clause."""
    return (name for name, one in _WORDINGS.items() if one.occurs(text))
