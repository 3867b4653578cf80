"""Do imports point one way, and does the package load no more than it needs?"""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Final

import pytest

import scrutiny_rules

ROOT: Final = Path(__file__).parents[1]
SOURCE: Final = Path(scrutiny_rules.__file__).parent
PACKAGE: Final = "scrutiny_rules"

RULE_MODULES: Final = (
    "affiliation",
    "appeals",
    "application",
    "attendance",
    "co_option",
    "code_changes",
    "conduct",
    "elections",
    "duties",
    "confidentiality",
    "development",
    "eligibility",
    "equipment",
    "expenses",
    "mileage_allowance",
    "meetings",
    "notice",
    "investigation",
    "interests",
    "press",
    "probation",
    "quorum",
    "tenure",
    "topics",
    "sanctions",
    "reviews",
    "voting",
)
"""The modules that hold one rule each."""

BESIDE: Final = (
    "questions",
    "editions",
    "receipts",
    "letters",
    "analysis",
    "sql",
    "frames",
    "case_tables",
    "testing",
)
"""The modules that stand on all others, and that the root does not load."""

FOR_TABLES: Final = ("columns", "_asking", "_expressions", "_forms", "_lowering", "_tables")
"""The modules that these share, and that the root does not load either."""

OURS: Final = {PACKAGE, "pydantic", "pydantic_core", "dateutil"}
"""What the package may import besides the standard library."""

EXTRAS: Final = {
    "frames": {"narwhals", "numpy", "pyarrow"},
    "plugin": {"pytest"},
    "testing": {"hypothesis"},
}
"""What the modules behind an extra may import besides."""


def python(*arguments: str) -> str:
    """Return what a fresh interpreter prints."""
    run = subprocess.run(  # noqa: S603  the arguments are this file's own
        [sys.executable, *arguments],
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return run.stdout


def imported(path: Path) -> set[str]:
    """Return the full names of the modules that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports by a relative name"
            assert node.module is not None
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def contract() -> dict[str, list[str]]:
    """Return the contract on imports."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        settings = tomllib.load(file)["tool"]["importlinter"]
    (only,) = settings["contracts"]
    assert isinstance(only, dict)
    return only


def every_file() -> list[Path]:
    """Return every file of the package."""
    return sorted(SOURCE.rglob("*.py"))


class TestLayers:
    """Rulebooks stand on rule modules, and these on what they share; nothing points back."""

    def test_the_contract_on_imports_is_kept(self) -> None:
        run = subprocess.run(  # noqa: S603  the tool beside this interpreter
            [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
            cwd=ROOT,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

        assert run.returncode == 0, run.stdout
        assert "1 kept, 0 broken" in run.stdout

    def test_the_contract_speaks_of_every_module(self) -> None:
        layers = contract()["layers"]
        named = {name.strip() for layer in layers for name in layer.split("|")}
        modules = {path.stem for path in SOURCE.glob("*.py")} - {"__init__"}
        modules |= {path.parent.stem for path in SOURCE.glob("*/__init__.py")}

        assert {f"{PACKAGE}.{module}" for module in modules} <= named

    def test_the_rule_modules_are_one_layer_of_it(self) -> None:
        layers = [{name.strip() for name in layer.split("|")} for layer in contract()["layers"]]

        assert {f"{PACKAGE}.{module}" for module in RULE_MODULES} in layers

    @pytest.mark.parametrize("module", RULE_MODULES)
    def test_no_rule_module_imports_another(self, module: str) -> None:
        others = {f"{PACKAGE}.{other}" for other in RULE_MODULES if other != module}

        assert imported(SOURCE / f"{module}.py") & others == set()

    @pytest.mark.parametrize("module", RULE_MODULES)
    def test_no_rule_module_knows_a_rulebook(self, module: str) -> None:
        above = {
            name
            for name in imported(SOURCE / f"{module}.py")
            if name.startswith((f"{PACKAGE}.rulebook", f"{PACKAGE}.rulebooks"))
        }

        assert above == set()

    @pytest.mark.parametrize("path", every_file(), ids=lambda path: path.stem)
    def test_nothing_below_imports_what_stands_beside(self, path: Path) -> None:
        beside = {f"{PACKAGE}.{module}" for module in BESIDE}

        assert {path.stem, path.parent.stem} & set(BESIDE) or imported(path) & beside == set()

    @pytest.mark.parametrize("path", every_file(), ids=lambda path: path.stem)
    def test_every_file_keeps_to_what_the_package_depends_on(self, path: Path) -> None:
        roots = {name.partition(".")[0] for name in imported(path)}

        extra = EXTRAS.get(path.stem, set()) | EXTRAS.get(path.parent.stem, set())
        assert roots - sys.stdlib_module_names <= OURS | extra


class TestImporting:
    """Importing the package loads neither what is optional nor a landlord's paper."""

    def test_what_importing_the_package_loads(self) -> None:
        loaded = python("-c", f"import sys, {PACKAGE}; print(*sys.modules, sep='\\n')").split()

        assert PACKAGE in loaded
        assert not {
            "hypothesis",
            "narwhals",
            "holidays",
            "numpy",
            "pandas",
            "polars",
            "pyarrow",
        } & set(loaded)
        assert not [name for name in loaded if name.startswith(f"{PACKAGE}.rulebooks")]
        assert not {f"{PACKAGE}.{module}" for module in (*BESIDE, *FOR_TABLES)} & set(loaded)

    @pytest.mark.parametrize("module", BESIDE)
    def test_a_module_beside_loads_no_rulebook(self, module: str) -> None:
        loaded = python("-c", f"import sys, {PACKAGE}.{module}; print(*sys.modules, sep='\\n')")

        assert f"{PACKAGE}.{module}" in loaded.split()
        assert f"{PACKAGE}.rulebooks" not in loaded

    @pytest.mark.parametrize("rulebook", ["chorus_rsp", "trafford_qip"])
    def test_a_rulebook_loads_no_other(self, rulebook: str) -> None:
        module = f"{PACKAGE}.rulebooks.{rulebook}"
        loaded = python("-c", f"import sys, {module}; print(*sys.modules, sep='\\n')").split()

        assert [name for name in loaded if name.startswith(f"{PACKAGE}.rulebooks.")] == [module]
