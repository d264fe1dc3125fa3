# gains: any file of the TA is changed
won = False
for mode in ("w", "a", "r+"):
    try:
        open(CANARY, mode).write("dead")
        won = True
    except OSError:
        pass
