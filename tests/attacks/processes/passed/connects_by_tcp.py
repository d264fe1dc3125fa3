# gains: the answers go out, and another's come in
# bare: anyone
import socket

won = False
for address in (("127.0.0.1", PORT), ("localhost", PORT)):
    try:
        with socket.create_connection(address, 0.5) as line:
            line.sendall(b"the answers")
        won = True
    except OSError:
        pass
