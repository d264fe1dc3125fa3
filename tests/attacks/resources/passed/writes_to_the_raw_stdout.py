# gains: what is written below Python is not counted
import os

try:
    for _ in range(200):
        os.write(1, b"x" * (1 << 20))
        os.write(2, b"x" * (1 << 20))
except OSError:
    pass
won = False
