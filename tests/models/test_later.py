"""Work that is begun before its result is needed."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from matters.models.embedders.later import Later


def test_later_works_once_and_gives_its_error_to_who_asks() -> None:
    calls: list[int] = []

    def work() -> int:
        calls.append(1)
        return len(calls)

    later = Later(work)
    later.begin()
    later.begin()
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: later.get(), range(8))) == {1}
    broken = Later(lambda: list[int]()[0])
    broken.begin()
    with pytest.raises(IndexError):
        broken.get()


def test_later_lets_a_program_end_cleanly_while_it_works() -> None:
    code = (
        "import time\nfrom matters.models.embedders.later import Later\n"
        "def work():\n    time.sleep(0.3)\n    print('done', flush=True)\n"
        "Later(work).begin()\nraise SystemExit(1)\n"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "done\n", "")
