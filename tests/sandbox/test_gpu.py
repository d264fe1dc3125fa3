"""Student code on a graphics card, behind the walls: it computes there, and sees nothing more."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import pytest

from autograder.course.pset import Limits
from autograder.course.submission import Cell, Submission
from autograder.grading.run import Run
from autograder.grading.sandbox import Sandbox

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = next((name for name in ("tensorflow", "jax", "torch") if find_spec(name)), "")
PRODUCT = {  # of two 1000 × 1000 matrices of ones, on the card
    "tensorflow": """
import tensorflow as tf
tf.config.set_soft_device_placement(False)
with tf.device("GPU:0"):
    said = float(tf.reduce_sum(tf.ones((1000, 1000)) @ tf.ones((1000, 1000))))
""",
    "jax": """
import jax
one = jax.device_put(jax.numpy.ones((1000, 1000)), jax.devices("gpu")[0])
said = float((one @ one).sum())
""",
    "torch": """
import torch
one = torch.ones(1000, 1000, device="cuda")
said = float((one @ one).sum())
""",
}
pytestmark = pytest.mark.skipif(
    not os.path.exists("/dev/nvidiactl"), reason="needs a graphics card and NVIDIA's driver"
)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """Behind namespaces, with the card."""
    preload = ["numpy", *(["tensorflow"] if LIBRARY == "tensorflow" else [])]
    with Sandbox("full", preload, gpu=True) as started:
        yield started


def run(sandbox: Sandbox, source: str, slot: int = 0) -> str:
    """What a cell prints, or how it failed."""
    limits = Limits(cell_seconds=120, memory_mb=8000, processes=1024)
    one = Run(Submission(cells=[Cell(source=source)]), sandbox.path, limits, slot)
    try:
        one.get_worker()
        return "".join(o.get("text", "") + o.get("evalue", "") for o in one.outputs[0]).strip()
    finally:
        one.end()


@pytest.mark.parametrize("library", [name for name in PRODUCT if find_spec(name)])
def test_a_worker_computes_on_the_card(sandbox: Sandbox, library: str) -> None:
    if library == "torch" and LIBRARY == "tensorflow":
        pytest.skip("TensorFlow is preloaded: two libraries would share one process")
    assert run(sandbox, PRODUCT[library] + "print(said)") == "1000000000.0"


def test_two_workers_share_the_card(sandbox: Sandbox) -> None:
    source = PRODUCT[LIBRARY] + "print(said)"
    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(lambda slot: run(sandbox, source, slot), (0, 1)))
    assert said == ["1000000000.0"] * 2


def test_the_next_worker_finds_nothing_of_the_one_before_on_disk(sandbox: Sandbox) -> None:
    run(sandbox, "open('/tmp/left', 'w').write('here')")
    assert run(sandbox, "import os; print(os.listdir('/tmp'))") == "[]"


def test_the_card_opens_no_other_door(sandbox: Sandbox) -> None:
    source = f"""
import os, socket
print(*map(os.path.exists, {[str(ROOT / "tests"), str(ROOT / "reference")]}))
try:
    socket.socket(socket.AF_INET).connect(("127.0.0.1", 22))
except OSError as error:
    print(type(error).__name__)
try:
    open("/sys/written", "w")
except OSError as error:
    print(type(error).__name__)
print(sorted(n for n in os.listdir("/dev") if "nvidia" not in n and n not in
    ("fd", "full", "null", "random", "shm", "stderr", "stdin", "stdout", "urandom", "zero")))
"""
    said = run(sandbox, source).splitlines()
    assert said[0] == "False False"
    assert said[1].endswith("Error")
    assert said[2] in ("OSError", "PermissionError")  # read-only
    assert said[3] == "[]"


def test_without_the_switch_no_card_is_there() -> None:
    with Sandbox("full", ["numpy"]) as plain:
        said = run(plain, "import os; print([n for n in os.listdir('/dev') if 'nvidia' in n])")
    assert said == "[]"
