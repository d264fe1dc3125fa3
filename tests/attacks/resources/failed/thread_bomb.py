# gains: no thread is left for the machine
# or: crashed timed_out
import threading
import time


def double(x):
    while True:
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
