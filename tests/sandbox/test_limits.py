"""What student code cannot use up, and that nothing of it is left."""

from __future__ import annotations

import statistics

import pytest

from autograder.sandbox import walls
from autograder.sandbox.walls import Level
from benchmarks.watchdog import latencies
from tests.sandbox.conftest import FOUR_HOARDERS


def test_memory_over_the_limit_is_killed(behind):
    answer = behind(
        """
        parts = []
        for _ in range(1000):
            parts.append(bytearray(b"x") * (1 << 20))
        say(survived=True)
        """,
        memory_mb=300,
    )
    assert answer.said == {}
    assert answer.reason == "memory"


@pytest.mark.parametrize("level", [Level.NAMESPACES, Level.LANDLOCK])
def test_memory_over_the_limit_lasts_for_less_than_200_ms(level):
    if walls.try_level(level):
        pytest.skip(walls.try_level(level))
    assert statistics.median(latencies(level.value, times=5, beside=4)) < 0.2


def test_memory_of_all_processes_counts(behind):
    answer = behind(FOUR_HOARDERS, memory_mb=250)
    assert answer.reason == "memory"


def test_shared_memory_counts(behind):
    answer = behind(
        """
        import mmap, time
        hoard = mmap.mmap(-1, 600 << 20)
        for at in range(0, len(hoard), 4096):
            hoard[at] = 1
        time.sleep(20)
        """,
        memory_mb=300,
    )
    assert answer.reason == "memory"


def test_one_absurd_array_is_a_memory_error(behind):
    answer = behind(
        """
        import mmap
        try:
            bytearray(8 << 30)
        except MemoryError:
            say(refused=True)
        """,
        memory_mb=300,
    )
    assert answer.refused


def test_a_fork_does_not_count_what_it_shares(behind):
    answer = behind(
        """
        import os, time
        hoard = bytearray(b"x") * (100 << 20)
        pids = []
        for _ in range(5):
            pid = os.fork()
            if pid == 0:
                time.sleep(1)
                os._exit(0)
            pids.append(pid)
        for pid in pids:
            os.waitpid(pid, 0)
        say(done=True)
        """,
        memory_mb=300,
    )
    assert answer.done
    assert answer.reason == ""


def test_cpu_time_is_limited(behind):
    answer = behind("while True: pass", cpu_seconds=1, seconds=15)
    assert answer.seconds < 10


def test_a_fork_bomb_is_contained_and_dies(behind):
    answer = behind(
        """
        import os, time
        say(started=True)
        deadline = time.monotonic() + 1
        while time.monotonic() < deadline:
            try:
                os.fork()
            except OSError:
                time.sleep(0.01)
        time.sleep(20)
        """,
        processes=40,
        seconds=1.5,
    )
    assert answer.started


def test_threads_are_limited(behind, parent):
    answer = behind(
        """
        import threading, time
        made = 0
        try:
            for _ in range(3000):
                threading.Thread(target=time.sleep, args=(20,), daemon=True).start()
                made += 1
        except RuntimeError:
            pass
        say(made=made)
        """,
        processes=50,
    )
    if parent.level is Level.NAMESPACES:
        assert answer.made <= 50
    else:  # the kernel counts with the user's other processes: the watchdog counts these
        assert answer.reason == "processes" or answer.made < 3000


def test_open_files_are_limited(behind):
    answer = behind(
        """
        import os
        files = []
        try:
            while True:
                files.append(os.open("/dev/null", os.O_RDONLY))
        except OSError:
            say(opened=len(files))
        """,
        open_files=64,
    )
    assert answer.opened <= 64


def test_the_disk_is_bounded(behind):
    answer = behind(
        """
        import time
        written = 0
        try:
            for number in range(100):
                with open(f"file{number}", "wb") as file:
                    file.write(b"x" * (1 << 20))
                written += 1
                time.sleep(0.02)
        except OSError as error:
            say(refused=error.errno)
        """,
        disk_mb=16,
    )
    assert answer.said.get("refused") == 28 or answer.reason == "disk"  # ENOSPC


def test_one_big_file_is_refused(behind):
    answer = behind(
        """
        import signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        try:
            with open("big", "wb") as file:
                for _ in range(100):
                    file.write(b"x" * (1 << 20))
        except OSError:
            say(refused=True)
        """,
        disk_mb=16,
    )
    assert answer.said.get("refused") or answer.reason == "disk"


def test_a_million_small_files_are_refused(behind):
    answer = behind(
        """
        made = 0
        try:
            for made in range(1_000_000):
                open(f"f{made}", "w").close()
        except OSError:
            pass
        say(made=made)
        """,
        disk_mb=16,
        seconds=30,
    )
    assert answer.reason == "disk" or answer.made < 21_000


def test_a_daemon_dies_with_its_worker(behind):
    # the fixture checks for every snippet that nothing is left alive
    answer = behind("""
        import os, time, signal
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                say(daemon=True)
                while True:
                    time.sleep(1)
            os._exit(0)
        time.sleep(0.3)
    """)
    assert answer.daemon


def test_a_stopped_worker_can_be_ended(behind):
    answer = behind(
        """
        import os, signal
        say(stopping=True)
        os.kill(os.getpid(), signal.SIGSTOP)
        """,
        seconds=1,
    )
    assert answer.stopping


def test_no_core_is_dumped(behind):
    answer = behind("import resource; say(core=resource.getrlimit(resource.RLIMIT_CORE))")
    assert answer.core == [0, 0]
