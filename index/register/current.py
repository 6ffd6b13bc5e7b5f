"""The register as it is now: built when it is first asked for, and anew when something has changed."""

from typing import TYPE_CHECKING

from matters.index.catalogue.database import Database
from matters.index.catalogue.held import generation
from matters.index.kept import PEOPLE, kept_path

if TYPE_CHECKING:
    from matters.index.register.who import Who


class CurrentWho:
    """Keeps the register of one state of the catalogue and of the user's decisions."""

    def __init__(self, database: Database) -> None:
        """Bind to a catalogue; nothing is read yet."""
        self.folder = database.path.parent
        self._database = database
        self._held: tuple[tuple[int, ...], Who] | None = None

    def state(self) -> tuple[int, ...]:
        """Changes with the catalogue, and with what the user decides."""
        now = generation(self._database)
        try:
            found = kept_path(self.folder, PEOPLE).stat()
        except OSError:
            return (now,)
        return (now, found.st_mtime_ns, found.st_size)

    def who(self) -> "Who":
        """Who is who.

        :raises ArchiveError: When the user's decisions cannot be read.
        """
        with self._database.snapshot():
            state = self.state()
            if self._held is None or self._held[0] != state:
                from matters.index.register.who import Who

                self._held = (state, Who(self._database, self.folder))
            return self._held[1]
