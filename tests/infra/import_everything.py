"""
Run in the unpacked package: imports the handlers it is given, every module, and every module that
one of them would import later, inside a function.
"""

import ast
import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

OURS = ("functions", "vestnik")


def main() -> None:
    for handler in sys.argv[1:]:
        module, _, name = handler.rpartition(".")
        if not callable(getattr(importlib.import_module(module), name)):
            raise TypeError(handler)
        print(handler)  # noqa: T201 - what the test compares
    for name in modules():
        path = importlib.import_module(name).__file__
        for imported in imports_in(Path(path or "").read_text()):
            importlib.import_module(imported)
    strangers = [path for path in sys.path if "site-packages" in path and "/venv/" not in path]
    if strangers:
        raise RuntimeError(f"not clean: {strangers}")


def modules() -> Iterator[str]:
    """The names of all modules of the product."""
    for package in OURS:
        path = importlib.import_module(package).__path__
        yield from (found.name for found in pkgutil.walk_packages(path, f"{package}."))


def imports_in(source: str) -> Iterator[str]:
    """What a module imports, wherever it does, but not for type checkers alone."""
    nodes: list[ast.AST] = [ast.parse(source)]
    while nodes:
        node = nodes.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        nodes.extend(ast.iter_child_nodes(node))


if __name__ == "__main__":
    main()
