"""A class at once: what was handed in is graded, on this machine or a cluster, and recorded."""
