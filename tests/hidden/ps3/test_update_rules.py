"""The eight optimizers, held against each rule as sums over the past gradients of one weight."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.testing import expect, expect_close, expect_equal, expect_unchanged, question
from reference import optimizers

RULE = 1e-6  # as near as the course and Keras are to each other; float32 in a few steps passes
SIZES = {"rtol": RULE, "atol": RULE}


# --- the definitions: what one weight adds to itself at step t, g the list of its gradients -------


def past(decay: float, g: list[float]) -> float:
    """Each value counts decay times as much as the one after it; the latest counts fully."""
    return sum(decay ** (len(g) - 1 - i) * value for i, value in enumerate(g))


def squares(g: list[float]) -> list[float]:
    return [value * value for value in g]


def sgd(g: list[float], lr: float) -> float:
    return -lr * g[-1]


def momentum(g: list[float], lr: float, momentum: float) -> float:
    return -lr * past(momentum, g)


def nesterov(g: list[float], lr: float, momentum: float) -> float:
    return -lr * (g[-1] + momentum * past(momentum, g))


def adagrad(g: list[float], lr: float, initial_accumulator: float, epsilon: float) -> float:
    return -lr * g[-1] / math.sqrt(initial_accumulator + sum(squares(g)) + epsilon)


def rmsprop(g: list[float], lr: float, rho: float, epsilon: float) -> float:
    return -lr * g[-1] / math.sqrt((1 - rho) * past(rho, squares(g)) + epsilon)


def adadelta(g: list[float], lr: float, rho: float, epsilon: float) -> float:
    taken: list[float] = []
    for t in range(1, len(g) + 1):
        stride = math.sqrt((1 - rho) * past(rho, squares(taken)) + epsilon)
        steepness = math.sqrt((1 - rho) * past(rho, squares(g[:t])) + epsilon)
        taken.append(-g[t - 1] * stride / steepness)
    return lr * taken[-1]


def adam(g: list[float], lr: float, beta_1: float, beta_2: float, epsilon: float) -> float:
    t = len(g)
    m = (1 - beta_1) * past(beta_1, g)
    v = (1 - beta_2) * past(beta_2, squares(g))
    warm = math.sqrt(1 - beta_2**t) / (1 - beta_1**t)
    return -lr * warm * m / (math.sqrt(v) + epsilon)


def nadam(g: list[float], lr: float, beta_1: float, beta_2: float, epsilon: float) -> float:
    t = len(g)
    u = [beta_1 * (1 - 0.5 * 0.96**i) for i in range(1, t + 2)]
    m = (1 - beta_1) * past(beta_1, g)
    v = (1 - beta_2) * past(beta_2, squares(g)) / (1 - beta_2**t)
    ahead = u[t] * m / (1 - math.prod(u)) + (1 - u[t - 1]) * g[-1] / (1 - math.prod(u[:t]))
    return -lr * ahead / (math.sqrt(v) + epsilon)


@dataclass(frozen=True)
class Rule:
    """An optimizer of the course: its definition, its defaults, and other settings to try."""

    change: Callable[..., float]
    defaults: dict[str, float]
    other: dict[str, float]


MEAN_OF_SQUARES = {"rho": 0.5, "epsilon": 0.01}
TWO_MEANS = {"beta_1": 0.5, "beta_2": 0.75, "epsilon": 0.25}
RULES = {
    "SGD": Rule(sgd, {"lr": 0.01}, {"lr": 0.5}),
    "Momentum": Rule(momentum, {"lr": 0.01, "momentum": 0.9}, {"lr": 0.5, "momentum": 0.5}),
    "Nesterov": Rule(nesterov, {"lr": 0.01, "momentum": 0.9}, {"lr": 0.5, "momentum": 0.5}),
    "AdaGrad": Rule(
        adagrad,
        {"lr": 0.001, "initial_accumulator": 0.1, "epsilon": 1e-7},
        {"lr": 0.5, "initial_accumulator": 0.0, "epsilon": 0.01},
    ),
    "RMSProp": Rule(
        rmsprop, {"lr": 0.001, "rho": 0.9, "epsilon": 1e-7}, dict(lr=0.5, **MEAN_OF_SQUARES)
    ),
    "AdaDelta": Rule(
        adadelta, {"lr": 0.001, "rho": 0.95, "epsilon": 1e-7}, dict(lr=1.0, **MEAN_OF_SQUARES)
    ),
    "Adam": Rule(
        adam,
        {"lr": 0.001, "beta_1": 0.9, "beta_2": 0.999, "epsilon": 1e-7},
        dict(lr=0.5, **TWO_MEANS),
    ),
    "Nadam": Rule(
        nadam,
        {"lr": 0.001, "beta_1": 0.9, "beta_2": 0.999, "epsilon": 1e-7},
        dict(lr=0.5, **TWO_MEANS),
    ),
}
WITH_EPSILON = [name for name, rule in RULES.items() if "epsilon" in rule.defaults]
WITH_STATE = [name for name in RULES if name != "SGD"]


def for_each(names: list[str], weight: float = 1.0) -> pytest.MarkDecorator:
    """Run a test once for each optimizer, bound to the question of that name."""
    cases = [pytest.param(name, marks=question(name, weight)) for name in names]
    return pytest.mark.parametrize("name", cases)


ALL = list(RULES)


def weights_after(name: str, start: Any, gradients: list[Any], **kwargs: float) -> np.ndarray:
    """Where the definition takes a weight, or an array of weights, entry by entry."""
    w = np.array(start, dtype=float)
    history = np.array([np.broadcast_to(g, w.shape) for g in gradients], dtype=float)
    for entry in np.ndindex(w.shape):
        g = [float(value) for value in history[(slice(None), *entry)]]
        w[entry] += sum(RULES[name].change(g[: t + 1], **kwargs) for t in range(len(g)))
    return w


def walk(optimizer: Any, w: Any, gradients: list[Any]) -> Any:
    """Let the student's optimizer take one step for each gradient of a single parameter w."""
    params = {"w": w}
    for g in gradients:
        params = optimizer.step(params, {"w": g})
        expect(
            isinstance(params, dict) and "w" in params,
            "step must return a dict with the names of params.",
            got=params,
        )
    return params["w"]


# --- strategies -----------------------------------------------------------------------------------


def halves(shape: tuple[int, ...], most: int = 4) -> st.SearchStrategy[np.ndarray]:
    """Arrays of multiples of 1/2 from -2 to 2, 0 first; one draw is fast."""
    n = math.prod(shape)
    return st.binary(min_size=n, max_size=n).map(
        lambda raw: np.reshape([((b + most) % (2 * most + 1) - most) / 2 for b in raw], shape)
    )


@st.composite
def runs(draw: st.DrawFn) -> tuple[np.ndarray, list[np.ndarray]]:
    """A start and up to four gradients, small and of few entries first."""
    shape = draw(st.sampled_from([(1,), (2,), (2, 3)]))
    return draw(halves(shape)), draw(st.lists(halves(shape), min_size=1, max_size=4))


# --- the tests ------------------------------------------------------------------------------------


@for_each(ALL)
def test_takes_the_first_step_of_the_rule(student, name):
    """The first step, from zero state, is the rule's: the sign, the size and the start count."""
    kwargs = RULES[name].other
    got = walk(getattr(student, name)(**kwargs), np.array([1.0]), [np.array([2.0])])
    expect_close(got, weights_after(name, [1.0], [[2.0]], **kwargs), **SIZES)


@for_each(ALL, weight=3)
@settings(max_examples=5)
@given(run=runs())
def test_follows_the_rule_step_by_step(student, name, run):
    """Each weight follows the equations of the docstring, entry by entry, step after step."""
    start, gradients = run
    kwargs = RULES[name].other
    got = walk(getattr(student, name)(**kwargs), start, gradients)
    expect_close(got, weights_after(name, start, gradients, **kwargs), **SIZES)


@for_each(ALL, weight=2)
def test_stays_on_the_rule_for_fifty_steps(student, name):
    """With its defaults, fifty steps down a bowl end where the rule (and Keras) ends."""
    curvature, start = np.array([0.1, 1.0, 10.0]), np.array([1.0, -2.0, 0.5])
    ours, gradients = getattr(optimizers, name)(), []
    w = start
    for _ in range(50):
        gradients.append(curvature * w)
        w = ours.step({"w": w}, {"w": gradients[-1]})["w"]
    got = walk(getattr(student, name)(), start, gradients)
    hint = "Here all settings are the constructor's defaults: are yours those of the signature?"
    expect_close(got, w, **SIZES, hint=hint)


@for_each(WITH_EPSILON)
def test_epsilon_stands_where_the_rule_says(student, name):
    """With tiny gradients epsilon decides: it must stand where the equation has it."""
    kwargs = RULES[name].defaults | {"lr": 1.0, "epsilon": 1e-3}
    if name == "AdaGrad":
        kwargs["initial_accumulator"] = 0.0
    gradients = [np.array([1e-2, 1e-4]), np.array([-2e-2, 1e-4])]
    got = walk(getattr(student, name)(**kwargs), np.zeros(2), gradients)
    expect_close(got, weights_after(name, np.zeros(2), gradients, **kwargs), **SIZES)
    del kwargs["epsilon"]
    told = {key: value for key, value in kwargs.items() if value != RULES[name].defaults[key]}
    kwargs, gradients = RULES[name].defaults | told, [np.array([1e-4, 1e-6])]
    got = walk(getattr(student, name)(**told), np.zeros(2), gradients)
    hint = "Here epsilon is the constructor's default, 1e-7, and nothing else keeps the step small."
    expect_close(got, weights_after(name, np.zeros(2), gradients, **kwargs), **SIZES, hint=hint)


@for_each(ALL)
def test_treats_each_parameter_by_itself(student, name):
    """Parameters of several names and shapes move as if each were alone: no shared state."""
    kwargs = RULES[name].other
    start = {"W1": np.ones((2, 3)), "b1": np.zeros(3), "scale": np.array(2.0)}
    gradients = [
        {"W1": np.full((2, 3), 2.0), "b1": np.array([1.0, 0.0, -1.0]), "scale": np.array(0.5)},
        {"W1": np.full((2, 3), -1.0), "b1": np.array([3.0, 1.0, 0.0]), "scale": np.array(0.0)},
        {"W1": np.zeros((2, 3)), "b1": np.array([1.0, 0.0, 2.0]), "scale": np.array(4.0)},
    ]
    optimizer, params = getattr(student, name)(**kwargs), start
    for grads in gradients:
        params = optimizer.step(params, grads)
        expect_equal(sorted(params), sorted(start), message="The names of params must stay.")
    for key, w in start.items():
        expected = weights_after(name, w, [grads[key] for grads in gradients], **kwargs)
        expect_close(params[key], expected, message=f"{key!r} went elsewhere.", **SIZES)


@for_each(ALL)
def test_matches_gradients_by_name(student, name):
    """Weights, gradients and memory belong to a name: the order in the dicts does not matter."""
    kwargs, optimizer = RULES[name].other, getattr(student, name)(**RULES[name].other)
    got = optimizer.step(
        {"a": np.array([1.0]), "b": np.array([1.0])}, {"b": np.array([0.0]), "a": np.array([3.0])}
    )
    expect_close(got["a"], weights_after(name, [1.0], [[3.0]], **kwargs), **SIZES)
    expect_close(got["b"], weights_after(name, [1.0], [[0.0]], **kwargs), **SIZES)
    got = optimizer.step(
        {"b": got["b"], "a": got["a"]}, {"a": np.array([1.0]), "b": np.array([1.0])}
    )
    text = "In the second step params has its names in another order."
    for key, past_gradients in (("a", [[3.0], [1.0]]), ("b", [[0.0], [1.0]])):
        expected = weights_after(name, [1.0], past_gradients, **kwargs)
        expect_close(got[key], expected, message=text, **SIZES)


@for_each(ALL, weight=0.5)
def test_starts_from_the_weights_that_it_is_given(student, name):
    """A step starts from params: the caller may have changed the weights since the last step."""
    kwargs, optimizer = RULES[name].other, getattr(student, name)(**RULES[name].other)
    first = optimizer.step({"w": np.array([1.0])}, {"w": np.array([2.0])})["w"]
    got = optimizer.step({"w": np.asarray(first) + 8}, {"w": np.array([1.0])})
    expected = weights_after(name, [1.0], [[2.0], [1.0]], **kwargs) + 8
    expect_close(got["w"], expected, **SIZES)


@for_each(WITH_STATE, weight=0.5)
def test_a_setting_of_zero_is_a_setting(student, name):
    """All settings but lr may be 0: that is no missing value."""
    zero = dict.fromkeys(RULES[name].defaults, 0.0) | {"lr": 0.5}
    gradients = [np.array([3.0, 1e-6]), np.array([-1.0, 1e-6])]
    got = walk(getattr(student, name)(**zero), np.ones(2), gradients)
    hint = "`a or b` is b where a is 0: give the default in the signature."
    expect_close(got, weights_after(name, np.ones(2), gradients, **zero), **SIZES, hint=hint)


@for_each(WITH_STATE)
def test_two_optimizers_do_not_share_their_memory(student, name):
    """A second optimizer starts fresh, and the first goes on with what it remembers itself."""
    kwargs = RULES[name].other
    first = getattr(student, name)(**kwargs)
    w = walk(first, np.array([5.0]), [np.array([4.0]), np.array([4.0])])
    got = walk(getattr(student, name)(**kwargs), np.array([1.0]), [np.array([2.0])])
    expect_close(got, weights_after(name, [1.0], [[2.0]], **kwargs), **SIZES)
    text = "A second optimizer changed what the first one remembers."
    expected = weights_after(name, [5.0], [[4.0], [4.0], [1.0]], **kwargs)
    expect_close(walk(first, w, [np.array([1.0])]), expected, message=text, **SIZES)


@for_each(ALL)
def test_leaves_params_and_grads_as_they_are(student, name):
    """step returns new weights; the dicts and arrays it was given stay as they are."""
    optimizer = getattr(student, name)(**RULES[name].other)
    for g in (1.0, 2.0):  # the second step meets existing state
        optimizer.step({"w": np.array([1.0, 2.0])}, {"w": np.array([g, -1.0])})
        hint = "1 is params, 2 is grads. `w -= …` and `g *= …` write into the caller's array."
        expect_unchanged(hint=hint + " Write `w = w - …` instead.")
    step_twice = student.make(
        "lambda o, w, g: [(o.step(new, g), new['w'])[1] for new in [o.step(w, g)]][0]"
    )
    kwargs, w, g = RULES[name].other, {"w": np.array([1.0])}, {"w": np.array([2.0])}
    kept = step_twice(getattr(student, name)(**kwargs), w, g)
    text = (
        "The next step changed the weights that this one returned: give new arrays in a new dict."
    )
    expect_close(kept, weights_after(name, [1.0], [[2.0]], **kwargs), message=text, **SIZES)


@for_each(ALL)
def test_accepts_integers_and_plain_numbers(student, name):
    """Integer weights and gradients, in arrays or as plain numbers, are computed in float."""
    kwargs, expected = RULES[name].other, weights_after(name, 1.0, [3.0, 2.0], **RULES[name].other)
    got = walk(getattr(student, name)(**kwargs), np.array([1]), [np.array([3]), np.array([2])])
    expect_close(got, [expected], **SIZES)
    expect_close(walk(getattr(student, name)(**kwargs), 1, [3, 2]), expected, **SIZES)


@for_each(ALL)
def test_survives_extreme_gradients(student, name):
    """Zero, tiny and huge gradients give finite weights, and those of the rule."""
    kwargs, gradients = RULES[name].defaults, [np.array([0.0, 1e-12, 1e9]) for _ in range(2)]
    got = walk(getattr(student, name)(), np.ones(3), gradients)
    expect_close(got, weights_after(name, np.ones(3), gradients, **kwargs), **SIZES)


@for_each(ALL)
def test_the_learning_rate_may_change_between_steps(student, name):
    """self.lr is read at each step, so that a schedule can lower it: lr scales this step alone."""
    kwargs = RULES[name].other
    ours, optimizer = getattr(optimizers, name)(**kwargs), getattr(student, name)(**kwargs)
    w = got = {"w": np.array([1.0])}
    expect_close(optimizer.lr, kwargs["lr"], message="The attribute lr is not the learning rate.")
    for lr in (0.5, 0.125, 0.25):
        ours.lr = lr
        student.set(optimizer, "lr", lr)
        w = ours.step(w, {"w": np.array([2.0])})
        got = optimizer.step(got, {"w": np.array([2.0])})
        expect_close(got["w"], w["w"], **SIZES)
