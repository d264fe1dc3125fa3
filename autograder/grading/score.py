"""Points: a pure function of results and pset.toml; a changed point value reruns nothing."""

from __future__ import annotations

from autograder.grading.results import QuestionResult, SubmissionResult
from autograder.pset import ProblemSet


def points_of(question: QuestionResult, points: float) -> float:
    """The points earned: the passed share, to a hundredth, and never full for less than all."""
    return round(question.share * points, 2)


def score(result: SubmissionResult, pset: ProblemSet) -> dict[str, float]:
    """Points per auto-graded question."""
    return {q.name: points_of(q, pset.by_name[q.name].points) for q in result.questions}
