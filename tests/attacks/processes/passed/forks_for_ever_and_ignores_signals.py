# gains: whoever kills its processes one by one is never done
import os
import signal
import time

for what in range(1, 32):
    try:
        signal.signal(what, signal.SIG_IGN)
    except (OSError, ValueError):
        pass
if os.fork() == 0:
    while True:  # each generation lives for a moment only
        if os.fork() > 0:
            time.sleep(0.001)
            os._exit(0)
signal.signal(signal.SIGCHLD, signal.SIG_DFL)
won = False
