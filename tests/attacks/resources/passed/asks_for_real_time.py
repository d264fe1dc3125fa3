# gains: it runs before everything else on the machine
# bare: root
import os

try:
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50))
    won = True
    os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
except OSError:
    won = False
