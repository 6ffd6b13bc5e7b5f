"""What most scripts do: sentence-transformers, a flat FAISS index and SQLite; no words, no evidence."""

import sqlite3
import sys
from pathlib import Path

import faiss
from sentence_transformers import SentenceTransformer

folder, model, question = Path(sys.argv[1]), sys.argv[2], sys.argv[3]

vector = SentenceTransformer(model).encode([question], normalize_embeddings=True)
found = faiss.read_index(str(folder / "vectors.faiss")).search(vector, 10)[1][0]
catalogue = sqlite3.connect(folder / "texts.sqlite3")
for one in found.tolist():
    print(catalogue.execute("SELECT text FROM texts WHERE id = ?", (one,)).fetchone()[0])
