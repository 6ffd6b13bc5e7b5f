"""What the minutes hold of one person."""

from pathlib import Path

from matters.index.register.profile import read_profile
from matters.pipeline.records import Attendee, Outcome, Owner
from store_minutes import archive, minutes

MOSS = Attendee("Ada Moss", "present", 0, 1, title="Councillor")
GONE = Attendee("Ada Moss", "apologies", 0, 1, title="Councillor")
REED = Attendee("Tom Reed", "in attendance", 0, 1, role="Clerk")


def outcomes(length: int) -> list[Outcome]:
    """One of each kind, in the first item, and one in the second."""
    return [
        Outcome("concern", 0, length, "1", raised_by=Owner("Councillor Moss", "Ada Moss")),
        Outcome("question", 0, 5, "1", raised_by=None),
        Outcome("action", 0, 5, "1", owners=(Owner("the Clerk", "Tom Reed"),)),
        Outcome("interest", 0, 5, "1", who="Councillors Hill and Moss"),
        Outcome("decision", 0, 5, "1", proposer="Councillor Moss", seconder="T Reed"),
        Outcome("action", length + 1, length + 4, "2", owners=(Owner("Councillor Moss", "Ada Moss"),)),
    ]


def test_register_profile_counts_and_lists(tmp_path: Path) -> None:
    text = "Damp was bad."
    index = archive(
        tmp_path,
        minutes(
            text, "Secret.", path="/1", date="2020-01-10", attendance=[MOSS, REED],
            outcomes=outcomes(len(text)), exempt=[2],
        ),
        minutes("Nothing at all.", path="/2", date="2020-02-10", attendance=[GONE, REED]),
        minutes("No list.", path="/3", date="2020-03-10", attendance=[]),
        minutes("Nothing.", path="/4", date="2020-04-10", attendance=[MOSS]),
        minutes("Later.", path="/5", date="2021-04-10", attendance=[REED]),
    )  # fmt: skip
    profile = read_profile(index.reader, index.who, index.who.register.one("Ada Moss"))
    (attended,) = profile.attendance
    assert (attended.present, attended.apologies, attended.held) == (2, 1, 4)
    assert (attended.first, attended.last) == ("2020-01-10", "2020-04-10")
    assert [(one.kind, one.quote, one.item) for one in profile.raised] == [
        ("concern", text, "cabinet/2020-01-10#1")
    ]
    assert profile.promised == ()
    assert [one.kind for one in profile.declared] == ["interest"]
    assert [one.kind for one in profile.moved] == ["proposed"]
    assert (profile.remarks.meetings, profile.remarks.found, profile.remarks.named) == (2, 2, 1)
    clerk = read_profile(index.reader, index.who, index.who.register.one("Reed"))
    assert [one.kind for one in clerk.promised] == ["action"]
    assert [one.kind for one in clerk.moved] == ["seconded"]
    index.close()
