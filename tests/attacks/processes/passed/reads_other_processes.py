# gains: which commands run, whose, and with which arguments
# bare: anyone
import glob
import os

own = {os.getpid()}
won = False
for path in glob.glob("/proc/[0-9]*/cmdline"):
    if int(path.split("/")[2]) not in own:
        try:
            won = won or len(open(path).read()) > 0
        except OSError:
            pass
