"""The least that a hybrid search in Python can do: import, load, encode, search, fetch ten texts."""

import sqlite3
import sys
from pathlib import Path

import faiss
import numpy as np
import onnxruntime
import tantivy
from tokenizers import Tokenizer

folder, model, question = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]

options = onnxruntime.SessionOptions()
options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
session = onnxruntime.InferenceSession(str(model / "model.onnx"), options, providers=["CPUExecutionProvider"])
ids = np.array([Tokenizer.from_file(str(model / "tokenizer.json")).encode(question).ids])
vector = session.run(["vectors"], {"input_ids": ids, "attention_mask": np.ones_like(ids)})[0]

dense = faiss.read_index(str(folder / "vectors.faiss")).search(vector, 10)[1][0]
index = tantivy.Index.open(str(folder / "lexical"))
searcher = index.searcher()
words = " ".join(word for word in question.split() if word.isalnum())
hits = searcher.search(index.parse_query(words, ["body"]), 10).hits
lexical = searcher.fast_field_values("id", [address for _, address in hits])
catalogue = sqlite3.connect(folder / "texts.sqlite3")
for one in [*dense.tolist(), *lexical][:10]:
    print(catalogue.execute("SELECT text FROM texts WHERE id = ?", (one,)).fetchone()[0])
