# gains: another's answers
# bare: anyone
import glob

won = False
for path in glob.glob(COURSE + "/submitted/*/*/*") + [OTHER]:
    try:
        won = won or len(open(path).read()) > 0
    except OSError:
        pass
