# gains: pytest runs a conftest.py of the student's as its own
# beside conftest.py: open(__import__("os").environ.get("HOME") + "/ran", "w").write("conftest")
# beside pytest.ini: [pytest]
# beside test_mine.py: def test_mine(): pass
import os

won = os.path.exists("ran")
