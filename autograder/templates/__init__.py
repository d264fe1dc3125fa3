"""The templates of what people read, filled in: nothing passes unescaped."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from autograder.grading.render import clean


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("autograder", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"clean": clean, "percent": percent, "seconds": seconds}
    environment.filters |= {"signed": signed, "when": when}
    return environment


def template(name: str) -> Template:
    """The template of that name, such as report.html.j2."""
    return _environment().get_template(name)


def percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def seconds(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.0f} s"


def signed(number: float) -> str:
    return f"{number:.2f}".replace("-", "−")


def when(at: str) -> str:
    """A time as the reader's clock has it."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M") if at else ""
