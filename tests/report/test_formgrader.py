"""A TA's way through formgrader, in a real browser, in a course that our grader has graded."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from autograder.batch.grade import grade
from autograder.course.folder import Course
from autograder.gradebook.record import close_graders
from autograder.report.rows import read_rows
from tests.compatibility.serving import formgrader_of
from tests.report.conftest import PATIENCE, SCRIPT

COMMENT = "왜? <b>Say</b> why <script>alert(2)</script>"
SHOWN = "왜? Say why <script>alert(2)</script>"  # Markdown, without what could act
ANSWER = "**Because** <img src=data:, onerror=alert(3)> [I](javascript:alert(4)) say so."
# what shows for a second is missed by a look from outside, on a busy machine
REMEMBER = """element => new MutationObserver(() => {
    if (getComputedStyle(element).display !== "none") element.dataset.seen = "true"
}).observe(element, {attributeFilter: ["style"]})"""
ODD = SCRIPT + "#"  # an address ends at #, so that the server refuses what is asked


@pytest.fixture(scope="module")
def folder(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course, for this module alone: what it writes stands in its gradebook."""
    folder = tmp_path_factory.mktemp("formgrader") / "course"
    shutil.copytree(course.root, folder)
    for student in ("O'Neil", ODD):
        shutil.copytree(folder / "submitted" / "ada", folder / "submitted" / student)
    handed_in = folder / "submitted" / "O'Neil" / "ps0" / "ps0.ipynb"
    handed_in.write_text(handed_in.read_text("utf-8").replace("Because.", ANSWER), "utf-8")
    copied = Course(folder)
    grade(copied, copied.pset("ps0"), student="O'Neil")
    close_graders()
    return folder


@pytest.fixture(scope="module")
def formgrader(folder: Path) -> Iterator[str]:
    with formgrader_of(folder) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page; a script of a student's, or a part of a page that is missing, fails the test."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    troubles: list[str] = []
    page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
    page.on("response", lambda r: troubles.append(r.url) if is_missing(r) else None)
    page.route("https://**", lambda route: route.abort())  # MathJax: the test runs offline
    yield page
    context.close()
    assert troubles == []


def is_missing(response: Response) -> bool:
    return response.status >= 400 and response.request.method == "GET"


def ask(folder: Path, question: str, *values: str) -> list[Any]:
    database = sqlite3.connect(folder / "gradebook.db")
    try:
        return database.execute(question, values).fetchall()
    finally:
        database.close()


def open_submission(page: Page, formgrader: str, student: str) -> None:
    """By clicks, from the list of assignments to a student's submission."""
    page.goto(f"{formgrader}/gradebook")
    page.get_by_role("link", name="ps0", exact=True).click()
    page.wait_for_url("**/gradebook/ps0")
    page.locator("tbody").get_by_role("link", name="ps0", exact=True).click()
    page.get_by_role("button", name="Show All Names").click()
    row = page.locator("tr", has_text=student)
    row.get_by_role("link").first.click()
    page.wait_for_url("**/submissions/**")


def test_assignments_and_submissions_are_listed(page: Page, formgrader: str) -> None:
    page.goto(f"{formgrader}/manage_assignments")
    row = page.locator("tr", has_text="ps0")
    expect(row.locator(".num-submissions")).to_have_text("12")
    row.locator(".num-submissions a").click()
    page.wait_for_url("**/manage_submissions/ps0")
    bob = page.locator("tr", has_text="bob")
    expect(bob.locator(".score")).to_have_text("60 / 100")
    expect(bob.locator(".status")).to_have_text("needs manual grading")
    expect(page.locator("tr", has_text="gil").locator(".status")).to_have_text("needs autograding")
    expect(page.locator(".student-id", has_text=ODD)).to_be_visible()


def test_a_written_answer_is_graded_and_commented_by_hand(
    page: Page, formgrader: str, folder: Path
) -> None:
    open_submission(page, formgrader, "bob")
    expect(page.get_by_text("double: 10 of 40 points")).to_be_visible()
    expect(page.get_by_text("10 points for a reason.")).to_be_visible()
    why = page.locator(".nbgrader_cell", has=page.locator("#why"))
    tick = why.locator(".score-saved")
    tick.evaluate(REMEMBER)
    with page.expect_response("**/api/grade/*"):
        page.locator("#why").fill("7")
        page.locator("#why").press("Tab")
    expect(tick).to_have_attribute("data-seen", "true")
    for cell in ("why", "double"):
        with page.expect_response("**/api/comment/*"):
            page.locator(f"#{cell}-comment").fill(f"{cell}: {COMMENT}")
            page.locator(f"#{cell}-comment").blur()
    page.reload()
    expect(page.locator("#why")).to_have_value("7")
    expect(page.locator("#why-comment")).to_have_value(f"why: {COMMENT}")
    where = (
        "JOIN base_cell b ON b.id = x.cell_id JOIN submitted_notebook n ON n.id = x.notebook_id "
        "JOIN submitted_assignment s ON s.id = n.assignment_id WHERE s.student_id = 'bob' "
    )
    graded = ask(
        folder, f"SELECT manual_score, needs_manual_grade FROM grade x {where} AND b.name = 'why'"
    )
    assert graded == [(7.0, 0)]
    told = ask(
        folder,
        f"SELECT b.name, manual_comment FROM comment x {where} AND manual_comment IS NOT NULL",
    )
    assert sorted(told) == [("double", f"double: {COMMENT}"), ("why", f"why: {COMMENT}")]
    course = Course(folder)
    rows = {row.student: row for row in read_rows(course, course.pset("ps0"), folder)}
    assert (rows["bob"].total, rows["bob"].complete) == (67, True)
    assert not rows["ada"].complete


def test_feedback_is_generated_and_opened(page: Page, formgrader: str, folder: Path) -> None:
    path = folder / "feedback" / "bob" / "ps0" / "ps0.html"
    before = path.stat().st_mtime_ns
    page.goto(f"{formgrader}/manage_submissions/ps0")
    page.locator("tr", has_text="bob").locator(".generate-feedback a").click()
    expect(page.locator(".modal-title")).to_have_text("Success")
    assert path.stat().st_mtime_ns > before
    page.goto(path.as_uri())
    expect(page.get_by_text("(Score: 7.0 / 10.0)")).to_be_attached()
    for cell in ("why", "double"):
        expect(page.get_by_text(f"{cell}: {SHOWN}", exact=True)).to_be_visible()
    expect(page.get_by_text("Each entry of the result is twice the entry of x.")).to_be_visible()


def test_autograding_there_keeps_what_a_person_gave(
    page: Page, formgrader: str, folder: Path
) -> None:
    page.goto(f"{formgrader}/manage_submissions/ps0")
    page.locator("tr", has_text="bob").locator(".autograde a").click()
    expect(page.locator(".modal-title")).to_have_text("Success")
    page.reload()
    expect(page.locator("tr", has_text="bob").locator(".score")).to_have_text("67 / 100")


def test_points_of_a_question_can_be_overruled(page: Page, formgrader: str, folder: Path) -> None:
    open_submission(page, formgrader, "cho")
    cell = page.locator(".nbgrader_cell", has=page.locator("#grade-double"))
    expect(page.locator("#grade-double")).to_have_attribute("placeholder", "30")
    with page.expect_response("**/api/grade/*"):
        cell.get_by_role("button", name="Full credit").click()
    course = Course(folder)
    rows = {row.student: row for row in read_rows(course, course.pset("ps0"), folder)}
    assert rows["cho"].answers["double"].points == 40


def test_a_name_is_no_script_on_the_page_of_a_submission(page: Page, formgrader: str) -> None:
    open_submission(page, formgrader, "ada")
    page.locator(".glyphicon-eye-open").click()
    expect(page.locator("a.name-shown")).to_have_text(f"{SCRIPT}, Ada")


def test_a_name_is_no_script_in_an_error_message(page: Page, formgrader: str) -> None:
    page.goto(f"{formgrader}/manage_submissions/ps0")
    page.locator("tr", has_text=ODD).locator(".autograde a").click()
    expect(page.locator(".modal-title")).to_have_text("Error")
    expect(page.locator(".modal-body")).to_contain_text(ODD)


def test_an_answer_is_no_script(page: Page, formgrader: str) -> None:
    open_submission(page, formgrader, "O'Neil")
    answer = page.locator(".nbgrader_cell", has=page.locator("#why")).locator(".rendered_html")
    expect(answer).to_contain_text("Because")
    assert answer.locator("strong").count() == 1
    assert answer.locator("[onerror], [href^=javascript]").count() == 0


def test_an_apostrophe_in_a_name_stays_one(page: Page, formgrader: str) -> None:
    page.goto(f"{formgrader}/manage_students/O'Neil")
    page.get_by_role("link", name="ps0").click()
    page.wait_for_url("**/manage_students/O'Neil/ps0")
    expect(page.locator("tbody").get_by_role("link", name="ps0")).to_be_visible()
