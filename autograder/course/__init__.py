"""What lies in a course folder: problem sets, what was handed in, what the gradebook knows."""
