"""Wordings by which a body decides something, and such as only seem to."""

from matters.pipeline.outcomes.wording.wording import wording

_OTHER = (
    r"(?:(?:borough|county|district|city|town|unitary)(?: council)?|bcklwn|ncc|mcc|sbc|"
    r"planning (?:services|authority|"
    r"dept|inspector\w*|department)|inspector|cabinet|executive|county|government|home office|highways)"
)
_BODY = (
    r"(?<!borough )(?<!county )(?<!district )(?:committee|council|councillors|cllrs|board|panel|members|"
    r"meeting|"
    r"forum|parish council|governors|trustees|authority|sub-committee|sub-group|partnership|executive)"
)
_VERDICT = (
    r"(?:noted|agreed|approved|accepted|adopted|ratified|confirmed|carried|granted|refused|lost|endorsed|"
    r"supported|"
    r"passed)"
)
_COUNT = (
    r"(?:\d|an?\ |the\ chair|\w+\ votes?\b|majority|consensus|all\b|"
    r"the\ (?:board|committee|council|members)\b)"
)
"""What stands behind "by" where no other body does."""
_ASKED = (
    r"invitation|nomination|offer|proposal|proposition|quotation|quote|recommendation|request|suggestion|"
    r"tender"
)
_DONE = rf"(?:{_VERDICT}|resolved|decided|received|elected|appointed)"
DECIDES = wording(
    rf"""(?x)
    (?i:\bit\ (?:was|is)\ (?:\w+\ )?(?:agreed|decided|resolved)\b(?!\ with))
  | \b(?i:{_BODY})\ (?:\w+\ (?:and\ )?)?(?i:agreed?s?|resolved?s?|approved?s?|
        accept(?:ed|s)|decided|determined|endorse[ds]|ratifie[ds]|received|
        adopt(?:ed|s)|noted?s?|signed\ off|
        supported\ the\ (?:proposals?|recommendations?))\b(?!\ (?:that|with))
  | \bRESOLVED\b | \bResolved\b(?=\ that|:|\ to) | ^(?:\(?\w{{1,3}}[.)]\ )?That\b.*\bbe\b
  | ^(?:\(?\w{{1,3}}[.)]\ )?(?i:all\ |unanimously\ )?(?i:{_VERDICT})(?!\ that)\b[^?]{{0,70}}$
  | (?i:(?::|–|-|,|\bwas|\bwere)\ (?:also\ |then\ |all\ |duly\ |unanimously\ )?(?:{_VERDICT})\b(?!\ (?:that|
        out|on|by\ (?!\d|a\ majority|common)|to\ (?!the\ vote))))
  | ^(?:DECISION|Decision)\W+[A-Z] | ^(?:Agreed|Decided)\ (?:that|to)\b
  | (?i:(?::|–|-)\ (?:resolved|agreed|decided)\ (?:that|to)\b) | (?i:\band\ (?:approved|noted)\.?$)
  | (?i:\b(?:seconded|moved|proposed)\ by\b.{{0,60}}?,?\ and\ (?:duly\ |it\ was\ |was\ |unanimously\ )*
        (?:agreed|approved|carried|resolved)\b)
  | (?i:^(?:\(?\w{{1,3}}[.)]\ )?(?:comments?:\ )?(?:strong\ |strongly\ )?(?:object(?:ion)?|support)\b
        (?:,?\ (?:as|because|due|in|on|subject|the|this|to)\b.*)?[.;]?$)
  | (?i:^(?:comments?:\ )?no\ comments?\b) | ^(?:Comments?:\ )?(?:OBJECT(?:ION|ED)?|SUPPORT(?:ED)?)\b
  | (?i:\b(?:{_BODY})\ (?:was|were)\ (?:strongly\ )?(?:opposed\ to|in\ favour\ of)\b)
  | (?i:\brecommend(?:ed)?\ (?:approval|refusal)\b)
  | (?i:\bvoted\ (?:unanimously\ )?in\ favour\b) | (?i:\b(?:was|were)\ signed\ off\b)
  | (?i:\b(?:motion|amendment)\ fell\b)
  | ^(?:[A-Z\d][\w£.,/&’'()-]*\ ){{1,3}}(?:[\w/&()-]+\ ){{0,3}}?(?i:approved|agreed|adopted|ratified|rejected|
        refused|reappointed|accepted)\.?$
  | (?i:(?:^|\b(?:{_BODY}|we)\ )(?:\w+\ )?voted\ (?:unanimously\ )?(?:to|against)\b)
  | (?i:^(?:report|minutes|letter)\ (?:noted|
        received)\.?$)
  | (?i:^vot(?:es?|ing)\b\W*\d) | (?i:\bby\ common\ consent\b) | (?i:\bstanding\ orders\ were\ suspended\b)
  | (?i:\b(?:considered|debated|discussed|examined|presented|read|received|reviewed)\ and\ (?:then\ )?
        (?:approved|agreed|adopted|accepted|noted)\b)
  | (?i:\b(?:report|update|petition|letter|table|position|statement|resignation|minutes|
        recommendations?)\b.{{0,60}}
        (?:was|were|be)\ (?:received|noted)\b(?!\ (?:from|that)))
  | (?i:\bapproval\ (?:was\ )?recommended\b|\bno\ objections?\b(?!\ (?:had|from|to\b.*\bbut)))
  | (?i:\bno\ (?:further\ )?action\ (?:would|will|to|is\ to)\ be)
  | (?i:\b(?:minutes?)\b.*\b(?:approved|agreed|confirmed|signed|adopted|accepted)\b)
  | (?i:\b(?:was|were)\ (?:declared\ |unanimously\ |duly\ |again\ )?(?:re-?)?(?:elected|appointed|
        co-opted)\b)
  | (?i:\b(?:motion|proposal|amendment|resolution)\b.*\b(?:carried|passe[ds]|lost|fell|agreed)\b)
  | (?i:\bhas\ been\ approved\b) | (?i:\bapplication\ was\ (?:granted|refused)\b) | \b(?:GRANTED|NOTED|
        CARRIED)\b
  | (?i:\b(?:was|were|been)\ passed\ (?:for\ payment|unanimously)|\breasons?\ (?:was\ |were\ )?accepted)
  | (?i:\b(?:all|[\d.)]+)\ (?:agreed|approved|accepted|passed)\ for\ payment\b)
  | (?i:\bproposed\ (?:the\ )?(?:acceptance|adoption|approval)\b.*\bseconded\b)
  | (?i:\bfor\ ?[-–:]\ ?\d+\b.{{0,40}}\b(?:against|abst\w*)\ ?[-–:]\ ?\d)
  | ^(?:[Tt]he\ )?(?:CC|PC|TC|(?i:{_BODY}))\b[^.;]{{0,60}}\band\ (?i:therefore\ )?
        (?:agreed|decided|resolved)\ (?:to|that)\b
  | (?i:\b(?:all|councillors|members|those)\ (?:present\ )?(?:were|was)\ (?:all\ )?
        (?:content|happy|in\ agreement|in\ favour)\ (?:for|that|to)\b)
  | (?i:\b(?:was|were)\ (?:\w+ly\ )?authori[sz]ed\b(?!\ by\b))
  | (?i:\b{_BODY}\ (?:\w+\ )?(?:authori[sz]ed|delegated\ (?:authority|powers?|the\ decision))\b)
  | (?i:\bauthority\ (?:was|be)\ (?:given|delegated|granted)\b)
  | (?i:(?<!planning\ )\b(?:approval|consent|dispensation|permission)\ (?:was|were|be)\ (?:\w+ly\ )?
        (?:given|granted)\b(?!.*\bby\ (?!{_COUNT})))
  | (?i:\b(?:{_ASKED})\b[^.;]{{0,80}}\b(?:was|were)\ (?:\w+ly\ )?
        (?:declined|refused|rejected|turned\ down|not\ (?:accepted|agreed|approved|supported))\b
        (?!.*\bby\ (?!{_COUNT})))
  | (?i:\b(?:minutes|notes|record)\b[^.;]{{0,80}}\btaken\ as\ (?:correct|read)\b
      | \btaken\ as\ read\ and\ (?:approved|confirmed|signed)\b)
  | (?i:\bapolog(?:y|ies)\b[^.;]{{0,60}}\baccepted\b)
  | (?i:^(?:an?\ |the\ )?(?:\w+\ ){{0,2}}
        (?:committee|steering\ group|sub-?(?:committee|group)|task\ group|working\ (?:group|party))\b
        (?!\ (?:since|that|when|which)\b)[^.;]{{0,80}}\b(?:was|were)\ (?:established|formed|set\ up)\b
        (?!.*\b(?:\d{{4}}|ago|last)\b))
  | ^(?:DECISION|Decision)\ ?[:–-]+\ ?[a-z]{{2}}
  | (?i:^[A-Z][^.;:]{{2,60}}\bof\ £[\d,.]+\ (?:\w+\ ){{0,3}}?(?:accepted|agreed|approved|refused)\.?$)
  | (?i:\bdecisions?\ (?:of|by|from)\b[^.;:]{{2,60}}\b(?:was|were)\ (?:noted|received)\b)
    """
)
DECIDES_NOT = wording(
    rf"""(?x)
    (?i:\bhad\ (?:been\ |previously\ |already\ |also\ |all\ )*(?:{_DONE})\b)
  | (?i:\b(?:{_DONE})\b.{{0,30}}\bby\ (?:the\ )?(?:{_OTHER}|[a-z]{{1,3}}(?:bc|dc))\b) |
        (?i:\b{_OTHER}\ (?:council\ )?(?:(?!was\b|were\b)\w+\ )?(?:{_DONE})\b)
  | ^\W*(?:[A-Za-z]{{0,4}}\W?)?[\d/.\W]*$
  | ^(?:@[\w-]+|[A-Z]{{2,3}}|(?:Cllrs?|Councillors?|Mrs?|Ms|Dr)\.?\ [A-Z][\w'’-]+|(?:[Tt]he\ )?[Cc]lerk)
        \ (?:to|will)\ (?!be\b)(?!.*\b(?:agreed|approved|resolved)\b)[a-z]+
  | (?i:\b(?:comments|issues|matters|points)\ (?:\w+\ )?(?:were|was)\ (?:also\ )?
        (?:discussed|made|noted|raised):?$)
  | (?i:\bconfirmed\ (?:as\ quorate|that)\b(?!.*\b(?:agreed|resolved)\b))
  | (?i:^(?:the\ )?(?:board|committee|council|councillors|governors|members|trustees)\ (?:also\ |then\ )?
        (?:considered|debated|discussed|explored)\b
        (?!.*\b(?:accepted|adopted|agreed|and|approved|decided|endorsed|noted|recommend\w*|resolved)\b))
  | (?i:\b(?:was|were|being|declared)\ (?:\w+\ )?quorate\b(?!.*\b(?:agreed|resolved)\b))
  | (?i:^\W*carried\ (?:forward|over)\b)
  | (?i:\b(?:balance|budget|deficit|funds?|grant|money|reserves?|sum|surplus|underspend|£[\d,.]+\w?)\b
        .{{0,80}}(?<!\bbe\ )carried\ (?:forward|over)\b(?!.*\b(?:agreed|resolved)\b))
  | (?i:\bpassed\ (?:on\ )?to\b)
  | ^(?i:none|nil|no\ (?!objection|further\ action|comment)|there\ (?:was|were)\ no)
  | (?i:\bapolog\w+\ (?:for\ absence\ )?(?:was|were|had\ been)\ (?:also\ )?received\b(?!.*accepted))
  | (?i:\bat\ (?:the|its|their)\ (?:last|previous)\ meeting\b) | (?i:\bnot(?:ed|ing)\ (?:that|as)\b)
  | (?i:\bit\ was\ (?:\w+\ )?noted\ (?!and\b|by\b|with\b)\w) | ^[“"‘']\W*RESOLVED\b
  | ^(?:Applicant|Application|Location|Proposal|Site)\b[\w\ ]{{0,20}}:
  | ^\W*This\ (?:Council|Committee|Meeting)\ (?:\w+\ )?(?:agrees|believes|calls|notes|recognises|resolves|
        welcomes)\b
  | ^[“"]\W*(?:That\b|This\ \w+\ (?:agrees|believes|notes|resolves)\b)
  | (?i:\b(?:burglar(?:y|ies)|collisions?|crimes?|incidents?|offences?|thefts?)\b[^.;]{{0,50}}
        \b(?:been|was|were)\ (?:\w+\ )?(?:closed|noted|received|recorded|reported|resolved)\b)
  | (?i:\bit\ was\ (?:\w+\ )?(?:confirmed|reported)\ (?:that\ )?(?:\w+\ ){{0,5}}?(?:had|has|have)\ been\b)
  | (?i:\bagreed\ (?:that\ )?there\ (?:is|was|were)\b)
  | (?i:\binvited\ nominations\b|\basked\ for\ nominations\b) | (?i:\bcarried\ (?:out|on)\b) | \?$
  | ^(?i:pursuant|an\ amendment\ was\ moved)|^(?i:it\ was\ (?:moved|proposed)\ by)
        (?!.*\b(?i:and\ (?:\w+\ ){{0,2}}(?:agreed|approved|carried|resolved))\b)
  | ^(?:RESOLVED|Resolved|Decision|AGREED|Minutes)\W*$
  | (?i:\breceived\ (?!and\b)\w+\ (?:\w+\ ){{0,3}}?(?:of|from|by|on)\b(?!.*\b(?:noted|agreed|resolved)\b))
  | (?i:^to\ (?:receive|consider|approve|note|confirm|discuss|agree)\b[^:]*$)
    """
)
