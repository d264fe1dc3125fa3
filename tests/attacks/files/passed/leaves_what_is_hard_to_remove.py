# gains: the grader's disk fills up with folders that it cannot remove
# or: failed crashed
# costs: all
import os

for name in ("locked", b"\xff\xfe\n", "tmp/deep"):
    os.makedirs(name, exist_ok=True)
folder = os.getcwd()
for _ in range(1500):
    os.mkdir("d" * 200)
    os.chdir("d" * 200)
os.chdir(folder)
os.mkfifo("pipe")
open("locked/file", "w").close()
os.mkdir("closed", 0)
won = False
