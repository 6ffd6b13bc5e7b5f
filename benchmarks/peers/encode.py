"""What embedding alone takes with sentence-transformers as it comes: float32, batches of 32; prints JSON."""

import json
import sys
import time
from pathlib import Path

from sentence_transformers import SentenceTransformer

model, texts = SentenceTransformer(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
model.encode(texts[:8])
began, cpu = time.perf_counter(), time.process_time()
model.encode(texts, batch_size=32, normalize_embeddings=True)
print(json.dumps({"seconds": time.perf_counter() - began, "cpu": time.process_time() - cpu}))
