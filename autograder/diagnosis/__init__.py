"""Which known mistake a student has made: those whose functions answer as the student's do."""
