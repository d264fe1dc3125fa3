"""How alike are submissions that have nothing to do with each other, and copies in disguise?

Each set's correct variants stand for people who worked alone: the functions in which they differ
from the reference are written in styles of their own. A copy is such a variant with other names,
order, docstrings and layout (tests/engine/disguise.py).
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from autograder.authoring.corpus import Maker, read_corpus, split  # noqa: E402
from autograder.course.folder import Course  # noqa: E402
from autograder.report.similar import Cell, Work, compare, given, own_cells  # noqa: E402
from tests.engine.disguise import disguise  # noqa: E402


def main() -> None:
    """Print both distributions, and how many pairs the default threshold shows."""
    alone: list[float] = []
    copies: list[float] = []
    shown = n = 0
    for pset in Course(ROOT).psets():
        known, maker = given(pset), Maker(pset)
        cases = [case for case in read_corpus(pset) if case.verdict == "correct"]
        shown += len(compare([_whole(maker, c) for c in cases], known))
        n += len(cases) * (len(cases) - 1) // 2
        loose = compare([_whole(maker, c) for c in cases], known, 0.0, 1)
        alone += [pair.share for pair in loose]
        for case in cases:
            parts = split(case.source)
            source = "\n\n".join([parts.loose, *parts.definitions.values()])
            works = [Work("a", [Cell("", source)]), Work("b", [Cell("", disguise(source))])]
            found = compare(works, known, 0.0, 1)
            copies.append(found[0].share if found else 0.0)
    alone += [0.0] * (n - len(alone))
    _tell("worked alone", alone)
    _tell("copies in disguise", copies)
    print(
        f"shown at the default threshold: {shown} of {n} pairs that worked alone, "
        f"{sum(c >= 0.6 for c in copies)} of {len(copies)} copies"
    )


def _whole(maker: Maker, case) -> Work:  # type: ignore[no-untyped-def]
    return Work(case.name, own_cells(maker.notebook(case), maker.pset))


def _tell(what: str, shares: list[float]) -> None:
    least, middle, high, most = (f"{q:.2f}" for q in np.quantile(shares, [0, 0.5, 0.95, 1]))
    print(f"{what}: {len(shares)}, from {least} to {most}, median {middle}, 95 % below {high}")


if __name__ == "__main__":
    main()
