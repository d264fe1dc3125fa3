"""The filter's program, run by hand for both kinds of processor."""

from __future__ import annotations

import errno
import struct

import pytest

from autograder.sandbox import seccomp
from autograder.sandbox.seccomp import ALLOW, ARCHITECTURES, ASK, ERRNO, KILL_PROCESS, Rules

REFUSED = ERRNO | errno.EPERM
UNKNOWN = ERRNO | errno.ENOSYS
MACHINES = list(ARCHITECTURES)
PLAIN, SHARED = Rules(), Rules(shared_user=True, ask_for_signals=True)
READ, WRITE, EXIT, MMAP, FORK = (0, 63), (1, 64), (60, 93), (9, 222), (57, None)


def answer(machine: str, rules: Rules, pair, *args: int, architecture: int | None = None) -> int:
    """What the filter says to a call: a small interpreter of the kernel's packet filter."""
    number = seccomp.number_of(pair, machine) if isinstance(pair, tuple) else pair
    own = ARCHITECTURES[machine][1]
    data = struct.pack("=iIQ6Q", number, architecture or own, 0, *(*args, *[0] * 6)[:6])
    code = list(struct.iter_unpack("=HBBI", seccomp.program(rules, machine)))
    at, accumulator = 0, 0
    while True:
        op, if_true, if_false, value = code[at]
        at += 1
        if op == seccomp.RETURN:
            return value
        if op == seccomp.LOAD:
            accumulator = struct.unpack_from("=I", data, value)[0]
            continue
        holds = {
            seccomp.EQUAL: accumulator == value,
            seccomp.ABOVE: accumulator > value,
            seccomp.ANY_BIT: bool(accumulator & value),
        }[op]
        at += if_true if holds else if_false


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("rules", [PLAIN, SHARED], ids=["plain", "shared"])
def test_everyday_calls_pass(machine, rules):
    for pair in (READ, WRITE, EXIT, MMAP):
        assert answer(machine, rules, pair) == ALLOW


@pytest.mark.parametrize("machine", MACHINES)
def test_every_listed_call_is_refused(machine):
    for name, pair in seccomp.NEVER.items():
        if seccomp.number_of(pair, machine) >= 0:
            assert answer(machine, PLAIN, pair) == REFUSED, name


@pytest.mark.parametrize("machine", MACHINES)
def test_a_call_of_another_architecture_is_deadly(machine):
    other = next(a for _, a in ARCHITECTURES.values() if a != ARCHITECTURES[machine][1])
    assert answer(machine, PLAIN, READ, architecture=other) == KILL_PROCESS


@pytest.mark.parametrize("machine", MACHINES)
def test_calls_younger_than_the_list_do_not_exist(machine):
    assert answer(machine, PLAIN, 463) == UNKNOWN


@pytest.mark.parametrize("machine", MACHINES)
def test_clone_makes_processes_and_threads_but_no_namespaces(machine):
    assert answer(machine, PLAIN, seccomp.CLONE, 0x3D0F00) == ALLOW
    assert answer(machine, PLAIN, seccomp.CLONE, 0x10000011) == REFUSED
    assert answer(machine, PLAIN, seccomp.CLONE3) == UNKNOWN


@pytest.mark.parametrize("machine", MACHINES)
def test_unix_sockets_pass_only_where_namespaces_keep_them_apart(machine):
    assert answer(machine, PLAIN, seccomp.SOCKET, 1) == ALLOW
    assert answer(machine, PLAIN, seccomp.SOCKET, 2) == REFUSED
    assert answer(machine, SHARED, seccomp.SOCKET, 1) == REFUSED
    assert answer(machine, SHARED, seccomp.SOCKETPAIR, 1) == ALLOW


@pytest.mark.parametrize("machine", MACHINES)
def test_where_the_user_is_shared_modes_do_not_change_and_signals_are_asked_for(machine):
    for pair in seccomp.PRETENDED.values():
        if seccomp.number_of(pair, machine) >= 0:
            assert answer(machine, SHARED, pair) == ERRNO
    assert answer(machine, SHARED, seccomp.KILL, 1, 9) == ASK
    assert answer(machine, PLAIN, seccomp.KILL, 1, 9) == ALLOW


@pytest.mark.parametrize("machine", MACHINES)
def test_limits_may_be_lowered_for_oneself_only(machine):
    pair = seccomp.SELF_ONLY["prlimit64"][:2]
    assert answer(machine, PLAIN, pair, 0) == ALLOW
    assert answer(machine, PLAIN, pair, 77) == REFUSED
