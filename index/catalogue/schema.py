"""The catalogue's tables, as numbered migrations."""

APPLICATION_ID = 0x4D415453
"""``PRAGMA application_id`` of a catalogue: the letters ``MATS``."""

PART = 8192
"""Characters in one stored part of a text, so that a slice never loads the whole."""

_FIRST = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE meetings (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    council TEXT,
    committee TEXT,
    date TEXT,
    date_from TEXT,
    date_to TEXT,
    start_time TEXT,
    end_time TEXT,
    venue TEXT,
    chair TEXT
) WITHOUT ROWID;
CREATE INDEX meetings_by_body ON meetings (body, date);
CREATE INDEX meetings_by_date ON meetings (date_from, date_to);

CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 TEXT NOT NULL UNIQUE,
    format TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    meeting_id TEXT NOT NULL REFERENCES meetings (id),
    suffix TEXT NOT NULL,
    answers INTEGER NOT NULL DEFAULT 0,
    folded_into INTEGER REFERENCES documents (id) ON DELETE SET NULL,
    superseded_by INTEGER REFERENCES documents (id) ON DELETE SET NULL,
    page_starts TEXT,
    length INTEGER NOT NULL,
    council TEXT,
    committee TEXT,
    date TEXT,
    start_time TEXT,
    end_time TEXT,
    venue TEXT,
    chair TEXT,
    pipeline_version TEXT NOT NULL,
    model_id TEXT NOT NULL
);
CREATE INDEX documents_by_meeting ON documents (meeting_id);
CREATE INDEX documents_by_kind ON documents (answers, kind);
CREATE INDEX documents_by_fold ON documents (folded_into) WHERE folded_into IS NOT NULL;
CREATE INDEX documents_by_successor ON documents (superseded_by) WHERE superseded_by IS NOT NULL;
CREATE INDEX documents_by_model ON documents (model_id);

CREATE TABLE texts (
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    part INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (document_id, part)
);

CREATE TABLE sources (
    path TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL,
    document_id INTEGER NOT NULL REFERENCES documents (id)
);
CREATE INDEX sources_by_document ON sources (document_id);

CREATE TABLE failures (path TEXT PRIMARY KEY, sha256 TEXT NOT NULL, message TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE attendance (
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    title TEXT,
    initials TEXT,
    role TEXT,
    organisation TEXT,
    substitute_for TEXT,
    from_item TEXT,
    until_item TEXT,
    PRIMARY KEY (document_id, position)
) WITHOUT ROWID;

CREATE TABLE items (
    row INTEGER PRIMARY KEY,
    id TEXT UNIQUE,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    number TEXT,
    title TEXT NOT NULL,
    level INTEGER NOT NULL,
    parent TEXT,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    page INTEGER,
    omit TEXT NOT NULL,
    certainty REAL NOT NULL,
    access TEXT NOT NULL,
    UNIQUE (document_id, key)
);
CREATE INDEX items_by_document ON items (document_id, position);
CREATE INDEX items_not_public ON items (document_id) WHERE access <> 'public';

CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    item INTEGER NOT NULL REFERENCES items (row) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    page INTEGER,
    private INTEGER NOT NULL,
    quote TEXT NOT NULL,
    omit TEXT NOT NULL,
    sentences TEXT NOT NULL,
    vector_key TEXT NOT NULL
);
CREATE INDEX passages_by_document ON passages (document_id, private, id);
CREATE UNIQUE INDEX passages_by_position ON passages (document_id, position);
CREATE INDEX passages_by_item ON passages (item, id);
CREATE INDEX passages_by_vector ON passages (vector_key);
CREATE INDEX passages_private ON passages (id) WHERE private = 1;

CREATE TABLE vectors (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    model_id TEXT NOT NULL,
    vector BLOB NOT NULL,
    UNIQUE (key, model_id)
);

CREATE TABLE mentions (
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    item INTEGER REFERENCES items (row) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL,
    person TEXT,
    name TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
) WITHOUT ROWID;
CREATE INDEX mentions_by_item ON mentions (item);
CREATE INDEX mentions_by_name ON mentions (label, name);

CREATE TABLE definitions (
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    short TEXT NOT NULL,
    long TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (document_id, position)
) WITHOUT ROWID;

CREATE TABLE meeting_references (
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    date TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    item INTEGER REFERENCES items (row) ON DELETE CASCADE,
    PRIMARY KEY (document_id, position)
) WITHOUT ROWID;
CREATE INDEX meeting_references_by_item ON meeting_references (item);

CREATE TABLE caveats (
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    PRIMARY KEY (document_id, position)
) WITHOUT ROWID;

CREATE TABLE removed (seq INTEGER PRIMARY KEY AUTOINCREMENT, passage_id INTEGER NOT NULL);

CREATE TABLE orphans (key TEXT PRIMARY KEY) WITHOUT ROWID;

CREATE TABLE index_state (
    kind TEXT PRIMARY KEY,
    number INTEGER NOT NULL,
    file TEXT NOT NULL,
    model_id TEXT NOT NULL,
    watermark INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    bytes INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO meta VALUES ('generation', '0');
"""

_OUTCOMES = """
CREATE TABLE outcomes (
    document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    item INTEGER NOT NULL REFERENCES items (row) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    details TEXT NOT NULL,
    PRIMARY KEY (document_id, position)
) WITHOUT ROWID;

CREATE INDEX outcomes_by_item ON outcomes (item, kind);
"""

_CLAUSE_VECTORS = """
CREATE TABLE clause_vectors (
    key TEXT NOT NULL,
    model_id TEXT NOT NULL,
    vector BLOB NOT NULL,
    PRIMARY KEY (key, model_id)
);
"""

_SENTENCE_VECTORS = """
CREATE TABLE sentence_vectors (
    number INTEGER PRIMARY KEY REFERENCES vectors (number) ON DELETE CASCADE,
    vectors BLOB NOT NULL
);
"""

_WORKED_OUT = """
CREATE TABLE worked_out (name TEXT PRIMARY KEY, stamp TEXT NOT NULL, content BLOB NOT NULL) WITHOUT ROWID;
"""

MIGRATIONS: tuple[str, ...] = (_FIRST, _OUTCOMES, _CLAUSE_VECTORS, _SENTENCE_VECTORS, _WORKED_OUT)
"""What turns format ``n`` into format ``n + 1``, from an empty file on."""

FORMAT_VERSION = len(MIGRATIONS)
"""``PRAGMA user_version`` of a catalogue that this version writes."""
