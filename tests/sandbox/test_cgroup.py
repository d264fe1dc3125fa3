"""The kernel's own bound of memory, where a cgroup is delegated to us.

Most machines delegate none: `make cgroup` boots a virtual machine that does, and runs this there.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from autograder import doctor
from autograder.sandbox import cgroup
from tests.sandbox.conftest import FOUR_HOARDERS

PROBLEM = cgroup.problem()


@pytest.fixture
def grouped(behind):
    if behind.ordinary and os.geteuid() == 0:
        pytest.skip("a cgroup is delegated to us, not to that user")
    return behind


delegated = pytest.mark.skipif(bool(PROBLEM), reason=f"no cgroup of ours: {PROBLEM}")

SYSTEMD = "30 23 0:26 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate"
HYBRID = (
    "34 24 0:29 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n"
    "35 24 0:30 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw"
)
CONTAINER = "900 890 0:26 /docker/4f /sys/fs/cgroup rw - cgroup2 cgroup rw"


@pytest.mark.parametrize(
    ("mounts", "own", "folder"),
    [
        (SYSTEMD, "0::/user.slice/run-1.scope", "/sys/fs/cgroup/user.slice/run-1.scope"),
        (SYSTEMD, "0::/", "/sys/fs/cgroup"),
        (HYBRID, "4:memory:/jobs/1\n0::/jobs", "/sys/fs/cgroup/unified/jobs"),
        (CONTAINER, "0::/docker/4f", "/sys/fs/cgroup"),
        (CONTAINER, "0::/docker/4f/autograder", "/sys/fs/cgroup/autograder"),
    ],
)
def test_our_own_folder(mounts, own, folder):
    assert cgroup._own(mounts, own) == Path(folder)


@pytest.mark.parametrize(("mounts", "own"), [("", "0::/"), (HYBRID, "4:memory:/jobs/1")])
def test_without_version_2_there_is_none(mounts, own):
    with pytest.raises(cgroup.NotDelegated, match="not mounted"):
        cgroup._own(mounts, own)


def test_the_doctor_says_what_bounds_memory():
    row = next(r for r in doctor.examine().rows if r.name == "cgroup v2")
    assert row.what == (f"{PROBLEM}: a watchdog does" if PROBLEM else "delegated to us: works")


@delegated
def test_the_kernel_kills_before_any_watchdog(grouped):
    answer = grouped(
        """
        hoard = bytearray(b"x") * (500 << 20)
        say(survived=True)
        """,
        watched=False,
        seconds=60,
        memory_mb=300,
        disk_mb=50,
    )
    assert answer.said == {}
    assert answer.reason == "memory"


@delegated
def test_the_kernel_counts_all_processes_of_a_worker_and_spares_another(grouped):
    answer = grouped(
        FOUR_HOARDERS,
        beside="""
        import time
        hoard = bytearray(b"x") * (150 << 20)
        say(hoarded=True)
        time.sleep(20)
        """,
        watched=False,
        seconds=60,
        memory_mb=200,
        disk_mb=50,
    )
    assert answer.reason == "memory"
    assert answer.beside == {"hoarded": True}
    assert answer.beside_alive


@delegated
def test_within_the_limit_nothing_happens(grouped):
    answer = grouped(
        """
        hoard = bytearray(b"x") * (150 << 20)
        say(fine=True)
        """,
        memory_mb=300,
    )
    assert answer.fine
    assert answer.reason == ""


@delegated
def test_a_fork_bomb_is_bounded_by_the_cgroup(grouped):
    answer = grouped(
        """
        import os, time
        count = 0
        try:
            for count in range(500):
                if os.fork() == 0:
                    time.sleep(20)
                    os._exit(0)
        except OSError:
            say(forks=count)
        """,
        watched=False,
        seconds=60,
        processes=40,
    )
    assert answer.forks <= 41


@delegated
def test_a_worker_has_no_hold_on_its_cgroup(grouped):
    answer = grouped(
        """
        import glob, os
        links = []
        for n in range(64):
            try:
                links.append(os.readlink(f"/proc/self/fd/{n}"))
            except OSError:
                pass
        raised = []
        for path in glob.glob("/sys/fs/cgroup/**/memory.max", recursive=True):
            try:
                with open(path, "w") as file:
                    file.write("max")
                raised.append(path)
            except OSError:
                pass
        say(open=[link for link in links if "cgroup" in link], raised=raised)
        """,
    )
    assert answer.open == []
    assert answer.raised == []


@delegated
def test_nothing_of_a_worker_is_left(grouped):
    grouped("say(done=True)")
    grouped("hoard = bytearray(b'x') * (500 << 20)", watched=False, memory_mb=300, disk_mb=50)
    folder = cgroup._delegated()
    mine = [p.name for p in folder.glob(f"{cgroup.WORKER}*-*")]
    assert [n for n in mine if n.startswith(f"{cgroup.WORKER}{grouped.process.pid}-")] == []


@delegated
def test_what_a_killed_grader_left_is_removed():
    folder = cgroup._delegated()
    left = folder / f"{cgroup.WORKER}{2**22 + 1}-1"  # no process has such a number
    left.mkdir()
    os.close(cgroup.take())
    assert not left.exists()
