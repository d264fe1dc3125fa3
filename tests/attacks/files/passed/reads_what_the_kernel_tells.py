# gains: where the kernel lies in memory, and what it says of the machine
# bare: root
won = False
for path in ("/proc/kallsyms", "/proc/kcore", "/proc/iomem", "/proc/sysrq-trigger", "/proc/keys"):
    try:
        won = won or len(open(path, "rb", 0).read(16)) > 0
    except OSError:
        pass
