"""Run the cells of one submission in a worker; a cell that ends its worker is left out.

One that ended well before gets a second chance: then it was the machine, or chance.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from autograder.course.pset import Limits
from autograder.course.submission import Submission
from autograder.grading.outputs import MAX_SHOWN, plain_outputs
from autograder.grading.sandbox import PATIENCE, Worker, WorkerGone

MAX_RESTARTS = 5  # a notebook may lose its worker that often before the rest is given up
FILE_SECONDS = 10.0  # for the worker to take the files beside a notebook


@dataclass
class Run:
    """A submission on its way through the worker.

    A cell that takes too long ends its worker; with ``interrupt`` it is interrupted after so many
    seconds on the wall, as in Jupyter, and the next cell runs.
    """

    submission: Submission
    sandbox: str  # the path of the sandbox's socket
    limits: Limits
    slot: int
    gpu_memory_mb: int = 1000  # of a card: enough for a model that is built and not trained
    news: Callable[[dict[str, Any]], None] = lambda news: None  # of each epoch of a training
    worker: Worker | None = None
    outputs: list[list[dict[str, Any]]] = field(default_factory=list)
    shown: dict[int, int] = field(default_factory=dict)  # characters of each cell's outputs
    skipped: dict[int, str] = field(default_factory=dict)  # cells that killed a worker: of what
    notes: list[str] = field(default_factory=list)
    restarts: int = 0
    environment: dict[str, str] = field(default_factory=dict)
    interrupt: float = 0.0
    interrupted: set[int] = field(default_factory=set)  # cells that were
    ran: set[int] = field(default_factory=set)  # cells that ended, in this worker or one before
    again: set[int] = field(default_factory=set)  # of them, those that killed a worker: once only

    def get_worker(self) -> Worker:
        """The worker with all cells run: the one at hand, or a new one after a death."""
        while self.worker is None or self.worker.ended:
            if self.restarts > MAX_RESTARTS:
                raise WorkerGone("the notebook killed its worker again and again")
            self.restarts += 1
            self.worker = Worker(self.sandbox, self.limits, self.slot, self.gpu_memory_mb)
            self._run_cells(self.worker)
        return self.worker

    def _run_cells(self, worker: Worker) -> None:
        began = time.monotonic()
        used = 0.0
        cells = self.submission.cells
        self.outputs = self.outputs or [[] for _ in cells]
        if self.submission.files or self.environment:
            order: dict[str, Any] = {
                "op": "files",
                "files": self.submission.files,
                "environment": self.environment,
            }
            worker.command(order, FILE_SECONDS)
        for i, cell in enumerate(cells):
            if not cell.runs or i in self.skipped:
                continue
            used = max(used, (time.monotonic() - began) / PATIENCE)
            left = min(self.limits.cell_seconds, self.limits.notebook_seconds - used)
            if left <= 0:
                self._mark(i, "not run: the notebook's time was used up", "TimeLimit")
                continue
            order = {
                "op": "cell",
                "source": cell.source,
                "gives_back": sorted(cell.gives_back) if cell.locked else None,
                "interrupt": self.interrupt,
                "max_text": self.limits.output_kb * 1024,
            }
            before = worker.cpu_before
            try:
                reply = worker.command(order, left)
                worker.check_limits()
            except WorkerGone as gone:
                if i in self.ran and i not in self.again:
                    self.again.add(i)
                    return
                self.skipped[i] = gone.reason
                self._mark(i, gone.reason, "TimeLimit" if gone.timed_out else "WorkerDied")
                return
            worker.note_use(reply.get("seconds"))
            used += worker.cpu_before - before
            room = MAX_SHOWN - sum(n for cell, n in self.shown.items() if cell != i)
            self.outputs[i], self.shown[i] = plain_outputs(reply.get("outputs"), room)
            self.ran.add(i)
            if reply.get("interrupted") is True:
                self.interrupted.add(i)

    def _mark(self, i: int, reason: str, name: str) -> None:
        self.notes.append(f"code cell {i + 1}: {reason}")
        text = f"{name}: {reason}. The other cells were run without this one."
        self.outputs[i] = [
            {"output_type": "error", "ename": name, "evalue": reason, "traceback": [text]}
        ]

    def end(self) -> None:
        """Kill what is left."""
        if self.worker is not None:
            self.worker.end()
