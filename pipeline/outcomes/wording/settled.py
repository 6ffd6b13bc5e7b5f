"""Whether a clause tells of what was put right, or that nobody complained.

What was removed or taken away may be what is complained of, so that such verbs settle nothing.
"""

import re

_DONE = (
    r"(?:repaired|mended|fixed|cleared|cut\ back|filled(?:\ in)?|restored|resolved|"
    r"rectified|completed|collected|cleaned|unblocked|reinstated|dealt\ with|sorted|attended\ to|"
    r"put\ right|tidied|trimmed|reopened|resurfaced|renewed|put\ back|made\ good|"
    r"reconnected)"
)
_ADVERSE = r"(?:complaints?|concerns?|problems?|objections?|issues?)"
_NUISANCE = (
    r"(?:dumping|fly-?tipping|noise|smells?|odours?|flood(?:s|ing)?|leaks?|nuisance|speeding|vandalism|"
    r"fouling|trespass(?:ing)?|problems?|complaints?)"
)
_SETTLED = re.compile(
    rf"""(?xi)
    (?<!\bto\ )\b(?:has|have|had)\ (?:now\ |since\ |already\ |all\ |also\ |both\ |recently\ |at\ last\ |
        finally\ |just\ )*been\ (?:\w+ly\ |now\ |all\ )?{_DONE}\b
  | \b(?:is|are|was|were)\ now\ {_DONE}\b
  | [–:-]\ (?:now\ |all\ )?(?:{_DONE}|done|concluded)\.?$
  | \b{_NUISANCE}\b.{{0,60}}\b(?:has|have|had)\ (?:now\ )?(?:ceased|stopped|abated|cleared|subsided)\b
  | \bnot\ (?:had|received|heard|aware)\ (?:of\ )?any\ (?:\w+\ )?{_ADVERSE}\b
  | \bno\ (?:further\ |new\ |more\ |other\ |major\ |serious\ |adverse\ |outstanding\ )?{_ADVERSE}\b
    """
)
_YET = re.compile(
    r"(?i)\b(?:still|not|never|again|but|however|although|though|why|yet|without|nobody|unless|only|"
    r"until|worse|should|asked|would|despite|temporar\w+|instead|twice|times|vandal\w*|stolen|damag\w+|"
    r"illegal\w*|wrong\w*|complain\w*|worr\w+|unhapp\w+|disappoint\w+|fear\w*|concern\w*|queried)\b"
)


def settled(text: str) -> bool:
    """Whether all that a clause tells of is settled: nothing in the rest of it speaks of anything adverse."""
    rest = _SETTLED.sub(" ", text)
    return rest != text and not _YET.search(rest)
