"""What the course lends to a student whose own version failed, and what malice asks of it."""

from __future__ import annotations

import resource
from typing import Any

import numpy as np
import pytest

from autograder.grading.given import Given
from autograder.messages import HEADER, decode
from reference.training import minibatches

STATE = np.random.default_rng(0).bit_generator.state


def ask(*args: Any, **kwargs: Any) -> Any:
    asked = {"ask": "call", "name": "minibatches", "args": list(args), "kwargs": kwargs}
    frame = b"".join(bytes(piece) for piece in Given({"minibatches": minibatches}).answer(asked))
    _, meta = HEADER.unpack(frame[: HEADER.size])
    return decode(frame[HEADER.size :], meta)


def test_a_random_generator_is_drawn_from_as_if_it_were_here() -> None:
    X, y = np.arange(14.0).reshape(7, 2), np.arange(7)
    rng = np.random.default_rng(3)
    reply = ask(X, y, 3, {"generator": rng.bit_generator.state})
    expected = list(minibatches(X, y, 3, rng))
    assert reply["iterates"]
    for got, want in zip(reply["value"], expected, strict=True):
        np.testing.assert_array_equal(got[0], want[0])
        np.testing.assert_array_equal(got[1], want[1])
    assert reply["drawn"] == [rng.bit_generator.state]


@pytest.mark.parametrize(
    "state",
    [
        {},
        {"bit_generator": "PCG64"},
        {"bit_generator": "MT19937", "state": {"key": np.zeros(624), "pos": 0}},
        STATE | {"bit_generator": 64},
        STATE | {"state": 0},
        STATE | {"state": {"state": 2**4000, "inc": 1}},
        STATE | {"state": {"state": -1, "inc": "1"}},
        STATE | {"state": {"state": np.zeros(3), "inc": None}},
        STATE | {"has_uint32": 2**70},
        STATE | {"uinteger": []},
        STATE | {"more": 1},
    ],
    ids=str,
)
def test_a_forged_state_is_an_error_of_the_student_or_a_generator(state: dict[str, Any]) -> None:
    reply = ask(np.zeros((4, 1)), np.zeros(4), 2, {"generator": state})
    assert set(reply) in ({"error"}, {"value", "iterates", "drawn"})


def test_rows_without_entries_make_no_work() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    empty = np.empty((8_000_000, 0))
    assert ask(empty, empty, 1, {"generator": STATE})["error"]["type"] == "ValueError"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < before + 50_000
