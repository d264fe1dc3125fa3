# gains: shared memory counts towards no heap
# or: timed_out
import mmap
import time


def double(x):
    hoard = []
    while True:
        hoard.append(mmap.mmap(-1, 8 << 20))
        hoard[-1].write(b"x" * (8 << 20))
        time.sleep(0.005)
