"""Formgrader as a TA starts it: a Jupyter server in the folder of a course."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.compatibility.conftest import environment

START_SECONDS = 300.0


@contextmanager
def formgrader_of(folder: Path) -> Iterator[str]:
    """Formgrader's address, while the block runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyter", "server", "--no-browser", "--allow-root"]
    command += [f"--port={port}", "--IdentityProvider.token=", "--ServerApp.password="]
    places = {name: str(folder / "jupyter") for name in ("HOME", "JUPYTER_CONFIG_DIR")}
    env = environment() | places
    with open(folder / "log", "wb") as log:
        server = subprocess.Popen(command, cwd=folder, env=env, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}/formgrader"
    try:
        until = time.monotonic() + START_SECONDS
        while not answers(f"{address}/manage_assignments"):
            assert server.poll() is None, (folder / "log").read_text()
            assert time.monotonic() < until, (folder / "log").read_text()
            time.sleep(0.2)
        yield address
    finally:
        server.terminate()
        server.wait(30)


def answers(address: str) -> bool:
    try:
        return urlopen(address, timeout=20).status == 200
    except URLError:
        return False
