"""One file in, what it says out: readers, segmenter, tagger, passages, ingest."""
