# gains: a loop that uses no CPU time is not noticed
import time


def double(x):
    time.sleep(3600)
