"""The reference's optimizers against Keras's, step by step."""

import keras
import numpy as np
import pytest

from reference import optimizers

STEPS = 50
NEAR = {"rtol": 1e-6, "atol": 1e-6}  # Keras keeps lr and the powers of beta in float32

CURVATURE = {"W": np.array([[0.1, 1.0, 10.0], [3.0, 0.5, 2.0]]), "b": np.array([1.0, 4.0])}
START = {"W": np.array([[1.0, -2.0, 0.5], [0.0, 3.0, -1.0]]), "b": np.array([2.0, -0.25])}

PAIRS = {
    "SGD": (optimizers.SGD, keras.optimizers.SGD, {}),
    "Momentum": (optimizers.Momentum, keras.optimizers.SGD, {"momentum": 0.9}),
    "Nesterov": (optimizers.Nesterov, keras.optimizers.SGD, {"momentum": 0.9, "nesterov": True}),
    "AdaGrad": (optimizers.AdaGrad, keras.optimizers.Adagrad, {}),
    "RMSProp": (optimizers.RMSProp, keras.optimizers.RMSprop, {}),
    "AdaDelta": (optimizers.AdaDelta, keras.optimizers.Adadelta, {}),
    "Adam": (optimizers.Adam, keras.optimizers.Adam, {}),
    "Nadam": (optimizers.Nadam, keras.optimizers.Nadam, {}),
}
OTHER = {  # settings of both sides: (ours, Keras's) where the names differ
    "SGD": {"lr": 0.1},
    "Momentum": {"lr": 0.02, "momentum": 0.5},
    "Nesterov": {"lr": 0.02, "momentum": 0.5},
    "AdaGrad": {"lr": 0.5, "initial_accumulator": 0.0, "epsilon": 1e-3},
    "RMSProp": {"lr": 0.05, "rho": 0.5, "epsilon": 1e-3},
    "AdaDelta": {"lr": 1.0, "rho": 0.5, "epsilon": 1e-3},
    "Adam": {"lr": 0.1, "beta_1": 0.5, "beta_2": 0.75, "epsilon": 1e-2},
    "Nadam": {"lr": 0.1, "beta_1": 0.5, "beta_2": 0.75, "epsilon": 1e-2},
}
KERAS_NAMES = {"lr": "learning_rate", "initial_accumulator": "initial_accumulator_value"}


def gradient(params):
    """Of a bowl whose walls are unequally steep, with a wave on it."""
    return {name: CURVATURE[name] * w + 0.3 * np.sin(5 * w) for name, w in params.items()}


def walk_with_keras(optimizer, rates=None):
    """Every point of fifty steps."""
    variables = {n: keras.Variable(w, dtype="float64", name=n) for n, w in START.items()}
    path = []
    for step in range(STEPS):
        if rates:
            optimizer.learning_rate = rates(step)
        present = {name: variable.numpy() for name, variable in variables.items()}
        slopes = [keras.ops.convert_to_tensor(g) for g in gradient(present).values()]
        optimizer.apply(slopes, list(variables.values()))
        path.append({name: variable.numpy() for name, variable in variables.items()})
    return path


def walk(optimizer, rates=None):
    params, path = START, []
    for step in range(STEPS):
        if rates:
            optimizer.lr = rates(step)
        params = optimizer.step(params, gradient(params))
        path.append(params)
    return path


def expect_the_same_path(ours, theirs):
    for step, (got, expected) in enumerate(zip(ours, theirs, strict=True), start=1):
        for name in START:
            text = f"{name} after step {step}"
            np.testing.assert_allclose(got[name], expected[name], err_msg=text, **NEAR)


def keras_settings(settings):
    return {KERAS_NAMES.get(name, name): value for name, value in settings.items()}


@pytest.mark.parametrize("name", PAIRS)
def test_fifty_steps_with_the_defaults_equal_keras(name):
    ours, theirs, extra = PAIRS[name]
    expect_the_same_path(walk(ours()), walk_with_keras(theirs(**extra)))


@pytest.mark.parametrize("name", PAIRS)
def test_fifty_steps_with_other_settings_equal_keras(name):
    ours, theirs, extra = PAIRS[name]
    kwargs = extra | keras_settings(OTHER[name])
    expect_the_same_path(walk(ours(**OTHER[name])), walk_with_keras(theirs(**kwargs)))


@pytest.mark.parametrize("name", PAIRS)
def test_a_schedule_acts_as_in_keras(name):
    ours, theirs, extra = PAIRS[name]
    rates = lambda step: 0.01 * 0.5 ** (step // 10)  # small: Keras has 1 - beta_2 in float32
    expect_the_same_path(walk(ours(), rates), walk_with_keras(theirs(**extra), rates))


@pytest.mark.parametrize("name", PAIRS)
def test_the_defaults_are_those_of_keras(name):
    ours, theirs, extra = PAIRS[name]
    mine, its = vars(ours()), theirs(**extra).get_config()
    for key in OTHER[name]:
        np.testing.assert_allclose(mine[key], its[KERAS_NAMES.get(key, key)], rtol=1e-6)


@pytest.mark.parametrize("name", PAIRS)
def test_arguments_stay_as_they_are(name):
    optimizer = PAIRS[name][0]()
    params, grads = {n: w.copy() for n, w in START.items()}, gradient(START)
    before = {n: g.copy() for n, g in grads.items()}
    for _ in range(3):
        optimizer.step(params, grads)
    for key in START:
        np.testing.assert_array_equal(params[key], START[key])
        np.testing.assert_array_equal(grads[key], before[key])
