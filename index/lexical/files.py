"""Makes, catches up and opens the lexical index; it is derived from the catalogue."""

from dataclasses import replace
from pathlib import Path

from matters.index.catalogue.database import Database
from matters.index.catalogue.selection import worded_passages
from matters.index.derived import (
    LEXICAL,
    IndexState,
    clean,
    index_folder,
    last_passage,
    last_removal,
    lexical_stale,
    load_state,
    removed_since,
    save_state,
)
from matters.index.lexical.forward import NOTHING, open_forward
from matters.index.lexical.lexical import LexicalIndex
from matters.index.lexical.writing import LexicalWriter


def lexical_behind(database: Database, folder: Path) -> bool:
    """Whether the index is missing, damaged or does not cover all passages."""
    if lexical_stale(database, folder):
        return True
    state = load_state(database, LEXICAL)
    return state is not None and _opened(folder, state) is None


def _opened(folder: Path, state: IndexState) -> LexicalIndex | None:
    """The index of a state, ``None`` when it is missing, damaged or of another size."""
    try:
        found = LexicalIndex.open(index_folder(folder) / state.file)
    except (ValueError, OSError):
        return None
    return found if len(found) == state.rows else None


def open_lexical(database: Database, folder: Path) -> LexicalIndex:
    """The index as the catalogue has it now; one in memory where the files cannot be used."""
    with database.snapshot():
        state = load_state(database, LEXICAL)
        newest = last_passage(database)
        if state is not None:
            behind = state.watermark < newest or state.removed < last_removal(database)
            removed = removed_since(database, state)
            forward = open_forward(database, folder) or NOTHING
            path = index_folder(folder) / state.file
            try:
                found = LexicalIndex.open(
                    path, newest=newest if behind else None, removed=removed, forward=forward
                )
            except (ValueError, OSError):
                pass
            else:
                if len(found) == state.rows:
                    return found
                return LexicalIndex.open(path, newest=newest, removed=removed, forward=forward)
        writer = LexicalWriter(None)
        writer.add(worded_passages(database, after=0))
        writer.commit()
    return LexicalIndex(writer.index)


def update_lexical(database: Database, folder: Path) -> None:
    """Bring the index up to the catalogue, or make it anew; for one process at a time."""
    state = load_state(database, LEXICAL)
    if state is not None and _caught_up(database, folder, state):
        return
    number = 1 if state is None else state.number + 1
    name = f"{LEXICAL}-{number:06d}"
    clean(folder, LEXICAL, keep=("" if state is None else state.file,))
    place = index_folder(folder) / name
    place.mkdir(mode=0o700, parents=True)
    place.parent.chmod(0o700)
    writer = LexicalWriter(place)
    with database.snapshot():
        watermark, removal = last_passage(database), last_removal(database)
        rows = writer.add(worded_passages(database, after=0))
    writer.commit()
    save_state(database, IndexState(LEXICAL, number, name, "", watermark, removal, rows, 0))
    clean(folder, LEXICAL, keep=(name, "" if state is None else state.file))


def _caught_up(database: Database, folder: Path, state: IndexState) -> bool:
    """Add and take out what changed; ``False`` when the files are not what the state says."""
    place = index_folder(folder) / state.file
    try:
        LexicalIndex.open(place)
        writer = LexicalWriter(place)
    except (ValueError, OSError):
        return False
    with database.snapshot():
        watermark, removal = last_passage(database), last_removal(database)
        gone = removed_since(database, state)
        writer.remove_after(state.watermark)
        writer.remove(gone)
        rows = state.rows - len(gone) + writer.add(worded_passages(database, after=state.watermark))
    writer.commit()
    if len(LexicalIndex(writer.index)) != rows:
        return False
    save_state(database, replace(state, watermark=watermark, removed=removal, rows=rows))
    return True
