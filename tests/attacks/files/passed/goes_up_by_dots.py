# gains: a relative path leads out of its folder
# bare: anyone
try:
    won = len(open("../" * 30 + CANARY[1:]).read()) > 0
except OSError:
    won = False
