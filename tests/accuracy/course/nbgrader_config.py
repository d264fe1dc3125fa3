"""The small course of the accuracy lane's tests."""

from pathlib import Path

c = get_config()  # noqa: F821 - given by nbgrader
ROOT = Path(__file__).resolve().parent
load_subconfig(str(ROOT / "course_config.py"))  # noqa: F821
c.SandboxExecute.assignments = str(ROOT / "assignments")
c.SandboxExecute.store = str(ROOT / "build" / "store")
