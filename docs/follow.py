"""Follows a page word by word: runs its commands and its code, and compares what they print.

    python docs/follow.py docs/tutorial.md

It is run in a folder in which the page can start. In the order of the page

- ``sh`` is run in a shell, each block where the last one ended; ``.venv/bin/python`` alone starts
  Python afresh;
- ``python`` with prompts is typed into that Python;
- other ``python`` is added to the file that the paragraph before it names last;
- ``text`` is what the block before it prints.
"""

import doctest
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

BLOCK: Final = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE: Final = re.compile(r"`([\w-]+\.py)`")
PYTHON: Final = ".venv/bin/python"
ALLOWED: Final = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

SESSION: Final = """
import doctest, json, sys
sys.path.insert(0, "")
names = {"__name__": "__main__"}
for line in sys.stdin:
    test = doctest.DocTestParser().get_doctest(json.loads(line), names, "the page", None, 0)
    said = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    runner.run(test, out=said.append, clear_globs=False)
    names.update(test.globs)
    print(json.dumps("".join(said)), flush=True)
"""
"""What is typed into Python goes through its own doctest, so that nothing need be installed."""


class PageError(Exception):
    """The page says something else than what happens."""


class Follower:
    """Somebody who does what a page says, in a folder."""

    def __init__(self, folder: Path) -> None:
        """Start in a folder, with nothing done."""
        self.folder = folder
        self.printed = ""
        self._python: subprocess.Popen[str] | None = None
        self._began: set[Path] = set()

    def sh(self, commands: str) -> None:
        """Run commands, and stay where they end."""
        self.stop()
        if commands.strip() == PYTHON:
            self._python = subprocess.Popen(  # noqa: S603  the page is ours
                [self.folder / PYTHON, "-c", SESSION],
                cwd=self.folder,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            return
        run = subprocess.run(  # noqa: S603  the page is ours
            ["/bin/bash", "-euo", "pipefail", "-c", f"{commands}\necho\npwd"],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode:
            raise PageError(f"{commands}\n{run.stdout}{run.stderr}")
        self.printed, _, folder = run.stdout.rstrip("\n").rpartition("\n")
        self.folder = Path(folder)

    def typed(self, examples: str) -> None:
        """Type examples into Python, which has to answer as the page says."""
        if self._python is None:
            self.sh(PYTHON)
        assert self._python is not None
        assert self._python.stdin is not None
        assert self._python.stdout is not None
        print(json.dumps(examples), file=self._python.stdin, flush=True)
        if said := json.loads(self._python.stdout.readline()):
            raise PageError(said)

    def saved(self, code: str, before: str) -> None:
        """Add code to the file that the paragraph before it names."""
        paragraph = before.rstrip("\n").rpartition("\n\n")[2]
        path = self.folder / FILE.findall(paragraph)[-1]
        with path.open("a" if path in self._began else "w", encoding="utf-8") as file:
            file.write(f"\n\n{code}" if path in self._began else code)
        self._began.add(path)

    def text(self, wanted: str) -> None:
        """Compare what was printed last with what the page shows."""
        if not doctest.OutputChecker().check_output(wanted, self.printed + "\n", ALLOWED):
            raise PageError(f"the page shows:\n{wanted}\nprinted was:\n{self.printed}")

    def stop(self) -> None:
        """Leave Python, where it runs."""
        if self._python is not None:
            self._python.communicate()
            self._python = None


def follow(page: str, folder: Path) -> int:
    """Follow a page in a folder.

    Args:
        page: The text of the page.
        folder: Where to start.

    Returns:
        How many blocks it has.

    Raises:
        PageError: Something else happens than what the page says.
    """
    follower = Follower(folder)
    blocks = list(BLOCK.finditer(page))
    for block in blocks:
        language, content = block.groups()
        if language == "python" and not content.startswith(">>>"):
            follower.saved(content, page[: block.start()])
        elif language == "python":
            follower.typed(content)
        elif language == "sh":
            follower.sh(content)
        elif language == "text":
            follower.text(content)
    follower.stop()
    return len(blocks)


if __name__ == "__main__":
    print(follow(Path(sys.argv[1]).read_text(encoding="utf-8"), Path.cwd()), "blocks followed")
