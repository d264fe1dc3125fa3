"""The second level of isolation: Landlock, for machines that allow no namespaces.

The kernel itself refuses to open what is not listed here. A path may still be seen to exist; its
content, and everything of other processes, is out of reach. What Landlock does not judge (modes,
owners, signals before ABI 6, limits of other processes) is refused by the system call filter.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from autograder.errors import SandboxError
from autograder.sandbox import private_root
from autograder.sandbox import syscalls as sys_

MINIMUM_ABI = 3  # Linux 6.2: before, a file that may not be written can still be truncated
SCOPES_ABI = 6  # Linux 6.12: before, see autograder.sandbox.signals


def abi() -> int:
    """The version of Landlock that this kernel offers; 0 for none."""
    try:
        import landlockpy

        return landlockpy.abi_version()
    except (ImportError, OSError):
        return 0


def judges_signals() -> bool:
    """Whether Landlock keeps signals within a worker, on this kernel."""
    return abi() >= SCOPES_ABI


def readable_paths(readable: list[Path]) -> list[str]:
    """What a worker may read and execute: the same as its private root would show."""
    plan = private_root.plan(readable, gpu=False)
    allowed: list[str] = []
    for path, masked in plan.mounts():
        if not masked:
            allowed += _without(path, plan.masks)
    return allowed + [str(file) for file in private_root.engine_files()]


def _without(path: str, masks: set[str]) -> list[str]:
    """The path, or those parts of it that hold no mask: rules only ever add."""
    if path in masks:
        return []
    if not any(mask.startswith(path + "/") for mask in masks):
        return [path]
    return [part for name in os.listdir(path) for part in _without(f"{path}/{name}", masks)]


def enter_worker(paths: list[str], box: str, uid: int | None) -> None:
    """Let this process see ``paths`` and its own box only; become ``uid`` where we are root."""
    keep = 0
    if uid is not None:
        keep = _become(uid, paths)
    os.chdir(box)
    os.mkdir("tmp")
    os.environ.update(HOME=box, TMPDIR=f"{box}/tmp")
    tempfile.tempdir = None  # look again
    _restrict(paths, box)
    sys_.drop_capabilities(keep)


def _become(uid: int, paths: list[str]) -> int:
    """Become an ordinary user; keep the right to read where Python lies in root's own folders."""
    keep = 0 if all(map(_is_public, paths)) else 1 << sys_.CAP_DAC_READ_SEARCH
    sys_.bound_capabilities()
    sys_.prctl(sys_.PR_SET_KEEPCAPS, 1)
    os.setgroups([])
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)
    sys_.set_capabilities(keep)
    return keep


def _is_public(path: str) -> bool:
    return all(os.stat(parent).st_mode & 0o001 for parent in Path(path).parents)


def _restrict(paths: list[str], box: str) -> None:
    try:
        from landlockpy import AccessFS, LandlockError, Ruleset, Scope
    except ImportError as error:
        raise SandboxError(
            "Landlock needs the package landlockpy: pip install landlockpy"
        ) from error
    read = AccessFS.READ_FILE | AccessFS.READ_DIR | AccessFS.EXECUTE
    own = ~(AccessFS.MAKE_CHAR | AccessFS.MAKE_BLOCK | AccessFS.NONE)
    try:
        scopes = Scope.ABSTRACT_UNIX_SOCKET | Scope.SIGNAL if judges_signals() else Scope.NONE
        with Ruleset(scoped=scopes) as rules:
            for path in paths:
                one_file = AccessFS.READ_FILE | AccessFS.EXECUTE
                rules.allow_path(path, read if os.path.isdir(path) else one_file)
            # names only: an import looks for its file by listing the folder
            rules.allow_path(private_root.PACKAGE, AccessFS.READ_DIR)
            for path in private_root.DEVICES:
                if os.path.exists(path):
                    rules.allow_path(path, AccessFS.READ_FILE | AccessFS.WRITE_FILE)
            rules.allow_path("/proc/self", AccessFS.READ_FILE | AccessFS.READ_DIR)
            rules.allow_path(box, rules.handled_fs & own)
            rules.restrict()
    except LandlockError as error:
        raise sys_.fail("Landlock", error.errno or 0) from error
