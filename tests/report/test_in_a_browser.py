"""The report in a real browser: it loads by itself, leads on, and everybody can read it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from autograder.course.folder import Course
from autograder.course.pset import ProblemSet, load
from autograder.report.page import render, write_report
from tests.report.conftest import PATIENCE
from tests.report.test_numbers import trained
from tests.small_courses import ROOT

WIDE, NARROW = {"width": 1200, "height": 900}, {"width": 320, "height": 640}
SERIOUS = ("serious", "critical")


@contextmanager
def opened(browser: Browser, path: Path, **options: Any) -> Iterator[Page]:
    """A page; whatever it asks for beside itself, or complains of, fails the test."""
    context = browser.new_context(**({"viewport": WIDE} | options))
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text))
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("dialog", lambda dialog: troubles.append(dialog.message))
    page.on("request", lambda request: troubles.append(request.url))
    try:
        page.goto(path.as_uri())
        assert troubles.pop(0) == path.as_uri()
        yield page
        assert troubles == []
    finally:
        context.close()


def faults(page: Page) -> list[str]:
    """What axe-core finds that keeps people from reading."""
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:200]}"
        for fault in found
        if fault["impact"] in SERIOUS
        for node in fault["nodes"]
    ]


@pytest.fixture(scope="module")
def report(course: Course, pset: ProblemSet) -> Path:
    return write_report(course, pset, course.root / "report" / "ps0.html")


@pytest.fixture(scope="module")
def trained_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With accuracies in it."""
    path = tmp_path_factory.mktemp("trained") / "ps7.html"
    models = [trained(str(i), 0.5 + i / 100) for i in range(25)]
    path.write_text(render(models, load(ROOT / "assignments" / "ps7")), "utf-8")
    return path


@pytest.mark.parametrize(
    ("which", "viewport", "scheme"),
    [
        ("report", WIDE, "light"),
        ("report", NARROW, "dark"),
        ("trained_report", WIDE, "dark"),
        ("trained_report", NARROW, "light"),
    ],
)
def test_it_loads_nothing_complains_of_nothing_and_has_no_serious_fault(
    browser: Browser, request: pytest.FixtureRequest, which: str, viewport: Any, scheme: Any
) -> None:
    path = request.getfixturevalue(which)
    with opened(browser, path, viewport=viewport, color_scheme=scheme) as page:
        page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        assert faults(page) == []
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width == viewport["width"], "the page itself scrolls sideways"


def test_a_fault_would_be_found(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        page.evaluate("document.documentElement.removeAttribute('lang')")
        page.locator("svg.plot").first.evaluate("svg => svg.removeAttribute('aria-labelledby')")
        page.locator("svg.plot title").first.evaluate("title => title.remove()")
        found = " ".join(faults(page))
        assert "html-has-lang" in found
        assert "svg-img-alt" in found


def test_what_got_into_it_could_load_nothing(browser: Browser, report: Path) -> None:
    refused = pytest.raises(AssertionError, match="Content Security Policy")
    with refused, opened(browser, report) as page, page.expect_console_message():
        page.evaluate("new Image().src = 'http://127.0.0.1:9/x.png'")


def test_names_lead_to_the_question_on_the_feedback_page(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        hrefs = page.locator("main a").evaluate_all("links => links.map(a => a.href)")
        assert hrefs
        for href in set(hrefs):
            assert Path(
                page.evaluate("u => decodeURIComponent(new URL(u).pathname)", href)
            ).exists()
    context = browser.new_context(viewport=WIDE, offline=True)
    page = context.new_page()
    page.goto(report.as_uri())
    row = page.locator("tr", has_text="is twice the entry")
    row.get_by_text("2 submissions").click()
    row.get_by_role("link", name="hal").click()
    page.wait_for_url("**/hal/ps0/ps0.html#grade-double", wait_until="commit")
    page.get_by_text("double: 10 of 40 points").first.wait_for()
    context.close()


def test_the_keyboard_alone_reaches_what_it_needs(browser: Browser, report: Path) -> None:
    with opened(browser, report) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
        assert page.locator(":focus").bounding_box()["x"] >= 0, "the skip link is seen"
        page.keyboard.press("Enter")
        assert page.url.endswith("#main")
        reached = set()
        for _ in range(60):
            page.keyboard.press("Tab")
            tag = page.evaluate("document.activeElement.tagName")
            if tag == "SUMMARY" and "mistakes" not in reached:
                page.keyboard.press("Enter")
            reached.add(tag)
        assert {"A", "SUMMARY", "DIV"} <= reached


def test_pictures_follow_the_colour_scheme(browser: Browser, report: Path) -> None:
    colours = {}
    for scheme in ("light", "dark"):
        with opened(browser, report, color_scheme=scheme) as page:
            look = "e => getComputedStyle(e).fill"
            colours[scheme] = page.locator(".plot text").first.evaluate(look)
            assert (
                page.locator(".plot text").first.evaluate("e => getComputedStyle(e).color")
                == (colours[scheme])
            )
    assert colours["light"] != colours["dark"]


def test_it_prints_on_white_without_what_only_a_screen_needs(
    browser: Browser, report: Path
) -> None:
    with opened(browser, report, color_scheme="dark") as page:
        page.emulate_media(media="print")
        assert page.locator("body").evaluate("e => getComputedStyle(e).backgroundColor") == (
            "rgb(255, 255, 255)"
        )
        assert not page.locator("nav").is_visible()
        assert page.locator(".plot").first.is_visible()
        assert page.pdf(format="A4").startswith(b"%PDF")
