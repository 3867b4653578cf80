"""What the site needs beside Sphinx and its extensions: charts, models and names."""

import ast
import importlib
import inspect
import pkgutil
import re
import textwrap
from enum import Enum
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, cast, get_origin

import jupytext
from docutils import nodes
from pydantic import BaseModel
from sphinx.addnodes import pending_xref

import scrutiny_rules
from pages.flowchart import to_svg
from scrutiny_rules import _frozen

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

RAISES_NOTHING: Final = re.compile(r"^Raises:\n +Nothing\.", re.MULTILINE)
RETURNS: Final = re.compile(r"^Returns:\n((?:    .*\n|\n)+)", re.MULTILINE)
ATTRIBUTE: Final = re.compile(r"^    (\w+): ", re.MULTILINE)

PLAIN: Final = {
    name: alias.__origin__.__name__
    for name, alias in vars(_frozen).items()
    if get_origin(alias) is Annotated
}
"""The kinds of value that fields are made of, and the types of Python's that stand behind them."""


UNTOLD: Final = {
    name
    for module in pkgutil.walk_packages(scrutiny_rules.__path__, "scrutiny_rules.")
    if "._" in module.name
    for name in vars(importlib.import_module(module.name))
}
"""What this library is built with and no page speaks of: it is named without a link."""


class _Plain(ast.NodeTransformer):
    """Leaves of an annotation what a reader wants to know: the type, without its checks."""

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(PLAIN.get(node.id, node.id))

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        if isinstance(node.value, str):  # a type that is named before it is there
            return cast("ast.AST", self.visit(ast.parse(node.value, mode="eval").body))
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        match node:
            case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[first, *_])):
                return cast("ast.AST", self.visit(first))
            case ast.Subscript(value=ast.Name(id="Literal")):
                return node
            case ast.Subscript(value=ast.Name(id="Named")):
                held = ast.unparse(self.visit(node.slice))
                return ast.parse(f"Mapping[str, {held}]", mode="eval").body
            case _:
                return self.generic_visit(node)


def plain_types(annotation: ast.expr) -> ast.expr:
    """Return an annotation as it stands in the source, without what checks a value.

    Example:
        >>> written = ast.parse("Annotated[tuple[Count, ...] | None, Ask()]", mode="eval").body
        >>> ast.unparse(plain_types(written))
        'tuple[int, ...] | None'
    """
    plain = _Plain().visit(annotation)
    assert isinstance(plain, ast.expr)
    return plain


@cache
def _source(obj: object) -> str:
    assert callable(obj)
    return textwrap.dedent(inspect.getsource(obj))


def _fields(cls: type) -> dict[str, str]:
    """Return the annotations of a class and of those it is made from, by field."""
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if base.__module__.startswith("scrutiny_rules") and "[" not in base.__name__:
            (node,) = ast.parse(_source(base)).body
            assert isinstance(node, ast.ClassDef)
            for one in node.body:
                if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
                    found[one.target.id] = ast.unparse(plain_types(one.annotation))
    return found


def _returned(section: re.Match[str]) -> str:
    """Return what a function returns as a field, in which a colon stands for itself."""
    return f":returns: {textwrap.indent(textwrap.dedent(section[1]).strip(), '    ').lstrip()}\n\n"


class Docstrings:
    """Prepares what Sphinx reads in docstrings otherwise than it is meant."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._as_written: dict[str, list[str]] = {}

    def before(self, _app: "Sphinx", what: str, name: str, obj: object, *rest: object) -> None:
        """Say what is raised and returned, and give fields their types."""
        lines = cast("list[str]", rest[-1])
        if what in {"attribute", "data", "property"}:
            self._as_written[name] = lines[:]
        text = RAISES_NOTHING.sub("Raises nothing.", "\n".join(lines))
        text = RETURNS.sub(_returned, text)
        if isinstance(obj, type):
            head, mark, fields = text.partition("Attributes:\n")
            types = _fields(obj)
            fields = ATTRIBUTE.sub(
                lambda one: f"    {one[1]} ({types[one[1]]}): " if one[1] in types else one[0],
                fields,
            )
            text = head + mark + fields
        lines[:] = text.split("\n")

    def after(self, _app: "Sphinx", _what: str, name: str, _obj: object, *rest: object) -> None:
        """Leave a word's meaning as it was written: a colon in it speaks of no type."""
        if name in self._as_written:
            lines = cast("list[str]", rest[-1])
            lines[:] = self._as_written.pop(name)


def show_as_written(
    _app: "Sphinx", what: str, _name: str, obj: object, *_rest: object
) -> tuple[str | None, str | None] | None:
    """Show a function as its source has it, and a model by its fields and their defaults."""
    if isinstance(obj, type) and issubclass(obj, BaseModel):
        shown = [
            field if info.is_required() else f"{field}={_default(info)}"
            for field, info in obj.model_fields.items()
        ]
        return (f"(*, {', '.join(shown)})" if shown else "()"), None
    if isinstance(obj, type) and issubclass(obj, Enum):
        return "", None
    if what not in {"function", "method"}:
        return None
    try:
        (node,) = ast.parse(_source(obj)).body
    except OSError:  # a function that another made, such as Hypothesis's `composite`
        return None
    assert isinstance(node, ast.FunctionDef)
    node.args.args = [one for one in node.args.args if one.arg not in {"self", "cls"}]
    for one in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs):
        one.annotation = one.annotation and plain_types(one.annotation)
    returns = None if node.returns is None else ast.unparse(plain_types(node.returns))
    return f"({ast.unparse(node.args)})", returns


def _default(info: "FieldInfo") -> str:
    """Return the default of a field, as short as it can be."""
    default = info.get_default(call_default_factory=True)
    return str(default) if isinstance(default, Enum) else repr(default)


def find_by_last_name(
    app: "Sphinx", env: "BuildEnvironment", node: pending_xref, shown: "nodes.TextElement"
) -> "nodes.Element | None":
    """Find what is named without its module, or with the module that it was imported from."""
    if node.get("refdomain") != "py":
        return None
    domain = env.domains.python_domain
    last = node["reftarget"].partition("[")[0].rpartition(".")[2]
    found = [
        name
        for name, one in domain.objects.items()
        if name.rpartition(".")[2] == last and one.objtype in {"class", "exception", "type"}
    ]
    if len(found) != 1:
        return shown if last in UNTOLD else None
    (full,) = found
    return domain.resolve_xref(env, node.get("refdoc", ""), app.builder, "obj", full, node, shown)


def name_folders(_app: "Sphinx", document: nodes.document) -> None:
    """Name a folder of the project that is linked to: the site has no page of it."""
    around = Path(document["source"]).parent
    for link in list(document.findall(pending_xref)):
        if link.get("reftype") == "myst" and (around / link["reftarget"]).is_dir():
            link.replace_self(link.children)


def draw_flowcharts(app: "Sphinx", document: "nodes.document") -> None:
    """Put a picture in the place of each flowchart, with its text to be opened below."""
    del app
    for block in list(document.findall(nodes.literal_block)):
        if block.get("language") == "mermaid":
            section = block.parent
            title = section.next_node(nodes.title).astext()
            svg = to_svg(block.astext(), f"Flowchart: {title}")
            text = escape(block.astext())
            html = (
                f'<div class="chart" tabindex="0" role="group" aria-label="{escape(title)}">{svg}'
                "</div><details><summary>The chart as Mermaid text</summary>"
                f"<pre>{text}</pre></details>"
            )
            block.replace_self(nodes.raw("", html, format="html"))


MENDED: Final = (
    # What scrolls sideways can be reached and scrolled by the keyboard.
    ("<pre>", '<pre tabindex="0">'),
    (
        '<div class="table-wrapper colwidths-auto docutils container">',
        '<div class="table-wrapper colwidths-auto docutils container" tabindex="0">',
    ),
    (
        '<div class="cell_output docutils container">',
        '<div class="cell_output docutils container" tabindex="0">',
    ),
    # The headings of the navigation have a level, and the two parts beside the text a name each.
    ('class="caption" role="heading">', 'class="caption" role="heading" aria-level="2">'),
    ('<aside class="sidebar-drawer">', '<aside class="sidebar-drawer" aria-label="Every page">'),
    ('<aside class="toc-drawer">', '<aside class="toc-drawer" aria-label="This page">'),
    # The page of results says what it is.
    (
        '</noscript>\n\n<div id="search-results">',
        '</noscript>\n<h1>Search</h1>\n<div id="search-results">',
    ),
)
"""What the theme leaves out for those who do not use a mouse or a screen, and what is put there."""


def mend(app: "Sphinx", exception: Exception | None) -> None:
    """Put into the finished pages what the theme leaves out."""
    if exception is None and app.builder.format == "html":
        for file in app.outdir.rglob("*.html"):
            text = found = file.read_text(encoding="utf-8")
            for left_out, put in MENDED:
                text = text.replace(left_out, put)
            if text != found:
                file.write_text(text, encoding="utf-8")


def open_notebooks(app: "Sphinx", _config: object) -> None:
    """Write the notebooks, which are kept as scripts, in the form in which they are executed."""
    folder = Path(app.confdir) / "notebooks"
    folder.mkdir(exist_ok=True)
    for script in sorted((Path(app.srcdir) / "examples" / "notebooks").glob("*.py")):
        jupytext.write(jupytext.read(script), folder / f"{script.stem}.ipynb")


def setup(app: "Sphinx") -> dict[str, bool]:
    """Say what is done beside what the extensions do."""
    app.connect("config-inited", open_notebooks)
    docstrings = Docstrings()
    app.connect("autodoc-process-docstring", docstrings.before, priority=0)
    app.connect("autodoc-process-docstring", docstrings.after, priority=1000)
    app.connect("autodoc-process-signature", show_as_written)
    app.connect("missing-reference", find_by_last_name)
    app.connect("doctree-read", name_folders)
    app.connect("doctree-read", draw_flowcharts)
    app.connect("build-finished", mend)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
