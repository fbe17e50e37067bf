"""moto reads each expression of DynamoDB anew, three times an update; here it is read once."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from moto.dynamodb.comparisons import AttributeValue, ConditionExpressionParser, OpDefault
from moto.dynamodb.parsing.ast_nodes import (  # type: ignore[attr-defined] # moto has no types
    DepthFirstTraverser,
    Expression,
    Node,
    UpdateExpressionFunction,
)
from moto.dynamodb.parsing.expressions import (  # type: ignore[attr-defined] # nor here
    UpdateExpressionParser,
)

_make_operand: Any = ConditionExpressionParser._make_operand
_VALUE = ConditionExpressionParser.Kind.EXPRESSION_ATTRIBUTE_VALUE


class _AnyValue(dict[str, Any]):
    """Stands for the values, which differ from call to call: each is its own name."""

    def __missing__(self, name: str) -> str:
        return name


def parse_condition(parser: Any) -> Any:
    """In place of `ConditionExpressionParser.parse`."""
    if not parser.condition_expression:
        return OpDefault(None, None)  # type: ignore[arg-type] # as moto makes it
    named = tuple((parser.expression_attribute_names or {}).items())
    tree, names, values = _read(parser.condition_expression, named)
    parser.expr_attr_names_found.extend(names)
    parser.expr_attr_values_found.extend(values)
    return parser._make_op_condition(tree)


@lru_cache(4096)
def _read(text: str, named: tuple[tuple[str, str], ...]) -> tuple[Any, list[str], list[str]]:
    """The tree of a condition, and the names and values that it has."""
    trees: list[Any] = []
    parser: Any = ConditionExpressionParser(text, dict(named), _AnyValue())
    parser._make_op_condition = trees.append
    _parse(parser)
    return trees[0], parser.expr_attr_names_found, parser.expr_attr_values_found


_parse: Any = ConditionExpressionParser.parse


def make_operand(parser: Any, node: Any) -> Any:
    """In place of `ConditionExpressionParser._make_operand`: values are looked up only here."""
    if node.kind == _VALUE:
        return AttributeValue(parser.expression_attribute_values[node.text])
    return _make_operand(parser, node)


make_update = lru_cache(4096)(UpdateExpressionParser.make)  # nobody changes what it answers


def copied(node: Any, _memo: object = None) -> Any:
    """In place of `copy.deepcopy` for what an update's text was read as."""
    made = object.__new__(type(node))
    children = node.children
    vars(made).update(type=node.type, parent=None, children=children)
    if children is not None:
        made.children = [copied(each) if _is(type(each), Node) else each for each in children]
        for each in made.children:
            if _is(type(each), Node):
                each.parent = made
    return made


def _subclass(kind: Any, expected: Any) -> bool:
    return issubclass(kind, expected)


_is: Callable[[Any, Any], bool] = cache(_subclass)  # these classes are abstract: slow to ask


def find_clauses(node: Any, sought: Sequence[type]) -> list[Any]:
    """In place of `Node.find_clauses`."""
    found: list[Any] = []
    for child in node.children or ():
        if type(child) in sought:
            found.append(child)
        elif _is(type(child), (Expression, UpdateExpressionFunction)):
            found += find_clauses(child, sought)
    return found


def traverse(traverser: Any, root: Any) -> Any:
    """In place of `DepthFirstTraverser.traverse`: what is sought is asked once, not per node."""
    kind: Any = type(traverser)
    looks_ahead = kind.pre_processing_of_child is not DepthFirstTraverser.pre_processing_of_child
    return _traversed(traverser, root, -1, traverser._processing_map(), looks_ahead)


def _traversed(
    traverser: Any, node: Any, place: int, processors: Mapping[type, Any], looks_ahead: bool
) -> Any:
    if not _is(type(node), Node):
        return node
    parent = node.parent
    for index, child in enumerate(node.children or ()):
        if looks_ahead:
            traverser.pre_processing_of_child(node, index)
        _traversed(traverser, child, index, processors, looks_ahead)
    for kind, processed in processors.items():
        if _is(type(node), kind):
            return _put(processed(node), parent, place)
    return node


def _put(node: Any, parent: Any, place: int) -> Any:
    node.parent = parent
    if parent:
        parent.children[place] = node
    return node


REPLACED: Sequence[tuple[Any, str, Callable[..., Any]]] = (
    (ConditionExpressionParser, "parse", parse_condition),
    (ConditionExpressionParser, "_make_operand", make_operand),
    (UpdateExpressionParser, "make", make_update),
    (Node, "find_clauses", find_clauses),
    (Node, "__deepcopy__", copied),
    (DepthFirstTraverser, "traverse", traverse),
)
ORIGINAL = [(owner, name, vars(owner).get(name)) for owner, name, _ in REPLACED]
