"""The first level of isolation: namespaces. A worker sees its own processes, network and files.

An ordinary user gets them through a user namespace; root needs none to get them, but its workers
get one as well and another uid each.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from autograder.errors import SandboxError
from autograder.sandbox import private_root
from autograder.sandbox import syscalls as sys_
from autograder.sandbox.limits import WorkerLimits

CAP_SYS_ADMIN = 21
STUDENT = 1000  # uid and gid of a worker, as it sees itself
MAX_FILES = 20_000  # files and folders of a worker: each costs the kernel a kilobyte
WORKER_UIDS = 0x70000000  # systemd's table of uids says that nobody uses these and the following
WORKER_NAMESPACES = (
    sys_.CLONE_NEWNS
    | sys_.CLONE_NEWPID
    | sys_.CLONE_NEWNET
    | sys_.CLONE_NEWIPC
    | sys_.CLONE_NEWUTS
    | sys_.CLONE_NEWCGROUP
)


def is_real_root() -> bool:
    """Whether this process may mount without a user namespace of its own."""
    return os.geteuid() == 0 and bool(sys_.capabilities() >> CAP_SYS_ADMIN & 1)


def enclose_parent(readable: list[Path], gpu: bool = False) -> None:
    """Put this process on the private root."""
    plan = private_root.plan(readable, gpu)
    if is_real_root():
        sys_.unshare(sys_.CLONE_NEWNS)
    else:
        uid, gid = os.geteuid(), os.getegid()
        sys_.unshare(sys_.CLONE_NEWUSER | sys_.CLONE_NEWNS)
        map_ids(STUDENT, uid, STUDENT, gid)
    private_root.build(plan)


def map_ids(inner_uid: int, outer_uid: int, inner_gid: int, outer_gid: int) -> None:
    """Say who this process is inside its new user namespace: the one user that exists there."""
    for name, content in (
        ("uid_map", f"{inner_uid} {outer_uid} 1"),
        ("setgroups", "deny"),
        ("gid_map", f"{inner_gid} {outer_gid} 1"),
    ):
        try:
            with open(f"/proc/self/{name}", "w") as file:
                file.write(content)
        except OSError as error:
            hint = "user namespaces are restricted here: see `autograder doctor`"
            raise sys_.fail(f"writing /proc/self/{name}", error.errno or 0, hint) from error


def worker_uid(slot: int) -> int:
    """The uid that root gives to the worker in a slot; nothing else on the machine has it."""
    top = 0
    for line in Path("/proc/self/uid_map").read_text().splitlines():
        inner, _, count = (int(number) for number in line.split())
        if inner <= WORKER_UIDS + slot < inner + count:
            return WORKER_UIDS + slot
        top = max(top, inner + count)
    if top < 10_000 + slot:  # a container with few users
        raise SandboxError(
            f"this container has {top} user ids, too few for a worker's own: "
            "run the grader in it as an ordinary user"
        )
    return top - 2000 - slot


def fork_worker(real_root: bool) -> int:
    """Fork process 1 of a worker's new namespaces; 0 in the child, its pid in the parent."""
    # a user namespace of its own also gives the worker its own count of processes
    return sys_.fork_into(WORKER_NAMESPACES | (0 if real_root else sys_.CLONE_NEWUSER))


def enter_worker(limits: WorkerLimits, slot: int, real_root: bool) -> None:
    """Mount a worker's own files and become an ordinary user; capabilities are dropped later."""
    if not real_root:
        map_ids(STUDENT, STUDENT, STUDENT, STUDENT)  # the parent is this student already
    uid = worker_uid(slot) if real_root else STUDENT
    _mount_private(limits, uid)
    _mount_proc()
    sys_.sethostname("sandbox")
    if real_root:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
        sys_.prctl(sys_.PR_SET_DUMPABLE, 1)  # else /proc/self still belongs to root
        with contextlib.suppress(SandboxError):  # a bonus: its uid is its own, it has no capability
            sys_.unshare(sys_.CLONE_NEWUSER)
            map_ids(STUDENT, uid, STUDENT, uid)
    os.chdir("/home/student")


def _mount_private(limits: WorkerLimits, uid: int) -> None:
    """Mount one bounded tmpfs, and show its folders at all the places that may be written."""
    options = f"mode=755,size={limits.disk_mb}m,nr_inodes={MAX_FILES},uid={uid},gid={uid}"
    flags = sys_.MS_NOSUID | sys_.MS_NODEV
    sys_.mount("tmpfs", private_root.HOLD, "tmpfs", flags, options)
    for path in private_root.WRITABLE:
        folder = f"{private_root.HOLD}/{os.path.basename(path)}"
        os.mkdir(folder)
        os.chown(folder, uid, uid)
        sys_.mount(folder, path, flags=sys_.MS_BIND)
        private_root.restore(path)


def _mount_proc() -> None:
    """Mount a /proc that knows this worker's processes and nothing of the machine."""
    flags = sys_.MS_NOSUID | sys_.MS_NODEV | sys_.MS_NOEXEC
    try:
        sys_.mount("proc", "/proc", "proc", flags, "hidepid=2,subset=pid")
    except SandboxError:
        # a container that hides parts of its own /proc allows no fresh one: then there is none
        sys_.mount("tmpfs", "/proc", "tmpfs", flags | sys_.MS_RDONLY, "mode=555,size=4k")
