"""A batch on a Dask cluster: a real scheduler, and workers of which one is killed in the middle."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from autograder.batch.cluster import Cluster, _needs_gpu
from autograder.batch.grade import Hooks, grade
from autograder.course.folder import Course
from autograder.course.submission import Submission
from autograder.errors import CourseError
from autograder.grading.accuracy import Setting
from autograder.grading.engine import Job
from tests.engine.handing_in import recorded, set_source
from tests.small_courses import TRAINS, copy_course

DASK = str(Path(sys.executable).parent / "dask")
QUIET = ["--no-dashboard"]


class Machines:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "scheduler.json"
        self.log = open(folder / "log", "wb")  # noqa: SIM115 - ended with the processes
        self.workers: dict[str, subprocess.Popen[bytes]] = {}
        options = ["--port", "0", "--scheduler-file", str(self.file), "--host", "127.0.0.1"]
        self.scheduler = self._start("scheduler", *options)
        until = time.monotonic() + 60
        while not self.file.exists() and time.monotonic() < until:
            time.sleep(0.05)

    def _start(self, what: str, *options: str, **env: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [DASK, what, *QUIET, *options],
            stdout=self.log,
            stderr=self.log,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])} | env,
            cwd=self.folder,
        )

    def add(self, name: str, *options: str, **env: str) -> None:
        options = ("--scheduler-file", str(self.file), "--name", name, *options)
        options += ("--no-nanny", "--nthreads", "1", "--host", "127.0.0.1")
        self.workers[name] = self._start("worker", *options, **env)

    def close(self) -> None:
        for process in (*self.workers.values(), self.scheduler):
            process.kill()  # Dask's own ending can hang where all end at once
            process.wait(30)
        self.log.close()


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    running = Machines(tmp_path_factory.mktemp("dask"))
    running.add("first")
    running.add("second")
    yield running
    running.close()


@pytest.fixture
def cluster(machines: Machines) -> Iterator[Cluster]:
    with Cluster(str(machines.file)) as cluster:
        living = [name for name, worker in machines.workers.items() if worker.poll() is None]
        cluster.client.wait_for_workers(len(living), timeout=60)
        yield cluster


def copy_of(course: Course, name: str) -> Course:
    folder = course.root.with_name(name)
    shutil.copytree(course.root, folder)
    return Course(folder)


def test_a_killed_worker_loses_nothing_and_the_record_is_that_of_a_local_run(
    course: Course, submit: Callable[..., Path], machines: Machines, cluster: Cluster
) -> None:
    slow = "def double(x):  # {}\n    import time\n    time.sleep(0.1)\n    return {} * x"
    students = [f"student{n}" for n in range(10)]
    for n, student in enumerate(students):
        submit(student, set_source("double", slow.format(n, 2 + n % 3)))
    elsewhere = copy_of(course, "elsewhere")
    graded: Counter[str] = Counter()
    victim = machines.workers["first"]
    family = psutil.Process(victim.pid)
    left: list[psutil.Process] = []

    def end_one(line: object) -> None:
        graded[line.student] += 1  # type: ignore[attr-defined]
        if len(graded) == 3:
            left.extend(family.children(recursive=True))
            victim.send_signal(signal.SIGKILL)

    lines = grade(course, course.pset("ps0"), cluster=cluster, hooks=Hooks(graded=end_one))
    assert victim.wait(10) == -signal.SIGKILL
    assert left, "it had an engine of its own"
    assert psutil.wait_procs(left, 20)[1] == []  # nothing of a dead worker stays
    assert graded == Counter(students)  # each once
    assert not any(line.problem for line in lines)
    assert all(line.fresh for line in lines)
    assert len([*course.store.rglob("*.json.gz")]) == len(students)
    grade(elsewhere, elsewhere.pset("ps0"))
    assert recorded(course) == recorded(elsewhere)
    assert set(recorded(course)) == set(students)

    again = grade(course, course.pset("ps0"), cluster=cluster, force=True, student="student1")
    assert [line.fresh for line in again] == [True]  # the other worker's engine serves on


def test_what_a_worker_sees_otherwise_is_an_error_and_no_grade(
    course: Course, submit: Callable[..., Path], machines: Machines
) -> None:
    submit("kim")
    pset = course.pset("ps0")
    stale = copy_of(course, "stale")
    tests = stale.root / "tests/hidden/ps0/test_toy.py"
    tests.write_text(tests.read_text() + "\n# of last year\n")
    machines.add("stale", AUTOGRADER_COURSE=str(stale.root))
    with Cluster(str(machines.file)) as cluster:
        _wait_for(cluster, "stale")
        with pytest.raises(CourseError) as told:
            grade(course, pset, cluster=cluster)
        assert "not all workers can grade assignments/ps0" in str(told.value)
        assert "the hidden tests differ" in str(told.value)
        shutil.rmtree(stale.root)
        with pytest.raises(CourseError, match=r"no such file.*AUTOGRADER_COURSE"):
            grade(course, pset, cluster=cluster)
        assert recorded(course) == {}
        machines.workers.pop("stale").kill()


def test_tests_that_are_changed_between_batches_are_used_by_the_same_workers(
    course: Course, submit: Callable[..., Path], cluster: Cluster
) -> None:
    submit("kim", set_source("double", "def double(x):\n    return x"))
    (line,) = grade(course, course.pset("ps0"), cluster=cluster)
    assert line.points["double"] == 10
    tests = course.root / "tests/hidden/ps0/test_toy.py"
    tests.write_text(tests.read_text().replace("weight=3", "weight=1"))
    (line,) = grade(course, course.pset("ps0"), cluster=cluster)
    assert line.fresh
    assert line.points["double"] == 20


def test_a_job_that_trains_on_a_gpu_goes_to_a_worker_that_offers_one(
    machines: Machines, course: Course, submit: Callable[..., Path], tmp_path: Path
) -> None:
    pset = copy_course(TRAINS, tmp_path / "trains").pset("ps0")
    job = Job("kim", Submission(cells=[]))
    gpu = Setting(device="gpu")
    assert not _needs_gpu(pset, job, Setting(device="cpu"))
    assert not _needs_gpu(pset, Job("kim", job.submission, ("scale",)), gpu)
    with Cluster(str(machines.file)) as cluster:
        assert cluster.choose_device("auto") == "cpu"
        with pytest.raises(CourseError, match="no worker offers the resource GPU"):
            cluster.choose_device("gpu")
        machines.add("card", "--resources", "GPU=1")
        address = _wait_for(cluster, "card")
        assert cluster.choose_device("auto") == "gpu"
        # no machine of the tests has a card: the worker that was chosen says so
        with pytest.raises(CourseError, match=f"the worker {address} cannot grade"):
            list(cluster.grade_all(pset, [job], gpu))
        submit("kim")  # and what is graded for a card is recorded where there is none
        (line,) = grade(course, course.pset("ps0"), cluster=cluster, setting=gpu)
        assert not line.problem
        assert recorded(course)["kim"]["grade-double"] == 40
        machines.workers.pop("card").kill()


def _wait_for(cluster: Cluster, name: str) -> str:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        workers = cluster.client.scheduler_info(n_workers=-1)["workers"]
        for address, worker in workers.items():
            if worker["name"] == name:
                return address
        time.sleep(0.1)
    raise AssertionError(f"no worker {name}")


def test_the_command_line_grades_on_a_cluster(
    course: Course, submit: Callable[..., Path], machines: Machines
) -> None:
    submit("kim")
    log = course.root / "events.jsonl"
    command = [sys.executable, "-m", "autograder", "grade", "ps0", "--course", str(course.root)]
    command += ["--log", str(log), "--cluster"]
    done = subprocess.run(
        [*command, str(machines.file)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert recorded(course)["kim"]["grade-double"] == 40
    events = [json.loads(line)["event"] for line in log.read_text().splitlines()]
    assert events == ["begin", "started", "graded", "recorded", "end"]
    nobody = subprocess.run(
        [*command, "tcp://127.0.0.1:9"], capture_output=True, text=True, check=False
    )
    assert nobody.returncode == 2
    assert "no scheduler answers there" in nobody.stderr
    assert "Traceback" not in nobody.stderr


def test_without_a_cluster_dask_is_not_imported(
    course: Course, submit: Callable[..., Path]
) -> None:
    submit("kim")
    program = (
        "import sys\nfrom autograder.cli import app\ntry:\n"
        f"    app(['grade', 'ps0', '--course', {str(course.root)!r}])\n"
        "except SystemExit as done:\n    assert done.code == 0\n"
        "print(sorted({'dask', 'distributed'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
