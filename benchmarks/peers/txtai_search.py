"""The same question to txtai's hybrid index."""

import sys

from txtai import Embeddings

embeddings = Embeddings()
embeddings.load(sys.argv[1])
for found in embeddings.search(sys.argv[2], 10):
    print(found["text"])
