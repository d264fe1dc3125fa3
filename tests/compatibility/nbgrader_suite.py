"""nbgrader's own tests, as it ships them: once with nbgrader alone, once with our configuration.

    python tests/compatibility/nbgrader_suite.py [MODULE]...

Prints a table for docs/compatibility.md; fails if a test passes on one side only.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MODULES = [
    "test_nbgrader_autograde",
    "test_api",
    "test_nbgrader_generate_feedback",
    "test_nbgrader_export",
]


def outcomes(module: str, config: Path, scratch: Path) -> dict[str, str]:
    """The outcome of every test of a module under one configuration."""
    report = scratch / "report.xml"
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"  # alembic is there
    env = os.environ | {"JUPYTER_CONFIG_DIR": str(config), "PATH": path, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    command += ["--pyargs", f"nbgrader.tests.apps.{module}", f"--junitxml={report}"]
    done = subprocess.run(
        command, cwd=scratch, env=env, capture_output=True, text=True, check=False
    )
    if not report.exists():
        sys.exit(done.stdout[-3000:] + done.stderr[-3000:])
    found = {}
    for case in ElementTree.parse(report).iter("testcase"):
        bad = [child.tag for child in case if child.tag in ("failure", "error", "skipped")]
        found[case.attrib["name"]] = bad[0] if bad else "passed"
    report.unlink()
    return found


def main() -> None:
    """Run and compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("modules", nargs="*", default=MODULES)
    differing = []
    print("| module | stock nbgrader | ours | seconds |\n|---|---|---|---|", flush=True)
    for module in parser.parse_args().modules:
        with tempfile.TemporaryDirectory() as folder:
            scratch = Path(folder)
            (scratch / "none").mkdir()
            told, seconds = [], []
            for config in (scratch / "none", HERE / "jupyter"):
                started = time.monotonic()
                told.append(outcomes(module, config, scratch))
                seconds.append(f"{time.monotonic() - started:.0f}")
        counts = [
            ", ".join(f"{n} {k}" for k, n in sorted(Counter(t.values()).items())) for t in told
        ]
        print(
            f"| `{module}` | {counts[0]} | {counts[1]} | {seconds[0]}, {seconds[1]} |", flush=True
        )
        names = sorted(told[0].keys() | told[1].keys())
        differing += [f"{module}: {n}" for n in names if told[0].get(n) != told[1].get(n)]
    if differing:
        sys.exit("differ:\n" + "\n".join(differing))


if __name__ == "__main__":
    main()
