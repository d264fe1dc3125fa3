"""Try a level of isolation on this machine: exit code 0, or the reason on stderr.

python -m autograder.sandbox.probe full
"""

from __future__ import annotations

import os
import sys

from autograder.errors import SandboxError
from autograder.sandbox import walls

WORKED = 7  # the exit code of a worker that reached its own code


def main() -> None:
    """Enclose this process and one worker."""
    level = walls.Level(sys.argv[1])
    try:
        walls.enclose_parent(level, [])
        watchdog = walls.fork_enclosed(level, walls.WorkerLimits(), slot=0)
    except SandboxError as error:
        sys.exit(str(error))
    if watchdog is None:
        os._exit(WORKED)
    _, status = os.waitpid(watchdog.pid, 0)
    watchdog.clear()
    if os.waitstatus_to_exitcode(status) != WORKED:
        sys.exit("a worker was enclosed but did not run")


if __name__ == "__main__":
    main()
