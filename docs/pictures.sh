#!/usr/bin/env bash
# The pictures in docs/, from `autograder demo ps4 --whole`: a failed question on a student's feedback page (README), and
# the beginning of an instructor's report.
set -euo pipefail
cd "$(dirname "$0")/.."
page=${1:-build/demo/feedback/wrong-flipped_kernel/ps4/ps4.html}
[ -e "$page" ] || { echo "no $page: run \`make docs\`" >&2; exit 2; }
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
# the page with nothing but the report on conv2d
.venv/bin/python - "$page" >"$profile/report.html" <<'PYTHON'
import sys
from bs4 import BeautifulSoup

page = BeautifulSoup(open(sys.argv[1], encoding="utf-8"), "html.parser")
report = next(d for d in page.find_all("div", style=True) if d.get_text().strip().startswith("conv2d:"))
print(f"<!doctype html><meta charset=utf-8><body style='font: 14px sans-serif; margin: 12px'>{report}")
PYTHON
shoot() { # page, picture, width and height
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --disable-background-networking \
        --user-data-dir="$profile/chromium" --window-size="$3" --screenshot="$PWD/docs/$2" "file://$1"
}
shoot "$profile/report.html" feedback.png "860,${HEIGHT:-515}"
shoot "$PWD/build/demo/report/ps4.html" report.png 1000,1690
