# gains: the notebook is not what was handed in when its points are recorded
import os

forged = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}'
for path in ("ps0.ipynb", COURSE + "/submitted/mallory/ps0/ps0.ipynb"):
    try:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        open(path, "w").write(forged)
    except OSError:
        pass
won = False
