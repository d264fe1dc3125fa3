# gains: a link in its own folder leads out of it
# bare: anyone
import os

try:
    os.symlink(COURSE, "out")
    won = len(open("out/canary").read()) > 0
except OSError:
    won = False
