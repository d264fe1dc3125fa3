"""build_mlp and build_cnn, layer by layer."""

import pytest

from autograder.testing import question

from ..architecture import (
    conv,
    dense,
    dropout,
    expect_layers,
    expect_new_and_probable,
    expect_total,
    flatten,
    pool,
)

DIGIT = (28, 28, 1)
MLP = [flatten(), dense(784, 512, "relu"), dense(512, 512, "relu"), dense(512, 10, "softmax")]


def cnn(with_dropout):
    """The lecture's CNN."""
    rates = [[dropout(rate)] if with_dropout else [] for rate in (0.3, 0.5)]
    maps = [conv(1, 32, 3), pool(), conv(32, 64, 3), pool(), flatten()]
    return [*maps, *rates[0], dense(3136, 64, "relu"), *rates[1], dense(64, 10, "softmax")]


@question("build_mlp", weight=4)
def test_the_mlp_layer_by_layer(student):
    """Flatten, Dense 512 ReLU, Dense 512 ReLU, Dense 10 softmax, for images (28, 28, 1)."""
    expect_layers(student, student.build_mlp(), DIGIT, MLP)


@question("build_mlp")
def test_the_mlp_has_669706_parameters(student):
    """401,920 + 262,656 + 5,130 = 669,706 parameters."""
    expect_total(student, student.build_mlp(), DIGIT, 669_706)


@question("build_mlp")
def test_the_mlp_is_new_each_time_and_gives_probabilities(student):
    """Images in, ten probabilities out that add up to 1; a second call builds a second model."""
    expect_new_and_probable(student, student.build_mlp(), student.build_mlp(), DIGIT)


@question("build_cnn", weight=3)
def test_the_cnn_layer_by_layer(student):
    """Conv 32, pool, conv 64, pool, Flatten, Dense 64, Dense 10; no dropout by default."""
    expect_layers(student, student.build_cnn(), DIGIT, cnn(False))


@question("build_cnn", weight=3)
@pytest.mark.parametrize("with_dropout", [True, False])
def test_dropout_is_there_where_it_is_asked_for(student, with_dropout):
    """dropout=True puts rate 0.3 behind Flatten and 0.5 before the last layer."""
    expect_layers(student, student.build_cnn(dropout=with_dropout), DIGIT, cnn(with_dropout))


@question("build_cnn")
@pytest.mark.parametrize("with_dropout", [False, True])
def test_the_cnn_has_220234_parameters(student, with_dropout):
    """320 + 18,496 + 200,768 + 650 = 220,234 parameters; dropout has none."""
    expect_total(student, student.build_cnn(with_dropout), DIGIT, 220_234)


@question("build_cnn")
def test_the_cnn_is_new_each_time_and_gives_probabilities(student):
    """Images in, ten probabilities out that add up to 1; a second call builds a second model."""
    expect_new_and_probable(student, student.build_cnn(True), student.build_cnn(True), DIGIT)
