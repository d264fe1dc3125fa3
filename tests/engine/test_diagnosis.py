"""The known mistake whose answers are the student's is named; no other one ever is."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.authoring.corpus import Maker, read_case
from autograder.course.folder import Course
from autograder.course.notebook import take_submission
from autograder.course.pset import ProblemSet
from autograder.diagnosis import diagnoser as running_ones
from autograder.diagnosis import mistakes
from autograder.diagnosis.alike import NOTHING
from autograder.diagnosis.diagnoser import Diagnoser, diagnose, stop_diagnosing
from autograder.diagnosis.mistakes import Library, Match, Observed, Suspect
from autograder.diagnosis.replies import Kept, open_kept
from autograder.grading.accuracy import Setting
from autograder.grading.engine import Engine, Job
from autograder.grading.results import Outcome, QuestionResult, SubmissionResult
from autograder.grading.store import parts_of
from autograder.grading.transcript import MAX_BYTES, MAX_TOTAL, Recorder, exchanges
from autograder.messages import HEADER, Handle, decode, encode
from autograder.sandbox.serve import Server, seed_libraries

ROOT = Path(__file__).resolve().parents[2]

# known mistakes of ps4, made by other students in other ways
VARIANTS = {
    "flipped_kernel": """
from scipy.signal import convolve2d

def conv2d(x, k, stride=1, padding="valid"):
    image, kernel = np.asarray(x, float), np.asarray(k, float)
    if image.ndim != 2 or kernel.ndim != 2:
        raise ValueError("two-dimensional arrays, please")
    down, right = pair(stride, "stride")
    image = pad2d(image, padding, kernel.shape, (down, right))
    if any(n < f for n, f in zip(image.shape, kernel.shape)):
        raise ValueError("too large a kernel")
    return convolve2d(image, kernel, mode="valid")[::down, ::right]
""",
    "padding_ignored": """
def conv2d(x, k, stride=1, padding="valid"):
    x, k = np.asarray(x, dtype=np.float32), np.asarray(k, dtype=np.float32)
    if (x.ndim, k.ndim) != (2, 2):
        raise ValueError
    down, right = pair(stride, "stride")
    if k.shape[0] > x.shape[0] or k.shape[1] > x.shape[1]:
        raise ValueError
    windows = np.lib.stride_tricks.sliding_window_view(x, k.shape)[::down, ::right]
    return np.einsum("ijab,ab->ij", windows, k)
""",
    "stride_moves_rows_only": """
def conv2d(x, k, stride=1, padding="valid"):
    x, k = np.array(x, float), np.array(k, float)
    if x.ndim != 2 or k.ndim != 2:
        raise ValueError("rank")
    s = pair(stride, "stride")
    p = pad2d(x, padding, k.shape, s)
    rows, columns = p.shape[0] - k.shape[0], p.shape[1] - k.shape[1]
    if rows < 0 or columns < 0:
        raise ValueError("kernel")
    return [[float((p[i:i + k.shape[0], j:j + k.shape[1]] * k).sum()) for j in range(columns + 1)]
            for i in range(0, rows + 1, s[0])]
""",
    "transposed_kernel": """
def conv2d(x, k, stride=1, padding="valid"):
    x, k = np.array(x, float), np.array(k, float)
    if x.ndim != 2 or k.ndim != 2:
        raise ValueError("rank")
    down, right = pair(stride, "stride")
    k = np.swapaxes(k, 0, 1)
    x = pad2d(x, padding, k.shape, stride)
    rows, columns = x.shape[0] - k.shape[0] + 1, x.shape[1] - k.shape[1] + 1
    if min(rows, columns) < 1:
        raise ValueError("size")
    y = np.zeros((rows, columns))
    for a in range(k.shape[0]):
        for c in range(k.shape[1]):
            y += k[a, c] * x[a:a + rows, c:c + columns]
    return y[::down, ::right]
""",
    "conv1d_flips_the_weights": """
def conv1d(x, w, b=0.0, stride=1):
    x, w = list(x), list(w)
    if np.ndim(x) != 1 or np.ndim(w) != 1 or not 0 < len(w) <= len(x) or stride < 1:
        raise ValueError("no")
    out = []
    for start in range(0, len(x) - len(w) + 1, stride):
        total = float(b)
        for n in range(len(w)):
            total = total + float(w[-1 - n]) * float(x[start + n])
        out.append(total)
    return np.array(out)
""",
    "pad_takes_any_word": """
def pad2d(x, padding, kernel_size, stride=1):
    x = np.asarray(x).astype(float)
    if not 2 <= x.ndim <= 4:
        raise ValueError("rank")
    kernel, steps = pair(kernel_size, "kernel_size"), pair(stride, "stride")
    first = 1 if x.ndim == 4 else 0
    before, after = [0] * x.ndim, [0] * x.ndim
    for axis in (0, 1):
        if padding == "same":
            n, f, s = x.shape[first + axis], kernel[axis], steps[axis]
            zeros = max((-(-n // s) - 1) * s + f - n, 0)
            before[first + axis], after[first + axis] = zeros // 2, zeros - zeros // 2
        elif type(padding) is int and padding > 0:
            before[first + axis] = after[first + axis] = padding
        elif type(padding) is int and padding < 0:
            raise ValueError("negative")
    return np.pad(x, list(zip(before, after)))
""",
    "prewitt_for_sobel": """
def edge_filters():
    ramp, flat = [-1, 0, 1], [1, 1, 1]
    return {"sobel_x": np.outer(flat, ramp), "sobel_y": np.outer(ramp, flat),
            "laplacian": [[0., 1, 0], [1, -4, 1], [0, 1, 0]]}
""",
}
BOTH = """
def conv2d(x, k, stride=1, padding="valid"):
    x, k = np.array(x, float), np.array(k, float)
    if x.ndim != 2 or k.ndim != 2:
        raise ValueError("rank")
    down, right = pair(stride, "stride")
    if k.shape[0] > x.shape[0] or k.shape[1] > x.shape[1]:
        raise ValueError("kernel")
    windows = np.lib.stride_tricks.sliding_window_view(x, k.shape)[::down, ::right]
    return np.einsum("ijab,ab->ij", windows, k[::-1, ::-1])
"""  # flipped, and not padded
UNKNOWN = BOTH.replace("k[::-1, ::-1])", "np.sort(k))")

Grade = Callable[[ProblemSet, str, str], SubmissionResult]


@pytest.fixture(scope="module")
def ps4() -> ProblemSet:
    return Course(ROOT).pset("ps4")


@pytest.fixture(scope="module")
def grade(engine: Engine) -> Grade:
    """``grade(pset, "conv2d", source)``: the result of the reference with that answer."""
    makers: dict[Path, Maker] = {}

    def run(pset: ProblemSet, question: str, source: str) -> SubmissionResult:
        maker = makers.setdefault(pset.folder, Maker(pset))
        notebook = maker.reference_notebook()
        for cell in notebook.cells:
            if cell.metadata.get("nbgrader", {}).get("grade_id") == question:
                cell.source = source
        job = Job("test", take_submission(notebook, None), (question,))
        result = engine.grade(pset, job)
        assert not result.error, result.error
        return result

    return run


@pytest.fixture(scope="module")
def diagnoser(ps4: ProblemSet) -> Iterator[Diagnoser]:
    running = Diagnoser(ps4)
    yield running
    running.close()


@pytest.mark.parametrize("mistake", VARIANTS)
def test_a_known_mistake_is_named_in_whatever_style_it_is_made(
    ps4: ProblemSet, grade: Grade, diagnoser: Diagnoser, mistake: str
) -> None:
    case = read_case(ps4.folder / f"submissions/wrong/{mistake}.py", f"wrong/{mistake}", ps4)
    (question,) = case.loses
    found = diagnoser.diagnose(grade(ps4, question, VARIANTS[mistake]))
    assert {name: told.names for name, told in found.items()} == {question: (case.name,)}
    assert found[question].hints == case.hints
    assert found[question].hint("ko") == case.hints["ko"]


@pytest.mark.parametrize("source", [BOTH, UNKNOWN, "conv2d = None", "def conv2d(x, k): return k"])
def test_a_mistake_that_is_not_known_is_not_named(
    ps4: ProblemSet, grade: Grade, diagnoser: Diagnoser, source: str
) -> None:
    result = grade(ps4, "conv2d", source)
    assert result.questions[0].outcome is Outcome.FAILED
    assert diagnoser.diagnose(result) == {}


def test_a_right_answer_has_no_evidence_and_no_diagnosis(
    ps4: ProblemSet, grade: Grade, diagnoser: Diagnoser
) -> None:
    right = VARIANTS["flipped_kernel"].replace("kernel, mode", "kernel[::-1, ::-1], mode")
    result = grade(ps4, "conv2d", right)
    assert result.outcome is Outcome.PASSED
    assert not any(check.observed for check in result.questions[0].checks)
    assert diagnoser.diagnose(result) == {}


HOSTILE = [
    "return [x.tolist()] * 400",
    "return np.ones(10**6)",
    "return {'a': {'b': [1, None, 2j, 'x' * 3000, 10**500]}}",
    "return object()",
    "return iter([1, 2])",
    "raise type('<script>', (ValueError,), {})('\\x1b[2J')",
    "return x * np.nan",
    "return [[1, 2], [3]]",
    "x[...] = 7; return x",
]


@pytest.mark.parametrize("body", HOSTILE)
def test_what_is_kept_of_any_answer_is_small_and_can_be_read(
    toy: ProblemSet, grade: Grade, body: str
) -> None:
    result = grade(toy, "double", f"def double(x):\n    {body}")
    (question,) = result.questions
    kept = [check.observed for check in question.checks]
    assert sum(map(len, kept)) < 2 * MAX_TOTAL
    assert all(reply.keys() >= {"seconds"} for text in kept for _, _, reply in exchanges(text))
    assert diagnose(toy, result) == {}
    stop_diagnosing()


def test_a_blank_answer_leaves_no_evidence(toy: ProblemSet, grade: Grade) -> None:
    result = grade(toy, "double", "def double(x):\n    raise NotImplementedError()")
    assert not any(check.observed for check in result.questions[0].checks)


# --- the library of mistakes, on the toy ----------------------------------------------------------

SQUARES = "def double(x):\n    return np.square(x)"


@pytest.fixture
def squared(toy: ProblemSet, grade: Grade) -> QuestionResult:
    return grade(toy, "double", SQUARES).questions[0]


def explain(toy: ProblemSet, asked: QuestionResult, *sources: str) -> list[str]:
    reference = [(str(path), path.read_text("utf-8")) for path in toy.reference_files]
    known = [(str(i), ["double"], source) for i, source in enumerate(sources)]
    checks = [(check.outcome is not Outcome.PASSED, check.observed) for check in asked.checks]
    return Library(reference, known).explain("double", [], checks)


def test_all_that_explain_are_found(toy: ProblemSet, squared: QuestionResult) -> None:
    one, other = SQUARES, "def double(x):\n    return np.asarray(x) ** 2"
    cubed = "def double(x):\n    return np.asarray(x) ** 3"
    assert explain(toy, squared, cubed, one, other) == ["1", "2"]
    assert explain(toy, squared, cubed) == []


def test_a_mistake_that_loops_dies_or_does_not_start_is_passed_over(
    toy: ProblemSet, squared: QuestionResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mistakes, "CPU_SECONDS", 0.2)
    loops = "def double(x):\n    while True: pass"
    stubborn = (
        "def double(x):\n    try:\n        while True: pass\n    finally:\n"
        "        return np.square(x)"
    )
    exits = "def double(x):\n    raise SystemExit"
    starts_not = "1 / 0"
    found = explain(toy, squared, loops, stubborn, exits, starts_not, SQUARES)
    assert set(found) - {"1"} == {"4"}


def test_without_the_answer_that_failed_nothing_is_explained(
    toy: ProblemSet, squared: QuestionResult
) -> None:
    assert explain(toy, squared, SQUARES) == ["0"]
    lost = squared.checks[0].model_copy(update={"observed": ""})
    without = squared.model_copy(update={"checks": [lost, *squared.checks[1:]]})
    assert explain(toy, without, SQUARES) == []


def test_an_objects_whole_life_is_replayed(toy: ProblemSet, grade: Grade) -> None:
    source = (
        "class Counter:\n    def __init__(self, start=0):\n        self.n = start\n"
        "    def step(self, by=1):\n        self.n += {}\n        return self.n"
    )
    result = grade(toy, "Counter", source.format("by + (by > 1)"))
    checks = [(check.outcome is not Outcome.PASSED, c) for check in result.questions[0].checks
              for c in [check.observed]]  # fmt: skip
    reference = [(str(path), path.read_text("utf-8")) for path in toy.reference_files]
    known = [("one", ["Counter"], source.format("1")), ("two", ["Counter"], source.format("by + (by > 1)"))]  # fmt: skip  # noqa: E501
    assert Library(reference, known).explain("Counter", [], checks) == ["two"]


# --- mistakes that answer at random ---------------------------------------------------------------

MADE_AT_RANDOM = """
import numpy as np

def make():
    weights = np.random.default_rng().normal({mean}, 1, {shape})
    return {{"units": {units}, "name": "dense_%d" % np.random.default_rng().integers(9999),
            "weights": weights}}
"""


def made(units: int = 5, mean: float = 0, shape: tuple[int, ...] = (4, 5)) -> str:
    return MADE_AT_RANDOM.format(units=units, mean=mean, shape=shape)


def explain_made(student: str, *known: str) -> list[str]:
    """What explains answers to one call of make, where the reference is ``made()``."""
    mistakes = [(str(i), ["make"], source) for i, source in enumerate(known)]
    library = Library([("reference", made())], mistakes)
    return library.explain("make", [], [(True, kept_of(student, "make"))])


def kept_of(student: str, *functions: str) -> str:
    """What is kept of one check that calls these functions in turn."""
    namespace: dict[str, Any] = {}
    exec(student, namespace)
    server, recorder = Server(namespace), Recorder()
    recorder.begin_check()
    for name in functions:
        request = {"op": "call", "target": name, "args": []}
        pieces = encode(request)
        frame = in_one(server.answer(*in_one(pieces)))
        recorder.note(request, pieces, decode(*frame), frame)
    (kept,) = recorder.taken([True])
    return kept


def in_one(pieces: list[bytes | memoryview]) -> tuple[bytearray, int]:
    whole = b"".join(pieces)
    return bytearray(whole[HEADER.size :]), HEADER.unpack(whole[: HEADER.size])[1]


@pytest.mark.parametrize("draw", ["np.random.normal(0, 1)", "__import__('random').gauss(0, 1)"])
def test_who_draws_from_a_librarys_own_generator_draws_the_same_again(
    toy: ProblemSet, grade: Grade, draw: str
) -> None:
    noisy = f"def double(x):\n    return np.asarray(x) * {{}} + {draw}"
    asked = grade(toy, "double", noisy.format(3)).questions[0]
    assert explain(toy, asked, SQUARES, noisy.format(4), noisy.format(3)) == ["2"]


TWO_DRAWS = """
import numpy as np

def first():
    return np.random.default_rng().normal()  # at random: it is asked several times over

def second():
    return np.random.normal()
"""


def test_runs_in_turn_do_not_disturb_each_others_numbers() -> None:
    seed_libraries(0)  # as in a question
    kept = kept_of(TWO_DRAWS, "first", "second")
    asked = [Observed(0, *exchange) for exchange in exchanges(kept)]
    (suspect,) = Library([], [("same", ["first"], TWO_DRAWS)]).suspects
    first, second = suspect.compare(asked, [], False)
    assert first.random
    assert second is NOTHING


@pytest.mark.parametrize(
    ("array", "is_kept"),
    [
        (np.zeros(80_000), True),
        (np.tile(np.random.default_rng(0).normal(size=500), 100), True),
        (np.random.default_rng(0).normal(size=80_000), False),
        (np.zeros(200_000), False),  # not even tried
    ],
)
def test_of_large_answers_those_are_kept_that_compress_well(
    array: np.ndarray[Any, Any], is_kept: bool
) -> None:
    recorder = Recorder()
    recorder.begin_check()
    request = {"op": "call", "target": "f", "args": [array]}
    reply = {"value": Handle(3, "Model")}
    recorder.note(request, encode(request), reply, in_one(encode(reply)))
    about = {"op": "call", "target": Handle(3, "Model"), "args": []}
    recorder.note(about, encode(about), {"value": 1}, in_one(encode({"value": 1})))
    (kept,) = recorder.taken([True])
    assert len(kept) < 2 * MAX_BYTES
    # without its beginning, nothing of an object's life
    assert len([*exchanges(kept)]) == (2 if is_kept else 0)


@pytest.mark.parametrize(
    ("student", "named"),
    [
        (made(units=7), ["0"]),  # what is not at random tells it
        (made(shape=(5, 4)), ["1"]),  # … the form of what is
        (made(mean=100), ["2"]),  # … or where the numbers lie
        (made(units=8), []),
        (made(mean=-100), []),
        (made(units=7, mean=100), []),  # two mistakes at once
        (made(), []),  # as the reference: nothing to explain
    ],
)
def test_of_random_answers_what_is_common_to_all_runs_is_compared(
    student: str, named: list[str]
) -> None:
    known = (made(units=7), made(shape=(5, 4)), made(mean=100), made())
    assert explain_made(student, *known) == named


def test_noise_explains_nothing(toy: ProblemSet, squared: QuestionResult) -> None:
    noise = "def double(x):\n    return 9 * np.random.default_rng().normal(size=np.shape(x))"
    assert explain(toy, squared, noise) == []
    assert explain(toy, squared, noise, SQUARES) == ["1"]


# --- hints ----------------------------------------------------------------------------------------


@pytest.fixture
def own_toy(toy_root: Path, tmp_path: Path) -> Iterator[ProblemSet]:
    shutil.copytree(toy_root, tmp_path / "course")
    yield Course(tmp_path / "course").pset("ps0")
    stop_diagnosing()


def write(pset: ProblemSet, name: str, hint: str) -> None:
    text = f"# loses: double\n# hint: {hint}\n{SQUARES}\n"
    (pset.folder / f"submissions/wrong/{name}.py").write_text(text, "utf-8")


def test_of_several_mistakes_what_their_hints_share_is_told(
    own_toy: ProblemSet, grade: Grade
) -> None:
    result = grade(own_toy, "double", SQUARES)
    write(own_toy, "squared", "Twice, not squared. Look at x = 3.")
    write(own_toy, "to_the_power", "Do not use a power. Look at x = 3.")
    told = diagnose(own_toy, result)["double"]
    assert told.names == ("wrong/squared", "wrong/to_the_power")
    assert told.hints == {"en": "Look at x = 3."}
    write(own_toy, "to_the_power", "Do not use a power.")
    assert diagnose(own_toy, result)["double"].hints == {}


def test_a_changed_hint_reruns_nothing_and_is_told(own_toy: ProblemSet, grade: Grade) -> None:
    result, before = grade(own_toy, "double", SQUARES), parts_of(own_toy, Setting())
    assert diagnose(own_toy, result)["double"].hint("en") == "Twice, not squared."
    write(own_toy, "squared", "Add x to itself.")
    assert diagnose(own_toy, result)["double"].hint("en") == "Add x to itself."
    assert parts_of(own_toy, Setting()) == before


def test_what_a_mistake_writes_does_not_land_in_the_course(
    own_toy: ProblemSet, grade: Grade
) -> None:
    text = 'import numpy as np\n\ndef double(x):\n    open("written", "w").close()\n'
    case = f"# loses: double\n# hint: Squared.\n{text}    return np.square(x)\n"
    (own_toy.folder / "submissions/wrong/squared.py").write_text(case, "utf-8")
    assert diagnose(own_toy, grade(own_toy, "double", SQUARES))["double"].names == (
        "wrong/squared",
    )
    assert not list(own_toy.root.rglob("written"))


def test_the_search_goes_on_after_its_process_died(own_toy: ProblemSet, grade: Grade) -> None:
    result = grade(own_toy, "double", SQUARES)
    assert diagnose(own_toy, result)
    running: Any = running_ones._diagnosers[own_toy.folder][1].process
    running.kill()
    running.wait()
    assert diagnose(own_toy, result)["double"].names == ("wrong/squared",)


# --- replies that are kept ------------------------------------------------------------------------

COUNTS = """
import time
def make():
    with open({path!r}, "a") as file:
        file.write("x")
    until = time.process_time() + {seconds}
    while time.process_time() < until:
        pass
    return {{"units": 7}}
"""


@pytest.mark.parametrize(("seconds", "asked"), [(0.15, "x"), (0.0, "xx")])
def test_what_took_long_is_asked_once_for_all_processes(
    tmp_path: Path, seconds: float, asked: str
) -> None:
    source = COUNTS.format(path=str(tmp_path / "asked"), seconds=seconds)
    request = {"op": "call", "target": "make", "args": []}
    observed = [Observed(0, b"request", request, {"value": {"units": 7}})]
    for _ in range(2):
        base = open_kept(str(tmp_path / "kept.db"))
        suspect = Suspect("it", frozenset(), [compile(source, "", "exec")], Kept(base, [source]))
        assert suspect.explains(observed, [], False, {}) is Match.CERTAIN
        base.close()
    assert (tmp_path / "asked").read_text() == asked


def test_without_a_place_to_keep_them_replies_are_found_out_again() -> None:
    kept = Kept(open_kept("/nowhere/kept.db"), [])
    kept.add(0, {b"asked": {"value": 1}}, 1.0)
    assert kept.get(0, b"asked") == {"value": 1}
