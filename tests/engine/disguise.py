"""What people do to code so that it does not look copied."""

from __future__ import annotations

import ast


class _Rename(ast.NodeTransformer):
    """Other names for all that a function calls its own."""

    def __init__(self, own: set[str]) -> None:
        self.names = {name: f"q{i}_{name[::-1]}" for i, name in enumerate(sorted(own))}

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(self.names.get(node.id, node.id), node.ctx)

    def visit_arg(self, node: ast.arg) -> ast.arg:
        node.arg = self.names.get(node.arg, node.arg)
        return node


def disguise(source: str) -> str:
    """Renamed variables, definitions in another order, other docstrings, comments and layout."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            own = {n.arg for n in ast.walk(node) if isinstance(n, ast.arg)}
            own |= {
                n.id
                for n in ast.walk(node)
                if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
            }
            node.body = [_Rename(own).visit(statement) for statement in node.body]
            node.args = _Rename(own).visit(node.args)
            if ast.get_docstring(node):
                node.body[0] = ast.Expr(ast.Constant(f"I wrote {node.name} all by myself."))
    tree.body.reverse()
    return "# mine\n" + ast.unparse(ast.fix_missing_locations(tree)).replace("\n", "  # !\n", 1)
