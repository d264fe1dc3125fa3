# gains: everybody's grades
# bare: anyone
try:
    won = len(open(GRADEBOOK, "rb").read(16)) > 0
except OSError:
    won = False
