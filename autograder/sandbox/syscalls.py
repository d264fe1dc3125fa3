"""The system calls that Python does not offer, each with an error that says what to do.

Called between a fork and the student's code, so nothing here takes a lock or imports late.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import sys
from pathlib import Path

from autograder.errors import SandboxError

CLONE_NEWTIME = 0x00000080
CLONE_NEWNS = 0x00020000
CLONE_NEWCGROUP = 0x02000000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

MS_RDONLY = 1
MS_NOSUID = 2
MS_NODEV = 4
MS_NOEXEC = 8
MS_BIND = 4096
MS_REC = 16384
MS_SLAVE = 1 << 19
MNT_DETACH = 2
ATTR_RDONLY, ATTR_NOSUID, ATTR_NODEV, ATTR_NOEXEC = 1, 2, 4, 8  # of mount_setattr
AT_FDCWD = -100
AT_RECURSIVE = 0x8000

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_KEEPCAPS = 8
PR_CAPBSET_DROP = 24
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_CLEAR_ALL = 4
CAP_DAC_READ_SEARCH = 2
LAST_CAP = 63  # more than the kernel knows: it says where to stop

MACHINE = platform.machine()
NUMBERS = {  # of the calls that libc has no function for
    "x86_64": {"pivot_root": 155, "seccomp": 317, "mount_setattr": 442, "clone": 56},
    "aarch64": {"pivot_root": 41, "seccomp": 277, "mount_setattr": 442, "clone": 220},
}
NO_NAMESPACES = "this machine or container allows no namespaces: see `autograder doctor`"
LINUX = sys.platform == "linux"

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long
_libc_with_gil = ctypes.PyDLL(None, use_errno=True)
_libc_with_gil.syscall.restype = ctypes.c_long


class _MountAttributes(ctypes.Structure):
    _fields_ = (
        ("attr_set", ctypes.c_uint64),
        ("attr_clr", ctypes.c_uint64),
        ("propagation", ctypes.c_uint64),
        ("userns_fd", ctypes.c_uint64),
    )


class _CapabilityHeader(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _CapabilityData(ctypes.Structure):
    _fields_ = (
        ("effective", ctypes.c_uint32),
        ("permitted", ctypes.c_uint32),
        ("inheritable", ctypes.c_uint32),
    )


def fail(call: str, code: int, hint: str = "") -> SandboxError:
    """The error of a failed call: its name, what the system said, what to do."""
    said = os.strerror(code)
    advice = hint or "run `autograder doctor` to see what this machine can isolate"
    return SandboxError(f"{call} failed: {said} (errno {code}); {advice}")


def _check(result: int, call: str, hint: str = "") -> int:
    if result < 0:
        raise fail(call, ctypes.get_errno(), hint)
    return result


def fork_into(flags: int) -> int:
    """Fork a process that is born in new namespaces; 0 in the child, its pid in the parent.

    os.fork and unshare would need one more fork, since a process cannot itself enter a pid
    namespace. libc does not hear of this fork: the child may fork again, by os.fork, or exec, and
    otherwise do only what needs no other thread and no thread id of its own.
    """
    zero = ctypes.c_long(0)
    arguments = (ctypes.c_long(flags | signal.SIGCHLD), zero, zero, zero, zero)
    result = int(_libc_with_gil.syscall(_number("clone"), *arguments))
    return _check(result, f"clone({flags:#x})", NO_NAMESPACES)


def unshare(flags: int) -> None:
    """Leave the caller's namespaces for new ones."""
    _check(_libc.unshare(flags), f"unshare({flags:#x})", NO_NAMESPACES)


def mount(
    source: str, target: str, kind: str | None = None, flags: int = 0, data: str | None = None
) -> None:
    """Mount, with the arguments of mount(2)."""
    result = _libc.mount(
        source.encode(),
        target.encode(),
        None if kind is None else kind.encode(),
        ctypes.c_ulong(flags),
        None if data is None else data.encode(),
    )
    _check(result, f"mount({source!r}, {target!r}, {kind})")


def unmount(target: str, flags: int = MNT_DETACH) -> None:
    """Unmount what is mounted at target."""
    _check(_libc.umount2(target.encode(), flags), f"umount2({target!r})")


def pivot_root(new: str, old: str) -> None:
    """Make new the root, and put the old root at old."""
    number = _number("pivot_root")
    _check(_libc.syscall(number, new.encode(), old.encode()), f"pivot_root({new!r}, {old!r})")


def restrict_mounts(path: str, attributes: int, below: bool = True) -> None:
    """Add attributes to the mount at path, and to all mounts below it."""
    request = _MountAttributes(attr_set=attributes)
    result = _libc.syscall(
        _number("mount_setattr"),
        AT_FDCWD,
        path.encode(),
        AT_RECURSIVE if below else 0,
        ctypes.byref(request),
        ctypes.c_size_t(ctypes.sizeof(request)),
    )
    _check(result, f"mount_setattr({path!r})", "this needs Linux 5.12 or newer")


def prctl(option: int, value: int = 0, third: int = 0) -> None:
    """Set a property of this process."""
    zero = ctypes.c_ulong(0)
    arguments = (ctypes.c_ulong(value), ctypes.c_ulong(third), zero, zero)
    _check(_libc.prctl(option, *arguments), f"prctl({option}, {value})")


def sethostname(name: str) -> None:
    """Name the machine, within this UTS namespace."""
    _check(_libc.sethostname(name.encode(), ctypes.c_size_t(len(name))), "sethostname")


def syscall(name: str, *arguments: object) -> int:
    """Make one of the calls in NUMBERS."""
    return _check(_libc.syscall(_number(name), *arguments), name)


def drop_capabilities(keep: int = 0) -> None:
    """Give up all capabilities for good, but those in the mask ``keep``."""
    bound_capabilities()
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    set_capabilities(keep)


def bound_capabilities() -> None:
    """Put all capabilities out of reach of any later exec."""
    for capability in range(LAST_CAP + 1):
        if _libc.prctl(PR_CAPBSET_DROP, ctypes.c_ulong(capability), *[ctypes.c_ulong(0)] * 3):
            break  # beyond the last capability, or an ordinary user, who has none to drop


def set_capabilities(mask: int) -> None:
    """Hold just these capabilities, of those that are permitted."""
    header = _CapabilityHeader(version=0x20080522, pid=0)
    data = (_CapabilityData * 2)()
    data[0].effective = data[0].permitted = mask
    _check(_libc.capset(ctypes.byref(header), ctypes.byref(data)), "capset")


def capabilities() -> int:
    """The mask of this process's effective capabilities."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("CapEff:"):
            return int(line.split()[1], 16)
    raise SandboxError("/proc/self/status has no line CapEff: is /proc mounted?")


def _number(name: str) -> int:
    try:
        return NUMBERS[MACHINE][name]
    except KeyError:
        known = " and ".join(NUMBERS)
        raise SandboxError(f"no sandbox for processors of kind {MACHINE}, only {known}") from None
