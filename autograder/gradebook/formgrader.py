"""Formgrader's pages with every name as text.

nbgrader writes names into HTML as they are: a student's folder, or a name in the gradebook, could
be a script that runs in a TA's browser.
"""

from __future__ import annotations

import html
import re
from functools import partial
from typing import Any

from jinja2.ext import Extension
from nbconvert.exporters import HTMLExporter

NAMES = ("student", "first_name", "last_name", "notebook_path")
ASSIGNED = re.compile(r'= "\{\{ (\w+) \}\}";')  # in a script
SCRIPTS = '/static/js/utils.js"></script>'
# jQuery takes a text with tags in it for HTML; what formgrader shows in a box is meant as text
TEXT_IN_BOXES = """
  <script>
  const createBox = createModal;
  const asText = (body) => typeof body === "string" ? document.createTextNode(body) : body;
  createModal = (id, title, body, footer) => createBox(id, title, asText(body), footer);
  </script>"""


class SafeScripts(Extension):
    """Makes a template's values strings of its scripts, where they would else be HTML in them."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template with its scripts mended."""
        source = ASSIGNED.sub(r"= {{ \1 | tojson }};", source)
        return source.replace(SCRIPTS, SCRIPTS + TEXT_IN_BOXES) if name == "base.tpl" else source


class EscapedNames(HTMLExporter):
    """The page of a submission, whose template escapes nothing."""

    def from_filename(self, filename: str, resources: Any = None, **options: Any) -> Any:
        """The page, with names as text."""
        given = resources or {}
        names = {key: html.escape(given[key]) for key in NAMES if given.get(key)}
        return super().from_filename(filename, given | names, **options)


def escape(formgrader: Any) -> None:
    """Have a module that makes formgrader's pages write names as text."""
    formgrader.Environment = partial(
        formgrader.Environment, autoescape=True, extensions=[SafeScripts]
    )
    formgrader.HTMLExporter = EscapedNames
