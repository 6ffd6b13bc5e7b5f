"""The least that noticing no change takes: read and hash every file of a folder."""

import hashlib
import sys
from pathlib import Path

for path in sorted(Path(sys.argv[1]).iterdir()):
    hashlib.sha256(path.read_bytes()).hexdigest()
