"""The wire between grader and worker: length-capped frames that carry data and nothing else.

A frame is ``[u64 body length][u32 meta length][meta][padding][array bytes …]``. Meta is msgpack of
tagged lists; arrays lie behind it, each at a 16-byte boundary, so that a large array is neither
copied on its way out nor on its way in. Both sides import this module, so it needs numpy and
msgpack alone.

    MessageError
    ├── Unsendable      this side was asked to send something that is not data
    └── Malformed       the other side sent something that is no message (its fault, never ours)
        └── Closed      the other side is gone
"""

from __future__ import annotations

import math
import select
import socket
import struct
import time
from collections.abc import Callable
from typing import Any

import msgpack
import numpy as np

HEADER = struct.Struct("<QI")
ALIGN = 16
COPIED = 1 << 14  # bytes of an array that are sooner copied than looked at where they lie
MAX_DEPTH = 24  # nesting of containers
MAX_BIG_INT = 1024  # bytes of an integer beyond 64 bits; Python prints no longer ones
MAX_FRAME = 64 << 20  # bytes in one frame, unless the caller allows more
MAX_META = 8 << 20  # bytes of a reply that are no array: each may become an object of 64
MAX_KEYS = 10_000  # of all dicts in one message: keys made to collide cost their number squared
NUMERIC_KINDS = "biufc"
DTYPES = {  # of the wire
    name: np.dtype(name)
    for name in "|b1 |i1 |u1 <i2 <u2 <f2 <i4 <u4 <f4 <i8 <u8 <f8 <c8 <c16".split()
}
NAMES = {dtype: name for name, dtype in DTYPES.items()}
PLAIN = (type(None), bool, int, float, str, bytes)
LEAVES = frozenset((*PLAIN, np.ndarray))  # what holds no other value


class MessageError(Exception):
    """Anything wrong on the wire."""


class Unsendable(MessageError):
    """The value is not data: neither number, string, container nor numeric array."""


class Malformed(MessageError):
    """What arrived is not a message."""


class Closed(Malformed):
    """The other side closed the connection."""


class Handle:
    """An object that stays in the worker; only its number and the name of its type travel."""

    __slots__ = ("number", "type_name")

    def __init__(self, number: int, type_name: str) -> None:
        self.number = number
        self.type_name = type_name

    def __repr__(self) -> str:
        return f"<{self.type_name} object>"


def handles_in(value: Any) -> list[int]:
    """The numbers of the objects that a request or reply speaks of, in its order."""
    kind = type(value)
    if kind is Handle:
        return [value.number]
    if kind is dict:
        value = value.values()
    elif kind is not list and kind is not tuple:
        return []
    return [number for part in value if type(part) not in LEAVES for number in handles_in(part)]


# --- values → meta and array bytes -------------------------------------------------------------


class _Packer:
    """Turns a value into tagged lists, collecting the bytes of its arrays beside them."""

    def __init__(self, keep: Callable[[Any], Handle] | None) -> None:
        self.keep = keep  # what to do with an object that is not data: keep it behind a handle
        self.buffers: list[bytes | memoryview] = []
        self.size = 0

    def pack(self, value: Any, depth: int = 0) -> Any:
        if depth > MAX_DEPTH:
            raise Unsendable(f"containers are nested more than {MAX_DEPTH} deep")
        kind = type(value)
        if kind is float or kind is bool or value is None:
            return value
        if kind is int:
            return value if -(2**63) <= value < 2**64 else self._big_int(value)
        if kind is str:
            if value.isascii():
                return value
            # a lone surrogate has no UTF-8 form: show it, do not fail on it
            return value.encode("utf-8", "backslashreplace").decode("utf-8")
        if kind is np.ndarray:
            return ["a", *self._array(value)]
        if kind is list:
            return ["l", [self.pack(v, depth + 1) for v in value]]
        if kind is tuple:
            return ["t", [self.pack(v, depth + 1) for v in value]]
        if kind is dict:
            pairs = [[self.pack(k, depth + 1), self.pack(v, depth + 1)] for k, v in value.items()]
            return ["d", pairs]
        if kind is Handle:
            return ["h", value.number, value.type_name]
        if kind is bytes:
            return ["b", value]
        return self._other(value, depth)

    def _other(self, value: Any, depth: int) -> Any:
        if isinstance(value, np.generic) and value.dtype.kind in NUMERIC_KINDS:
            return ["s", *self._array(np.asarray(value))]
        if isinstance(value, np.ma.MaskedArray):
            raise Unsendable("a masked array is not accepted: return a plain array")
        if isinstance(value, (int, float, str, tuple, list, dict)):  # subclasses: as their base
            base = next(
                b for b in (bool, int, float, str, tuple, list, dict) if isinstance(value, b)
            )
            return self.pack(base(value), depth + 1)  # type: ignore[arg-type]
        if isinstance(value, complex):
            return ["s", *self._array(np.asarray(value))]
        if hasattr(type(value), "__array__"):  # a tensor, a matrix, a variable
            array = np.asarray(value)
            if type(array) is np.ndarray and (array.dtype.kind in NUMERIC_KINDS):
                return ["a", *self._array(array)]
            array = np.asarray(value, dtype=np.float32)  # bfloat16 and its like
            return ["a", *self._array(array)]
        if self.keep is None:
            raise Unsendable(f"{type(value).__name__} is not data")
        handle = self.keep(value)
        return ["h", handle.number, handle.type_name]

    def _big_int(self, value: int) -> Any:
        n_bytes = value.bit_length() // 8 + 1
        if n_bytes > MAX_BIG_INT:
            raise Unsendable(f"an integer of {n_bytes} bytes is too long to send")
        return ["i", value.to_bytes(n_bytes, "little", signed=True)]

    def _array(self, array: np.ndarray[Any, Any]) -> tuple[str, tuple[int, ...], int]:
        name = NAMES.get(array.dtype)
        if name is None:
            array = _as_dtype_of_the_wire(array)
            name = NAMES[array.dtype]
        offset = self.size
        if n_bytes := array.nbytes:
            self.size += n_bytes + -n_bytes % ALIGN
            if n_bytes <= COPIED:
                self.buffers.append(array.tobytes())
            else:
                self.buffers.append(np.ascontiguousarray(array).reshape(-1).view(np.uint8).data)
        return name, array.shape, offset


def _as_dtype_of_the_wire(array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The array in little-endian numbers of at most eight bytes, or two times eight."""
    kind = array.dtype.kind
    if kind not in NUMERIC_KINDS:
        raise Unsendable(f"an array of dtype {array.dtype} is not numeric")
    if array.dtype.itemsize > (16 if kind == "c" else 8):
        return array.astype(np.complex128 if kind == "c" else np.float64)
    return array.astype(array.dtype.newbyteorder("<"))


def encode(
    value: Any, keep: Callable[[Any], Handle] | None = None, *, bounded: bool = False
) -> list[bytes | memoryview]:
    """Encode one value as the pieces of a frame, to be sent one after another.

    ``keep`` is asked for a handle for each object that is not data; without it such an object
    raises ``Unsendable``. So does, with ``bounded``, a value larger than a grader accepts.
    """
    packer = _Packer(keep)
    try:
        meta = msgpack.packb(packer.pack(value))
    except RecursionError as error:
        raise Unsendable("the value contains itself") from error
    padding = -len(meta) % ALIGN
    body = len(meta) + padding + packer.size
    if bounded and len(meta) > MAX_META:
        raise Unsendable(f"it is larger than {MAX_META >> 20} MB without being a numpy array")
    if bounded and body > MAX_FRAME:
        raise Unsendable(f"it is larger than {MAX_FRAME >> 20} MB")
    pieces: list[bytes | memoryview] = [HEADER.pack(body, len(meta)) + meta + b"\0" * padding]
    for buffer in packer.buffers:
        pieces.append(buffer)
        if len(buffer) % ALIGN:
            pieces.append(b"\0" * (-len(buffer) % ALIGN))
    return pieces


# --- meta and array bytes → values -------------------------------------------------------------


class _Reviver:
    """The inverse of ``_Packer``; believes nothing."""

    def __init__(self, arrays: memoryview) -> None:
        self.arrays = arrays
        self.bytes_left = len(arrays)
        self.keys_left = MAX_KEYS

    def revive(self, node: Any, depth: int = 0) -> Any:
        if type(node) is not list:
            if type(node) in PLAIN:
                return node
            raise Malformed(f"a bare {type(node).__name__} in a message")
        if depth > MAX_DEPTH + 1:
            raise Malformed("a message is nested too deep")
        size = len(node)
        tag = node[0] if 2 <= size <= 4 else None
        if size == 4 and tag == "a":
            return self._array(*node[1:])
        if size == 4 and tag == "s" and node[2] == []:
            return self._array(*node[1:])[()]
        if size == 2 and type(node[1]) is list:
            if tag == "d":
                return self._dict(node[1], depth + 1)
            if tag == "l":
                return [self.revive(v, depth + 1) for v in node[1]]
            if tag == "t":
                return tuple(self.revive(v, depth + 1) for v in node[1])
        if size == 2 and type(node[1]) is bytes:
            if tag == "i" and len(node[1]) <= MAX_BIG_INT:
                return int.from_bytes(node[1], "little", signed=True)
            if tag == "b":
                return node[1]
        if size == 3 and tag == "h" and type(node[1]) is int and type(node[2]) is str:
            return Handle(node[1], node[2][:200])
        raise Malformed(f"an unknown tag in a message: {str(node[:1])[:40]}")

    def _dict(self, pairs: list[Any], depth: int) -> dict[Any, Any]:
        self.keys_left -= len(pairs)
        if self.keys_left < 0:
            raise Malformed(f"dicts of more than {MAX_KEYS} keys together")
        result = {}
        for pair in pairs:
            if type(pair) is not list or len(pair) != 2:
                raise Malformed("a dict entry that is no pair")
            key, value = pair
            if type(key) is not str:
                key = self.revive(key, depth)
            try:
                result[key] = value if type(value) in PLAIN else self.revive(value, depth)
            except TypeError as error:
                raise Malformed("a dict key that cannot be one") from error
        return result

    def _array(self, name: Any, shape: Any, offset: Any) -> np.ndarray[Any, Any]:
        dtype = DTYPES.get(name) if type(name) is str else None
        if dtype is None:
            raise Malformed("an array of a dtype that is not numeric")
        if type(shape) is not list or len(shape) > 32 or type(offset) is not int:
            raise Malformed("an array without a proper shape")
        for n in shape:
            if type(n) is not int or n < 0:
                raise Malformed("an array without a proper shape")
        count = math.prod(shape)
        size = count * dtype.itemsize
        if offset < 0 or offset + size > len(self.arrays):
            raise Malformed("an array that reaches beyond its message")
        self.bytes_left -= size  # arrays that share bytes here would not share them in a copy
        if self.bytes_left < 0:
            raise Malformed("arrays that overlap")
        if count == 0:
            if math.prod(n for n in shape if n) * dtype.itemsize > MAX_FRAME:
                raise Malformed("an empty array that would be huge if it were summed along an axis")
            return np.empty(shape, dtype)
        return np.ndarray(shape, dtype, self.arrays, offset)


def decode(body: bytearray | bytes, meta_length: int, max_meta: int = MAX_META) -> Any:
    """Decode the body of a frame; whatever is wrong with it raises ``Malformed``."""
    view = memoryview(body)
    if meta_length > len(view):
        raise Malformed("a message shorter than it says")
    if meta_length > max_meta:
        raise Malformed(f"{meta_length} bytes of a message are no array, {max_meta} are allowed")
    try:
        node = msgpack.unpackb(view[:meta_length], strict_map_key=True, use_list=True)
    except Exception as error:  # msgpack raises its own, ValueError, UnicodeDecodeError, …
        raise Malformed(f"not msgpack: {type(error).__name__}") from error
    start = min(meta_length + (-meta_length % ALIGN), len(view))
    return _Reviver(view[start:]).revive(node)


# --- frames over a socket ----------------------------------------------------------------------


class Channel:
    """One end of a stream socket that carries frames.

    ``receive(deadline)`` takes a time of ``time.monotonic()`` and raises ``TimeoutError`` after it.
    ``trusted`` says that the other side is ours, so that a frame may be one long string.
    """

    def __init__(
        self, sock: socket.socket, max_frame: int = MAX_FRAME, *, trusted: bool = False
    ) -> None:
        self.sock = sock
        self.max_frame = max_frame
        self.max_meta = max_frame if trusted else MAX_META
        self.incoming = select.poll()
        self.incoming.register(sock, select.POLLIN)
        sock.setblocking(True)

    def send(self, pieces: list[bytes | memoryview], deadline: float | None = None) -> None:
        """Send the pieces of one frame."""
        if len(pieces) > 1 and sum(map(len, pieces)) < 65536:
            pieces = [b"".join(pieces)]
        try:
            for piece in pieces:
                if deadline is None:
                    self.sock.sendall(piece)
                else:
                    self._send(piece, deadline)
        except (BrokenPipeError, ConnectionResetError) as error:
            raise Closed("the other side closed the connection") from error

    def _send(self, piece: bytes | memoryview, deadline: float) -> None:
        while True:
            try:
                sent = self.sock.send(piece, socket.MSG_DONTWAIT)
                if sent == len(piece):
                    return
                piece = memoryview(piece)[sent:]
            except BlockingIOError:
                select.select([], [self.sock], [], _left(deadline))
            _left(deadline)

    def wait(self, seconds: float) -> bool:
        """Wait for something to be received, or the other side's end; False if nothing comes."""
        return bool(self.incoming.poll(seconds * 1000))

    def receive_frame(self, deadline: float | None = None) -> tuple[bytearray, int]:
        """Receive one frame as its body and the length of its meta part."""
        header = self._read(HEADER.size, deadline)
        body_length, meta_length = HEADER.unpack(header)
        if body_length > self.max_frame:
            raise Malformed(
                f"a message of {body_length} bytes is over the limit of {self.max_frame}"
            )
        return self._read(body_length, deadline), meta_length

    def receive(self, deadline: float | None = None) -> Any:
        """Receive and decode one frame."""
        return decode(*self.receive_frame(deadline), self.max_meta)

    def _read(self, size: int, deadline: float | None) -> bytearray:
        data = bytearray(size)
        flags = 0 if deadline is None else socket.MSG_DONTWAIT
        got = 0
        while got < size:
            if got and deadline is not None:
                _left(deadline)  # whoever sends a byte at a time is not waited for either
            try:
                n = self.sock.recv_into(memoryview(data)[got:] if got else data, 0, flags)
            except BlockingIOError:
                assert deadline is not None
                self.wait(_left(deadline))
                continue
            except ConnectionResetError as error:
                raise Closed("the other side closed the connection") from error
            if not n:
                raise Closed("the other side closed the connection")
            got += n
        return data

    def close(self) -> None:
        """Close this end."""
        self.sock.close()


def _left(deadline: float) -> float:
    """Seconds until a time of ``time.monotonic()``; ``TimeoutError`` after it."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError("no answer in time")
    return left
