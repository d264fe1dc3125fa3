"""The untrusted side: everything that runs next to student code, and the walls around it."""
