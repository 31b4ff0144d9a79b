"""Small rows of several tables in one query."""

from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, F, Func, QuerySet, Value

Expression = F | Func | Value


def words(text: str) -> Value:
    """A text that stands in a column of every row."""
    return Value(text, output_field=CharField())


def columns(rows: QuerySet, **expressions: Expression) -> QuerySet:
    """The rows as tuples of the expressions, in their order, for a union.

    Only as annotations and without the rewriting of modeltranslation do the columns keep their order in SQL.
    """
    plain: Any = rows
    named = {f"column_{name}": expression for name, expression in expressions.items()}
    result: QuerySet = plain.rewrite(False).order_by().annotate(**named).values_list(*named)
    return result


def union(parts: Iterable[QuerySet], *, keep_equal: bool = False) -> QuerySet:
    """One query over all parts; equal rows come once unless they are to be kept."""
    first, *others = parts
    return first.union(*others, all=keep_equal)
