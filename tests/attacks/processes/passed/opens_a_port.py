# gains: it can be reached from outside
# bare: anyone
import socket

won = False
for family in (socket.AF_INET, socket.AF_INET6):
    try:
        with socket.socket(family) as line:
            line.bind(("", 0))
            line.listen()
        won = True
    except OSError:
        pass
