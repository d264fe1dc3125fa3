"""Which files the private root is planned to show."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.sandbox import landlock, private_root
from autograder.sandbox.private_root import Plan, plan


def test_a_link_on_the_way_is_shown_as_a_link(tmp_path):
    (tmp_path / "real" / "python").mkdir(parents=True)
    (tmp_path / "link").symlink_to("real")
    shown = Plan()
    shown.show(f"{tmp_path}/link/python")
    assert shown.links == {f"{tmp_path}/link": "real"}
    assert shown.binds == {f"{tmp_path}/real/python"}


def test_links_in_a_circle_show_nothing(tmp_path):
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    shown = Plan()
    shown.show(f"{tmp_path}/a/x")
    assert shown.binds == set()


def test_what_a_parent_shows_is_not_mounted_twice():
    shown = Plan(binds={"/opt/conda", "/opt/conda/lib", "/usr"})
    assert shown.mounts() == [("/opt/conda", False), ("/usr", False)]


def test_a_course_inside_a_shown_folder_is_masked_but_for_its_environment():
    shown = Plan(
        binds={"/home/ann/env", "/home/ann/env/course/.venv"}, masks={"/home/ann/env/course"}
    )
    assert shown.mounts() == [
        ("/home/ann/env", False),
        ("/home/ann/env/course", True),
        ("/home/ann/env/course/.venv", False),
    ]


def test_a_mask_over_nothing_is_not_mounted():
    assert Plan(binds={"/usr"}, masks={"/work/course"}).mounts() == [("/usr", False)]


@pytest.fixture
def site(tmp_path, monkeypatch):
    """The package as `pip install` lays it down, beside the reference and numpy."""
    folder = tmp_path / "lib" / "site-packages"
    for name in ("autograder/sandbox", "autograder/grading", "reference", "numpy"):
        (folder / name).mkdir(parents=True)
    for name in (*private_root.ENGINE_FILES, "sandbox/walls.py", "grading/judge.py"):
        (folder / "autograder" / name).write_text("")
    monkeypatch.setattr(private_root, "PACKAGE", folder / "autograder")
    monkeypatch.setattr(private_root, "python_folders", lambda: [str(tmp_path / "lib")])
    return folder


def test_an_installed_course_stays_out_of_the_private_root(site):
    result = plan([], gpu=False)
    assert (str(site / "autograder"), True) in result.mounts()
    assert (str(site / "reference"), True) in result.mounts()
    assert str(site / "autograder" / "sandbox" / "walls.py") in result.files
    assert str(site / "autograder" / "grading" / "judge.py") not in result.files


def test_landlock_allows_the_neighbours_of_an_installed_course(site):
    allowed = [Path(path) for path in landlock.readable_paths([])]
    assert site / "numpy" in allowed
    assert site / "autograder" / "messages.py" in allowed
    for secret in (site / "reference", site / "autograder" / "grading" / "judge.py"):
        assert not {secret, *secret.parents} & set(allowed)
