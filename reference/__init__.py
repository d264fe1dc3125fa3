"""The solutions of the problem sets, written like the maths."""
