"""Made-up sentences in which bodies act, and in which papers, places and schemes stand that are no bodies."""

from collections.abc import Callable
from random import Random

from matters.models.en_minutes.annotated import Annotated, Name
from matters.models.en_minutes.invent import invented_body, invented_place
from matters.models.en_minutes.lexical import entries

_ACTING = (
    "{} had written to say that nothing would be done before {}.",
    "{} has objected; {} has not replied.",
    "A letter was received from {} and from {}.",
    "{} £250.00, {} £1,120.50",
    "Grants: {}, {} and {}",
    "Grants were awarded to {} and {}.",
    "{} and {} were asked to attend.",
    "The contract was awarded to {}; {} came second.",
    "It was agreed to write to {}, copied to {}.",
    "{} will attend the next meeting.",
    "The representative of {} had met {} on site.",
    "{}: no objection. {}: no reply.",
    "{} - request for use of the field",
    "Members thanked {} and {} for their help.",
    "The Council is a member of {} and {}.",
    "Quotations from {}, {} and {} were considered.",
    "Cheques: {} £36.00; {} £411.20",
)
_PAPERS = (
    "The {} was noted.",
    "Members considered the {} and the {}.",
    "{} - verbal update",
    "{}, {} and {}",
    "RESOLVED that the {} be approved.",
    "In accordance with the {} and the {}, notice had been given.",
    "Report on the {} ({})",
    "{}: overspend of £1.2m",
    "{} and {} to the next meeting",
    "Money would come from the {}.",
    "Consultation on the {} ends on Friday.",
    "To receive an update on the {}",
    "Section 4 of the {} applies.",
)
_PLACES = (
    "Erection of two dwellings at {}, {}",
    "{} - bin to be moved",
    "Potholes were reported at {}, {} and {}.",
    "Held at {} on Tuesday at 7.30pm",
    "Land at {}, {}: change of use",
    "Works at {} would begin in May.",
    "A resident of {} complained of noise from {}.",
    "{}, {}: refused",
    "The footpath between {} and {} was flooded.",
    "{} and {} are to be resurfaced.",
    "Trees at {}: consent granted",
    "Visit to {} and {}",
)


def invented_mention(random: Random) -> Annotated:
    """A sentence about bodies, about papers or about places."""
    kind = random.random()
    if kind < 0.4:
        return _filled(random.choice(_ACTING), lambda: invented_body(random), "ORG")
    if kind < 0.7:
        return _filled(random.choice(_PAPERS), lambda: invented_paper(random), None)
    return _filled(random.choice(_PLACES), lambda: invented_site(random), None)


def invented_paper(random: Random) -> str:
    """A strategy, a law, a fund: "Early Years Action Plan 2022-25"."""
    field = random.choice(entries("posts"))
    if random.random() < 0.25:
        field = invented_place(random) + random.choice(("", f" {field}"))
    paper = f"{field} {random.choice(entries('schemes'))}"
    year = random.randint(1998, 2026)
    if random.random() < 0.3:
        paper += random.choice(
            (f" {year}", f" {year}-{(year + 3) % 100:02}", f" {year}/{(year + 1) % 100:02}")
        )
    return paper


def invented_site(random: Random) -> str:
    """A building, a street, a village: "Fairclough House"."""
    kind = random.random()
    if kind < 0.25:
        return invented_place(random)
    owner = random.choice(entries("surnames")) if random.random() < 0.4 else invented_place(random)
    if random.random() < 0.1:
        owner += "'s"
    return f"{owner} {random.choice(entries('buildings'))}"


def _filled(template: str, fill: Callable[[], str], label: str | None) -> Annotated:
    text, names = "", []
    for at, part in enumerate(template.split("{}")):
        if at:
            words = fill()
            if label is not None:
                names.append(Name(len(text), len(text) + len(words), label))
            text += words
        text += part
    return Annotated(text, tuple(names), "invented")
