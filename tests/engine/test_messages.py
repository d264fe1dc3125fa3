"""The wire: what goes in comes out, and nothing that arrives can do harm."""

from __future__ import annotations

import socket
import time
import tracemalloc
from pathlib import Path
from typing import Any

import msgpack
import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays, scalar_dtypes

from autograder.messages import (
    HEADER,
    MAX_DEPTH,
    MAX_FRAME,
    MAX_KEYS,
    MAX_META,
    Channel,
    Closed,
    Handle,
    Malformed,
    Unsendable,
    decode,
    encode,
)
from autograder.sandbox.serve import Server
from autograder.testing.student import LocalLine

ROOT = Path(__file__).resolve().parents[2]
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(max_size=20)
NUMERIC = scalar_dtypes().filter(lambda d: d.kind in "biufc" and d.itemsize <= 16)
ARRAYS = NUMERIC.flatmap(lambda d: arrays(d, array_shapes(min_dims=0, min_side=0, max_side=4)))
VALUES = st.recursive(
    PLAIN | ARRAYS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(max_size=5) | st.integers(), inner, max_size=4)
    ),
    max_leaves=12,
)


def frame(pieces: list[bytes | memoryview]) -> tuple[bytes, int]:
    whole = b"".join(pieces)
    body, meta = HEADER.unpack(whole[: HEADER.size])
    assert body == len(whole) - HEADER.size
    return whole[HEADER.size :], meta


def round_trip(value: Any, **options: Any) -> Any:
    return decode(*frame(encode(value, **options)))


def same(a: Any, b: Any) -> bool:
    if isinstance(a, np.ndarray):
        native = a.astype(a.dtype.newbyteorder("="))
        return (
            isinstance(b, np.ndarray)
            and a.shape == b.shape
            and native.tobytes() == b.astype(b.dtype.newbyteorder("=")).tobytes()
        )
    if isinstance(a, (list, tuple)):
        return type(a) is type(b) and len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(same(a[k], b[k]) for k in a)
    return type(a) is type(b) and (a == b or a != a)


@given(value=VALUES)
@settings(max_examples=300)
@example(value=2**70)
@example(value=-(2**63) - 1)
@example(value=np.zeros((0, 3)))
def test_data_survives_the_trip(value: Any) -> None:
    assert same(value, round_trip(value))


@pytest.mark.parametrize(
    ("sent", "arrives"),
    [
        (np.arange(6).reshape(2, 3)[:, ::-1], np.array([[2, 1, 0], [5, 4, 3]])),
        (np.arange(3, dtype=">i4"), np.arange(3, dtype="<i4")),
        (np.matrix([[1, 2]]), np.array([[1, 2]])),
        (np.float32(1.5), np.float32(1.5)),
        (np.longdouble(1.5), np.float64(1.5)),
        (1 + 2j, np.complex128(1 + 2j)),
        ("lone \ud800 surrogate", "lone \\ud800 surrogate"),
    ],
)
def test_odd_data_arrives_as_plain_data(sent: Any, arrives: Any) -> None:
    assert np.array_equal(round_trip(sent), arrives)


def test_read_only_arrays_and_subclasses_arrive_plain() -> None:
    class Mine(np.ndarray):
        def __eq__(self, other: object) -> Any:
            return True

    array = np.arange(3).view(Mine)
    array.flags.writeable = False
    assert type(round_trip(array)) is np.ndarray


@pytest.mark.parametrize(
    "value",
    [
        np.array([object()]),
        np.array(["a"]),
        np.zeros(2, dtype=[("a", int)]),
        np.ma.masked_array([1, 2], mask=[0, 1]),
        np.array(["2020-01-01"], dtype="datetime64[D]"),
        object(),
        {1, 2},
        2 ** (8 * 1100),
    ],
)
def test_what_is_no_data_is_not_sent(value: Any) -> None:
    with pytest.raises(Unsendable):
        encode(value)


def test_cycles_and_deep_nesting_are_not_sent() -> None:
    cycle: list[Any] = []
    cycle.append(cycle)
    deep: Any = 0
    for _ in range(MAX_DEPTH + 2):
        deep = [deep]
    for value in (cycle, deep):
        with pytest.raises(Unsendable):
            encode(value)


def test_an_object_stays_behind_a_handle() -> None:
    kept: list[Any] = []

    def keep(value: Any) -> Handle:
        kept.append(value)
        return Handle(7, "Thing")

    thing = object()
    back = round_trip([1, thing], keep=keep)
    assert kept == [thing]
    assert (back[0], back[1].number, back[1].type_name) == (1, 7, "Thing")


@given(body=st.binary(max_size=200), meta=st.integers(0, 250))
@settings(max_examples=500)
def test_noise_is_malformed_or_harmless(body: bytes, meta: int) -> None:
    try:
        decode(body, meta)
    except Malformed:
        return


TAGGED = st.recursive(
    PLAIN | st.integers(-10, 10),
    lambda inner: st.lists(
        st.sampled_from(["l", "t", "d", "a", "s", "i", "h", "b", "<f8", "|O", "<f80"])
        | inner
        | st.lists(inner, max_size=3),
        max_size=5,
    ),
    max_leaves=25,
)


@given(node=TAGGED, tail=st.binary(max_size=64))
@settings(max_examples=1000)
@example(node=["a", "|O", [1], 0], tail=b"12345678")
@example(node=["a", "<f8", [2**40, 2**40], 0], tail=b"")
@example(node=["a", "<f8", [-1], 0], tail=b"12345678")
@example(node=["a", "<f8", [1], -8], tail=b"12345678")
@example(node=["a", "<f8", [0, 2**62], 0], tail=b"")
@example(node=["d", [[["l", []], 1]]], tail=b"")
def test_forged_messages_are_malformed_or_data(node: Any, tail: bytes) -> None:
    try:
        meta = msgpack.packb(node)
    except (ValueError, OverflowError, UnicodeEncodeError):
        return
    meta_length = len(meta)
    body = meta + b"\0" * (-meta_length % 16) + tail
    tracemalloc.start()
    try:
        decode(body, meta_length)
    except Malformed:
        pass
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 1 << 20


def test_deep_messages_are_malformed_not_a_crash() -> None:
    for deep in (b"\x91" * 100_000 + b"\xc0", b"\x92\xa1l\x91" * 500 + b"\xc0"):
        with pytest.raises(Malformed):
            decode(deep, len(deep))


def forged(node: Any, tail: bytes = b"") -> tuple[bytes, int]:
    meta = msgpack.packb(node)
    return meta + b"\0" * (-len(meta) % 16) + tail, len(meta)


@pytest.mark.parametrize(
    ("node", "tail", "why"),
    [
        (["l", [0] * (MAX_META + 1)], b"", "are no array"),
        (["d", [[i, 0] for i in range(MAX_KEYS + 1)]], b"", "keys"),
        (["l", [["d", [[i, 0] for i in range(100)]]] * 101], b"", "keys"),
        (["l", [["a", "<f8", [2], 0]] * 2], b"0" * 16, "overlap"),
        (["a", "<f8", [0, 2**32], 0], b"", "empty array"),
        (["a", "<c", [1], 0], b"12345678", "not numeric"),
        (["a", "<f16", [1], 0], b"0" * 16, "not numeric"),
        (["a", "|V8", [1], 0], b"12345678", "not numeric"),
        (["a", ">f8", [1], 0], b"12345678", "not numeric"),
        (["i", b"\1" * 2000], b"", "unknown tag"),
        (["s", "<f8", [1], 0], b"12345678", "unknown tag"),
    ],
)
def test_what_would_cost_more_than_it_says_is_malformed(node: Any, tail: bytes, why: str) -> None:
    with pytest.raises(Malformed, match=why):
        decode(*forged(node, tail))


def test_the_most_that_a_reply_can_cost_is_bounded() -> None:
    count = MAX_META // 8  # an eighth of the most, since counting memory is slow
    body, meta = forged([[]] * count)  # a byte on the wire, an object here
    tracemalloc.start()
    with pytest.raises(Malformed):
        decode(body, meta)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 80 * count


@pytest.mark.parametrize("value", [[0] * (MAX_META + 1), np.zeros(MAX_FRAME // 8 + 1)])
def test_a_worker_says_itself_that_its_result_is_too_large(value: Any) -> None:
    with pytest.raises(Unsendable, match="larger than"):
        encode(value, bounded=True)
    encode(value)


def test_a_frame_over_the_limit_is_refused_before_it_is_read() -> None:
    mine, its = socket.socketpair()
    channel = Channel(mine, max_frame=1000)
    its.sendall(HEADER.pack(10**15, 10))
    with pytest.raises(Malformed, match="over the limit"):
        channel.receive()
    its.close()
    mine.close()


def test_a_broken_off_frame_is_a_closed_connection() -> None:
    mine, its = socket.socketpair()
    its.sendall(HEADER.pack(100, 10) + b"half")
    its.close()
    with pytest.raises(Closed):
        Channel(mine).receive()
    mine.close()


def test_a_slow_frame_ends_with_the_deadline() -> None:
    import time

    mine, its = socket.socketpair()
    its.sendall(HEADER.pack(100, 10) + b"half")
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        Channel(mine).receive(started + 0.2)
    assert time.monotonic() - started < 2
    its.close()
    mine.close()


def test_nothing_on_the_trusted_side_unpickles() -> None:
    risky = ("pickle", "marshal", "shelve", "dill", "joblib", "allow_pickle", "yaml.load")
    # CIFAR-10 is published as pickles; what reads them makes arrays alone (tests/accuracy)
    published = ROOT / "autograder" / "data" / "formats.py"
    for path in {*(ROOT / "autograder").rglob("*.py")} - {published}:
        text = path.read_text("utf-8").replace("allow_pickle=False", "")
        assert not [word for word in risky if word in text], path


def test_the_time_of_a_call_is_told_also_where_its_result_cannot_be_sent() -> None:
    def busy() -> Any:
        until = time.process_time() + 0.1
        while time.process_time() < until:
            pass
        return np.ma.masked_array([1.0])

    reply = LocalLine(Server({"busy": busy}).answer).ask(
        {"op": "call", "target": "busy", "args": []}
    )
    assert reply["error"]["types"][0] == "Unsendable"
    assert reply["seconds"] >= 0.1
