"""May this person belong to the panel? A page that asks one question at a time.

Run it from a checkout, with the extra ``page`` installed:

    python -m examples.eligibility_page [--on DAY] [--host HOST] [--port PORT] [rulebook.json ...]

It asks by both papers of the library, or by the rulebooks that are named instead.
"""

import argparse
from datetime import date
from pathlib import Path

import uvicorn
from examples.eligibility_page.app import create_app
from pydantic import ValidationError

from scrutiny_rules import Rulebook
from scrutiny_rules.rulebooks.chorus_rsp import CHORUS_RSP
from scrutiny_rules.rulebooks.trafford_qip import TRAFFORD_QIP


def rulebook(path: str) -> Rulebook:
    """Return the rulebook in a file.

    Raises:
        argparse.ArgumentTypeError: It cannot be read, or is no rulebook.
    """
    try:
        return Rulebook.model_validate_json(Path(path).read_bytes())
    except (OSError, ValidationError) as error:
        raise argparse.ArgumentTypeError(f"{path}: {error}") from error


def main() -> None:
    """Serve the page until it is stopped."""
    parser = argparse.ArgumentParser(
        prog="python -m examples.eligibility_page",
        description="Serve a page that asks whether a person may belong to a panel.",
    )
    parser.add_argument("rulebooks", nargs="*", type=rulebook, metavar="rulebook.json")
    parser.add_argument("--on", type=date.fromisoformat, metavar="DAY", help="such as 2026-11-22")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    asked = parser.parse_args()

    def today() -> date:
        return asked.on or date.today()  # noqa: DTZ011  the day in the place of the panel

    papers = asked.rulebooks or [CHORUS_RSP, TRAFFORD_QIP]
    uvicorn.run(create_app(papers, today=today), host=asked.host, port=asked.port)


if __name__ == "__main__":
    main()
