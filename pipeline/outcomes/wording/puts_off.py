"""Wordings that put something off, and such as only seem to."""

from matters.pipeline.outcomes.wording.wording import wording

DEFERS = wording(
    r"""(?xi)
    (?<!county\ )(?<!borough\ )(?<!district\ )(?<!city\ )\b(?:board|cabinet|chair|committee|conference|
        council|councillors|executive|forum|governors|members|panel|partnership|trustees|we)
        \ (?:\w+ly\ |therefore\ |then\ |also\ )?(?:deferred|postponed)\ (?!(?:his|her|to)\b)[a-z]
  | \bcontinue\ (?:the\ |its\ )?(?:consideration|discussion|debate)\ of\b.{0,80}\b(?:at|in|to|until)\b
  | \b(?:application|consideration|discussion|item|matter|motion|question|report)s?\b.{0,60}?
        \b(?<!\bhad\ been\ )(?:moved|put\ back)\ (?:from\ .{3,30}\ )?to
        \ (?:the\ |its\ |a\ )?(?:(?:next|following|later|future)\ |
        (?:jan|feb|mar|apr|may|june|july|aug|sep|oct|nov|dec)\w*\b(?!\ \d))
  | \bhold\ (?:it|these|this|that|the\ (?:application|decision|item|matter|motion|question|report))\ over\b
  | \b(?:take|taken)\ (?:it\ |this\ |the\ \w+\ )?up\ again\ (?:after|at|in|on|when)\b
  | \b(?:be|been|was|were|is|to)\ (?:further\ )?(?:deferred|postponed|adjourned|held\ over|
        carried\ (?:forward|over)|put\ back)\b
  | (?-i:\bDecision)\ (?:deferred|held\ over|postponed)\b
  | \bre-?agenda\b | ^(?:item\ |matter\ )?(?:deferred|postponed|adjourned|tabled\ until|held\ over|
        carried\ forward|punt)\b
  | [:–-]\ (?:deferred|postponed|adjourned|held\ over)\b | \b(?:agreed|resolved|decided)\ to\ (?:defer|
        postpone|adjourn)\b
  | \b(?:on|to|for)\ the\ (?:next|\w+)\ (?:month'?s\ |meeting'?s\ )?agenda\b | \bagenda\ item\ for\b
  | \bbrought\ forward\ to\b | \bin\ abeyance\b | \bleft\ on\ the\ table\b
  | \b(?:taken|discussed|considered|revisited?|look(?:ed)?)\b(?:\ \w+){0,4}?\ (?:at|to|until|in|
        with)\ (?:the\ )?(?:next|following)\ (?:\w+\ )?meeting\b
  | \bdiscuss(?:ed|ion)?\ (?:again\ |further\ )?(?:at\ |in\ )?(?:the\ )?next\ (?:month|meeting|call|week)
  | ^(?:await|continue\ (?:the\ )?discussion|will\ await|move\ to\ next|to\ be\ taken)\b
  | \b(?:(?:be|being)\ (?:taken|looked\ at)|look\ at|look\ at\ this|consider\ (?:it|this))\ (?:with|in)
        \ (?:the\ )?(?:budget|january|february|march|april|may|june|july|august|september|october|
        november|december)\b
  | \bc/?f(?:wd)?\ to\b | \bcarry\ forward\.?$ | \bhold\ (?:over|(?:un)?till?)\b
  | \bstands?\ (?:adjourned|deferred)\b
  | \b(?:stands?|stood|left)\ over(?=\W*$|\ (?:to|until|till|for|pending)\b)
  | \b(?:on\ hold|parked)\b.{0,30}\b(?:until|till|pending)\b
  | \bback\ on\ (?:the\ )?agenda\b | (?:^|[-–:,;]\ )next\ (?:agenda|mtg)\b
  | \bleave\ it\ (?:until|till|while)\b | \bwould\ await\b.{0,60}\bbefore\b
  | \b(?:too\ (?:early|soon)\ to\ decide|decide\ ne?xt)\b
  | \b(?:be|was|were)\ continued\ (?:to|until|pending)\b
  | \b(?:left|kept|keep|remain|stay)\ on\ the\ agenda\b
  | \b(?:add|include|place|put)(?:e?d)?\b.{0,40}\bon\ the\ agenda\ (?:for|of)\b
  | \b(?:no\ decision|not\ (?:feel\ )?able\ to\ decide|unable\ to\ (?:decide|comment))\b.{0,60}\b
        (?:until|pending|while|before)\b
  | \b(?:withdrawn|not\ reached|not\ ready|no\ time|ran\ out\ of\ time)\b.{0,60}\b
        (?:resubmitted|brought|taken|next|come\ (?:back|to)|stands?)\b
  | \b(?:to\ be|will\ be|would\ be|be)\ (?:revisited|reconsidered|picked\ up\ again|dealt\ with\ (?:\w+\ )?at
        \ a\ later|discussed\ (?:again\ )?(?:after|once|when))\b
  | \b(?:to|will|would|should|it|be)\ (?:come|brought|bring(?:\ it|\ this)?)\ back\ (?:in|once|when|
        after|next)\b
  | \blie\ on\ the\ table\b | \b(?:carry|carried|roll|rolled)\ (?:forward|over)\ to\b
  | \b(?:left|leave|put\ off)\ (?:it\ |this\ )?(?:un)?till?\b
  | \bcome\ back\ to\ (?:it|this|the\ (?:matter|item|question))\ (?:in|at|when|after)\b
  | \badjourned\ (?:consideration|the\ (?:item|debate|application|matter))\b
  | \b(?:leave|left|put|moved?|held)\b.{0,40}\bto\ a\ (?:later|future)\ meeting\b
  | \b(?:agreed|decided|resolved)\ to\ (?:a?wait|leave)\b
  | (?:\bto\ be\ (?:considered|decided|discussed|looked\ at|reviewed)|
        (?:^|[:–-]\ |\bagreed\ to\ )(?:consider|decide|discuss|finish|look\ at))\b(?:\ \w+){0,4}?\ (?:once|
        when|after|next\ time|(?:un)?till?|in\ (?:the\ new\ year|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|
        nov|dec)\w*))\b
  | \b(?:consideration|decision)\ to\ await\b
  | \bwas\ deferred\b | \bdefer(?:red)?\ (?:it|this|to|until)\b | \bpostponed\b.*\buntil\b
    """
)
DEFERS_NOT = wording(
    r"(?i)\bdeferred from\b|\bdeferred to (?:\w+ ){0,2}(?:advice|judg\w+|opinions?|views?|wishes)\b|"
    r"\bshould defer to\b|^(?:\S*\d\S* )?(?:to )?receive (?:items|suggest)\b|"
    r"\bi (?:will|shall) move\b|\bmoved (?:as )?an amendment\b|^(?:date of )?(?:the )?next meeting\b|"
    r"meeting (?:was )?adjourned|"
    r"\badjourned (?:at|for (?:ten|\d+|refresh|a short))\b|"
    r"\bhad been (?:deferred|postponed|held over|put back|carried (?:forward|over))\b|"
    r"\bagenda (?:was|were) (?:circulated|agreed)|"
    r"\bdeferred (?:pension|member|payment)|\bpensions?\b.*\bdeferred\b|\bput back by\b|"
    r"\b(?:was|were|had been|been) (?:taken|looked at) (?:with|in|by)\b|\bforward in the agenda\b|"
    r"\b(?:amount|balance|budget|deficit|funding|funds?|grant|money|monies|reserves?|sum|surplus|"
    r"underspends?|"
    r"overspends?)\b.*\bcarried (?:forward|over)|"
    r"\b(?:items|business|matters|motions|reports|topics) (?:due )?to be (?:considered|discussed|taken)\b"
    r"(?=.*\b(?:accepted|agreed|approved|noted|received)\b)|"
    r"\b(?:agenda|forward plan|list|programme|schedule) of (?:\w+ )?(?:items|business|matters|reports)\b|"
    r"\b(?:match|walk|event|concert|fair|fete|show|visit|trip|works?) "
    r"(?:was|were|had been|has been) postponed\b"
)
