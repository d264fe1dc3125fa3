"""The figures of a report: pure functions of its rows."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean, median

import numpy as np

from autograder.course.pset import ProblemSet, Question, Tier
from autograder.feedback.learned import GENERATED
from autograder.report.mistakes import Mistake
from autograder.report.rows import Ending, Row

LEAST_FOR_AN_INTERVAL = 4  # pairs
TINY = 1e-6  # points: what adding up hundredths may err by
GOOD = 0.3  # a discrimination from which a question tells who masters the rest


@dataclass(frozen=True)
class Scores:
    """How the points are distributed."""

    n: int
    mean: float
    sd: float
    quartiles: tuple[float, float, float]
    full: int
    zero: int

    @classmethod
    def of(cls, points: Sequence[float], most: float) -> Scores:
        """The distribution of some points out of ``most``."""
        low, middle, high = np.quantile(points, [0.25, 0.5, 0.75])
        sd = float(np.std(points, ddof=1)) if len(points) > 1 else 0.0
        full, zero = sum(p > most - TINY for p in points), sum(p < TINY for p in points)
        return cls(
            len(points), fmean(points), sd, (float(low), float(middle), float(high)), full, zero
        )


@dataclass(frozen=True)
class Bin:
    """Points from ``low`` up to but without ``high``; the last bin has its end, too."""

    low: float
    high: float
    count: int


def histogram(points: Sequence[float], most: float) -> list[Bin]:
    """How many have how many points, in steps that are round numbers."""
    top = max(most, *points)
    step = next(s for s in (1, 2, 5, 10, 20, 50) if top / s <= 20)
    edges = [step * i for i in range(math.ceil(top / step) + 1)]
    counts, _ = np.histogram(points, edges)
    return [Bin(low, low + step, int(n)) for low, n in zip(edges, counts, strict=False)]


@dataclass(frozen=True)
class Correlation:
    """A correlation with its 95 % interval, which few pairs do not have."""

    r: float
    n: int
    low: float | None = None
    high: float | None = None

    @property
    def weak(self) -> bool:
        """Is it surely so low that a person should look at the question?"""
        return self.high is not None and self.high < GOOD

    @classmethod
    def of(cls, x: Sequence[float], y: Sequence[float]) -> Correlation | None:
        """Pearson's, with Fisher's interval; None where one of both does not vary."""
        if len(x) < 3 or np.ptp(x) == 0 or np.ptp(y) == 0:
            return None
        r = float(np.corrcoef(x, y)[0, 1])
        if len(x) < LEAST_FOR_AN_INTERVAL or abs(r) > 1 - 1e-9:
            return cls(r, len(x))
        middle, half = math.atanh(r), 1.96 / math.sqrt(len(x) - 3)
        return cls(r, len(x), math.tanh(middle - half), math.tanh(middle + half))


@dataclass(frozen=True)
class QuestionNumbers:
    """How one question went."""

    name: str
    points: float
    success: float | None  # the mean share of its points, of those that are not pending
    endings: dict[Ending, int]
    discrimination: Correlation | None
    seconds: tuple[float, float, float] | None  # median, 95 %, longest
    slowest: Row | None

    @property
    def n(self) -> int:
        """How many submissions have a result."""
        return sum(self.endings.values())

    def share(self, ending: Ending) -> float:
        """The share of the submissions that ended so."""
        return self.endings[ending] / self.n if self.n else 0.0


def questions(rows: Sequence[Row], pset: ProblemSet) -> list[QuestionNumbers]:
    """The figures of all auto-graded questions."""
    return [_question(rows, question) for question in pset.questions]


def _question(rows: Sequence[Row], question: Question) -> QuestionNumbers:
    name = question.name
    found = [(row, row.answers[name]) for row in rows if name in row.answers]
    shares = [a.points / question.points for _, a in found if a.points is not None]
    ran = [(answer.seconds, i) for i, (_, answer) in enumerate(found) if answer.ending is not None]
    counts = Counter(answer.ending for _, answer in found)
    seconds = [s for s, _ in ran]
    return QuestionNumbers(
        name,
        question.points,
        fmean(shares) if shares else None,
        {ending: counts[ending] for ending in Ending},
        discrimination(rows, name),
        (median(seconds), float(np.quantile(seconds, 0.95)), max(seconds)) if ran else None,
        found[max(ran)[1]][0] if ran else None,
    )


def discrimination(rows: Sequence[Row], question: str) -> Correlation | None:
    """The corrected item-total correlation: a question's points with those of all the others.

    Notebooks in which nothing was answered, or a question is pending, are left out.
    """
    pairs = []
    for row in rows:
        points = {name: answer.points for name, answer in row.answers.items()}
        own = points.pop(question, None)
        if own is not None and None not in points.values() and not row.blank:
            pairs.append((own, math.fsum(p or 0.0 for p in points.values())))
    return Correlation.of([own for own, _ in pairs], [others for _, others in pairs])


@dataclass(frozen=True)
class Group:
    """Those who made the same mistake, or the same several mistakes of one question."""

    question: str
    mistakes: list[Mistake]
    rows: list[Row]


def mistakes(rows: Sequence[Row]) -> list[Group]:
    """All mistakes, the commonest first; those of the very same submissions are told together."""
    made: dict[Mistake, list[Row]] = defaultdict(list)
    for row in rows:
        for answer in row.answers.values():
            for mistake in answer.mistakes:
                made[mistake].append(row)
    groups: dict[tuple[str, tuple[str, ...]], Group] = {}
    for mistake, theirs in sorted(made.items()):
        whose = (mistake.question, tuple(row.student for row in theirs))
        groups.setdefault(whose, Group(mistake.question, [], theirs)).mistakes.append(mistake)
    return sorted(groups.values(), key=lambda group: -len(group.rows))


@dataclass(frozen=True)
class Accuracies:
    """What the models of one question came to, on one profile and its images."""

    question: Question
    profile: str
    data: str
    band: float  # how near a tier one training does not decide
    rows: list[tuple[Row, float]]

    @property
    def is_no_grade(self) -> bool:
        """Was it measured to try things out?"""
        own = self.question.accuracy and self.question.accuracy.data
        return self.profile == "quick" or (self.data in GENERATED and self.data != own)

    @property
    def values(self) -> list[float]:
        """All accuracies."""
        return [accuracy for _, accuracy in self.rows]

    @property
    def tiers(self) -> list[Tier]:
        """The tiers, the lowest first."""
        return self.question.profile(self.profile).tiers

    @property
    def reached(self) -> list[tuple[Tier | None, int]]:
        """How many reach each tier and no higher one; the first: none."""
        levels: list[Tier | None] = [None, *self.tiers]
        best = Counter(sum(a >= t.accuracy for t in self.tiers) for a in self.values)
        return [(level, best[i]) for i, level in enumerate(levels)]

    @property
    def near(self) -> list[tuple[Row, float, Tier]]:
        """Those whose accuracy is so near a tier that chance had a part in it: the nearest tier."""
        found = []
        for row, accuracy in self.rows:
            nearest = min(self.tiers, key=lambda tier: abs(tier.accuracy - accuracy))
            if abs(nearest.accuracy - accuracy) < self.band:
                found.append((row, accuracy, nearest))
        return found


def accuracies(
    rows: Sequence[Row], pset: ProblemSet, band_of: Callable[[ProblemSet, Question, str], float]
) -> list[Accuracies]:
    """The accuracies of each question that measures them, by profile and images."""
    found: dict[tuple[str, str, str], list[tuple[Row, float]]] = defaultdict(list)
    for row in rows:
        for name, answer in row.answers.items():
            if answer.trained is not None:
                key = (name, answer.trained.profile, answer.trained.data)
                found[key].append((row, answer.trained.accuracy))
    return [
        Accuracies(q, profile, data, band_of(pset, q, profile), trained)
        for q in pset.questions
        for (name, profile, data), trained in sorted(found.items(), key=lambda item: item[0])
        if name == q.name
    ]
