# gains: the answers go out without a connection
# bare: anyone
import socket

won = False
for family in (socket.AF_INET, socket.AF_INET6):
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as line:
            line.sendto(b"the answers", ("127.0.0.1" if family == socket.AF_INET else "::1", 53))
        won = True
    except OSError:
        pass
