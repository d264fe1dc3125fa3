"""The private root: what of the machine's files exists in the sandbox at all.

First a plan, while the machine's own root is still there: which folders a Python program needs,
and which parts of them belong to the course and stay out. Then the plan is built on a fresh
tmpfs, which takes the place of the root. What is not in the plan has no name in there.
"""

from __future__ import annotations

import contextlib
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path

from autograder.sandbox import syscalls as sys_

SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store")
SETTINGS = (  # of /etc: what the dynamic linker, fonts and time zones need; no accounts, no keys
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/alternatives",
    "/etc/fonts",
    "/etc/localtime",
    "/etc/timezone",
    "/etc/mime.types",
)
OWN_SETTINGS = {
    "/etc/passwd": "student:x:1000:1000::/home/student:/bin/sh\n",
    "/etc/group": "student:x:1000:\n",
    "/etc/nsswitch.conf": "passwd: files\ngroup: files\nhosts: files\n",
    "/etc/hosts": "127.0.0.1 localhost\n",
}
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")
GPU_DEVICES = "/dev/nvidia"  # whatever begins so
GPU_FOLDERS = ("/sys",)  # the driver's library looks up the card's place on the bus
DEVICE_LINKS = {
    "/dev/fd": "/proc/self/fd",
    "/dev/stdin": "/proc/self/fd/0",
    "/dev/stdout": "/proc/self/fd/1",
    "/dev/stderr": "/proc/self/fd/2",
}
WRITABLE = ("/tmp", "/home/student", "/dev/shm")
HOLD = "/run/private"  # where a worker's own tmpfs is mounted before it is bound to WRITABLE
KEPT = "/run/kept"  # what the plan shows inside a writable place, say a Python in /tmp
PACKAGE = Path(__file__).resolve().parent.parent  # autograder/
ENGINE_FILES = ("__init__.py", "messages.py", "errors.py")  # of the package, beside sandbox/
COURSE = ("autograder", "reference", "tests", "assignments", "release", "build")
SITE = ("site-packages", "dist-packages")


@dataclass
class Plan:
    """What the private root shows."""

    binds: set[str] = field(default_factory=set)  # real paths, shown where they are
    masks: set[str] = field(default_factory=set)  # real paths that become empty folders
    links: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    devices: list[str] = field(default_factory=list)

    def show(self, path: str) -> None:
        """Show a file or folder under its name, symbolic links on the way included."""
        real = self.follow(path)
        if real is not None and not real.startswith(("/proc/", "/dev/")):
            self.binds.add(real)

    def follow(self, path: str) -> str | None:
        """The path without symbolic links, each of which is noted; None if nothing is there."""
        todo = [part for part in path.split("/") if part]
        real = ""
        for _ in range(200):  # links may form a circle
            if not todo:
                return real or None
            step = f"{real}/{todo.pop(0)}"
            if os.path.islink(step):
                self.links[step] = target = os.readlink(step)
                joined = target if target.startswith("/") else f"{real}/{target}"
                todo = [p for p in os.path.normpath(joined).split("/") if p] + todo
                real = ""
            elif os.path.exists(step):
                real = step
            else:
                return None
        return None

    def mounts(self) -> list[tuple[str, bool]]:
        """(path, is a mask), parents first; without those that a parent shows, or hides, anyway."""
        result: list[tuple[str, bool]] = []
        shown: dict[str, bool] = {}
        for path in sorted(self.binds | self.masks):
            masked = path in self.masks
            above = next((shown[str(p)] for p in Path(path).parents if str(p) in shown), True)
            if masked != above:  # nothing is shown above: that is as good as a mask
                shown[path] = masked
                result.append((path, masked))
        return result


def plan(readable: list[Path], gpu: bool) -> Plan:
    """Plan a root for this Python, its packages, and the folders in ``readable``."""
    result = Plan(files={name: text.encode() for name, text in OWN_SETTINGS.items()})
    for path in (*SYSTEM, *SETTINGS, *python_folders()):
        result.show(path)
    for extra in readable:
        result.show(str(extra.absolute()))
    beside = PACKAGE.parent
    installed = beside.name in SITE
    hidden = [beside / name for name in COURSE] if installed else [beside]
    result.masks.update(str(path) for path in hidden if path.exists())
    for file in engine_files():
        result.files[str(file)] = file.read_bytes()
    result.devices.extend(path for path in DEVICES if os.path.exists(path))
    if gpu:
        names = (f"/dev/{name}" for name in sorted(os.listdir("/dev")))
        result.devices.extend(n for n in names if n.startswith(GPU_DEVICES))
        result.binds.update(GPU_FOLDERS)
    return result


def engine_files() -> list[Path]:
    """The files of this package that the sandbox needs; none of them is a secret."""
    return [
        *(PACKAGE / name for name in ENGINE_FILES),
        *sorted((PACKAGE / "sandbox").glob("*.py")),
    ]


def python_folders() -> list[str]:
    """Where this Python and its packages lie; never the course's own folder."""
    packages = [path for path in sys.path if os.path.isabs(path)]
    packages = [path for path in packages if not _is_course(path)]
    folders = [sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix, *packages]
    return [path for path in dict.fromkeys(folders) if path != "/" and os.path.exists(path)]


def _is_course(path: str) -> bool:
    return Path(path).resolve() == PACKAGE.parent and Path(path).name not in SITE


def build(plan: Plan) -> None:
    """Replace the root of this mount namespace by the one planned."""
    sys_.mount("none", "/", flags=sys_.MS_REC | sys_.MS_SLAVE)
    os.chdir("/")
    # a tmpfs becomes the root with the old root inside, so that nothing hides what we take from it
    sys_.mount("tmpfs", "/tmp", "tmpfs", sys_.MS_NOSUID | sys_.MS_NODEV, "mode=755,size=64m")
    os.makedirs("/tmp/old")
    os.makedirs("/tmp/new")
    sys_.pivot_root("/tmp", "/tmp/old")
    os.chdir("/")
    sys_.mount("tmpfs", "/new", "tmpfs", sys_.MS_NOSUID, "mode=755,size=64m")
    _furnish(plan, "/old", "/new")
    sys_.unmount("/old")
    os.chdir("/new")
    sys_.pivot_root(".", ".")  # the outer tmpfs now lies over the root: lift it off
    sys_.unmount(".")
    os.chdir("/")
    _lock()
    os.chdir("/home/student")


def _furnish(plan: Plan, old: str, new: str) -> None:
    for path, masked in plan.mounts():
        source, target = old + path, new + path
        if masked:
            if os.path.exists(target):
                sys_.mount("tmpfs", target, "tmpfs", sys_.MS_NOSUID | sys_.MS_NODEV, "mode=755")
            continue
        _make_place(target, os.path.isdir(source))
        # with what is mounted below it: the kernel may refuse to uncover it
        sys_.mount(source, target, flags=sys_.MS_BIND | sys_.MS_REC)
    for path, content in plan.files.items():
        _make_place(new + path, folder=False)
        Path(new + path).write_bytes(content)
    for path in plan.devices:
        _make_place(new + path, os.path.isdir(old + path))
        sys_.mount(old + path, new + path, flags=sys_.MS_BIND | sys_.MS_REC)
        sys_.restrict_mounts(new + path, sys_.ATTR_NOSUID | sys_.ATTR_NOEXEC)
    for path, target in (plan.links | DEVICE_LINKS).items():
        os.makedirs(os.path.dirname(new + path), exist_ok=True)
        with contextlib.suppress(FileExistsError):  # shown with its folder already
            os.symlink(target, new + path)
    for path in ("/proc", HOLD, *WRITABLE):
        os.makedirs(new + path, exist_ok=True)
    sys_.mount(old + "/proc", new + "/proc", flags=sys_.MS_BIND | sys_.MS_REC)
    for path, _ in plan.mounts():
        if os.path.exists(new + path):
            attributes = sys_.ATTR_RDONLY | sys_.ATTR_NOSUID | sys_.ATTR_NODEV
            sys_.restrict_mounts(new + path, attributes)


def _make_place(target: str, folder: bool) -> None:
    """Make what a mount can be put on."""
    if folder:
        os.makedirs(target, exist_ok=True)
        return
    os.makedirs(os.path.dirname(target), exist_ok=True)
    if not os.path.lexists(target):
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o644))


def _lock() -> None:
    """Make everything read-only, but for the parent's own places to write."""
    for path in WRITABLE:
        _show_again(path, KEPT + path)
    # not what is mounted on it: a worker has yet to write /proc/self/uid_map
    sys_.restrict_mounts("/", sys_.ATTR_RDONLY | sys_.ATTR_NOSUID, below=False)
    for path in WRITABLE:  # the parent's own; each worker mounts its own over them
        flags = sys_.MS_NOSUID | sys_.MS_NODEV
        sys_.mount("tmpfs", path, "tmpfs", flags, "mode=1777,size=64m")
        restore(path)


def restore(writable: str) -> None:
    """Show again what lay in a writable place before a tmpfs was mounted over it."""
    _show_again(KEPT + writable, writable)


def _show_again(folder: str, elsewhere: str) -> None:
    os.makedirs(elsewhere, exist_ok=True)
    for name in os.listdir(folder):
        source, target = f"{folder}/{name}", f"{elsewhere}/{name}"
        if os.path.islink(source):
            os.symlink(os.readlink(source), target)
            continue
        _make_place(target, os.path.isdir(source))
        sys_.mount(source, target, flags=sys_.MS_BIND | sys_.MS_REC)
