"""Coverage-guided fuzzing of the decoder: whatever a worker sends is data or Malformed.

    make fuzz                                              # a minute
    python benchmarks/fuzz_messages.py -max_total_time=600

libFuzzer stops at an exception of another kind, at an input that takes more than five seconds, and
at memory beyond its cap, and writes the input to a file ``crash-…``, ``timeout-…`` or ``oom-…``.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

import atheris
import numpy as np

with atheris.instrument_imports(include=["autograder.messages"]):
    from autograder import messages
    from autograder.messages import HEADER, Handle, Malformed, decode, encode

CAP_MB = 1024  # of the whole process: a frame here has 64 kB, so this is far from any honest use
LONGEST = 1 << 16
SEEDS: list[Any] = [
    {"value": np.arange(6.0).reshape(2, 3), "changed": [0, "x"], "seconds": 0.5},
    {"error": {"types": ["ValueError"], "message": "no", "lines": []}, "seconds": 0.0},
    {"ask": "call", "name": "pad", "args": [[1, 2**70, None, True, b"x"]], "kwargs": {"a": (1,)}},
    {"value": [Handle(3, "Adam"), np.float32(2), np.zeros((0, 3)), 1j]},
]


def one_input(data: bytes) -> None:
    """Decode the bytes as a frame's body; the first two say where meta ends."""
    meta_length = int.from_bytes(data[:2], "little")
    body = data[2:]
    try:
        value = decode(body, meta_length)
    except Malformed:
        return
    encode(value)  # what has come in can go out


def main() -> None:
    """Fuzz, starting from real messages; further arguments are libFuzzer's."""
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(SEEDS):
            whole = b"".join(encode(seed))
            meta_length = HEADER.unpack(whole[: HEADER.size])[1]
            body = meta_length.to_bytes(2, "little") + whole[HEADER.size :]
            Path(folder, str(number)).write_bytes(body)
        bounds = [f"-max_len={LONGEST}", f"-rss_limit_mb={CAP_MB}", "-timeout=5"]
        atheris.Setup(
            [sys.argv[0], *bounds, "-max_total_time=60", *sys.argv[1:], folder], one_input
        )
        print(f"fuzzing {messages.__name__}")
        atheris.Fuzz()


if __name__ == "__main__":
    main()
