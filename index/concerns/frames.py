"""What a mention of a concern speaks of, without the words that tell only that somebody raised it."""

import re

_RAISED = (
    r"(?:raised|expressed|voiced|reiterated|repeated|shared|had|aired|noted|reported|registered|received|"
    r"made)"
)
_WHO = r"(?:\ (?:with|to|from|by|among|amongst|in|at)\ (?:[\w'’-]+\ ){1,5}?|\ )"
_MATTER = (
    r"(?:(?:the|an?|some|many|several|further|serious|real|strong|grave|their|his|her|its|previous|other|more|"
    r"ongoing|continued|numerous|various|two|three|considerable|much|growing|local|genuine|great|public)\ )*"
    r"(?:concerns?|worr(?:y|ies)|fears?|complaints?|objections?|issues?|questions?|quer(?:y|ies)|problems?|"
    r"matters?|dissatisfaction|disappointment|dismay|anger|frustration|unease|disquiet|unhappiness|reports?|"
    r"feelings?|subject|topic)"
)
_TO = (
    r"(?:about|of|that|over|regarding|at|with\ regard\ to|with\ respect\ to|in\ respect\ of|in\ relation\ to|"
    r"relating\ to|concerning|on|as\ to|around|with|why|whether|how|re\b\.?|because|by|against|to)"
)
_AUX = r"(?:(?:was|were|is|are|has|have|had|been|being|also|again|still|then|strongly|much)\ )*"
_TOLD = (
    r"(?:said|stated|told\ \w+|reported|noted|advised(?:\ \w+)?|informed\ \w+|pointed\ out|observed|remarked|"
    r"commented|added|mentioned|explained|argued|felt|thought|believed|considered|complained|feared|asked|"
    r"queried|questioned|wondered|regretted|stressed|highlighted|raised|reminded\ \w+|agreed|understood|"
    r"drew\ attention\ to|(?:attention|note)\ (?:was\ )?drawn\ to|aware|unaware|suggested|learned|heard|"
    r"(?:very\ |deeply\ |extremely\ |seriously\ |most\ |quite\ |particularly\ |chiefly\ |increasingly\ )*"
    r"(?:concerned|worried|disappointed|unhappy|dismayed|annoyed|angry|frustrated|troubled|alarmed|upset|anxious|"
    r"uneasy|afraid|surprised|shocked|appalled|dissatisfied))"
)
_FRAME = re.compile(
    rf"""(?xi)
    ^.{{0,90}}?(?:
        \b{_RAISED}\ (?:with\ \w+\ )?(?:\w+\ )?{_MATTER}{_WHO}{_TO}\b
      | \b{_MATTER}\ {_AUX}{_RAISED}{_WHO}{_TO}\b
      | \bthere\ (?:has|have|had|was|were|is|are|continued|continues)\ (?:\w+\ ){{0,2}}?{_MATTER}{_WHO}{_TO}\b
      | \b{_TOLD}\ (?:again\ )?(?:that|about|at|why|whether|if|how|of|by|over|with)\b
    )\s+(?:the\ (?:matter|issue|question|subject|problem)\ of\ )?
    """
)
_PLAIN = re.compile(rf"(?xi)^.{{0,60}}?\b(?:concerns?|complaints?|worr(?:y|ies)|quer(?:y|ies))\ {_TO}\b\s+")
_LEAST = 2
_TIMES = 3


def matter_of(quote: str) -> str:
    """The end of a quotation, after "Residents complained that" and the like.

    The whole quotation where too little would be left.
    """
    for pattern in [_FRAME] * _TIMES + [_PLAIN]:
        match = pattern.match(quote)
        if match and len(quote[match.end() :].split()) >= _LEAST:
            quote = quote[match.end() :]
    return quote
