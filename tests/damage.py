"""What happens to files: they are cut short, or overwritten."""

from pathlib import Path


def truncate(path: Path) -> None:
    """Keep the first half."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def garble(path: Path) -> None:
    """Turn every bit round."""
    path.write_bytes(bytes(255 - byte for byte in path.read_bytes()))
