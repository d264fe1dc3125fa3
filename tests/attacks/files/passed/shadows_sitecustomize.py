# gains: Python runs it whenever it starts, in the grader's processes too
# beside sitecustomize.py: open("ran", "w").write("sitecustomize")
# beside usercustomize.py: open("ran", "w").write("usercustomize")
# beside msgpack.py: raise SystemExit("the wrong msgpack")
# beside autograder/__init__.py: raise SystemExit("the wrong autograder")
import os

won = os.path.exists("ran")
