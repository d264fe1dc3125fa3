# gains: the answers go out as the names of machines
import socket

try:
    won = bool(socket.getaddrinfo("answers.example.org", 80))
except OSError:
    won = False
