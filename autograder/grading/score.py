"""Points: a pure function of results and pset.toml; a changed point value reruns nothing."""

from __future__ import annotations

from autograder.course.pset import ProblemSet, Question
from autograder.grading.results import Outcome, QuestionResult, SubmissionResult


def points_of(result: QuestionResult, question: Question) -> float:
    """The points earned: the passed share, to a hundredth, and never full for less than all.

    Where an accuracy is measured, the points of the highest tier that it reaches take the place of
    the question's: a bonus makes them more.
    """
    points = question.points
    if question.accuracy is not None:
        accuracy = result.accuracy
        if accuracy is None:
            return 0.0
        points = question.points_at(result.measured[0].profile, accuracy)
    return round(result.share * points, 2)


def score(result: SubmissionResult, pset: ProblemSet) -> dict[str, float]:
    """Points per auto-graded question; those that are pending are left out."""
    return {
        q.name: points_of(q, pset.by_name[q.name])
        for q in result.questions
        if q.outcome is not Outcome.PENDING
    }


def outcome_of(result: QuestionResult, question: Question) -> Outcome:
    """How a question ended, points considered: an accuracy below the tiers is no pass."""
    ended = result.outcome
    if ended is Outcome.PASSED and points_of(result, question) < question.points:
        return Outcome.FAILED
    return ended
