"""What a hidden test needs: ``student``, ``question``, ``remembered``, the ``expect_…`` functions.

from autograder.testing import expect_close, question

@question("conv2d", weight=2)
@given(case())
def test_sums_the_products_under_the_kernel(student, case):
    '''At each position, multiply patch and kernel and add up.'''
    expect_close(student.conv2d(case.x, case.k), definition(case.x, case.k))
"""

from autograder.testing.expectations import (
    expect,
    expect_close,
    expect_equal,
    expect_raises,
    expect_shape,
    expect_unchanged,
    question,
)
from autograder.testing.failures import Call, CheckFailed, CheckStopped, Failure
from autograder.testing.remote import Function, Remote
from autograder.testing.replay import remembered
from autograder.testing.student import Student

__all__ = [
    "Call",
    "CheckFailed",
    "CheckStopped",
    "Failure",
    "Function",
    "Remote",
    "Student",
    "expect",
    "expect_close",
    "expect_equal",
    "expect_raises",
    "expect_shape",
    "expect_unchanged",
    "question",
    "remembered",
]
