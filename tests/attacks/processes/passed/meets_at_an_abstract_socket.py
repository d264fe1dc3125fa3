# gains: two submissions talk to each other, or to the TA's desktop
# bare: anyone
import socket

try:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect("\0" + MEETING)
    won = True
except OSError:
    won = False
