"""Names that are scripts do not reach a TA's browser alive through formgrader's own pages."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.compatibility.conftest import CONFIGS, environment

SCRIPT = "<img src=x onerror=alert(1)>"
START_SECONDS = 90.0


@pytest.fixture(scope="module")
def formgrader(tmp_path_factory):
    """Formgrader's address, in a course that uses our sandbox."""
    folder = tmp_path_factory.mktemp("course")
    (folder / "nbgrader_config.py").write_text(CONFIGS["ours"])
    (folder / "source" / "hw1").mkdir(parents=True)
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


@pytest.mark.parametrize(
    "page",
    ["manage_students/{}", "manage_submissions/{}", "gradebook/{}", "manage_students/{}/hw1"],
)
def test_a_name_in_the_address_is_escaped(formgrader, page):
    html = urlopen(f"{formgrader}/{page.format(quote(SCRIPT))}", timeout=20).read().decode()
    assert "onerror" in html, "the page shows the name"
    assert SCRIPT not in html


def test_pages_are_whole(formgrader):
    html = urlopen(f"{formgrader}/manage_assignments", timeout=20).read().decode()
    assert "<title>nbgrader formgrade</title>" in html
    assert "&lt;div" not in html, "the page's own HTML was escaped"
