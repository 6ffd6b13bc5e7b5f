"""More of the same: sentences with other names, other posts, in capitals, with the noise of scans."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from matters.models.en_minutes.annotated import Annotated, Name
from matters.models.en_minutes.invent import invented_body, invented_post
from matters.models.en_minutes.lexical import entries

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_CONFUSED = (
    ("rn", "m"),
    ("m", "rn"),
    ("l", "1"),
    ("I", "l"),
    ("e", "c"),
    ("h", "b"),
    ("ll", "U"),
    ("O", "0"),
)
_SHARE = {
    "names": 0.7,
    "bodies": 0.5,
    "posts": 0.4,
    "places": 0.5,
    "capitals": 0.04,
    "noise": 0.06,
    "breaks": 0.15,
}
_STREET = re.compile(
    r"\b[A-Z][a-z]+"
    r"(?= (?:Road|Lane|Street|Close|Avenue|Drive|Way|Farm|Bridge|Hill|Wood|Green|Court|Gardens|Park)\b)"
)


@dataclass(frozen=True, slots=True)
class Pool:
    """What a name may be replaced by: only names of bodies that are trained on.

    :param bodies: names of organisations by number of words.
    :param posts: names of posts by number of words.
    """

    bodies: Mapping[int, Sequence[str]]
    posts: Mapping[int, Sequence[str]]


def build_pool(texts: Iterable[Annotated]) -> Pool:
    """The organisations and posts of these texts."""
    found: dict[str, dict[int, set[str]]] = {"ORG": {}, "ROLE": {}}
    for one in texts:
        for name in one.names:
            if name.label in found:
                words = one.text[name.start : name.end]
                found[name.label].setdefault(_size(words), set()).add(words)
    bodies, posts = ({size: sorted(kept) for size, kept in found[label].items()} for label in ("ORG", "ROLE"))
    return Pool(bodies, posts)


def vary(one: Annotated, pool: Pool, random: Random) -> Annotated:
    """The same text with other names, and perhaps in capitals or badly scanned."""
    people: dict[str, str] = {}

    def other(name: Name, words: str) -> str:
        if name.label == "PERSON" and change["names"]:
            return _other_person(words, people, random)
        kind = "bodies" if name.label == "ORG" else "posts"
        choices = (pool.bodies if name.label == "ORG" else pool.posts).get(_size(words), ())
        if name.label == "PERSON" or random.random() >= _SHARE[kind]:
            return words
        if _size(words) > 1 and random.random() < 0.5:
            return invented_body(random) if name.label == "ORG" else invented_post(random)
        return random.choice(choices) if choices else words

    change = {kind: random.random() < share for kind, share in _SHARE.items()}
    varied = _rewritten(one, other)
    if change["places"]:
        varied = _other_streets(varied, random)
    if change["capitals"]:
        varied = replace(varied, text=_capitals(varied.text))
    if change["noise"]:
        varied = _noisy(varied, random)
    return _broken(varied, random) if change["breaks"] else varied


def _rewritten(one: Annotated, other: Callable[[Name, str], str]) -> Annotated:
    text, names, at = "", [], 0
    for name in one.names:
        text += one.text[at : name.start]
        words = other(name, one.text[name.start : name.end])
        names.append(Name(len(text), len(text) + len(words), name.label))
        text += words
        at = name.end
    return replace(one, text=text + one.text[at:], names=tuple(names))


def _size(words: str) -> int:
    """Words of a name, acronyms apart, so that like replaces like."""
    if words.islower():
        return -len(words.split())
    return 0 if words.isupper() and " " not in words else min(len(words.split()), 6)


def _other_person(words: str, people: dict[str, str], random: Random) -> str:
    parts = words.split(" ")
    if any(not part for part in parts) or (words.isupper() and len(words) <= 3):
        return words
    last = max((at for at, part in enumerate(parts) if len(part.strip(".")) > 1), default=-1)
    changed = []
    for at, part in enumerate(parts):
        if part not in people:
            people[part] = _other_part(part, last=at == last, random=random)
        changed.append(people[part])
    return " ".join(changed)


def _other_part(part: str, *, last: bool, random: Random) -> str:
    if re.fullmatch(r"(?:[A-Z]\.?)+", part) and len(part) <= 4:
        return re.sub(r"[A-Z]", lambda _: random.choice("ABCDEFGHIJKLMNOPRSTVW"), part)
    if not _WORD.fullmatch(part) or part.islower():
        return part
    new = random.choice(entries("surnames") if last else entries("given_names"))
    return new.upper() if part.isupper() and len(part) > 1 else new


def _capitals(text: str) -> str:
    """Capitals, letter by letter, so that offsets stay."""
    return "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text)


def _other_streets(one: Annotated, random: Random) -> Annotated:
    """Surnames where the text names streets after something: what looks like a person is none."""
    taken = {at for name in one.names for at in range(name.start, name.end)}
    text, moved, names = one.text, 0, list(one.names)
    for match in _STREET.finditer(one.text):
        if taken.isdisjoint(range(*match.span())):
            new, at = random.choice(entries("surnames")), match.start() + moved
            text = text[:at] + new + text[match.end() + moved :]
            change = len(new) - len(match.group())
            names = [
                Name(name.start + change, name.end + change, name.label) if name.start >= at else name
                for name in names
            ]
            moved += change
    return replace(one, text=text, names=tuple(names))


def _noisy(one: Annotated, random: Random) -> Annotated:
    """Letters misread; a change of length moves what follows."""
    text, names = one.text, list(one.names)
    for _ in range(max(1, len(text) // 60)):
        wrong, read = random.choice(_CONFUSED)
        places = [match.start() for match in re.finditer(re.escape(wrong), text)]
        if not places:
            continue
        at = random.choice(places)
        text = text[:at] + read + text[at + len(wrong) :]
        moved = len(read) - len(wrong)
        names = [
            Name(
                name.start + (moved if name.start > at else 0),
                name.end + (moved if name.end > at + len(wrong) - 1 else 0),
                name.label,
            )
            for name in names
        ]
    return replace(one, text=text, names=tuple(names))


def _broken(one: Annotated, random: Random) -> Annotated:
    """Spaces turned into line breaks, as where the text of a page is kept line by line."""
    text = "".join("\n" if letter == " " and random.random() < 0.08 else letter for letter in one.text)
    return replace(one, text=text)
