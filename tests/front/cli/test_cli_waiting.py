"""People who wait are told for how long."""

import pytest

from matters.cli.waiting import EmbeddingLines


def test_waiting_is_told_once_and_then_now_and_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter(float(second) for second in (100, 104, 120, 125, 200, 260))
    monkeypatch.setattr("time.monotonic", lambda: next(clock))
    lines = EmbeddingLines()
    for done in (0, 500, 2_000, 3_000):
        lines(done, 12_000)
    lines(0, 4_000)
    lines(3_000, 4_000)
    assert capsys.readouterr().err.splitlines() == [
        "Comparing the sentences of the archive for the first time: once.",
        "Compared 2,000 of 12,000; about 2 minutes left.",
        "Compared 3,000 of 4,000; less than a minute left.",
    ]


def test_waiting_for_a_moment_is_not_told(capsys: pytest.CaptureFixture[str]) -> None:
    lines = EmbeddingLines()
    lines(0, 300)
    lines(256, 300)
    assert not capsys.readouterr().err
