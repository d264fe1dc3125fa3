# gains: the passwords of the machine's users
# bare: root
try:
    won = len(open("/etc/shadow").read()) > 0
except OSError:
    won = False
