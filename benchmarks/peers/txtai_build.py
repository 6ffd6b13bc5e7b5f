"""A txtai hybrid index of texts whose vectors are given, so that nothing is embedded twice."""

import json
import sys
from pathlib import Path

import numpy as np
from txtai import Embeddings

folder, model, target = Path(sys.argv[1]), sys.argv[2], sys.argv[3]

texts = json.loads((folder / "texts.json").read_text(encoding="utf-8"))
vectors = dict(zip(texts, np.load(folder / "vectors.npy"), strict=True))
embeddings = Embeddings(path=model, content=True, hybrid=True)
config = embeddings.config
model_of = embeddings.loadvectors()
embeddings.model = model_of
original = model_of.encode
model_of.encode = lambda data, category=None: (
    np.stack([vectors[one] for one in data])
    if all(isinstance(one, str) and one in vectors for one in data)
    else original(data, category)
)
embeddings.loadvectors = lambda *_, **__: model_of
embeddings.index((number, text, None) for number, text in enumerate(texts))
embeddings.save(target)
