"""nbgrader stays the record: our steps in the place of its own, and what goes in and out."""
