"""The report on this machine, and the advice for others."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from autograder import doctor
from autograder.errors import SandboxError
from autograder.grading.engine import choose_level
from autograder.sandbox import walls
from autograder.sandbox.walls import Level


def text_of(report: doctor.Report) -> str:
    console = Console(file=io.StringIO(), width=300)
    console.print(report.table())
    return console.file.getvalue()


@pytest.fixture
def problems(monkeypatch):
    """Pretend that levels have problems."""

    def pretend(full: str, second: str) -> None:
        told = {Level.NAMESPACES: full, Level.LANDLOCK: second, Level.NONE: ""}
        monkeypatch.setattr(walls, "try_level", told.__getitem__)

    return pretend


def test_the_report_names_the_level_that_was_tried():
    assert doctor.GRADES[walls.best_level()] in text_of(doctor.examine())


def test_landlock_alone_is_safe_and_needs_nothing(problems):
    problems("unshare failed", "")
    report = doctor.examine()
    assert report.safe
    assert "Nothing has to be done" in text_of(report)


def test_without_both_it_is_not_safe_and_says_what_to_use(problems):
    problems("unshare failed", "no Landlock")
    report = doctor.examine()
    assert not report.safe
    assert "Linux 6.2" in text_of(report)


def test_nothing_is_graded_below_full_isolation_unless_that_is_asked_for(problems):
    problems("unshare failed", "no Landlock")
    with pytest.raises(SandboxError, match=r"Linux 6\.2"):
        choose_level("auto")
    assert choose_level("none") == "none"
    problems("unshare failed", "")
    assert choose_level("auto") == "landlock"


def test_grading_on_another_system_says_what_to_use_instead(monkeypatch):
    monkeypatch.setattr(doctor.sys_, "LINUX", False)
    monkeypatch.setattr(doctor.sys, "platform", "darwin")
    with pytest.raises(SandboxError, match="virtual machine"):
        choose_level("auto")


@pytest.mark.parametrize(
    "row", ["namespaces", "cgroup v2", "seccomp", "Landlock", "container", "user"]
)
def test_every_capability_has_a_row(row):
    assert row in [r.name for r in doctor.examine().rows]


def test_ubuntu_is_told_about_apparmor(problems, monkeypatch, tmp_path):
    setting = tmp_path / "restrict"
    setting.write_text("1\n")
    monkeypatch.setattr(doctor, "APPARMOR", setting)
    problems("writing /proc/self/uid_map failed", "")
    assert "kernel.apparmor_restrict_unprivileged_userns=0" in text_of(doctor.examine())


@pytest.mark.parametrize(
    ("system", "word"), [("darwin", "Lima"), ("win32", "WSL 2"), ("freebsd", "Linux")]
)
def test_other_systems_are_told_what_to_use(monkeypatch, system, word):
    monkeypatch.setattr(doctor.sys_, "LINUX", False)
    monkeypatch.setattr(doctor.sys, "platform", system)
    report = doctor.examine()
    assert not report.safe
    assert word in text_of(report)
