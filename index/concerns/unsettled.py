"""Whether words speak of a matter that was raised before as not settled, or as bad again."""

import re

_UNSETTLED = re.compile(
    r"""(?xi)
    \b(?:still|yet|again|continu\w+|remain\w*|on-?going|persist\w*|recur\w*|worse\w*|increas\w+
        |await\w*|outstanding|pending|overdue|delay\w*|unresolved|chas\w+|remind\w*|pursue\w*
        |frustrat\w+|disappoint\w+|unfortunately|unhappy|fail\w*|refus\w+|unable|lack\w*|reluctan\w+
        |concern(?:s|ed)?|complain\w*|worr(?:y|ies|ied|ying)|problems?|issues?|difficult\w*|dispute\w*
        |danger\w*|hazard\w*|unsafe|damage[ds]?|broken|block(?:ed|age)|overgrown|poor|bad(?:ly)?
        |deteriorat\w+|unacceptable|inadequa\w+|not|nothing|nobody|never|nor)\b
  | \bno\ (?:\w+\ ){0,2}?(?:repl(?:y|ies)|response|answer|word|news|progress|action|sign|improvement|change
        |information|movement|result|solution|agreement|decision|date|work)\b
  | \bnone\ (?:\w+\ )?(?:received|had|has|was|were)\b | \bneeds?\ to\ be\b
    """
)
_SETTLED = re.compile(
    r"(?i)\b(?:no (?:further|more) (?:action|complaints?|problems?|issues?|reports?|concerns?)|no longer|"
    r"not (?:a|an) (?:major |big )?(?:issue|problem)|(?:has|have|had) (?:now )?(?:ceased|stopped)|"
    r"not (?:be |being )?pursued|nothing (?:further |new |more )?to report)\b"
)


def unsettled(quote: str) -> bool:
    """Whether words speak of a matter as not settled, whatever it is."""
    return bool(_UNSETTLED.search(_SETTLED.sub(" ", quote)))
