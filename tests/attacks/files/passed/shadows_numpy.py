# gains: its numpy takes the place of the real one, whose results the checks compare
# beside numpy.py: raise SystemExit("the wrong numpy")
import importlib
import sys

won = "site-packages" not in sys.modules["numpy"].__file__ or not hasattr(np, "ndarray")
importlib.invalidate_caches()
