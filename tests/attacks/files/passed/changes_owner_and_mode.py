# gains: files that the TA cannot read any more
import os

won = False
for change in (
    lambda: os.chown(CANARY, os.getuid(), os.getgid()),
    lambda: os.setxattr(CANARY, "user.mine", b"x"),
):
    try:
        change()
        won = True
    except OSError:
        pass
try:
    os.chmod(CANARY, 0)  # one level only pretends to do it: the witness tells
except OSError:
    pass
