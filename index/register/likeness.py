"""Whether two groups of sightings bear two spellings of one name, may do so, or say nothing of it."""

from matters.index.register.groups import Group, Lists, shares_post, years_apart
from matters.index.register.names import Name, extends, given_agree, is_common, looks_alike, pet_forms

_REGULAR = 0.5
_VERY_REGULAR = 0.75
_YEARS_OF_A_NAME = 6.0
_YEARS_BETWEEN = 1.0
_YEARS_OF_A_CHANGE = 1.2
_FEW = 2
_SHARE = 0.2
_KNOWN = 5


def is_spelling(small: Group, big: Group, lists: Lists) -> bool:
    """Whether the rarer name is surely a spelling of the other's.

    What counts: the same first name, a body that both sit in, and that the one is always missing where the
    other stands, though it stands in the lists before and after.
    """
    if _same_but_middle(small, big):
        return years_apart(small, big) <= _YEARS_OF_A_NAME
    if _lengthened(small, big):
        return years_apart(small, big) <= _YEARS_OF_A_NAME and bool(small.bodies & big.bodies)
    if not spelt_alike(small.name, big.name):
        return False
    regular = lists.fills_gaps(small, big)
    if shares_post(small, big) and (regular > 0 or _one_post(small, big)):
        return True
    if small.name.surname == big.name.surname:
        return regular >= _VERY_REGULAR or _one_first_name(small, big)
    if small.name.is_bare or big.name.is_bare:
        return regular >= _VERY_REGULAR
    rare = len(small.sightings) <= max(_FEW, _SHARE * len(big.sightings))
    if small.name.is_full and small.name.first == big.name.first and rare and _within(small, big):
        return True
    return rare and regular >= _REGULAR


def _one_post(small: Group, big: Group) -> bool:
    """Whether both have one whole first name and, with hardly a break, one post in one authority."""
    whole = small.name.is_full and small.name.first == big.name.first
    return whole and bool(small.bodies & big.bodies) and years_apart(small, big) <= _YEARS_BETWEEN


def _one_first_name(small: Group, big: Group) -> bool:
    """Whether two forms of a first name ("Andy", "Andrew") are used of one person in one body in turn."""
    if is_common(small.name.surname) or not small.bodies & big.bodies:
        return False
    if not pet_forms(small.name.first, big.name.first):
        return False
    return years_apart(small, big) <= _YEARS_BETWEEN


def _within(small: Group, big: Group) -> bool:
    """Whether the rarer spelling falls into the time of an often seen one of the same authority."""
    if len(big.sightings) < _KNOWN or is_common(big.name.surname):
        return False
    return big.first < small.first and small.last < big.last and small.authorities <= big.authorities


def is_repeated(bare: Group, fuller: Group) -> bool:
    """Whether a bare surname means its only bearer though lists name both, which they do by oversight."""
    both = bare.documents & fuller.documents
    if bare.sexes and fuller.sexes and bare.sexes != fuller.sexes:
        return False
    few = len(both) <= _FEW and len(both) <= _SHARE * len(fuller.documents)
    return few and bare.kind in (None, fuller.kind) and years_apart(bare, fuller) <= _YEARS_BETWEEN


def doubtful(one: Group, other: Group) -> str | None:
    """Why two groups may be one, ``None`` where little says so."""
    a, b = one.name, other.name
    together = one.documents & other.documents
    if together and not (a.surname == b.surname and (a.is_bare or b.is_bare)):
        return None
    if one.sex and other.sex and one.sex != other.sex:
        return None
    if a.surname == b.surname and given_agree(a, b):
        return _why_kept_apart(one, other)
    if together:
        return None
    if spelt_alike(a, b) and (a.is_full or b.is_full or a.first == b.first):
        return "the names differ by a letter or two" if a.surname != b.surname else "forms of one first name"
    follows = one.bodies & other.bodies and 0 < years_apart(one, other) <= _YEARS_OF_A_CHANGE
    if (
        a.is_full
        and a.first == b.first
        and follows
        and (shares_post(one, other) or extends(a, b) or extends(b, a))
    ):
        return "the same first name, and one appears where the other ends: a change of surname, perhaps"
    return None


def _same_but_middle(one: Group, other: Group) -> bool:
    a, b = one.name, other.name
    return (
        a.surname == b.surname
        and bool(a.given)
        and bool(b.given)
        and a.first == b.first
        and given_agree(a, b)
    )


def _lengthened(one: Group, other: Group) -> bool:
    """Whether one took a double-barrelled surname after the other was last seen."""
    early, late = sorted((one, other), key=lambda group: group.first)
    longer, shorter = late.name, early.name
    if not (longer.given and shorter.given and extends(longer, shorter) and given_agree(longer, shorter)):
        return False
    return early.last <= late.first


def spelt_alike(a: Name, b: Name) -> bool:
    """Whether one name may be a misprint or a pet form of the other."""
    if a.is_bare or b.is_bare:
        return a.surname != b.surname and looks_alike(a.surname, b.surname)
    if given_agree(a, b):
        return a.surname != b.surname and looks_alike(a.surname, b.surname)
    alike = pet_forms(a.first, b.first) or looks_alike(a.first, b.first)
    return a.surname == b.surname and alike and a.is_full and b.is_full


def _why_kept_apart(one: Group, other: Group) -> str:
    if one.documents & other.documents:
        return "the same surname, but both stand in one attendance list"
    if one.kind and other.kind and one.kind != other.kind:
        return "the same name, one as councillor and one as officer"
    if years_apart(one, other) > 0:
        return "the same name, years apart"
    return "the same surname, and more than one may be meant"
