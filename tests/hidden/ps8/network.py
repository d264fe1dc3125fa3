"""Reads a Keras model layer by layer, from its configuration: data, not objects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from autograder.testing import Remote, expect

ACTIVATION_LAYERS = {"ReLU", "LeakyReLU", "PReLU", "ELU", "SELU", "GELU", "Softmax"}
CONVOLUTIONS = {"Conv2D", "SeparableConv2D"}
WEIGHING = CONVOLUTIONS | {"Dense", "DepthwiseConv2D", "Conv2DTranspose"}


@dataclass
class Layer:
    """One layer, and the layers that its output goes to."""

    kind: str  # Conv2D, Dense, …
    name: str
    config: dict[str, Any]
    next: list[Layer] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.kind} {self.name!r}"

    @property
    def filters(self) -> int:
        """Of a convolution."""
        return int(self.config["filters"])

    @property
    def activates(self) -> bool:
        """Does it bend: is it, or does it hold, an activation that is not linear?"""
        activation = self.config.get("activation")
        return self.kind in ACTIVATION_LAYERS or activation not in (None, "linear")

    @property
    def l2(self) -> float:
        """λ of its kernel's L2 penalty; 0 without one."""
        penalty = 0.0
        for name in ("kernel_regularizer", "pointwise_regularizer"):
            settings = (self.config.get(name) or {}).get("config") or {}
            penalty = max(penalty, float(settings.get("l2") or 0))
        return penalty

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
    layers, _, _ = _expand(config)
    return layers


def _expand(config: dict[str, Any]) -> tuple[list[Layer], list[Layer], list[Layer]]:
    """The layers of a configuration, the first of them and the last; nested models unfolded."""
    parts: dict[str, tuple[list[Layer], list[Layer], list[Layer]]] = {}
    before: str | None = None
    for entry in config["layers"]:
        inner = entry["config"]
        name = str(inner.get("name", entry.get("name", "")))
        if isinstance(inner.get("layers"), list):
            parts[name] = _expand(inner)
        else:
            layer = Layer(str(entry["class_name"]), name, inner)
            parts[name] = [layer], [layer], [layer]
        sources = [s for s in _sources(entry.get("inbound_nodes", [])) if s in parts]
        if not entry.get("inbound_nodes") and "input_layers" not in config and before is not None:
            sources = [before]  # of a Sequential: one after another
        for source in sources:
            for last in parts[source][2]:
                last.next += parts[name][1]
        before = name
    everything = [layer for layers, _, _ in parts.values() for layer in layers]
    names = list(parts)
    return everything, parts[names[0]][1] if names else [], parts[names[-1]][2] if names else []


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
