"""A filter on system calls: what a notebook never needs is refused by the kernel.

The filter is a program for the kernel's classic packet filter. It lists what is refused; calls
younger than this list are answered as if the kernel did not know them.
"""

from __future__ import annotations

import ctypes
import errno
import struct
from dataclasses import dataclass
from functools import cache

from autograder.sandbox import syscalls as sys_

# names → numbers on x86_64 and on aarch64 (None: not there)
NEVER: dict[str, tuple[int | None, int | None]] = {
    # look into or act on another process
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "process_mrelease": (448, 448),
    "pidfd_getfd": (438, 438),
    "kcmp": (312, 272),
    "move_pages": (279, 239),
    "migrate_pages": (256, 238),
    "perf_event_open": (298, 241),
    # file systems and namespaces
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "statmount": (457, 457),
    "listmount": (458, 458),
    "setns": (308, 268),
    "unshare": (272, 97),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    "fanotify_init": (300, 262),
    "fanotify_mark": (301, 263),
    "inotify_init": (253, None),
    "inotify_init1": (294, 26),
    "inotify_add_watch": (254, 27),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    "acct": (163, 89),
    "lookup_dcookie": (212, 18),
    "nfsservctl": (180, 42),
    "sysfs": (139, None),
    "ustat": (136, None),
    "uselib": (134, None),
    # the kernel itself
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "request_key": (249, 218),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "create_module": (174, None),
    "get_kernel_syms": (177, None),
    "query_module": (178, None),
    "reboot": (169, 142),
    "syslog": (103, 116),
    "_sysctl": (156, None),
    "ioperm": (173, None),
    "iopl": (172, None),
    "modify_ldt": (154, None),
    "personality": (135, 92),
    "vhangup": (153, 58),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "clock_adjtime": (305, 266),
    "adjtimex": (159, 171),
    "lsm_get_self_attr": (459, 459),
    "lsm_set_self_attr": (460, 460),
    "lsm_list_modules": (461, 461),
    "seccomp": (317, 277),
    # memory that counts towards no process
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "vmsplice": (278, 75),
    "remap_file_pages": (216, 234),
    "shmget": (29, 194),
    "shmat": (30, 196),
    "shmctl": (31, 195),
    "semget": (64, 190),
    "semop": (65, 193),
    "semtimedop": (220, 192),
    "semctl": (66, 191),
    "msgget": (68, 186),
    "msgsnd": (69, 189),
    "msgrcv": (70, 188),
    "msgctl": (71, 187),
    "mq_open": (240, 180),
    "mq_unlink": (241, 181),
    "mbind": (237, 235),
    "set_mempolicy": (238, 237),
    "set_mempolicy_home_node": (450, 450),
}
# Landlock does not judge these: a worker could change files of the user who runs the grader
OWNERS_ONLY: dict[str, tuple[int | None, int | None]] = {
    "chown": (92, None),
    "lchown": (94, None),
    "fchown": (93, 55),
    "fchownat": (260, 54),
    "setxattr": (188, 5),
    "lsetxattr": (189, 6),
    "fsetxattr": (190, 7),
    "removexattr": (197, 14),
    "lremovexattr": (198, 15),
    "fremovexattr": (199, 16),
}
# the same, but a copy of a file ends with them: they do nothing, and say that they did it
PRETENDED: dict[str, tuple[int | None, int | None]] = {
    "chmod": (90, None),
    "fchmod": (91, 52),
    "fchmodat": (268, 53),
    "fchmodat2": (452, 452),
    "utime": (132, None),
    "utimes": (235, None),
    "futimesat": (261, None),
    "utimensat": (280, 88),
}
# act on any process of the same user, unless their pid (argument) is 0: the caller itself
SELF_ONLY: dict[str, tuple[int | None, int | None, int]] = {
    "prlimit64": (302, 261, 0),
    "sched_setparam": (142, 118, 0),
    "sched_setscheduler": (144, 119, 0),
    "sched_setattr": (314, 274, 0),
    "setpriority": (141, 140, 1),
    "ioprio_set": (251, 30, 1),
}
SIGNALS: dict[str, tuple[int | None, int | None]] = {
    "tkill": (200, 130),
    "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240),
    "pidfd_send_signal": (424, 424),
}
# the scheduler shares the CPU among sessions: a submission has one, not as many as it likes
SETSID = (112, 157)  # does nothing, and says that it did it
CLONE, CLONE3 = (56, 220), (435, 435)
KILL, TGKILL = (62, 129), (234, 131)
SOCKET, SOCKETPAIR = (41, 198), (53, 199)
IOCTL, FCNTL = (16, 29), (72, 25)
SCHED_SETAFFINITY = (203, 122)
LAST_KNOWN = 462  # mseal; what came later answers ENOSYS
NEW_NAMESPACES = (
    sys_.CLONE_NEWNS
    | sys_.CLONE_NEWCGROUP
    | sys_.CLONE_NEWUTS
    | sys_.CLONE_NEWIPC
    | sys_.CLONE_NEWUSER
    | sys_.CLONE_NEWPID
    | sys_.CLONE_NEWNET
)
TERMINAL_IOCTLS = (0x5412, 0x541C)  # TIOCSTI, TIOCLINUX: type for another
OWNER_IOCTLS = (0x8901, 0x8902)  # FIOSETOWN, SIOCSPGRP: have the kernel signal another
OWNER_FCNTLS = (8, 10, 15)  # F_SETOWN, F_SETSIG, F_SETOWN_EX: likewise
AF_UNIX = 1

ARCHITECTURES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}
X32 = 0x40000000
LOAD, JUMP, EQUAL, ABOVE, ANY_BIT, RETURN = 0x20, 0x05, 0x15, 0x25, 0x45, 0x06
ALLOW, ASK, KILL_PROCESS, ERRNO = 0x7FFF0000, 0x7FC00000, 0x80000000, 0x00050000
NUMBER_AT, ARCH_AT, ARGS_AT = 0, 4, 16  # offsets in struct seccomp_data
SET_MODE_FILTER, NEW_LISTENER = 1, 8
# Linux 5.19: a signal to a caller that waits for its answer comes after the answer
WAIT_KILLABLE = 32


@dataclass(frozen=True)
class Rules:
    """What a filter refuses beyond what it always refuses."""

    shared_user: bool = False  # other processes and files of this user are in reach (no namespaces)
    ask_for_signals: bool = False  # have a listener decide on signals; else something else does


def number_of(pair: tuple[int | None, ...], machine: str = sys_.MACHINE) -> int:
    """A call's number on a processor; -1 if it has none there."""
    number = pair[ARCHITECTURES[machine][0]]
    return -1 if number is None else number


@cache
def program(rules: Rules, machine: str = sys_.MACHINE) -> bytes:
    """Assemble the filter for a processor."""
    column, architecture = ARCHITECTURES[machine]
    code: list[tuple[int, int, int, int]] = []

    def number(pair: tuple[int | None, ...]) -> int | None:
        return pair[column]

    def emit(op: int, value: int, if_true: int = 0, if_false: int = 0) -> None:
        code.append((op, if_true, if_false, value))

    def answer(pair: tuple[int | None, ...], action: int) -> None:
        if number(pair) is not None:
            emit(EQUAL, number(pair) or 0, 0, 1)
            emit(RETURN, action)

    def inspect(pair: tuple[int | None, ...], argument: int, tests: list[_Test]) -> None:
        """For one call: look at an argument's low half, apply tests in turn, else go on."""
        if number(pair) is None:
            return
        emit(EQUAL, number(pair) or 0, 0, 2 + 2 * len(tests))
        emit(LOAD, ARGS_AT + 8 * argument)
        for test in tests:
            emit(test.op, test.value, 1 if test.negated else 0, 0 if test.negated else 1)
            emit(RETURN, test.action)
        emit(LOAD, NUMBER_AT)

    refuse = ERRNO | errno.EPERM
    emit(LOAD, ARCH_AT)
    emit(EQUAL, architecture, 1, 0)
    emit(RETURN, KILL_PROCESS)
    emit(LOAD, NUMBER_AT)
    if machine == "x86_64":
        emit(ABOVE, X32 - 1, 0, 1)
        emit(RETURN, KILL_PROCESS)
    emit(ABOVE, LAST_KNOWN, 0, 1)
    emit(RETURN, ERRNO | errno.ENOSYS)
    for pair in NEVER.values():
        answer(pair, refuse)
    answer(SETSID, ERRNO)
    answer(CLONE3, ERRNO | errno.ENOSYS)  # its flags cannot be read here; libc then uses clone
    inspect(CLONE, 0, [_Test(ANY_BIT, NEW_NAMESPACES, refuse)])
    inspect(SOCKETPAIR, 0, [_Test(EQUAL, AF_UNIX, refuse, negated=True)])
    inspect(IOCTL, 1, [_Test(EQUAL, request, refuse) for request in TERMINAL_IOCTLS])
    for x86, arm, argument in SELF_ONLY.values():
        inspect((x86, arm), argument, [_Test(EQUAL, 0, refuse, negated=True)])
    if not rules.shared_user:
        inspect(SOCKET, 0, [_Test(EQUAL, AF_UNIX, refuse, negated=True)])
    else:
        answer(SOCKET, refuse)
        for pair in OWNERS_ONLY.values():
            answer(pair, refuse)
        for pair in PRETENDED.values():
            answer(pair, ERRNO)
        inspect(IOCTL, 1, [_Test(EQUAL, request, refuse) for request in OWNER_IOCTLS])
        inspect(FCNTL, 1, [_Test(EQUAL, command, refuse) for command in OWNER_FCNTLS])
        # libraries pin their own threads, by thread id: nothing to fear, nothing to gain
        inspect(SCHED_SETAFFINITY, 0, [_Test(EQUAL, 0, ERRNO, negated=True)])
    if rules.ask_for_signals:
        for pair in SIGNALS.values():
            answer(pair, refuse)
        for pair in (KILL, TGKILL):
            answer(pair, ASK)
    emit(RETURN, ALLOW)
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in code)


@dataclass(frozen=True)
class _Test:
    op: int
    value: int
    action: int
    negated: bool = False


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_void_p))


def install(code: bytes, listen: bool = False) -> int:
    """Put the filter on this process and all that it will start. It cannot be taken off.

    With ``listen``, returns the descriptor on which the calls answered by ASK arrive.
    """
    buffer = ctypes.create_string_buffer(code, len(code))
    wrapped = _Program(len(code) // 8, ctypes.cast(buffer, ctypes.c_void_p))
    sys_.prctl(sys_.PR_SET_NO_NEW_PRIVS, 1)
    flags = NEW_LISTENER | WAIT_KILLABLE if listen else 0
    return sys_.syscall("seccomp", SET_MODE_FILTER, flags, ctypes.byref(wrapped))
