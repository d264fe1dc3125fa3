"""Gradescope grades by itself, in a container that is built from a zip file.

bundle    makes the zip: scripts, package, one problem set
run       runs in the container: a submission in, results.json out
results   what results.json may hold, as Gradescope documents it
"""
