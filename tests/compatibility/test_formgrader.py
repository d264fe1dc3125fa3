"""Names that are scripts do not reach a TA's browser alive through formgrader's own pages."""

from __future__ import annotations

from urllib.parse import quote
from urllib.request import urlopen

import pytest

from tests.compatibility.conftest import CONFIGS
from tests.compatibility.serving import formgrader_of

SCRIPT = "<img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def formgrader(tmp_path_factory):
    """Formgrader's address, in a course that uses our sandbox."""
    folder = tmp_path_factory.mktemp("course")
    (folder / "nbgrader_config.py").write_text(CONFIGS["ours"])
    (folder / "source" / "hw1").mkdir(parents=True)
    with formgrader_of(folder) as address:
        yield address


@pytest.mark.parametrize(
    "page",
    ["manage_students/{}", "manage_submissions/{}", "gradebook/{}", "manage_students/{}/hw1"],
)
def test_a_name_in_the_address_is_escaped(formgrader, page):
    html = urlopen(f"{formgrader}/{page.format(quote(SCRIPT))}", timeout=20).read().decode()
    assert "onerror" in html, "the page shows the name"
    assert SCRIPT not in html


def test_pages_are_whole(formgrader):
    html = urlopen(f"{formgrader}/manage_assignments", timeout=20).read().decode()
    assert "<title>nbgrader formgrade</title>" in html
    assert "&lt;div" not in html, "the page's own HTML was escaped"
