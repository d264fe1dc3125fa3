"""What can go wrong, and whose fault it is. The two branches never meet in one ``except``.

Exception
├── CourseError         ours, or the instructor's: says where, what was expected, what to do
│   └── SandboxError    this machine cannot isolate student code
└── StudentError        the submission's: becomes a score and a reason
"""


class CourseError(Exception):
    """The course or the grader is at fault; nobody's grade may suffer from it."""


class SandboxError(CourseError):
    """The isolation that was asked for cannot be had on this machine."""


class StudentError(Exception):
    """The submission is at fault; the others are graded all the same."""
