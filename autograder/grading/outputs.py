"""What a worker says that a cell showed, taken as text and nothing else.

A worker may say anything: other types, another shape, megabytes for each cell. Only what a notebook
knows as outputs is kept, and only so much of it; the rest is as if it had not been said.
"""

from __future__ import annotations

from typing import Any

MAX_OUTPUTS = 200  # of one cell
MAX_SHOWN = 16 << 20  # characters of all cells together

Output = dict[str, Any]


def plain_outputs(said: Any, room: int) -> tuple[list[Output], int]:
    """The outputs of one cell, of ``room`` characters at most, and how many they are.

    An error is always told, in few words if need be: that a cell failed may cost its points.
    """
    kept: list[Output] = []
    used = 0
    for one in said if type(said) is list else []:
        output = _plain(one)
        size = _size(output)
        if output is not None and len(kept) < MAX_OUTPUTS and used + size <= room:
            kept.append(output)
            used += size
        elif output is not None and output["output_type"] == "error":
            kept.append(output | {"ename": output["ename"][:80], "evalue": "", "traceback": []})
            break
    return kept, used


def _plain(said: Any) -> Output | None:
    match said:
        case {"output_type": "stream", "name": "stdout" | "stderr" as name, "text": str(text)}:
            return {"output_type": "stream", "name": name, "text": text}
        case {
            "output_type": "error",
            "ename": str(name),
            "evalue": str(message),
            "traceback": list(lines),
        }:
            trace = [line for line in lines if isinstance(line, str)]
            error = {"output_type": "error", "ename": name, "evalue": message}
            return error | {"traceback": trace}
        case {"output_type": "display_data" | "execute_result" as kind, "data": dict(data)}:
            texts = {k: v for k, v in data.items() if isinstance(k, str) and isinstance(v, str)}
            return {"output_type": kind, "data": texts, "metadata": {}}
    return None


def _size(value: Any) -> int:
    if isinstance(value, str):
        return len(value) + 1
    if isinstance(value, list):
        return sum(map(_size, value))
    if isinstance(value, dict):
        return sum(map(_size, value)) + sum(map(_size, value.values()))
    return 0
