"""Python source as a tree, from any thread."""

from __future__ import annotations

import ast
import threading

_one_at_a_time = threading.Lock()


def parse(source: str) -> ast.Module:
    """ast.parse, by one thread at a time; raises what it raises.

    CPython counts the depth of all trees that are being built in one place. Where a finalizer lets
    another thread build one in between, it raises SystemError
    (github.com/python/cpython/issues/106905).
    """
    with _one_at_a_time:
        return ast.parse(source)
