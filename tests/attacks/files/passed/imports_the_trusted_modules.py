# gains: the grader's own functions, and the solutions
# bare: anyone
import importlib
import sys

sys.path += [COURSE, REPO, COURSE + "/reference", REPO + "/reference"]
won = False
for name in ("autograder.grading.judge", "reference.toy", "toy", "tests.hidden", "autograder.course.pset"):
    try:
        importlib.import_module(name)
        won = True
    except Exception:
        pass
