"""Run the cells of a notebook in IPython and keep what they show. Runs in the worker.

The shell is made once, in the zygote, and inherited by every worker: magics, rich output and
plots as a student knows them, without a kernel's start-up.
"""

from __future__ import annotations

import contextlib
import io
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

MAX_OUTPUTS = 200  # outputs kept of one cell
MAX_RICH = 4 << 20  # characters kept of one rich output

Output = dict[str, Any]  # as in the notebook format
Bundle = dict[str, Any]


class Recorder:
    """Collects what the running cell shows, up to a limit."""

    def __init__(self) -> None:
        self.begin(0)

    def begin(self, max_text: int, source: str = "") -> None:
        """Start a new cell."""
        self.source = source
        self.outputs: list[Output] = []
        self.text_left = max_text
        self.rich_left = MAX_RICH

    def stream(self, name: str, text: str) -> None:
        """Append text to a stream; neighbours of the same stream join."""
        if self.text_left <= 0:
            return
        if len(text) > self.text_left:
            text = text[: self.text_left] + "\n… (the rest of the output was dropped)\n"
        self.text_left -= len(text)
        last = self.outputs[-1] if self.outputs else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            last["text"] += text
        else:
            self._add({"output_type": "stream", "name": name, "text": text})

    def rich(self, kind: str, data: Bundle, metadata: Bundle) -> None:
        """A displayed object or the value of a cell's last expression."""
        kept = {}
        for mime, content in data.items():
            if isinstance(content, bytes):
                import base64

                content = base64.b64encode(content).decode("ascii")
            if isinstance(mime, str) and isinstance(content, str):
                self.rich_left -= len(content)
                if self.rich_left > 0:
                    kept[mime] = content
        output: Output = {"output_type": kind, "data": kept, "metadata": {}}
        if kind == "execute_result":
            output["execution_count"] = None
        self._add(output)

    def error(self, name: str, message: str, traceback: list[str]) -> None:
        """The exception that ended the cell."""
        output = {"output_type": "error", "ename": name, "evalue": message, "traceback": traceback}
        self.outputs.append(output)

    def _add(self, output: Output) -> None:
        if len(self.outputs) < MAX_OUTPUTS:
            self.outputs.append(output)


RECORDER = Recorder()


class _Publisher(DisplayPublisher):
    def publish(  # type: ignore[override] # IPython passes these by name
        self, data: Bundle, metadata: Bundle | None = None, **_: Any
    ) -> None:
        RECORDER.rich("display_data", data, metadata or {})

    def clear_output(self, wait: bool = False) -> None:
        RECORDER.outputs.clear()


class _Hook(DisplayHook):
    def write_output_prompt(self) -> None: ...

    def write_format_data(self, format_dict: Bundle, md_dict: Bundle | None = None) -> None:
        RECORDER.rich("execute_result", format_dict, md_dict or {})

    def finish_displayhook(self) -> None: ...

    def quiet(self) -> bool:  # IPython's own looks into the history, of which there is none
        return bool(self.semicolon_at_end_of_expression(RECORDER.source))  # type: ignore[no-untyped-call]


class _Stream(io.TextIOBase):
    """Stands in for sys.stdout and sys.stderr."""

    encoding = "utf-8"

    def __init__(self, name: str, descriptor: int) -> None:
        self.name = name
        self.descriptor = descriptor

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        RECORDER.stream(self.name, text)
        return len(text)

    def writable(self) -> bool:
        return True

    def isatty(self) -> bool:
        return False

    def fileno(self) -> int:
        return self.descriptor

    @property
    def buffer(self) -> Any:
        return _Bytes(self)


class _Bytes(io.RawIOBase):
    """``sys.stdout.buffer``: bytes that are no UTF-8 are shown, not refused."""

    def __init__(self, stream: _Stream) -> None:
        self.stream = stream

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        raw = bytes(data)
        self.stream.write(raw.decode("utf-8", "backslashreplace"))
        return len(raw)


class Shell(InteractiveShell):
    """An IPython shell without terminal, history or threads."""

    def showtraceback(self, *args: Any, **kwargs: Any) -> None:
        kind, value, trace = sys.exc_info()
        if kind is None:
            return
        try:
            lines = self.InteractiveTB.structured_traceback(kind, value, trace, tb_offset=1)
            message = str(value)
        except BaseException as failure:  # the student's __str__ or __repr__ runs here
            lines, message = [], f"(its message cannot be shown: {type(failure).__name__})"
        name = kind.__name__
        RECORDER.error(name, message[:2000], [line[:8000] for line in lines][-40:])

    def showsyntaxerror(self, *args: Any, **kwargs: Any) -> None:
        self.showtraceback()

    def enable_gui(self, gui: Any = None) -> None: ...

    def ask_exit(self) -> None:
        """``exit()`` in a cell only asks a notebook's user whether to end the kernel."""

    def system(self, cmd: str) -> None:
        """``!command``; IPython's own wants a terminal, which is not there."""
        if cmd.rstrip().endswith("&"):
            raise OSError("Background processes not supported.")
        line = self.var_expand(cmd, depth=1)  # type: ignore[no-untyped-call]
        done = subprocess.run(
            ["/bin/sh", "-c", line],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        self.user_ns["_exit_code"] = done.returncode
        print(done.stdout.decode(errors="backslashreplace"), end="")


def make_shell() -> Shell:
    """Make the one shell of this process, and warm it up."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.xmode = "Plain"  # Context parses whole libraries: 0.6 s
    config.InteractiveShell.cache_size = 0  # keep no results alive
    shell = Shell.instance(
        config=config, display_pub_class=_Publisher, displayhook_class=_Hook, user_module=None
    )
    run_cell(shell, "1 + 1", 100)
    return shell


@contextlib.contextmanager
def recorded() -> Iterator[None]:
    """Send sys.stdout, sys.stderr and sys.stdin to where a notebook has them."""
    kept = sys.stdout, sys.stderr, sys.stdin
    sys.stdout, sys.stderr = _Stream("stdout", 1), _Stream("stderr", 2)
    sys.stdin = io.StringIO()  # input() finds its end at once
    try:
        yield
    finally:
        sys.stdout, sys.stderr, sys.stdin = kept


@dataclass
class Alarm:
    """KeyboardInterrupt after so many seconds on the wall, as a kernel gets it; 0: never."""

    seconds: float
    rang: bool = False

    def __enter__(self) -> Alarm:
        if self.seconds:
            signal.signal(signal.SIGALRM, self._ring)
            signal.setitimer(signal.ITIMER_REAL, self.seconds)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        if self.seconds:
            signal.setitimer(signal.ITIMER_REAL, 0)
        return kind is KeyboardInterrupt and self.rang  # it rang just as the cell ended

    def _ring(self, *_: object) -> None:
        self.rang = True
        raise KeyboardInterrupt


def _note_failure(result: Any) -> None:
    """Show that a cell failed, also where code has seen to it that no traceback is shown."""
    failure = result.error_before_exec or result.error_in_exec
    if failure is not None and not any(o["output_type"] == "error" for o in RECORDER.outputs):
        RECORDER.error(type(failure).__name__, "", ["an error, whose traceback was not shown"])


def run_cell(shell: Shell, source: str, max_text: int, interrupt: float = 0) -> dict[str, Any]:
    """Run one cell: what it shows, the CPU seconds it took, whether it was interrupted."""
    RECORDER.begin(max_text, source)
    alarm = Alarm(interrupt)
    started = time.process_time()
    with recorded():
        try:
            with alarm:
                result = shell.run_cell(source, store_history=False, silent=False)  # type: ignore[no-untyped-call]
                _note_failure(result)
        except SystemExit as leaving:
            RECORDER.error("SystemExit", str(leaving.code), [f"SystemExit: {leaving.code}"])
        except BaseException as error:  # a student may break the shell itself
            RECORDER.error(type(error).__name__, "the cell broke the shell", [])
        if "matplotlib.pyplot" in sys.modules:
            _show_figures()
    seconds = time.process_time() - started
    return {"outputs": RECORDER.outputs, "seconds": seconds, "interrupted": alarm.rang}


def _show_figures() -> None:
    """Show and close the figures that the cell left open, as ``%matplotlib inline`` does."""
    from matplotlib import pyplot
    from matplotlib._pylab_helpers import Gcf

    for manager in Gcf.get_all_fig_managers():
        image = io.BytesIO()
        try:
            # one pixel per point: enough to judge a plot, a third of the time of a screen's 100 dpi
            # compressed in a quarter of the time, and a fifth larger
            quickly = {"compress_level": 1}
            manager.canvas.figure.savefig(image, format="png", dpi=72, pil_kwargs=quickly)
        except Exception as error:  # drawing runs the student's formatters and callbacks
            RECORDER.error(type(error).__name__, str(error)[:2000], [])
        else:
            RECORDER.rich("display_data", {"image/png": image.getvalue()}, {})
    pyplot.close("all")
