# gains: another's grade is spoilt
import os

won = False
for change in (
    lambda: open(OTHER, "w").write("{}"),
    lambda: os.remove(OTHER),
    lambda: os.rename(OTHER, OTHER + "x"),
    lambda: os.truncate(OTHER, 0),
    lambda: os.symlink("/dev/null", OTHER + ".link"),
):
    try:
        change()
        won = True
    except OSError:
        pass
