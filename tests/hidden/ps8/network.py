"""Reads a Keras model layer by layer, from its configuration: data, not objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from autograder.testing import Remote, expect

# Layers and, in lower case alike, functions of keras.ops and keras.activations: ReLU and Relu.
ACTIVATIONS = {
    *("relu", "relu6", "leakyrelu", "prelu", "elu", "selu", "celu", "gelu", "glu"),
    *("silu", "swish", "mish", "hardsilu", "hardswish", "softplus", "squareplus", "sparseplus"),
    *("sigmoid", "hardsigmoid", "logsigmoid", "tanh", "hardtanh", "tanhshrink", "softsign"),
    *("softshrink", "hardshrink", "threshold", "softmax", "logsoftmax", "sparsemax"),
}
CONVOLUTIONS = {"Conv2D", "SeparableConv2D"}
WEIGHING = CONVOLUTIONS | {"Dense", "DepthwiseConv2D", "Conv2DTranspose"}
MOST = 500  # layers


@dataclass(eq=False)
class Layer:
    """One layer, and the layers that its output goes to."""

    kind: str  # Conv2D, Dense, …
    name: str
    filters: int  # of a convolution
    rate: float  # of a dropout
    l2: float  # λ of its kernel's penalty; 0 without one
    softmax: bool
    activates: bool  # is it, or does it hold, an activation that is not linear?
    next: list[Layer] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.kind} {self.name!r}"

    def until_weights(self) -> list[Layer]:
        """What comes after it, up to the next convolution or dense layer on each way."""
        found: list[Layer] = []
        waiting = list(self.next)
        while waiting:
            layer = waiting.pop(0)
            if layer.kind not in WEIGHING and layer not in found:
                found.append(layer)
                waiting += layer.next
        return found


def read_network(model: Any) -> list[Layer]:
    """The layers of the student's model, in the order of Keras."""
    expect(isinstance(model, Remote), "build_improved_model must return a Keras model.", got=model)
    config = model.get_config()
    readable = isinstance(config, dict) and isinstance(config.get("layers"), list)
    text = "The model must be a keras.Sequential, or a keras.Model made of inputs and outputs."
    expect(readable, text, got=repr(model))
    try:
        layers = _expand(config)[0]
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        layers = []  # an object that only claims to be a model
    expect(layers, "The layers of the model cannot be read.", got=repr(model))
    return layers


Part = tuple[list[Layer], list[Layer], list[Layer]]  # all layers, the first of them, the last


def _expand(config: dict[str, Any]) -> Part:
    """The layers of a configuration; nested models are unfolded."""
    if not 0 < len(config["layers"]) <= MOST:
        raise ValueError("no layers, or too many")
    parts: dict[str, Part] = {}
    before: str | None = None
    for entry in config["layers"]:
        inner = entry["config"]
        name = str(inner.get("name", entry.get("name", "")))
        if isinstance(inner.get("layers"), list):
            parts[name] = _expand(inner)
        else:
            layer = _read(str(entry["class_name"]), name, inner)
            parts[name] = [layer], [layer], [layer]
        if "input_layers" in config:  # a functional model says where each layer's input is from
            sources = [s for s in _sources(entry.get("inbound_nodes", [])) if s in parts]
        else:  # a Sequential: one after another
            sources = [] if before is None else [before]
        for source in sources:
            for last in parts[source][2]:
                last.next += parts[name][1]
        before = name
    everything = [layer for layers, _, _ in parts.values() for layer in layers]
    names = list(parts)
    return everything, parts[names[0]][1], parts[names[-1]][2]


def _read(kind: str, name: str, config: dict[str, Any]) -> Layer:
    activation = config.get("activation")
    penalties = [config.get(f"{of}_regularizer") or {} for of in ("kernel", "pointwise")]
    return Layer(
        kind,
        name,
        filters=int(config["filters"]) if kind in CONVOLUTIONS else 0,
        rate=float(config["rate"]) if "Dropout" in kind else 0.0,
        l2=max(float((penalty.get("config") or {}).get("l2") or 0) for penalty in penalties),
        softmax=kind == "Softmax" or activation == "softmax",
        activates=kind.lower() in ACTIVATIONS or activation not in (None, "linear"),
    )


def _sources(node: Any) -> Iterator[str]:
    """The names in every ["keras_history"] of a functional model's inbound nodes."""
    if isinstance(node, dict):
        history = node.get("keras_history")
        if isinstance(history, list | tuple) and history:
            yield str(history[0])
        for value in node.values():
            yield from _sources(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _sources(value)
