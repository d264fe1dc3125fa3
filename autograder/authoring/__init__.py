"""What an author runs: a set is built from its template, proves itself, and is calibrated."""
