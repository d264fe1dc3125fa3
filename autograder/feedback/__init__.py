"""What a student reads of a grade, and what of a student's output may be shown."""
