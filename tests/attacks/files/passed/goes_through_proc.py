# gains: another process's root or folder leads out of the sandbox
# bare: root
import os

won = False
for pid in ("self", os.getppid(), 1, GRADER):
    for door in ("root", "cwd"):
        try:
            won = won or len(open(f"/proc/{pid}/{door}/{CANARY}").read()) > 0
        except OSError:
            pass
