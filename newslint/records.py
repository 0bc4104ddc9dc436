"""Stand-ins for parts of `typing` and `importlib` that cost nothing at start-up.

`typing` and the classes that its `NamedTuple` builds (it evaluates source code for each) take
longer to set up than linting an article. These behave the same in use; type checkers see the
real thing.
"""

from __future__ import annotations

import sys
from _collections import _tuplegetter  # type: ignore[import-not-found]

TYPE_CHECKING = False

__all__ = ["TYPE_CHECKING", "Generic", "NamedTuple", "T", "import_module", "overload"]

if TYPE_CHECKING:
    from importlib import import_module
    from typing import Generic, NamedTuple, TypeVar, overload

    T = TypeVar("T")
else:
    T = None

    def import_module(name):
        """Stand for `importlib.import_module`, for whole names."""
        __import__(name)
        return sys.modules[name]

    def overload(function):
        """Stand for `typing.overload`."""
        return function

    class Generic:
        """Stand for `typing.Generic`."""

        def __class_getitem__(cls, parameter):
            return cls

    class _Maker(type):
        """Makes a tuple class with a getter for each annotated field of the class body."""

        def __new__(meta, name, bases, body):
            if not bases:
                return super().__new__(meta, name, (tuple,), body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            for index, field in enumerate(fields):
                body[field] = _tuplegetter(index, "")
            body.update(
                __slots__=(), __match_args__=fields, _fields=fields, _field_defaults=defaults
            )
            return super().__new__(meta, name, bases, body)

    class NamedTuple(metaclass=_Maker):
        """Base of a named tuple class: annotated fields, defaults, methods."""

        _fields = ()
        _field_defaults = {}  # noqa: RUF012

        def __new__(cls, *values, **named):  # noqa: D102
            if len(values) == len(cls._fields) and not named:
                return tuple.__new__(cls, values)
            fields = cls._fields
            if len(values) > len(fields):
                raise TypeError(f"{cls.__name__} takes {len(fields)} values, not {len(values)}")
            rest = list(values)
            for field in fields[len(values) :]:
                if field in named:
                    rest.append(named.pop(field))
                elif field in cls._field_defaults:
                    rest.append(cls._field_defaults[field])
                else:
                    raise TypeError(f"{cls.__name__} lacks a value for {field}")
            if named:
                raise TypeError(f"{cls.__name__} has no field {next(iter(named))}")
            return tuple.__new__(cls, rest)

        # Twice as quick as a call of the class; as many values as fields must come.
        _make = classmethod(tuple.__new__)

        def _replace(self, **changes):
            made = type(self)(*map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"{type(self).__name__} has no field {next(iter(changes))}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            pairs = zip(self._fields, self, strict=True)
            values = ", ".join(f"{field}={value!r}" for field, value in pairs)
            return f"{type(self).__name__}({values})"

        def __getnewargs__(self):
            return tuple(self)
