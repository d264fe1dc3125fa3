"""build_model and build_small_model, layer by layer."""

import numpy as np

from autograder.testing import expect_close, question

from ..architecture import (
    FUNCTIONS,
    STEPS,
    conv,
    dense,
    dropout,
    expect_layers,
    expect_new_and_probable,
    expect_total,
    flatten,
    pool,
)

PHOTO = (32, 32, 3)
ALEXNET_LITE = [
    *(conv(3, 16, 2), pool(), conv(16, 32, 2), pool(), conv(32, 64, 2), pool(), flatten()),
    *(dropout(0.3), dense(1024, 500, "relu"), dropout(0.4), dense(500, 10, "softmax")),
]
SMALL = [
    *(conv(3, 32, 3, padding="valid"), pool(), conv(32, 64, 3, padding="valid"), pool()),
    *(conv(64, 64, 3, padding="valid"), flatten()),
    *(dense(1024, 64, "relu"), dense(64, 10, "softmax")),
]

# What a model gives, and what its layers (and activations that are functions) give in a row.
CHAIN = """lambda model, images: (lambda keras, reduce: [
    np.asarray(keras.ops.cast(y, "float32"))
    for y in (
        model(images),
        reduce(
            lambda h, part: part(h)
            if type(part).__name__.lower() in FUNCTIONS
            or isinstance(part, keras.layers.Layer)
            and not isinstance(part, keras.layers.InputLayer)
            else h,
            STEPS,
            images,
        ),
    )
])(__import__("keras"), __import__("functools").reduce)"""
CHAIN = CHAIN.replace("FUNCTIONS", repr(FUNCTIONS)).replace("STEPS", STEPS)


def expect_chain(student, model, layers):
    """Between the layers, nothing else is computed."""
    expect_layers(student, model, PHOTO, layers)
    images = np.random.default_rng(3).uniform(0, 20, (2, *PHOTO)).astype(np.float32)
    got, expected = student.make(CHAIN, name="model_and_chain")(model, images)
    text = "The model computes something between its layers: it differs from the layers in a row."
    expect_close(got, expected, rtol=0.02, atol=0.01, message=text)


@question("build_model", weight=4)
def test_alexnet_lite_layer_by_layer(student):
    """Three times convolution and pooling, Flatten, and two dense layers behind dropout."""
    expect_chain(student, student.build_model(), ALEXNET_LITE)


@question("build_model")
def test_alexnet_lite_has_528054_parameters(student):
    """208 + 2,080 + 8,256 + 512,500 + 5,010 = 528,054 parameters."""
    expect_total(student, student.build_model(), PHOTO, 528_054)


@question("build_model")
def test_alexnet_lite_is_new_each_time_and_gives_probabilities(student):
    """Images in, ten probabilities out that add up to 1; a second call builds a second model."""
    expect_new_and_probable(student, student.build_model(), student.build_model(), PHOTO)


@question("build_small_model", weight=4)
def test_the_small_model_layer_by_layer(student):
    """Conv 32, pool, conv 64, pool, conv 64, Flatten, Dense 64, Dense 10."""
    expect_chain(student, student.build_small_model(), SMALL)


@question("build_small_model")
def test_the_small_model_has_122570_parameters(student):
    """The small model has 122,570 parameters."""
    expect_total(student, student.build_small_model(), PHOTO, 122_570)


@question("build_small_model")
def test_the_small_model_is_new_each_time_and_gives_probabilities(student):
    """Images in, ten probabilities out that add up to 1; a second call builds a second model."""
    first, second = student.build_small_model(), student.build_small_model()
    expect_new_and_probable(student, first, second, PHOTO)
