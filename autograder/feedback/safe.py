"""What of a student's output may reach a TA's browser."""

from __future__ import annotations

import re
from typing import Any

import bleach
from nbformat import NotebookNode, from_dict

from autograder.grading.render import clean

TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td", "b", "i", "em", "strong", "br", "p"}
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
SAFE_OUTPUTS = ("image/png", "image/jpeg")  # what of a student's rich output is kept as it is


def safe_output(output: Any, results: bool = False) -> NotebookNode | None:
    """A student's output as it may reach a TA's browser: no script, no terminal escape.

    A cell's result is shown as any display, unless ``results``: nbgrader reads points from it.
    """
    match output:
        case {"output_type": "stream", "name": "stdout" | "stderr" as name, "text": str(text)}:
            return from_dict({"output_type": "stream", "name": name, "text": _lines(text)})
        case {"output_type": "error", "ename": str(name), "evalue": str(message)}:
            trace = [_lines(str(line)) for line in output.get("traceback", [])]
            failure = {"ename": clean(name, 200), "evalue": clean(message), "traceback": trace}
            return from_dict({"output_type": "error", **failure})
        case {"output_type": "display_data" | "execute_result" as kind, "data": dict(data)}:
            kept = {k: v for k, v in data.items() if k in SAFE_OUTPUTS and _is_base64(v)}
            if isinstance(data.get("text/plain"), str):
                kept["text/plain"] = _lines(data["text/plain"])
            if isinstance(data.get("text/html"), str):
                kept["text/html"] = bleach.clean(data["text/html"], TABLE_TAGS, {}, strip=True)
            return rich_output(kind if results else "display_data", kept)
    return None


def rich_output(kind: str, data: dict[str, Any]) -> NotebookNode:
    """Such an output. nbformat's ``new_output`` validates each; nbgrader validates the notebook."""
    count = {"execution_count": None} if kind == "execute_result" else {}
    return from_dict({"output_type": kind, "data": data, "metadata": {}, **count})


def _is_base64(content: Any) -> bool:
    """A worker may say anything, a quote sign that ends an attribute of HTML, too."""
    return isinstance(content, str) and BASE64.fullmatch(content) is not None


def _lines(text: str) -> str:
    return "\n".join(clean(line, 100_000) for line in text.split("\n"))
