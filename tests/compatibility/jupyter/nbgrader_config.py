"""What an existing course adds to its own settings, and nothing else."""

from autograder.adopt import use_sandbox

c = get_config()  # noqa: F821 - given by nbgrader
use_sandbox(c)
