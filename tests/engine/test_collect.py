"""What Canvas, Moodle and Gradescope let one download comes in through nbgrader zip_collect."""

from __future__ import annotations

import shutil
import stat
import struct
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from autograder.course.folder import Course
from autograder.course.handed import handed_in, lateness
from autograder.course.view import view_of
from autograder.files.unpack import BadArchive, Bounds, unpack

BOUNDS = Bounds(files=50, total=1 << 20, each=1 << 19)
Files = dict[str, str | bytes]


def pack(path: Path, files: Files, *, declared: bool = True) -> Path:
    """A zip archive; ``declared=False`` leaves out that names are UTF-8, as Canvas does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    if not declared:
        raw = bytearray(path.read_bytes())
        for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            i = raw.find(sign)
            while i >= 0:
                (flags,) = struct.unpack_from("<H", raw, i + at)
                struct.pack_into("<H", raw, i + at, flags & ~0x800)
                i = raw.find(sign, i + 4)
        path.write_bytes(raw)
    return path


def packed(files: Files, folder: Path) -> bytes:
    return pack(folder / "inner.zip", files).read_bytes()


@pytest.fixture
def archives(course: Course) -> Path:
    return course.root / "downloaded" / "ps0" / "archive"


def collect(course: Course, *options: str, code: int = 0) -> str:
    """Run the real command on what lies in downloaded/; what it tells."""
    done = subprocess.run(
        [Path(sys.executable).parent / "nbgrader", "zip_collect", "ps0", *options],
        cwd=course.root,
        capture_output=True,
        text=True,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


def submitted(course: Course) -> dict[str, str]:
    """What lies where after collecting; the content of each file."""
    folder = course.root / "submitted"
    return {
        p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()
    }


def canvas(folder: Path) -> Files:
    zipped: Files = {"ps0.ipynb": "zipped", "lee_503_99999_ps0.ipynb": "forged"}
    return {
        "kimminsu_501_90210_ps0.ipynb": "kim, first",
        "kimminsu_501_90377_ps0-1.ipynb": "kim, again",
        "김민수_LATE_502_90211_ps0.ipynb": "late",
        unicodedata.normalize("NFD", "이영희_503_90212_ps0 (2).ipynb"): "lee",
        "o_brien2_504_90213_PS0-3.ipynb": "o'brien",
        "zip_505_90214_ps0.zip": packed(zipped, folder),
        "x_503_506_90215_ps0.ipynb": "whose?",
        "nam_507_90216_2_ps0.ipynb": "whose?",
        "park_508_90217_homework.ipynb": "another name",
        "park_508_90218_timestamp.txt": "2020-01-01 00:00:00 UTC",
    }


INSIDE = "_assignsubmission_file"


def moodle(folder: Path) -> Files:
    bomb = {f"{i}.txt": b"0" * (60 << 20) for i in range(2)}
    mac: Files = {"ps0.ipynb": "mac", "__MACOSX/._ps0.ipynb": "junk"}
    return {
        f"김 민수_71{INSIDE}_/ps0.ipynb": "kim",
        f"김 민수_71{INSIDE}_/ps0-1.ipynb": "kim's copy",
        f"김 민수_71{INSIDE}_/Lee Young_72{INSIDE}_/ps0.ipynb": "forged",
        f"김 민수_71{INSIDE}_/Lee Young_72{INSIDE}_/other.ipynb": "forged",
        f"Lee Young_72{INSIDE}/work/ps0.ipynb": "lee",
        f"O'Brien, Jo_73{INSIDE}_ps0.ipynb": "o'brien",
        f"Bad Zip_74{INSIDE}_/links.zip": packed({"../../ps0.ipynb": "out"}, folder),
        f"Bomb_75{INSIDE}_/bomb.zip": packed(bomb, folder),
        f"Mac_76{INSIDE}_/mac.zip": packed(mac, folder),
        f"Both_77{INSIDE}_/work.zip": packed({"ps0.ipynb": "zipped"}, folder),
        f"Both_77{INSIDE}_/work/ps0.ipynb": "plain",
        "김 민수_71_assignsubmission_onlinetext_/onlinetext.html": "text",
    }


METADATA = """\
submission_314:
  :submitters:
  - :name: 김민수
    :sid: '20260001'
    :email: kim@x.ac.kr
  :created_at: 2026-03-02 12:00:01.123456789 Z
  :score: 0.0
submission_315:
  :submitters:
  - :name: Lee
    :sid:
    :email: lee@x.ac.kr
  :created_at: 2026-03-02 20:00:00.000000000 +09:00
submission_316:
  :submitters:
  - :name: A
    :sid: '7'
  - :name: B
    :sid: '8'
  :created_at: 2026-03-02 11:00:00 Z
submission_317:
  :submitters:
  - :name: C
    :sid: ../../7
  :created_at: 2026-03-02 11:00:00 Z
"""


def gradescope() -> Files:
    top = "assignment_1_export"
    return {
        f"{top}/submission_metadata.yml": METADATA,
        f"{top}/submission_314/ps0.ipynb": "kim",
        f"{top}/submission_314/timestamp.txt": "2020-01-01 00:00:00 UTC",
        f"{top}/submission_315/lee (1).ipynb": "lee",
        f"{top}/submission_315/submission_metadata.yml": METADATA.replace("0001", "0009"),
        f"{top}/submission_315/submission_314/ps0.ipynb": "forged",
        f"{top}/submission_316/ps0.ipynb": "a pair",
        f"{top}/submission_317/ps0.ipynb": "out",
        f"{top}/submission_318/ps0.ipynb": "nobody",
    }


def gradescope_before() -> Files:
    earlier = METADATA.replace("submission_314", "submission_300").replace(":01.", ":00.")
    return {"x/submission_metadata.yml": earlier, "x/submission_300/ps0.ipynb": "kim, first"}


Collected = tuple[Course, dict[str, str], str]


@pytest.fixture(scope="module")
def collected(toy_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Collected:
    """The downloads of all three, collected at once: the course, what lies there, what was told."""
    folder = tmp_path_factory.mktemp("collected")
    shutil.copytree(toy_root, folder / "course")
    course = Course(folder / "course")
    archives = course.root / "downloaded" / "ps0" / "archive"
    pack(archives / "ps0_submissions.zip", canvas(folder), declared=False)
    pack(archives / "CNN-ps0-1234.zip", moodle(folder))
    pack(archives / "first.zip", gradescope())
    pack(archives / "second.zip", gradescope_before())
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment("ps0", duedate="2026-03-02 12:00:00 UTC")
    told = collect(course)
    return course, submitted(course), told


def test_canvas_names_late_marks_and_resubmissions(collected: Collected) -> None:
    course, lies, told = collected
    assert {name: text for name, text in lies.items() if name.startswith("50")} == {
        "501/ps0/ps0.ipynb": "kim, again",
        "502/ps0/ps0.ipynb": "late",
        "502/ps0/timestamp.txt": "2026-03-02 12:00:01",
        "503/ps0/ps0.ipynb": "lee",
        "504/ps0/ps0.ipynb": "o'brien",
        "505/ps0/ps0.ipynb": "zipped",
        "505/ps0/ps0/lee_503_99999_ps0.ipynb": "forged",
        "508/ps0/homework.ipynb": "another name",
    }
    assert "502 is late" in told
    pset = course.pset("ps0")
    view = view_of(course, pset)
    assert [h.problem for h in handed_in(course, pset, view, "501")] == [""]
    assert "homework.ipynb: rename" in handed_in(course, pset, view, "508")[0].problem
    late = lateness(view, handed_in(course, pset, view, "502"))
    assert "2026-03-02 12:00:01" in late["502"]
    for name in ("x_503_506_90215_ps0", "nam_507_90216_2_ps0"):
        assert f"{name}.ipynb: named as no LMS names it" in told


def test_moodle_names_in_folders_and_not(collected: Collected) -> None:
    course, lies, told = collected
    names = ("김 민수", "Lee Young", "O'Brien", "Bad Zip", "Bomb", "Mac", "Both")
    assert {name: text for name, text in lies.items() if name.startswith(names)} == {
        "김 민수/ps0/ps0.ipynb": "kim",
        f"김 민수/ps0/Lee Young_72{INSIDE}_/other.ipynb": "forged",
        "Lee Young/ps0/ps0.ipynb": "lee",
        "O'Brien, Jo/ps0/ps0.ipynb": "o'brien",
        "Mac/ps0/ps0.ipynb": "mac",
        "Both/ps0/ps0.ipynb": "plain",
    }
    assert "links.zip: '../../ps0.ipynb' leads out of its folder" in told
    assert "bomb.zip: 120 MB unpacked" in told
    assert not (course.root / "downloaded" / "ps0.ipynb").exists()


def test_gradescope_tells_who_and_when(collected: Collected) -> None:
    _, lies, told = collected
    assert {name: text for name, text in lies.items() if name.startswith(("2026", "lee@"))} == {
        "20260001/ps0/ps0.ipynb": "kim",
        "20260001/ps0/timestamp.txt": "2026-03-02 12:00:01.123456",
        "lee@x.ac.kr/ps0/lee (1).ipynb": "lee",
        "lee@x.ac.kr/ps0/ps0.ipynb": "forged",
        "lee@x.ac.kr/ps0/timestamp.txt": "2026-03-02 11:00:00",
    }
    assert "submission_316 is of 2 students (7, 8)" in told
    assert "'../../7' cannot be a student's folder" in told
    assert "submission_318: submission_metadata.yml does not say who" in told
    assert "20260001: first/assignment_1_export/submission_314/ps0.ipynb counts" in told
    assert len({name.split("/")[0] for name in lies}) == 6 + 5 + 2  # and nobody else


def test_moodles_worksheet_tells_namesakes_apart_and_when(course: Course, archives: Path) -> None:
    kims: Files = {f"Kim_{n}{INSIDE}_/ps0.ipynb": f"kim {n}" for n in (71, 72)}
    pack(archives / "a.zip", kims)
    assert "several students are named 'Kim'" in collect(course, code=1)
    assert submitted(course) == {}
    (archives / "Grades-ps0.csv").write_text(
        "Identifier,Full name,Email address,Grade,Last modified (submission)\n"
        'Participant 71,Kim,kim1@x.ac.kr,,"Monday, 2 March 2026, 9:00 PM"\n'
        "Participant 72,Kim,kim2@x.ac.kr,,-\n"
    )
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text() + 'c.LmsCollector.timezone = "Asia/Seoul"\n')
    collect(course, "--force")
    assert submitted(course) == {
        "kim1@x.ac.kr/ps0/ps0.ipynb": "kim 71",
        "kim1@x.ac.kr/ps0/timestamp.txt": "2026-03-02 12:00:00",
        "kim2@x.ac.kr/ps0/ps0.ipynb": "kim 72",
    }


def test_a_hostile_archive_is_refused_whole(course: Course, archives: Path) -> None:
    pack(archives / "good.zip", {"kim_501_1_ps0.ipynb": "kim"})
    pack(archives / "slip.zip", {"lee_502_2_ps0.ipynb": "lee", "../../../evil.ipynb": "out"})
    told = collect(course, code=1)
    assert "slip.zip: '../../../evil.ipynb' leads out of its folder: nothing of it is" in told
    assert submitted(course) == {}
    assert not list(course.root.rglob("evil.ipynb"))
    extracted = archives.with_name("extracted")
    assert list(extracted.iterdir()) == []  # nothing is in the way of the next try


def link(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("ps0.ipynb")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")


def encrypted(path: Path) -> None:
    raw = bytearray(pack(path, {"ps0.ipynb": "x"}).read_bytes())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.find(sign) + at] |= 1
    path.write_bytes(raw)


def lying(path: Path) -> None:
    """Declares ten bytes, and holds a megabyte."""
    raw = bytearray(pack(path, {"ps0.ipynb": b"0" * (1 << 20)}).read_bytes())
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", raw, raw.find(sign) + at, 10)
    path.write_bytes(raw)


def named(*names: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with pytest.warns() if len(set(names)) < len(names) else nullcontext():  # noqa: SIM117
            with zipfile.ZipFile(path, "w") as archive:
                for name in names:
                    archive.writestr(name, "x")

    return make


HOSTILE: dict[str, tuple[Callable[[Path], None], str]] = {
    "zip slip": (named("a/../../b"), "leads out"),
    "absolute": (named("/etc/cron.d/b"), "leads out"),
    "drive": (named("C:/b"), "leads out"),
    "windows": (named("a\\..\\b"), "Windows separators"),
    "control": (named("a\x1b[2Jb"), "control characters"),
    "twice": (named("a", "a"), "two entries are named 'a'"),
    "twice to windows": (named("a.ipynb", "A.ipynb"), "two entries are named"),
    "file and folder": (named("a", "a/b"), "is a file and a folder"),
    "no name": (named("."), "no name"),
    "long": (named("a" * 300), "too long a path"),
    "deep": (named("/".join("a" * 30)), "too long a path"),
    "many": (named(*map(str, range(51))), "51 entries, at most 50"),
    "large": (lambda p: pack(p, {str(i): b"0" * (1 << 18) for i in range(9)}), "2 MB unpacked"),
    "link": (link, "a symbolic link"),
    "encrypted": (encrypted, "is encrypted"),
    "lying": (lying, "broken, or no zip archive"),
    "no archive": (lambda p: p.write_bytes(b"hello"), "broken, or no zip archive"),
    "torn": (lambda p: p.write_bytes(pack(p, {"a": "x" * 999}).read_bytes()[:90]), "broken"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_gets_out_of_a_hostile_archive(name: str, tmp_path: Path) -> None:
    make, why = HOSTILE[name]
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    make(inside / "x.zip")
    with pytest.raises(BadArchive, match=why):
        unpack(inside / "x.zip", inside / "x", BOUNDS, pytest.fail)
    before = {inside, inside / "x.zip", tmp_path / "a"}
    assert {p for p in tmp_path.rglob("*") if p not in before} == set()


def test_a_bomb_is_known_by_its_ratio_and_a_large_file_alone_is_skipped(tmp_path: Path) -> None:
    zeros: Files = {str(i): b"0" * (40 << 20) for i in range(8)}
    pack(tmp_path / "x.zip", zeros)
    with pytest.raises(BadArchive, match="a zip bomb"):
        unpack(tmp_path / "x.zip", tmp_path / "x", Bounds(50, 1 << 30, 1 << 30), pytest.fail)
    assert not (tmp_path / "x").exists()
    told: list[str] = []
    assert unpack(tmp_path / "x.zip", tmp_path / "x", BOUNDS, told.append) == []
    assert len(told) == 8


def test_names_that_korean_windows_wrote_are_read(tmp_path: Path) -> None:
    pack(tmp_path / "x.zip", {"abcd.ipynb": "x"})
    raw = (tmp_path / "x.zip").read_bytes().replace(b"abcd", "한글".encode("cp949"))
    (tmp_path / "x.zip").write_bytes(raw)
    (file,) = unpack(tmp_path / "x.zip", tmp_path / "x", BOUNDS, pytest.fail)
    assert file.name == "한글.ipynb"
