#!/usr/bin/env bash
# The pictures in docs/: what a student reads of a question, here of a known mistake of ps4 (README), and the beginning of
# an instructor's report, from `autograder demo ps4 --whole`.
set -euo pipefail
cd "$(dirname "$0")/.."
report=$PWD/build/demo/report/ps4.html
[ -e "$report" ] || { echo "no $report: run \`make docs\`" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
.venv/bin/python - >"$folder/question.html" <<'PYTHON'
from pathlib import Path

from autograder.authoring.corpus import Maker, read_case
from autograder.diagnosis.diagnoser import Diagnoser
from autograder.feedback.checks import Told, as_html
from autograder.grading.engine import Engine, Job
from autograder.course.notebook import take_submission
from autograder.course.pset import load

pset = load(Path("assignments/ps4").resolve())
case = read_case(pset.folder / "submissions/wrong/flipped_kernel.py", "wrong/flipped_kernel", pset)
submission = take_submission(Maker(pset).notebook(case), None)
with Engine() as engine:
    result = engine.grade(pset, Job("kim", submission, ("conv2d",)))
diagnoser = Diagnoser(pset)
found = diagnoser.diagnose(result)
diagnoser.close()
told = Told(result.questions[0], pset.by_name["conv2d"], found["conv2d"])
print("<!doctype html><meta charset=utf-8><body style='font: 14px sans-serif; margin: 12px'>")
print(as_html(told))
PYTHON
shoot() { # page, picture, width and height
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --disable-background-networking \
        --user-data-dir="$folder/chromium" --window-size="$3" --screenshot="$PWD/docs/$2" "file://$1"
}
shoot "$folder/question.html" feedback.png "860,${HEIGHT:-650}"
shoot "$report" report.png 1000,1690
