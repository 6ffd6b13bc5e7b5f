"""Where benchmarks find what they measure on: this checkout, and judged data that is not shipped."""

from argparse import ArgumentParser
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
BENCHMARKS = CHECKOUT / "benchmarks"
CORPUS = CHECKOUT / "corpus"
DATA = CHECKOUT.parent / "shared" / "data"
SHIPPED_ALONE = Path("none")
"""A folder of judged data that is not there: only the shipped corpus is used."""


def add_data_option(parser: ArgumentParser, *, default: Path = DATA) -> None:
    """Let the user name the folder of judged data: ``--data DIR``."""
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        default=default,
        help=f"the folder of judged data (default: {default})",
    )
