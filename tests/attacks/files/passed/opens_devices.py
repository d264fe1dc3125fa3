# gains: the disk and the memory of the machine as files
import glob

won = False
for path in glob.glob("/dev/*") + ["/dev/mem", "/dev/kmsg", "/dev/fuse", "/dev/kvm", "/dev/vda"]:
    if path.split("/")[-1] in "null zero full random urandom fd stdin stdout stderr shm".split():
        continue
    try:
        open(path, "rb", 0).close()
        won = True
    except OSError:
        pass
