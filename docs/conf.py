"""How the documentation site is built.

    sphinx-build -W -n -c docs . _site

The whole project is the source, so that a link from page to page is the same in the repository and
on the site. Nothing is fetched, neither while the site is built nor while it is read.
"""

import importlib.metadata
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))  # where `pages` is

project = "scrutiny_rules"
release = version = importlib.metadata.version("scrutiny_rules")
language = "en_GB"

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "pages.building"]
root_doc = "docs/index"
include_patterns = [
    "*.md",
    "docs/**.md",
    "docs/notebooks/*.ipynb",
    "benchmarks/*.md",
    "conformance/*.md",
    "examples/**.md",
]
exclude_patterns = [".*", "_site"]
myst_heading_anchors = 4

nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_merge_streams = True
nb_render_markdown_format = "gfm"
suppress_warnings = ["myst.xref_ambiguous"]

autodoc_default_options = {
    "exclude-members": "model_config",
    "member-order": "bysource",
    "members": True,
    "no-value": True,
}
autodoc_typehints_format = "short"
napoleon_attr_annotations = False
napoleon_use_ivar = True
napoleon_include_special_with_doc = False
toc_object_entries_show_parents = "hide"

nitpicky = True
nitpick_ignore_regex = [
    # Names of Python and of other libraries: their pages would have to be fetched.
    ("py:.*", r"(collections|datetime|decimal|enum|fractions|inspect|types|typing)\..*"),
    ("py:.*", r"(annotated_types|hypothesis|pydantic|pytest|pydantic_core|narwhals)\..*"),
    ("py:.*", r"Decimal|Fraction|Mapping|StrEnum|date|st\..*"),
    # What this library is built with and no page speaks of, and type variables.
    ("py:.*", r"FieldInfo|NoneType|(.*\.)?_\w+(\..*)?|.*(T|_co)"),
]

html_theme = "furo"
html_favicon = "_static/icon.svg"
html_title = f"scrutiny_rules {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_extra_path = ["_root"]  # what stands at the root leads to the first page
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False
html_use_index = True
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "a11y-high-contrast-dark"
