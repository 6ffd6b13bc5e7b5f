"""Work that is begun before its result is needed."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Later(Generic[Result]):
    """The result of a function, worked out once: beside other work after ``begin``, else when asked for."""

    def __init__(self, work: Callable[[], Result]) -> None:
        """Keep what is to be done.

        :param work: called at most once where it succeeds.
        """
        self._work = work
        self._lock = threading.Lock()
        self._found: list[Result] = []

    def begin(self) -> None:
        """Start the work in a thread of its own; a program that ends waits; ``get`` raises errors."""
        if not self._found:
            threading.Thread(target=self._try).start()

    def get(self) -> Result:
        """The result, waited for where it is under way.

        :raises Exception: What the work raises.
        """
        if not self._found:
            with self._lock:
                if not self._found:
                    self._found.append(self._work())
        return self._found[0]

    def _try(self) -> None:
        try:
            self.get()
        except Exception:  # the caller who needs the result gets the error
            return
