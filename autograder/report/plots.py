"""The report's pictures: matplotlib's SVG, put into the page so that its colours are the page's.

matplotlib draws in stand-in colours, which become CSS variables: light, dark or printed, a picture
follows the page around it. Its text stays text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

from markupsafe import Markup
from matplotlib import rc_context
from matplotlib.figure import Figure

from autograder.report.numbers import Accuracies, Bin, QuestionNumbers
from autograder.report.rows import Ending

SVG = "{http://www.w3.org/2000/svg}"
XLINK = "{http://www.w3.org/1999/xlink}"
NAMES = ("text", "line", "page", "mark", *(ending.name.lower() for ending in Ending))
COLOURS = {name: f"#0102{i:02x}" for i, name in enumerate(NAMES, 16)}
STYLE: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "report",
    "text.parse_math": False,  # a dollar sign is a dollar sign
    "font.size": 10,
    "text.color": COLOURS["text"],
    "axes.labelcolor": COLOURS["text"],
    "axes.titlecolor": COLOURS["text"],
    "axes.edgecolor": COLOURS["line"],
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "grid.color": COLOURS["line"],
    "grid.linewidth": 0.5,
    "xtick.color": COLOURS["line"],
    "ytick.color": COLOURS["line"],
    "xtick.labelcolor": COLOURS["text"],
    "ytick.labelcolor": COLOURS["text"],
    "legend.frameon": False,
}
WIDTH = 7.6  # inches


def draw_scores(bins: Sequence[Bin], median: float, most: float) -> Markup:
    """How many have how many points."""
    with rc_context(STYLE):
        figure, axes = _axes(2.6)
        axes.bar(
            [b.low for b in bins],
            [b.count for b in bins],
            [b.high - b.low for b in bins],
            align="edge",
            color=COLOURS["mark"],
            edgecolor=COLOURS["page"],
        )
        axes.axvline(median, color=COLOURS["text"], linestyle="--", linewidth=1.2)
        axes.annotate(
            f"median {median:.1f}",
            (median, 1),
            xycoords=axes.get_xaxis_transform(),
            xytext=(-4 if median > most / 2 else 4, 2),
            textcoords="offset points",
            ha="right" if median > most / 2 else "left",
        )
        axes.set(xlabel=f"points of {most:g}", ylabel="submissions", xlim=(0, bins[-1].high))
        axes.yaxis.get_major_locator().set_params(integer=True)
        axes.grid(axis="y")
        told = ", ".join(f"{b.low:g} to {b.high:g} points: {b.count}" for b in bins if b.count)
        return _svg(
            figure,
            "scores",
            "Distribution of the points",
            f"A histogram. The median is {median:.1f} of {most:g} points. Submissions with {told}.",
        )


def draw_questions(numbers: Sequence[QuestionNumbers]) -> Markup:
    """How each question went, and how well it discriminates, side by side."""
    with rc_context(STYLE):
        figure = Figure(figsize=(WIDTH, 1.3 + 0.32 * len(numbers)), layout="constrained")
        shares, told = figure.subplots(1, 2, sharey=True, width_ratios=(2.2, 1))
        names = [q.name for q in numbers]
        left = [0.0] * len(numbers)
        for ending in Ending:
            widths = [100 * q.share(ending) for q in numbers]
            if any(widths):
                shares.barh(
                    names,
                    widths,
                    left=left,
                    height=0.7,
                    color=COLOURS[ending.name.lower()],
                    edgecolor=COLOURS["page"],
                    label=ending.value,
                )
            left = [a + b for a, b in zip(left, widths, strict=True)]
        shares.set(xlim=(0, 100), xlabel="% of the submissions")
        shares.invert_yaxis()
        if any(q.n for q in numbers):
            figure.legend(loc="outside upper left", ncols=4, fontsize=9)
        for i, q in enumerate(numbers):
            r = q.discrimination
            if r is not None:
                if r.low is not None and r.high is not None:
                    told.plot([r.low, r.high], [i, i], color=COLOURS["mark"], linewidth=1.5)
                told.plot([r.r], [i], "o", color=COLOURS["mark"], markersize=5)
        told.axvline(0, color=COLOURS["line"])
        told.set(xlim=(-1, 1), xlabel="discrimination")
        told.grid(axis="x")
        return _svg(
            figure,
            "questions",
            "How each question went",
            "Left: bars of how the submissions ended. Right: the discrimination with its 95 % "
            "interval. The table below has the same numbers.",
        )


def draw_accuracies(found: Accuracies, name: str) -> Markup:
    """The accuracies of one question's models, with its tiers and the band around them."""
    with rc_context(STYLE):
        figure, axes = _axes(2.8)
        values = [100 * a for a in found.values]
        edges = [100 * tier.accuracy for tier in found.tiers]
        band = 100 * found.band
        low = max(0.0, min([*values, *(t - band for t in edges)]) - 2)
        high = min(100.0, max([*values, *(t + band for t in edges)]) + 2)
        for edge in edges:
            axes.axvspan(edge - band, edge + band, color=COLOURS["line"], alpha=0.25, linewidth=0)
        axes.hist(
            values, bins=40, range=(low, high), color=COLOURS["mark"], edgecolor=COLOURS["page"]
        )
        for i, tier in enumerate(found.tiers):
            axes.axvline(100 * tier.accuracy, color=COLOURS["text"], linestyle="--", linewidth=1.2)
            axes.annotate(
                f"{tier.points:g} points",
                (100 * tier.accuracy, 1),
                xycoords=axes.get_xaxis_transform(),
                xytext=(0, 2 + 12 * (i % 2)),
                textcoords="offset points",
                ha="center",
            )
        axes.set(xlim=(low, high), xlabel="accuracy in %", ylabel="submissions")
        axes.yaxis.get_major_locator().set_params(integer=True)
        axes.grid(axis="y")
        reached = ", ".join(
            f"below every tier: {n}" if tier is None else f"tier {tier.accuracy:.1%}: {n}"
            for tier, n in found.reached
        )
        return _svg(
            figure,
            name,
            f"Accuracies of {found.question.name}",
            f"A histogram of {len(values)} accuracies, from {min(values):.1f} % to "
            f"{max(values):.1f} %. {reached}. Dashed: the tiers; grey: so near a tier that one "
            "training does not decide.",
        )


def _axes(height: float) -> tuple[Figure, Any]:
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    return figure, figure.subplots()


def _svg(figure: Figure, name: str, title: str, description: str) -> Markup:
    """The figure as an element of the page, told to those who do not see it."""
    out = io.BytesIO()
    figure.savefig(out, format="svg", transparent=True, metadata={"Date": None})
    root = ElementTree.fromstring(out.getvalue())
    used = {e.get(f"{XLINK}href", "").lstrip("#") for e in root.iter()}
    used |= {m for e in root.iter() for m in re.findall(r"url\(#([^)]+)\)", e.get("clip-path", ""))}
    for parent in root.iter():
        for child in list(parent):
            if child.tag.endswith(("metadata", "style")):
                parent.remove(child)
        _rename(parent, name, used)
    root.attrib |= {"class": "plot", "role": "img"}
    root.attrib |= {"aria-labelledby": f"{name}-title {name}-told", "width": "100%"}
    del root.attrib["height"]
    for i, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = ElementTree.Element(SVG + tag, {"id": f"{name}-{('title', 'told')[i]}"})
        element.text = text
        root.insert(i, element)
    ElementTree.register_namespace("", SVG.strip("{}"))
    text = ElementTree.tostring(root, encoding="unicode")
    for colour_name, colour in COLOURS.items():
        text = text.replace(colour, f"var(--{colour_name.replace('_', '-')})")
    return Markup(text)  # ElementTree has escaped all text in it


def _rename(element: ElementTree.Element, name: str, used: set[str]) -> None:
    """Ids are the page's: only those that are needed stay, and each picture has its own."""
    own = element.attrib.pop("id", None)
    if own in used:
        element.set("id", f"{name}-{own}")
    if "clip-path" in element.attrib:
        element.set("clip-path", element.attrib["clip-path"].replace("#", f"#{name}-"))
    target = element.attrib.pop(f"{XLINK}href", None)  # HTML knows no such prefix
    if target is not None:
        element.set("href", target.replace("#", f"#{name}-"))
