"""Grade notebooks with hidden tests that never share a process with student code."""
