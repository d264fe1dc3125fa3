# gains: root of a namespace of its own has parts of the kernel in reach that were closed
# bare: root
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
won = False
for flag in (0x10000000, 0x20000, 0x40000000, 0x4000000):
    if os.fork() == 0:
        os._exit(0 if libc.unshare(flag) == 0 else 1)
    won = os.wait()[1] == 0 or won
