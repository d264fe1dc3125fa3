"""CPU time of this process and all that it starts, namespaces included, on a machine that is busy.

A cgroup's account follows every descendant. It takes root; without it the whole machine's CPU time
is taken, and then nothing else should run.
"""

from __future__ import annotations

import os
from pathlib import Path

import psutil

PLACES = [  # a hierarchy, the file with its account, and what one of its units is in seconds
    (Path("/sys/fs/cgroup/unified"), "cpu.stat", 1e-6),
    (Path("/sys/fs/cgroup"), "cpu.stat", 1e-6),
    (Path("/sys/fs/cgroup/cpuacct"), "cpuacct.usage", 1e-9),
]
BUSY = ("user", "nice", "system", "irq", "softirq")


class Account:
    """Counts from its making on."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        for root, name, unit in PLACES:
            if not (root / "cgroup.procs").exists():
                continue
            folder = root / f"benchmark-{os.getpid()}"
            try:
                folder.mkdir()
                (folder / "cgroup.procs").write_text(str(os.getpid()))
            except OSError:
                continue
            if (folder / name).exists():
                self.folder, self.file, self.unit, self.root = folder, folder / name, unit, root
                break
        self.says = "of the processes alone" if self.folder else "of the whole machine"

    def seconds(self) -> float:
        """CPU seconds so far."""
        if self.folder is None:
            times = psutil.cpu_times()
            return float(sum(getattr(times, kind, 0.0) for kind in BUSY))
        words = self.file.read_text().split()
        return int(words[words.index("usage_usec") + 1] if len(words) > 1 else words[0]) * self.unit

    def close(self) -> None:
        """Leave the group, and remove it; what still runs in it keeps it."""
        if self.folder is not None:
            (self.root / "cgroup.procs").write_text(str(os.getpid()))
            self.folder.rmdir()
