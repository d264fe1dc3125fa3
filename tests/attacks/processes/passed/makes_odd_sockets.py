# gains: the machine's host, its packets, its kernel
import socket

won = False
for family, kind, protocol in (
    (40, socket.SOCK_STREAM, 0),  # AF_VSOCK
    (socket.AF_INET, socket.SOCK_RAW, 1),
    (socket.AF_PACKET, socket.SOCK_RAW, 3),
    (socket.AF_NETLINK, socket.SOCK_RAW, 0),
    (38, socket.SOCK_SEQPACKET, 0),  # AF_ALG
    (44, socket.SOCK_RAW, 0),  # AF_XDP
    (29, socket.SOCK_RAW, 1),  # AF_CAN
    (31, socket.SOCK_SEQPACKET, 0),  # AF_BLUETOOTH
):
    try:
        socket.socket(family, kind, protocol).close()
        won = True
    except OSError:
        pass
