"""The reference's sizes, counts and summaries against Keras: Hypothesis builds both."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reference.shapes import batchnorm_params, lenet5_summary, receptive_field, summarize

SIZE = st.one_of(st.integers(1, 3), st.tuples(st.integers(1, 3), st.integers(1, 3)))
PADDING = st.sampled_from(["valid", "same"])
WIDTH = st.integers(1, 5)


def described(kind, required=None, optional=None):
    return st.fixed_dictionaries({"type": st.just(kind), **(required or {})}, optional=optional)


POOL = {"pool_size": SIZE, "strides": st.one_of(st.none(), SIZE), "padding": PADDING}
CONV = described(
    "Conv2D",
    {"filters": WIDTH, "kernel_size": SIZE},
    {
        "strides": SIZE,
        "padding": PADDING,
        "use_bias": st.booleans(),
        "activation": st.just("relu"),
    },
)
SPATIAL = st.one_of(CONV, *(described(k, None, POOL) for k in ("MaxPooling2D", "AveragePooling2D")))
ANYWHERE = st.one_of(
    described("Dense", {"units": WIDTH}, {"use_bias": st.booleans()}),
    described("Dropout", {"rate": st.just(0.5)}),
    described("BatchNormalization"),
    described("Activation", {"activation": st.just("relu")}),
)
TO_VECTOR = st.one_of(described("Flatten"), described("GlobalAveragePooling2D"))


@st.composite
def architectures(draw):
    layers = draw(st.lists(st.one_of(SPATIAL, ANYWHERE), max_size=5))
    if draw(st.booleans()):
        layers += [draw(TO_VECTOR), *draw(st.lists(ANYWHERE, max_size=3))]
    if draw(st.booleans()):
        layers = [{**layer, "name": f"layer_{i}"} for i, layer in enumerate(layers)]
    return layers, (draw(st.integers(3, 12)), draw(st.integers(3, 12)), draw(st.integers(1, 3)))


def build(layer):
    arguments = {k: v for k, v in layer.items() if k != "type"}
    if layer["type"] == "AveragePooling2D":  # only MaxPooling2D has a default in Keras
        arguments.setdefault("pool_size", 2)
    return getattr(keras.layers, layer["type"])(**arguments)


def keras_table(layers, input_shape):
    model = keras.Sequential([keras.Input(input_shape), *map(build, layers)])
    names = [layer.get("name", layer["type"]) for layer in layers]
    return [
        (name, tuple(layer.output.shape[1:]), layer.count_params())
        for name, layer in zip(names, model.layers, strict=True)
    ]


@given(architecture=architectures())
@settings(max_examples=100, deadline=None)
def test_summary_equals_keras(architecture):
    layers, input_shape = architecture
    try:
        table = summarize(layers, input_shape)
    except ValueError:  # a window larger than its input
        with pytest.raises(ValueError):
            keras_table(layers, input_shape)
        assume(False)
    assert table == keras_table(layers, input_shape)


def test_batchnorm_counts_equal_keras():
    layer = keras.layers.BatchNormalization()
    layer.build((None, 7))
    counts = [
        sum(int(np.prod(w.shape)) for w in ws)
        for ws in (layer.trainable_weights, layer.non_trainable_weights)
    ]
    assert batchnorm_params(7) == tuple(counts)


def test_lenet_is_the_network_of_1998():
    table = lenet5_summary()
    assert sum(parameters for *_, parameters in table) == 61706
    in_the_paper = 61706 - 2416 + 1516 + 2 * 6 + 2 * 16 - 850  # sparse C3, pools, fixed output
    assert in_the_paper == 60000


@given(layers=st.lists(SPATIAL, max_size=3))
@settings(max_examples=15, deadline=None)
def test_receptive_field_is_where_the_gradient_reaches(layers):
    # valid padding, ones as weights, means for maxima: every pixel in reach has a gradient
    layers = [{**layer, "padding": "valid"} for layer in layers]
    kinds = {"MaxPooling2D": "AveragePooling2D"}
    layers = [{**layer, "type": kinds.get(layer["type"], layer["type"])} for layer in layers]
    for layer in layers:
        layer.pop("activation", None)
        if layer["type"] == "Conv2D":
            layer["kernel_initializer"] = "ones"
    extent = receptive_field(layers)
    x = tf.ones((1, extent[0] + 2, extent[1] + 3, 1))
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x
        for layer in layers:
            y = build(layer)(y)
        first_unit = y[0, 0, 0, 0]
    rows, columns = np.nonzero(tape.gradient(first_unit, x)[0, :, :, 0])
    assert (rows.max() + 1, columns.max() + 1) == extent
