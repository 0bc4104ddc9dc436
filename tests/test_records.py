"""The stand-in for typing.NamedTuple does what the real one does."""

import pickle
import typing
from typing import Any

import pytest

from newslint.records import NamedTuple


class Mine(NamedTuple):
    """A record."""

    start: int
    text: str = "x"

    @property
    def double(self) -> int:
        return 2 * self.start


class Theirs(typing.NamedTuple):
    """The same, by typing."""

    start: int
    text: str = "x"

    @property
    def double(self) -> int:
        return 2 * self.start


@pytest.mark.parametrize("make", [Mine, Theirs])
def test_records(make: Any) -> None:
    record = make(1)
    assert record == (1, "x") == make(start=1) == make(1, text="x")
    assert (record.start, record.text, record.double) == (1, "x", 2)
    assert record._replace(start=3) == (3, "x")
    assert record._asdict() == {"start": 1, "text": "x"}
    assert make._make([4, "y"]) == (4, "y")
    assert repr(record) == f"{make.__name__}(start=1, text='x')"
    assert make._fields == ("start", "text")
    assert pickle.loads(pickle.dumps(record)) == record
    assert type(pickle.loads(pickle.dumps(record))) is make
    match record:
        case make(start, text):
            assert (start, text) == (1, "x")


@pytest.mark.parametrize("make", [Mine, Theirs])
@pytest.mark.parametrize(
    ("values", "named"), [((), {}), ((1, "x", 2), {}), ((1,), {"end": 2}), ((1, "x"), {"text": 1})]
)
def test_wrong_values_are_refused(
    make: Any, values: tuple[object, ...], named: dict[str, object]
) -> None:
    with pytest.raises(TypeError):
        make(*values, **named)


@pytest.mark.parametrize("make", [Mine, Theirs])
def test_records_are_not_changed(make: Any) -> None:
    with pytest.raises(AttributeError):
        make(1).start = 2
    with pytest.raises((ValueError, TypeError)):
        make(1)._replace(end=2)
