"""The tests: which classes there are, and which of them hold a clause of a paper."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scrutiny_rules import Rulebook

ROOT: Final = Path(__file__).parents[2]


@dataclass(frozen=True)
class TestClass:
    """One class of tests.

    Attributes:
        name: Its name.
        file: Where it stands.
        sense: What it says that it checks.
        texts: The texts in it that are no docstring: labels of clauses among them.
    """

    name: str
    file: str
    sense: str
    texts: frozenset[str]


def _of_class(node: ast.ClassDef, file: str) -> TestClass:
    sense = ast.get_docstring(node) or ""
    texts = {
        one.value
        for one in ast.walk(node)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }
    return TestClass(node.name, file, sense.partition("\n\n")[0], frozenset(texts))


def _slug(label: str) -> str:
    """Return how the name of a class writes a label: ``code 14(a)`` is ``Code14a``."""
    spoken = re.sub(r"\b[a-z]{2,}", lambda word: word[0].title(), label)
    return re.sub(r"\W", "", spoken)


class Suite:
    """The whole of the tests, read as text and not run."""

    def __init__(self, root: Path = ROOT) -> None:
        """Read every test of the project."""
        trees = {
            path.relative_to(root).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
            for path in sorted((root / "tests").rglob("test_*.py"))
        }
        self.classes: Final = [
            _of_class(node, file)
            for file, tree in trees.items()
            for node in tree.body
            if isinstance(node, ast.ClassDef) and node.name.startswith("Test")
        ]
        tests = [
            node
            for tree in trees.values()
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        ]
        self.functions: Final = len(tests)
        self.laws: Final = sum(
            any("given(" in ast.unparse(one) for one in node.decorator_list) for node in tests
        )

    def of(self, book: Rulebook, label: str) -> list[TestClass]:
        """Return the classes that hold a clause; those of its list, for a bullet without own."""
        bullet = re.fullmatch(r"(.+)\([a-z]\)", label)
        return self._own(book, label) or (self._own(book, bullet[1]) if bullet else [])

    def _own(self, book: Rulebook, label: str) -> list[TestClass]:
        """Return the classes that are named for a clause, or are on its paper and cite it."""
        paper = book.document.key.partition("-")[0].title()
        names = {_slug(label), _slug(label.partition(": ")[2] or label)}
        named = re.compile(f"Test{paper}(?:{'|'.join(sorted(names))})(?:[A-Z].*)?")
        own = f"tests/rulebooks/test_{book.document.key.replace('-', '_')}.py"
        others = {other for other in book.contents if other != label}
        cited = label if not label.isdecimal() else None  # a bare number may be any number
        return [
            one
            for one in self.classes
            if (named.fullmatch(one.name) and not self._is_of(one, paper, label, others))
            or (cited in one.texts and (one.name.startswith(f"Test{paper}") or one.file == own))
        ]

    def _is_of(self, one: TestClass, paper: str, label: str, others: set[str]) -> bool:
        """Say whether a class is named for another clause, whose name starts with this one's."""
        longer = (_slug(other) for other in others if _slug(other).startswith(_slug(label)))
        return any(
            re.fullmatch(f"Test{paper}{slug}(?:[A-Z].*)?", one.name)
            for slug in longer
            if slug != _slug(label)
        )
