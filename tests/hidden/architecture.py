"""Holds a Keras model against its description, layer by layer.

The description is made beside the student's code and arrives as data. Code that lies there about
its model deceives nobody but this check: the trained accuracy is measured by itself.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from autograder.testing import Remote, Student, expect

from .small_training import probabilities

PROBES = [-1.5, 0.125, 0.5, 2.0, 9.0]  # an activation is known by what it makes of these
ACTIVATIONS = {
    "linear": PROBES,
    "relu": [0.0, *PROBES[1:]],
    "softmax": list(np.exp(PROBES) / np.sum(np.exp(PROBES))),
    "sigmoid": list(1 / (1 + np.exp(-np.array(PROBES)))),
    "tanh": list(np.tanh(PROBES)),
}
FUNCTIONS = ("relu", "relu6", "leakyrelu", "elu", "gelu", "silu", "sigmoid", "tanh", "softmax")
BFLOAT16 = 0.01  # a model may compute in half precision

# What ``model`` computes, in order. A functional model may call one layer several times, which
# model.layers names once.
STEPS = """(lambda nodes: [
    node.operation for depth in sorted(nodes, reverse=True) for node in nodes[depth]
] or model.layers)(getattr(model, "_nodes_by_depth", {}))"""

# Nested models are unfolded; a Sequential that does not know its input yet is built for it. In a
# functional model an activation may be a function call (keras.ops.relu), which is no layer.
DESCRIBE = """lambda model, shape: (lambda keras: (
    {"is": type(model).__name__, "keras": False}
    if not isinstance(model, keras.Model)
    else {"is": type(model).__name__, "keras": True, "chain": False}
    if not isinstance(model, keras.Sequential) and not hasattr(model, "operations")
    else (model.built or model.build((None, *shape))) and None or {
        "is": type(model).__name__,
        "keras": True,
        "input": model.input_shape,
        "output": model.output_shape,
        "layers": (lambda unfold: unfold(unfold, model))(lambda unfold, model: [
            entry
            for l in STEPS
            for entry in (
                unfold(unfold, l)
                if isinstance(l, keras.Model)
                else ([{
                    "kind": "Activation",
                    "keras": True,
                    "name": l.name,
                    "activation": [
                        float(v) for v in np.asarray(
                            l(keras.ops.convert_to_tensor([PROBES], "float32"))
                        )[0]
                    ],
                }] if type(l).__name__.lower() in FUNCTIONS else [])
                if not isinstance(l, keras.layers.Layer)
                else [{
                    "kind": type(l).__name__,
                    "keras": type(l).__module__.split(".")[0] == "keras",
                    "name": l.name,
                    "parameters": l.count_params(),
                    "frozen": bool(l.weights) and not l.trainable_weights,
                    "activation": (
                        [float(v) for v in np.asarray((
                            l if isinstance(l, (keras.layers.ReLU, keras.layers.Softmax))
                            else l.activation
                        )(keras.ops.convert_to_tensor([PROBES], "float32")))[0]]
                        if hasattr(l, "activation")
                        or isinstance(l, (keras.layers.ReLU, keras.layers.Softmax))
                        else None
                    ),
                    **{
                        key: getattr(l, key, None)
                        for key in ("filters", "units", "kernel_size", "pool_size", "strides",
                                    "padding", "rate", "target_shape", "dilation_rate")
                    },
                }]
            )
        ]),
    }
))(__import__("keras"))"""
for word, text in {"PROBES": repr(PROBES), "FUNCTIONS": repr(FUNCTIONS), "STEPS": STEPS}.items():
    DESCRIBE = DESCRIBE.replace(word, text)

SHARED = "lambda a, b: len({id(w) for w in a.weights} & {id(w) for w in b.weights})"


@dataclass(frozen=True)
class Layer:
    """One layer; what is None does not matter for its kind."""

    kind: str
    activation: str | None = None
    size: int | None = None  # filters, units
    window: tuple[int, int] | None = None  # kernel, pool
    strides: tuple[int, int] | None = None
    padding: str | None = None
    rate: float | None = None
    parameters: int = 0
    frozen: bool = False
    dilation: tuple[int, int] | None = None

    def __str__(self) -> str:
        parts = [] if self.size is None else [str(self.size)]
        if self.window is not None:
            parts.append("{} × {}".format(*self.window))
        if self.strides is not None and self.strides != self._usual_strides():
            parts.append(f"strides {self.strides}")
        if self.dilation not in (None, (1, 1)):
            parts.append(f"dilation_rate {self.dilation}")
        parts += [] if self.padding is None else [f'padding "{self.padding}"']
        parts += [] if self.rate is None else [f"rate {self.rate:g}"]
        parts += [] if self.activation is None else [f"activation {self.activation}"]
        parts += ["frozen (trainable=False)"] if self.frozen else []
        return f"{self.kind}({', '.join(parts)})"

    def _usual_strides(self) -> tuple[int, int] | None:
        return self.window if self.kind == "MaxPooling2D" else (1, 1)


def conv(channels: int, filters: int, kernel: int, activation: str = "relu", padding: str = "same"):
    """A convolution with stride 1 and biases."""
    parameters = kernel * kernel * channels * filters + filters
    window = (kernel, kernel)
    return Layer(
        *("Conv2D", activation, filters, window, (1, 1), padding),
        parameters=parameters,
        dilation=(1, 1),
    )


def pool(size: int = 2) -> Layer:
    """Max pooling without overlap."""
    return Layer("MaxPooling2D", window=(size, size), strides=(size, size))


def flatten() -> Layer:
    """From maps to a vector."""
    return Layer("Flatten")


def dense(inputs: int, units: int, activation: str) -> Layer:
    """A dense layer with biases."""
    return Layer("Dense", activation, units, parameters=inputs * units + units)


def dropout(rate: float) -> Layer:
    """Dropout."""
    return Layer("Dropout", rate=rate)


def expect_layers(
    student: Student, model: Any, shape: tuple[int, ...], expected: list[Layer]
) -> None:
    """The model is a chain of these layers; else the first that differs is named.

    A style is free: Sequential or functional, an activation in its layer or behind it, as a layer
    or as a function call, nested models, names, initial weights, regularizers, number formats.
    """
    found = describe(student, model, shape)
    layers = read_layers(found["layers"])
    for i, wanted in enumerate(expected):
        where = f"Layer {i + 1} of {len(expected)}"
        missing = f"{where} is missing: {wanted} was expected"
        expect(i < len(layers), missing + (f" after {layers[-1]}." if layers else "."))
        name, got = layers[i]
        text = f"{where} (named {name!r}) is {got}, but {wanted} was expected."
        expect(_alike(got, wanted), text)
        count = f"{where}, {got}, has {got.parameters:,} parameters, expected {wanted.parameters:,}"
        expect(
            got.parameters == wanted.parameters,
            f"{count}. Does it have biases? Is its input right?",
        )
    more = layers[len(expected) :]
    expect(not more, f"The model must end after {expected[-1]}; then came {more and more[0][1]}.")
    shapes = [list(found["input"] or []), list(found["output"] or [])]
    text = f"The model maps {shapes[0]} to {shapes[1]}, expected [None, {str(list(shape))[1:-1]}]"
    units = [layer.size for layer in expected if layer.kind == "Dense"][-1]
    expect(
        shapes == [[None, *shape], [None, units]],
        f"{text} to [None, {units}]. Is the input given as keras.Input({shape})?",
    )


def expect_total(student: Student, model: Any, shape: tuple[int, ...], total: int) -> None:
    """The model has that many parameters."""
    describe(student, model, shape)  # builds it, if need be
    count = model.count_params()
    expect(count == total, f"The model has {count} parameters, expected {total:,}.")


def expect_new(student: Student, first: Any, second: Any) -> None:
    """The models have no weights in common."""
    shared = student.make(SHARED)(first, second)
    text = "Two calls gave models that share their weights: make new layers in each call."
    expect(shared == 0, text)


def expect_new_and_probable(
    student: Student, first: Any, second: Any, shape: tuple[int, ...]
) -> None:
    """Two calls built two models, and the first turns images into probabilities."""
    for model in (first, second):
        describe(student, model, shape)
    expect_new(student, first, second)
    images = np.random.default_rng(6).uniform(size=(2, *shape)).astype(np.float32)
    p = probabilities(student, first, images)
    expect(p.shape == (2, 10), f"Two images gave shape {p.shape}, expected (2, 10).")
    fits = np.all(p >= 0) and np.allclose(p.sum(axis=1), 1, atol=BFLOAT16)
    expect(fits, "Probabilities must not be negative, and each row must add up to 1.", got=p)


def describe(student: Student, model: Any, shape: tuple[int, ...]) -> dict[str, Any]:
    """What the student's model says of itself."""
    said = repr(model)[:80]
    expect(isinstance(model, Remote), f"A Keras model must be returned, not {said}.")
    layers_of = student.make(DESCRIBE, name="layers_of")
    found = layers_of(model, shape)
    kind = found.get("is") if isinstance(found, dict) else said
    is_model = isinstance(found, dict) and found.get("keras") is True
    expect(is_model, f"A Keras model must be returned, not {kind}.")
    text = (
        f"{kind} is a subclass of keras.Model with a forward pass of its own, whose layers cannot "
        "be read: write the model as keras.Sequential or as keras.Model(inputs, outputs)."
    )
    expect(found.get("chain") is not False, text)
    readable = isinstance(found.get("layers"), list) and all(
        isinstance(layer, dict) for layer in found["layers"]
    )
    expect(readable, "The model's layers cannot be read.")
    return found


def read_layers(described: list[dict[str, Any]]) -> list[tuple[str, Layer]]:
    """The layers by name, without inputs; an activation on its own goes to the layer before."""
    layers: list[tuple[str, Layer]] = []
    for entry in described:
        layer = _read(entry)
        if layer.kind == "InputLayer":
            continue
        if layer.kind in ("Activation", "ReLU", "Softmax"):
            before = layers[-1][1] if layers else None
            if before is not None and before.activation == "linear":
                layers[-1] = layers[-1][0], replace(before, activation=layer.activation)
                continue
        layers.append((str(entry.get("name")), layer))
    return layers


def _read(entry: dict[str, Any]) -> Layer:
    kind = str(entry.get("kind"))
    if not entry.get("keras"):
        kind = f"{kind}, which is no layer of Keras,"
    is_flatten = kind == "Reshape" and len(entry.get("target_shape") or ()) == 1
    if is_flatten:
        kind = "Flatten"
    size, rate = entry.get("filters") or entry.get("units"), entry.get("rate")
    strides = _pair(entry.get("strides")) if kind != "Flatten" else None
    return Layer(
        kind,
        _name_of(entry.get("activation")),
        int(size) if size is not None else None,
        _pair(entry.get("kernel_size") or entry.get("pool_size")),
        strides,
        str(entry["padding"]) if kind == "Conv2D" else None,
        float(rate) if rate is not None else None,
        int(entry.get("parameters") or 0),
        bool(entry.get("frozen")),
        _pair(entry.get("dilation_rate")) if kind == "Conv2D" else None,
    )


def _pair(size: Any) -> tuple[int, int] | None:
    if isinstance(size, list | tuple) and len(size) == 2:
        return int(size[0]), int(size[1])
    return (size, size) if isinstance(size, int) else None


def _name_of(values: Any) -> str | None:
    """The activation that makes these values of the probes."""
    if values is None:
        return None
    for name, expected in ACTIVATIONS.items():
        if np.shape(values) == (len(PROBES),) and np.allclose(values, expected, atol=BFLOAT16):
            return name
    return f"of another kind: {PROBES} → {[round(float(v), 2) for v in values]}"


def _alike(got: Layer, wanted: Layer) -> bool:
    """Do they agree in everything but the parameters, of which a message of its own tells?"""
    rates = (got.rate or 0.0, wanted.rate or 0.0)
    same = replace(got, parameters=0, rate=None) == replace(wanted, parameters=0, rate=None)
    return same and math.isclose(*rates, abs_tol=1e-9)
