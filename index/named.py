"""In which items somebody or something is named: what the filters of the catalogue ask."""

from collections.abc import Hashable

from matters.index.catalogue.database import Database
from matters.index.catalogue.overview import definitions
from matters.index.glossary.glossary import pairs_of, read_user_glossary
from matters.index.register.current import CurrentWho


class Named:
    """Asks the register, and the glossary for other forms of a name: see ``catalogue.filters.Names``."""

    def __init__(self, database: Database, current: CurrentWho) -> None:
        """Bind to a catalogue; nothing is read before a name is asked for."""
        self._database = database
        self._current = current

    def state(self) -> Hashable:
        """Changes when a name may mean others than before."""
        return self._current.state()

    def items_of_person(self, name: str) -> list[int]:
        """The rows of the items that name a person.

        :raises QueryError: When nothing is left of the name.
        """
        return self._current.who().items_of_person(name)

    def items_of_organisation(self, name: str) -> list[int]:
        """The rows of the items that name an organisation, by any of its forms.

        :raises QueryError: When nothing is left of the name.
        :raises ArchiveError: When the user's glossary cannot be read.
        """
        user = read_user_glossary(self._current.folder)
        return self._current.who().items_of_organisation(name, pairs_of(definitions(self._database), user))
