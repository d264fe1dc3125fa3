# gains: a file of another under a name of its own
# bare: anyone
import os

try:
    os.link(CANARY, COURSE + "/mine")
    os.remove(COURSE + "/mine")
    won = True
except OSError:
    won = False
