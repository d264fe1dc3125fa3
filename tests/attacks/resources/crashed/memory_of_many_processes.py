# gains: each process stays below the limit, all together use up the machine
# or: timed_out
import os
import time


def double(x):
    for _ in range(20):
        if os.fork() == 0:
            hoard = bytearray(b"x") * (60 << 20)
            time.sleep(60)
    time.sleep(60)
