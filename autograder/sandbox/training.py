"""Count the images that models are trained on, and end a training whose budget is spent.

Runs in the worker, beside the student's code: whoever wants to get around it can, and finds the
limit of CPU time behind it. It is there for everyone else, to end a training by a rule that is
the same on every machine, and to tell how it goes.

``Model.fit`` is counted exactly, whatever it is fed with, and stops as if by a callback.
``train_on_batch`` is counted, too. A loop of one's own around a gradient tape is not.
"""

from __future__ import annotations

import functools
import inspect
import math
import sys
from collections.abc import Callable
from typing import Any

LOOK_EVERY = 64  # steps, at most, between looks at Keras's own count
MAX_EPOCHS = 1000  # kept of a history
NEWS = ("loss", "accuracy", "val_loss", "val_accuracy")


class BudgetSpent(RuntimeError):
    """A training that begins when all images of the budget have been used."""


class Watch:
    """One budget, and what has been used of it."""

    def __init__(self, images: float, tell: Callable[[dict[str, Any]], Any]) -> None:
        self.images = images
        self.tell = tell
        self.seen = 0.0
        self.stopped = False
        self.epochs: list[dict[str, float]] = []
        self.before_epoch = 0.0
        self.steps = 0  # calls of the train function in this epoch
        self.next_look = 1
        self.rate = 0.0  # images a step
        self.fitting = False

    def check(self) -> None:
        """A training is about to begin, or to go on."""
        if self.seen >= self.images:
            raise BudgetSpent(
                f"the budget of {self.images:.0f} images is spent: no further training is allowed"
            )

    def begin_epoch(self) -> None:
        """Keras starts to count from 0."""
        self.before_epoch, self.steps, self.next_look = self.seen, 0, 1

    def step(self, model: Any) -> None:
        """One call of the train function is done."""
        if not self.fitting:
            return
        self.steps += 1
        if self.steps >= self.next_look:
            count = _count(model)
            if count:
                self.rate = count / self.steps
            self.seen = self.before_epoch + count
            left = (self.images - self.seen) / self.rate if self.rate else LOOK_EVERY
            self.next_look = self.steps + min(max(math.ceil(left), 1), LOOK_EVERY)
            if self.seen >= self.images:
                self.stopped = True
                model.stop_training = True

    def end_epoch(self, logs: dict[str, Any] | None) -> None:
        """An epoch is done: what came after the last look counts as before."""
        self.seen = max(self.seen, self.before_epoch + self.steps * self.rate)
        news = {k: float(v) for k, v in (logs or {}).items() if k in NEWS}
        if len(self.epochs) < MAX_EPOCHS:
            self.epochs.append(news)
        self.tell({"ask": "epoch", "epoch": len(self.epochs), "logs": news})

    def add(self, images: int) -> None:
        """A batch is about to be trained on."""
        self.check()
        self.seen += images


def _count(model: Any) -> float:
    """Images of this epoch so far: Keras weighs its mean loss by them."""
    tracker = getattr(model, "_loss_tracker", None)
    return float(tracker.count) if tracker is not None else 0.0


_watches: list[Watch] = []  # at most one: the training that is watched


def begin(seed: int, images: float, tell: Callable[[dict[str, Any]], Any]) -> None:
    """Seed the libraries, and watch all training from now on."""
    keras = sys.modules.get("keras")
    if keras is None:
        raise ImportError("keras is not loaded: pset.toml must list it in `preload`")
    keras.utils.set_random_seed(seed)
    _watches[:] = [Watch(images, tell)]
    _install(keras)


def end() -> dict[str, Any]:
    """Watch no longer; what was seen."""
    if not _watches:
        return {}
    watch = _watches.pop()
    return {"seen": float(watch.seen), "stopped": watch.stopped, "epochs": watch.epochs}


def _install(keras: Any) -> None:
    model = keras.Model
    if hasattr(model.fit, "watched"):
        return
    fit, on_batch, make = model.fit, model.train_on_batch, model.make_train_function
    signature = inspect.signature(fit)

    class Epochs(keras.callbacks.Callback):  # type: ignore[misc]
        def __init__(self, watch: Watch) -> None:
            super().__init__()
            self.watch = watch

        def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
            self.watch.begin_epoch()

        def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
            self.watch.end_epoch(logs)

    @functools.wraps(fit)
    def watched_fit(self: Any, *args: Any, **kwargs: Any) -> Any:
        if not _watches:
            return fit(self, *args, **kwargs)
        watch = _watches[0]
        watch.check()
        bound = signature.bind(self, *args, **kwargs)
        bound.arguments["callbacks"] = _with(bound.arguments.get("callbacks"), Epochs(watch), self)
        bound.arguments["verbose"] = 0  # nobody looks
        watch.fitting = True
        try:
            return fit(*bound.args, **bound.kwargs)
        finally:
            watch.fitting = False

    @functools.wraps(on_batch)
    def watched_on_batch(self: Any, x: Any, *args: Any, **kwargs: Any) -> Any:
        if _watches:
            _watches[0].add(len(x))
        return on_batch(self, x, *args, **kwargs)

    @functools.wraps(make)
    def watched_make(self: Any, *args: Any, **kwargs: Any) -> Any:
        make(self, *args, **kwargs)
        train = self.train_function
        if not hasattr(train, "watched"):

            def step(iterator: Any) -> Any:
                logs = train(iterator)
                if _watches:
                    _watches[0].step(self)
                return logs

            step.watched = True  # type: ignore[attr-defined]
            self.train_function = step
        return self.train_function

    watched_fit.watched = True  # type: ignore[attr-defined]
    model.fit, model.train_on_batch = watched_fit, watched_on_batch
    model.make_train_function = watched_make


def _with(callbacks: Any, own: Any, model: Any) -> Any:
    """A fit's callbacks and our own."""
    if callbacks is None:
        return [own]
    if isinstance(callbacks, (list, tuple)):
        return [*callbacks, own]
    if hasattr(callbacks, "append"):  # a CallbackList
        own.set_model(model)
        callbacks.append(own)
        return callbacks
    return [callbacks, own]
