# gains: a file or pipe that the grader forgot to close, and that it could not open by itself
import os
import stat

won = False
for number in range(3, 256):
    try:
        kind = os.fstat(number).st_mode
        path = os.readlink(f"/proc/self/fd/{number}")
    except OSError:
        continue
    if not stat.S_ISSOCK(kind) and not os.access(path, os.R_OK):
        won = True
