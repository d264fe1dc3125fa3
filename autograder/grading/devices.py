"""Where models are trained: whether TensorFlow sees a GPU, and how much of its memory is free."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder.errors import CourseError

LOOK = """
import json, tensorflow as tf
gpus = tf.config.list_physical_devices("GPU")
names = [tf.config.experimental.get_device_details(g).get("device_name", g.name) for g in gpus]
print(json.dumps([tf.__version__, bool(tf.test.is_built_with_cuda()), names]))
"""
LOOK_SECONDS = 120.0
DRIVER = Path("/proc/driver/nvidia/version")


@dataclass(frozen=True)
class Seen:
    """What TensorFlow sees of this machine."""

    version: str
    cuda: bool  # is it built for GPUs?
    gpus: tuple[str, ...]
    problem: str = ""

    def __str__(self) -> str:
        if self.problem:
            return self.problem
        if self.gpus:
            return f"{self.version} sees {', '.join(self.gpus)}"
        built = "built for GPUs" if self.cuda else "built for CPUs alone"
        return f"{self.version}, {built}, sees no GPU: models train on the CPU"


@cache
def look() -> Seen:
    """Ask TensorFlow, in a process of its own: it must not start in this one."""
    command = [sys.executable, "-c", LOOK]
    quiet = os.environ | {"TF_CPP_MIN_LOG_LEVEL": "3"}
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=LOOK_SECONDS, env=quiet, check=True
        )
        version, cuda, names = json.loads(done.stdout.strip().splitlines()[-1])
    except subprocess.TimeoutExpired:
        return Seen("", False, (), f"no answer within {LOOK_SECONDS:g} seconds")
    except subprocess.CalledProcessError as error:
        last = (error.stderr.strip().splitlines() or ["it died"])[-1]
        return Seen("", False, (), f"does not work: {last}")
    return Seen(version, cuda, tuple(names))


def choose_device(wanted: str) -> str:
    """The device to train on: ``auto`` is the GPU if TensorFlow sees one."""
    if wanted == "gpu" and not look().gpus:
        raise CourseError(f"--device gpu: TensorFlow {look()}")
    if wanted == "auto":
        # no driver, no GPU: then TensorFlow need not be asked, which takes seconds
        return "gpu" if DRIVER.exists() and look().gpus else "cpu"
    return wanted
