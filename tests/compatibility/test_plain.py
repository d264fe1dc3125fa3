"""What a worker says of a notebook that brings its own tests is taken as data, and no more."""

from __future__ import annotations

import pytest

from autograder.grading.outputs import MAX_OUTPUTS, plain_outputs
from autograder.grading.plain import _plain_files, write_files

ERROR = {"output_type": "error", "ename": "E", "evalue": "x" * 100, "traceback": ["t" * 100]}
TEXT = {"output_type": "stream", "name": "stdout", "text": "x" * 10}


@pytest.mark.parametrize(
    "name",
    [
        "../up.txt",
        "/etc/passwd",
        "a/../../b",
        "p1.ipynb",
        "sub/P1.IPYNB",
        "gradebook.db",
        "",
        "nul\0",
        "line\nbreak",
        "x" * 2000,
        7,
        b"bytes",
    ],
)
def test_files_that_leave_their_folder_or_are_the_records_are_dropped(name):
    assert _plain_files({name: b"x", "fine/too.txt": b"y"}) == {"fine/too.txt": b"y"}


@pytest.mark.parametrize("said", [None, [], "files", {"a.txt": "text"}, {"a.txt": None}])
def test_what_is_no_file_is_dropped(said):
    assert _plain_files(said) == {}


def test_files_are_never_written_through_a_link(tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "secret").write_text("kept")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "sub").symlink_to(tmp_path / "outside")
    (folder / "file").symlink_to(tmp_path / "secret")
    write_files({"sub/a.txt": b"x", "file": b"y"}, folder)
    assert list((tmp_path / "outside").iterdir()) == []
    assert (tmp_path / "secret").read_text() == "kept"
    assert (folder / "sub" / "a.txt").read_bytes() == b"x"


def test_what_lies_in_the_way_is_replaced(tmp_path):
    (tmp_path / "a").write_text("a file")
    (tmp_path / "b").mkdir()
    (tmp_path / "c").write_text("old")
    (tmp_path / "c").chmod(0o444)
    files = {"a/deep/b.txt": b"1", "b": b"2", "c": b"3", "d/e": b"4"}
    write_files(files, tmp_path)
    assert {n: (tmp_path / n).read_bytes() for n in files} == files


def test_an_error_is_never_lost_among_outputs():
    kept, _ = plain_outputs([TEXT] * (MAX_OUTPUTS + 50) + [ERROR], 1 << 20)
    assert kept[-1]["ename"] == "E"
    assert len(kept) == MAX_OUTPUTS + 1


def test_an_error_is_told_where_there_is_no_room():
    kept, used = plain_outputs([TEXT, ERROR], 20)
    assert [o["output_type"] for o in kept][-1] == "error"
    assert used <= 60
