"""What this machine offers for keeping student code apart, why it matters, and what to do.

``examine`` looks; ``Report`` says. Isolation is not concluded from settings: each level is tried
for real (autograder.sandbox.walls.probe). The rows explain what was found.
"""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from autograder.grading import devices
from autograder.sandbox import cgroup, landlock, namespaces, seccomp, walls
from autograder.sandbox import syscalls as sys_

GRADES = {
    walls.Level.NAMESPACES: "full: namespaces",
    walls.Level.LANDLOCK: "full, second kind: Landlock",
    walls.Level.NONE: "none: grading refuses, unless --unsafe-no-sandbox is given",
}
APPARMOR = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
DEBIAN_SWITCH = Path("/proc/sys/kernel/unprivileged_userns_clone")
USERNS_COUNT = Path("/proc/sys/user/max_user_namespaces")
SECCOMP = Path("/proc/sys/kernel/seccomp/actions_avail")
LANDLOCK_NEWER = (
    (3, "truncation"),
    (4, "TCP"),
    (5, "devices"),
    (6, "signals and abstract sockets"),
)


@dataclass(frozen=True)
class Row:
    """One capability."""

    name: str
    found: bool | None  # None: neither good nor bad
    what: str
    why: str


@dataclass(frozen=True)
class Report:
    """All rows, the level that works, and what would improve it."""

    rows: list[Row]
    level: walls.Level
    advice: list[str]

    @property
    def safe(self) -> bool:
        """Whether grading student code is safe here."""
        return self.level is not walls.Level.NONE

    def table(self) -> RenderableType:
        """The report, for a terminal."""
        table = Table("", "capability", "here", "why it matters", box=None, pad_edge=False)
        marks = {True: Text("✓", "green"), False: Text("✗", "red"), None: Text("·", "dim")}
        for row in self.rows:
            table.add_row(marks[row.found], row.name, Text(row.what), Text(row.why, "dim"))
        grade = Text.assemble("\nIsolation: ", (GRADES[self.level], "bold"))
        return Group(table, grade, *(Text(f"→ {line}") for line in self.advice))


def examine() -> Report:
    """Look at this machine."""
    if not sys_.LINUX:
        rows = [Row("Linux", False, platform.system(), "the walls are the Linux kernel's")]
        return Report(rows, walls.Level.NONE, [advice_for_system(sys.platform)])
    problems = walls.probe().problems
    level = walls.best_level()
    return Report(_rows(problems), level, _advice(level, problems))


def _rows(problems: dict[walls.Level, str]) -> list[Row]:
    abi = landlock.abi()
    beyond = [name for version, name in LANDLOCK_NEWER if abi >= version]
    root = os.geteuid() == 0
    container = container_kind()
    full, second = problems[walls.Level.NAMESPACES], problems[walls.Level.LANDLOCK]
    filters = os.path.exists(SECCOMP)
    machine = f"{platform.system()} {platform.release()}, {sys_.MACHINE}"
    return [
        Row("machine", sys_.MACHINE in seccomp.ARCHITECTURES, machine, "x86_64 and aarch64 only"),
        Row("namespaces", not full, full or "work", "a worker sees no file, process or network"),
        Row("Landlock", not second, second or "works", "the second full level, where they do not"),
        Row(
            "Landlock version", abi >= landlock.MINIMUM_ABI, _list_abi(abi, beyond), "what it bars"
        ),
        Row(
            "seccomp",
            filters,
            "works" if filters else "not in this kernel",
            "the kernel's rarely used calls are closed",
        ),
        Row("user namespaces", None, user_namespaces(), "how an ordinary user gets namespaces"),
        Row("user", None, _user(root), "root gives each worker a user id of its own"),
        Row("container", None, container or "none seen", "containers often forbid namespaces"),
        Row("cgroup v2", None, cgroup_state(), "memory bounded to the page, not by a watchdog"),
        tensorflow_row(),
    ]


def tensorflow_row() -> Row:
    """What TensorFlow sees: `--device auto` goes by it."""
    seen = devices.look()
    return Row(
        "TensorFlow", not seen.problem, str(seen), "networks train on a GPU, if there is one"
    )


def _list_abi(abi: int, beyond: list[str]) -> str:
    return f"{abi}: files, {', '.join(beyond)}" if abi else "not in this kernel"


def _user(root: bool) -> str:
    if not root:
        return "an ordinary user"
    return "root" if namespaces.is_real_root() else "root without the right to mount"


def _advice(level: walls.Level, problems: dict[walls.Level, str]) -> list[str]:
    advice = []
    if problems[walls.Level.NAMESPACES]:
        if _read(APPARMOR) == "1":
            advice.append(
                "Ubuntu restricts user namespaces by AppArmor. To get namespaces: "
                "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 "
                "(and the same in /etc/sysctl.d/), or an AppArmor profile with `userns,` for "
                f"{os.path.realpath(sys.executable)}."
            )
        if _read(DEBIAN_SWITCH) == "0":
            advice.append("Run: sudo sysctl -w kernel.unprivileged_userns_clone=1")
        if _read(USERNS_COUNT) == "0":
            advice.append("Run: sudo sysctl -w user.max_user_namespaces=10000")
        if container_kind():
            advice.append(
                "In a container, namespaces need `--security-opt seccomp=unconfined "
                "--security-opt apparmor=unconfined --cap-add SYS_ADMIN`, or Podman, or grading "
                "outside. Landlock needs none of this."
            )
    if level is walls.Level.LANDLOCK:
        advice.append("Nothing has to be done: this level passes the same attacks as namespaces.")
    if level is walls.Level.NONE:
        advice.append(
            "Use a machine with Linux 6.2 or newer (Landlock), or one where user namespaces are "
            "allowed. --unsafe-no-sandbox runs student code as you, with all that you may do."
        )
    return advice


def advice_for_system(name: str) -> str:
    """What to use where there is no Linux kernel."""
    if name == "darwin":
        return (
            "On macOS, grade in a Linux virtual machine: Docker Desktop, Colima, OrbStack, Lima or "
            "UTM each bring one; run `autograder doctor` inside. Building and proving problem sets "
            "with --unsafe-no-sandbox is fine: that code is your own."
        )
    if name == "win32":
        return (
            "On Windows, grade in WSL 2: `wsl --install`, then set up the course inside and run "
            "`autograder doctor` there."
        )
    return "Grade on Linux, in a virtual machine if need be."


def container_kind() -> str:
    """The kind of container we seem to be in, "" for none."""
    if os.path.exists("/.dockerenv"):
        return "Docker, or made from its image"
    if os.path.exists("/run/.containerenv"):
        return "Podman"
    if "kubepods" in _read(Path("/proc/1/cgroup")):
        return "Kubernetes"
    kind = next(
        (v for v in _read(Path("/proc/1/environ")).split("\0") if v.startswith("container=")), ""
    )
    return kind.removeprefix("container=")


def cgroup_state() -> str:
    """Whether a cgroup v2 bounds memory here."""
    problem = cgroup.problem()
    return f"{problem}: a watchdog does" if problem else "delegated to us: works"


def user_namespaces() -> str:
    """What the settings say about user namespaces of ordinary users."""
    if _read(APPARMOR) == "1":
        return "restricted by AppArmor"
    if _read(DEBIAN_SWITCH) == "0" or _read(USERNS_COUNT) == "0":
        return "switched off"
    return "not switched off"


def _read(path: Path) -> str:
    try:
        return path.read_text().strip()
    except OSError:  # a setting that this kernel does not have, or does not show us
        return ""
