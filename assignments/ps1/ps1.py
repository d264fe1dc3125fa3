# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown] lang="en"
# # Problem set 1 · Neurons: perceptron, activations, the forward pass
#
# Everything in this course, up to the network that tells cats from trucks, is made of one part: a
# **neuron**, which multiplies its inputs by weights, adds them up, adds a bias, and passes the sum
# through a function. This week you build that part, find out what one of it cannot do, and stack
# many of them into a network that answers. (It will *learn* next week.)
#
# | part | you write | points |
# |---|---|---|
# | 1 · A neuron that decides | `step`, `perceptron` | 11 |
# | 2 · Gates, and the first winter | `AND`, `OR`, `NAND`, `xor` | 12 |
# | 3 · Activations | `sigmoid`, `tanh`, `relu`, `leaky_relu`, `softmax` | 33 |
# | 4 · Layers | `matmul`, `transpose`, `dense`, `feedforward`, `collapse_linear` | 34 |
# | written | two short answers | 10 |
#
# **Time:** about four hours. **Rules of the house:** functions accept Python numbers and integer or
# float arrays, and compute in float; a function never changes its arguments; unusable input raises
# `ValueError`. Replace each `raise NotImplementedError()`. The cell below a question checks a few
# cases; after you submit, hidden checks try many more.

# %% [markdown] lang="ko"
# # 과제 1 · 뉴런: 퍼셉트론, 활성화 함수, 순방향 계산
#
# 고양이와 트럭을 구별하는 신경망도 결국 한 가지 부품으로 만들어집니다. 입력에 가중치를 곱해 더하고,
# 편향을 더한 뒤 함수에 통과시키는 **뉴런**입니다. 이번 주에는 뉴런을 직접 만들고, 뉴런 하나로는
# 할 수 없는 일을 확인한 다음, 여러 개를 쌓아 답을 내는 신경망을 완성합니다. (배우는 것은 다음 주입니다.)
#
# | 부분 | 구현할 것 | 점수 |
# |---|---|---|
# | 1 · 판단하는 뉴런 | `step`, `perceptron` | 11 |
# | 2 · 논리 게이트와 첫 번째 겨울 | `AND`, `OR`, `NAND`, `xor` | 12 |
# | 3 · 활성화 함수 | `sigmoid`, `tanh`, `relu`, `leaky_relu`, `softmax` | 33 |
# | 4 · 층 | `matmul`, `transpose`, `dense`, `feedforward`, `collapse_linear` | 34 |
# | 서술형 | 짧은 답 두 개 | 10 |
#
# **예상 시간:** 약 네 시간. **약속:** 파이썬 숫자와 정수·실수 배열을 모두 받고 계산은 실수로 합니다.
# 함수는 인자를 바꾸지 않으며, 쓸 수 없는 입력에는 `ValueError`를 냅니다.

# %% given="Array, Activation"
from collections.abc import Callable, Sequence
from contextlib import contextmanager

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike, NDArray

plt.rcParams.update({"figure.figsize": (8, 2.8), "figure.dpi": 70, "axes.grid": True, "grid.alpha": 0.3})


@contextmanager
def figure_with(names):
    """Draw a figure with your functions; where one does not work yet, say so and go on."""
    try:
        yield
        plt.tight_layout()
        plt.show()
    except Exception as error:
        plt.close("all")
        print(f"This figure needs a working {names} ({type(error).__name__}: {error}).")


# %% [markdown]
# ## Part 1 · A neuron that decides
#
# A nerve cell collects signals and, when there is enough of them, *fires*. In 1957 Frank Rosenblatt
# turned that into arithmetic, the **perceptron**:
#
# $$z = w_1x_1 + w_2x_2 + \dots + w_Dx_D + b \qquad\qquad y = \begin{cases}1 & z > 0\\ 0 & \text{otherwise}\end{cases}$$
#
# A **weight** says how much an input matters (and, by its sign, in which direction). The **bias** says
# how easily the neuron fires at all. Books that speak of a threshold θ mean the same thing: "the sum
# must exceed θ" is a bias $b = -\theta$. Here the bias is always *added*.
#
# Geometrically, $z = 0$ is a straight line (a plane, for more inputs) that cuts the input space in two.
# The weights point to the side where the neuron fires; the bias shifts the line.

# %%
fig, (left, right) = plt.subplots(1, 2)
sums = np.linspace(-2, 2, 201)
left.plot(sums[sums <= 0], 0 * sums[sums <= 0], "C0", lw=3)
left.plot(sums[sums > 0], 0 * sums[sums > 0] + 1, "C0", lw=3)
left.plot([0], [0], "C0o")
left.set(title="the step: at exactly 0 it does not fire", xlabel="z = x · w + b", ylabel="y")
side = np.linspace(-1, 3, 101)
right.contourf(side, side, 2 * side[None, :] + side[:, None] - 3 > 0, levels=1, colors=["white", "C1"], alpha=0.4)
right.annotate("", (2.2, 1.1), (1.2, 0.6), arrowprops={"arrowstyle": "->", "lw": 2})
right.text(1.8, 0.4, "w = (2, 1)")
right.set(title="orange: 2x₁ + x₂ − 3 > 0", xlabel="x₁", ylabel="x₂", aspect="equal")
plt.tight_layout()
plt.show()

# %% [markdown]
# ### 1.1 The step
#
# Element by element, on a number or on an array of any shape. Mind the value at exactly 0.

# %% question="step"

# %% check="step"
got, expected = step(np.array([[-2.0, 0.0], [0.1, 3.0]])), np.array(«step([[-2.0, 0.0], [0.1, 3.0]])»)
assert np.shape(got) == (2, 2), f"an array (2, 2) must stay (2, 2), got shape {np.shape(got)}"
assert np.array_equal(got, expected), f"step gave\n{got}\nexpected\n{expected}. What does 'x > 0' say about 0?"
assert step(-5) == 0 and step(2) == 1, "step must take a Python number, too"
print("step: fires above 0, not at 0, in any shape.")

# %% [markdown]
# ### 1.2 The perceptron
#
# One vector `(D,)` gives one decision. A **batch** `(N, D)`, one sample a row, gives N decisions. From
# now on nearly every function you write takes a batch: that is what makes networks fast.
#
# For the check, a threshold as in the lecture: fire when the inputs add up to *more than* 100. That is
# two weights of 1 and a bias of −100.

# %% question="perceptron"

# %% check="perceptron"
w_sum, b_sum = np.array([1.0, 1.0]), -100.0
got = perceptron(np.array([60.0, 50.0]), w_sum, b_sum)
assert np.shape(got) == () and got == 1, f"60 + 50 is more than 100, so one 1 was expected; got {got}. Is the bias added?"
got = perceptron(np.array([60.0, 40.0]), w_sum, b_sum)
assert got == 0, f"60 + 40 − 100 is exactly 0, so 0 was expected; got {got}"
got = perceptron(np.array([[60, 50], [60, 40], [99, 0]]), w_sum, b_sum)
assert np.shape(got) == (3,), f"three samples give three decisions, shape (3,); got shape {np.shape(got)}"
assert np.array_equal(got, [1, 0, 0]), f"the batch gave {got}, expected [1 0 0]"
try:
    perceptron(np.ones(3), w_sum, b_sum)
except ValueError:
    print("perceptron: one vector or a batch; what does not fit is refused.")
else:
    raise AssertionError("three inputs and two weights must raise ValueError")

# %% [markdown]
# ## Part 2 · Gates, and the first winter
#
# With inputs 0 and 1, a neuron is a logic gate. **AND** fires when both inputs are 1, **OR** when at
# least one is, **NAND** ("not AND") unless both are.
#
# | x₁ | x₂ | AND | OR | NAND | XOR |
# |---|---|---|---|---|---|
# | 0 | 0 | 0 | 0 | 1 | 0 |
# | 0 | 1 | 0 | 1 | 1 | 1 |
# | 1 | 0 | 0 | 1 | 1 | 1 |
# | 1 | 1 | 1 | 1 | 0 | 0 |
#
# ### 2.1 Three gates
#
# Nobody trains anything yet: *you* are the learning algorithm. Set three variables `AND`, `OR` and
# `NAND` in the next cell, each to a pair `(w, b)` of two weights and a bias, for instance
# `AND = ([3.0, -1.0], 0.5)` (which is wrong). Many pairs are right; any of them gets full points. Draw
# the four points on paper and ask on which side of a line the ones must lie.

# %% question="gates"

# %% check="gates"
for gate_name, gate, wanted in [("AND", AND, [0, 0, 0, 1]), ("OR", OR, [0, 1, 1, 1]), ("NAND", NAND, [1, 1, 1, 0])]:
    gate_w, gate_b = gate
    for inputs, target in zip([(0, 0), (0, 1), (1, 0), (1, 1)], wanted):
        z = inputs[0] * gate_w[0] + inputs[1] * gate_w[1] + gate_b
        assert (z > 0) == target, f"{gate_name}{inputs} must be {target}, but there x · w + b = {z:g}"
print("AND, OR, NAND: three lines, three gates.")

# %% [markdown]
# Your three lines (orange: the neuron fires; full dots: where it should):

# %%
def draw_plane(ax, fires, points, targets, title, n=81):
    """Where `fires` says 1 on a grid of n × n, and the points: full where the target is 1."""
    side = np.linspace(-0.5, 1.5, n)
    grid = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    ax.contourf(side, side, np.reshape(fires(grid), (n, n)), levels=[-1, 0.5, 2], colors=["white", "C1"], alpha=0.4)
    for point, target in zip(points, targets):
        ax.plot(*point, "ko", ms=9, mfc="k" if target else "w")
    ax.set(title=title, xlabel="x₁", ylabel="x₂", aspect="equal")


corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
with figure_with("perceptron, AND, OR and NAND"):
    _, axes = plt.subplots(1, 3, figsize=(8, 2.6))
    draw_plane(axes[0], lambda grid: perceptron(grid, *AND), corners, [0, 0, 0, 1], "AND")
    draw_plane(axes[1], lambda grid: perceptron(grid, *OR), corners, [0, 1, 1, 1], "OR")
    draw_plane(axes[2], lambda grid: perceptron(grid, *NAND), corners, [1, 1, 1, 0], "NAND")

# %% [markdown]
# ### 2.2 XOR: where one neuron gives up
#
# "Either, but not both." Try to draw a line with the two full dots on one side and the two empty dots
# on the other. Below, 20,000 random lines try, too: the bars count how many of the four points each of
# them gets right. In 1969 Minsky and Papert showed that no line ever gets all four, and money for
# neural networks dried up: the **first winter**.

# %%
rng = np.random.default_rng(0)
lines = rng.normal(size=(3, 20_000))  # w1, w2 and b of 20,000 neurons
decisions = np.stack([x1 * lines[0] + x2 * lines[1] + lines[2] > 0 for x1, x2 in corners])  # (4, 20,000)
right_answers = np.sum(decisions == np.array([[0], [1], [1], [0]]), axis=0)
fig, (left, right) = plt.subplots(1, 2, figsize=(8, 2.6))
left.plot(*corners[1:3].T, "ko", ms=9)
left.plot(*corners[[0, 3]].T, "ko", ms=9, mfc="w")
left.plot([-0.5, 1.5], [0.8, 0.1], "C1")
left.set(title="XOR: where is the line?", xlabel="x₁", ylabel="x₂", aspect="equal", xlim=(-0.5, 1.5), ylim=(-0.5, 1.5))
right.bar(range(5), [np.sum(right_answers == n) for n in range(5)], color="C1")
right.set(title="20,000 random neurons", xlabel="points right, of 4", ylabel="neurons")
plt.tight_layout()
plt.show()

# %% [markdown]
# The way out is a second layer. Exclusive or means: *at least one* of them, **and** *not both* of
# them. You have three gates for that. Build `xor` out of `perceptron`, `AND`, `OR` and `NAND`.

# %% question="xor"

# %% check="xor"
for inputs, target in zip([(0, 0), (0, 1), (1, 0), (1, 1)], [0, 1, 1, 0]):
    got = xor(*inputs)
    assert np.shape(got) == (), f"xor{inputs} must be one number, got shape {np.shape(got)}"
    assert got == target, f"xor{inputs} gave {got}, expected {target}. At least one, AND not both?"
print("xor: two layers do what no single neuron can.")

# %% [markdown]
# What did the hidden layer do? It moved the points. In the plane of its two outputs, (0, 1) and (1, 0)
# fall on the *same* spot, and now one line is enough. Every deep network works this way: layer by
# layer it bends the space until a straight cut will do.

# %%
with figure_with("perceptron, AND, OR and NAND"):
    _, axes = plt.subplots(1, 2, figsize=(8, 2.8))
    hidden_places = np.stack([perceptron(corners, *OR), perceptron(corners, *NAND)], axis=-1)
    draw_plane(axes[0], lambda grid: [xor(*point) for point in grid], corners, [0, 1, 1, 0], "in the plane of the inputs", n=31)
    draw_plane(axes[1], lambda grid: perceptron(grid, *AND), hidden_places, [0, 1, 1, 0], "in the plane of the hidden layer")
    axes[1].set(xlabel="OR", ylabel="NAND")

# %% [markdown]
# **Written question (5 points).** Show that no choice of $w_1, w_2, b$ makes one perceptron compute
# XOR. (Write down what each of the four rows of the table demands, and add up the right rows.) Then
# say in one or two sentences what the hidden layer of your `xor` changes about the problem.

# %% [markdown] written="one-line-is-not-enough"
# The four rows demand
#
# 1. (0, 0) → 0: $b \le 0$
# 2. (0, 1) → 1: $w_2 + b > 0$
# 3. (1, 0) → 1: $w_1 + b > 0$
# 4. (1, 1) → 0: $w_1 + w_2 + b \le 0$
#
# Adding 2 and 3 gives $w_1 + w_2 + 2b > 0$. Adding 1 and 4 gives $w_1 + w_2 + 2b \le 0$. Both cannot
# hold. (In the picture: the middle of the square lies half-way between the two full dots and half-way
# between the two empty ones, so it would have to lie on both sides of the line.)
#
# The hidden layer computes new coordinates, OR and NAND. There (0, 1) and (1, 0) coincide at (1, 1),
# while (0, 0) and (1, 1) go to (0, 1) and (1, 0); these places are separable by a line, namely AND's.
# It works because the step between the layers is not linear.

# %% [markdown] rubric="one-line-is-not-enough"
# - 3 points: a proof. The four inequalities (1), two of which are combined (1) to a contradiction (1). A
#   sound geometric argument (crossing diagonals, convex sets) counts as much; "you cannot draw such a
#   line" without a reason gets 1 point in all.
# - 2 points: the hidden layer moves the points to a plane in which they are separable (1), and how:
#   (0, 1) and (1, 0) fall together, or the cut is AND's, or the step in between is what allows it (1).
# - Do not deduct for ≤ against < at 0.

# %% [markdown]
# ## Part 3 · Activations
#
# The step has a flaw: it is flat. Nudge a weight a little and the output does not change at all, so
# nothing tells the neuron which way to improve. Replace the step by a function with a **slope**, and
# learning becomes possible. That function is the **activation**.
#
# ### 3.1 Sigmoid
#
# A soft step, from 0 to 1, so its output can be read as a probability:
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}$$
#
# Type that in as it stands and it works, until a network hands you $x = -10000$. Then $e^{10000}$ does
# not fit into a float: numpy warns of an **overflow** and goes on with `inf`; the equal form
# $e^x/(1+e^x)$ even gives `inf / inf = nan`, which spoils everything it touches. So here the rule is: no
# overflow on the way. A power $e^{a}$ with $a \le 0$ can never overflow, and for negative x there is a form
# of the sigmoid that needs only such powers. (Multiply numerator and denominator by $e^x$.)

# %%
powers = np.array([-1000.0, -710.0, 0.0, 709.0, 710.0])
with np.errstate(over="ignore"):
    for a, value in zip(powers, np.exp(powers)):
        print(f"e to the {a:6.0f} = {value:.3g}")

# %% question="sigmoid"

# %% check="sigmoid"
got, expected = sigmoid(np.array([-2.0, 0.0, 2.0])), np.array(«sigmoid([-2.0, 0.0, 2.0])»)
assert np.allclose(got, expected), f"sigmoid([-2, 0, 2]) gave {got}, expected {expected}. Mind the sign in the exponent."
assert np.isclose(sigmoid(0), 0.5), f"sigmoid(0) must be 0.5 (a Python number works, too); got {sigmoid(0)}"
far = sigmoid(np.array([-10_000.0, 10_000.0]))
assert np.allclose(far, [0, 1]), f"sigmoid([-10000, 10000]) gave {far}, expected [0, 1]"
with np.errstate(over="raise", invalid="raise"):
    try:
        sigmoid(np.array([-10_000.0, 10_000.0]))
    except FloatingPointError as error:
        raise AssertionError(f"the values are right, but on the way: {error}. Let no power be positive.") from None
print("sigmoid: right, and safe from overflow.")

# %% [markdown]
# ### 3.2 Tanh
#
# Sigmoid's outputs are all positive, with a mean around 0.5, and what the next layer gets is lopsided.
# The hyperbolic tangent is the same curve stretched to run from −1 to 1, centred at 0, which usually
# trains better in hidden layers:
#
# $$\tanh(x) = \frac{e^x - e^{-x}}{e^x + e^{-x}}$$
#
# "The same curve stretched" is meant literally: find $a$ and $c$ in $\tanh(x) = a\,\sigma(2x) + c$, and
# you can build on what you have.

# %% question="tanh"

# %% check="tanh"
got, expected = tanh(np.array([-2.0, -0.5, 0.0, 1.0])), np.tanh([-2.0, -0.5, 0.0, 1.0])
assert np.allclose(got, expected), f"tanh([-2, -0.5, 0, 1]) gave {got}, expected {expected}. Is it σ(2x), or σ(x)?"
far = tanh(np.array([-10_000.0, 10_000.0]))
assert np.allclose(far, [-1, 1]), f"tanh([-10000, 10000]) gave {far}, expected [-1, 1]: never let e to a large power stand alone"
print("tanh: a stretched sigmoid.")

# %% [markdown]
# ### 3.3 ReLU and leaky ReLU
#
# The **rectified linear unit** is the simplest of all, and the first choice for hidden layers: pass what
# is positive, drop the rest. Its slope is exactly 1 wherever it is on. Where it is off its slope is 0,
# and a neuron that is off for every sample gets no gradient and never comes back, a *dead* ReLU. The
# **leaky ReLU** keeps a small slope `alpha` on the negative side for that case.
#
# $$\mathrm{relu}(x) = \begin{cases}x & x > 0\\ 0 & \text{otherwise}\end{cases} \qquad
# \mathrm{leaky}(x) = \begin{cases}x & x > 0\\ \alpha x & \text{otherwise}\end{cases}$$
#
# One trap for both: `x[x < 0] = 0` writes into the array that the caller still needs. Make a new one.

# %% question="relu"

# %% check="relu"
before = np.array([[-3.0, 0.0], [2.5, -0.1]])
given_in = before.copy()
got = relu(given_in)
assert np.array_equal(got, [[0, 0], [2.5, 0]]), f"relu of\n{before}\ngave\n{got}"
assert np.array_equal(given_in, before), "relu changed its input. Return a new array, for instance from np.where"
assert relu(-3) == 0 and relu(7) == 7, "relu must take Python numbers, too"
print("relu: positive numbers pass.")

# %% question="leaky_relu"

# %% check="leaky_relu"
got, expected = leaky_relu(np.array([-2.0, 0.0, 3.0])), np.array(«leaky_relu([-2.0, 0.0, 3.0])»)
assert np.allclose(got, expected), f"leaky_relu([-2, 0, 3]) gave {got}, expected {expected}. Which side does alpha scale?"
got = leaky_relu(np.array([-3, 2]), alpha=0.5)
assert np.allclose(got, [-1.5, 2]), f"whole numbers [-3, 2] with alpha=0.5 gave {got}, expected [-1.5, 2]. Was a fraction cut off?"
print("leaky_relu: a small slope keeps the neuron alive.")

# %% [markdown]
# ### 3.4 Softmax
#
# For a choice among several classes, the last layer gives one **score** per class, and softmax turns the
# scores into probabilities: all positive, adding up to 1, the largest score ahead.
#
# $$\mathrm{softmax}(x)_i = \frac{e^{x_i}}{\sum_j e^{x_j}}$$
#
# It only looks at *differences* between scores: add the same number to all, and nothing changes.

# %%
scores = np.array([2.0, 1.0, 0.1])
_, axes = plt.subplots(1, 3, figsize=(8, 2.4), sharey=True)
for ax, factor in zip(axes, [1, 3, 0.3]):
    shares = np.exp(factor * scores)
    ax.bar(["cat", "dog", "fish"], shares / np.sum(shares), color=["C0", "C1", "C2"])
    ax.set_title("scores " + ", ".join(f"{s:g}" for s in factor * scores))
axes[0].set_ylabel("probability")
plt.tight_layout()
plt.show()

# %% [markdown]
# Two things to get right. Scores of 1000 overflow, as before; use that a shift changes nothing, and shift
# so that no power is positive *in any row*. And in a batch `(N, C)` each row is a question of its own, so
# the sum runs along an axis, by default the last. (`keepdims=True` is your friend.)

# %% question="softmax"

# %% check="softmax"
got, expected = softmax(np.array([2.0, 1.0, 0.1])), np.array(«softmax([2.0, 1.0, 0.1])»)
assert np.allclose(got, expected), f"softmax([2, 1, 0.1]) gave {got}, expected {expected}"
got = softmax(np.array([[2.0, 1.0, 0.1], [0.0, 0.0, 0.0]]))
assert np.allclose(np.sum(got, axis=1), 1), f"each ROW must add up to 1; your rows add up to {np.sum(got, axis=1)}"
got = softmax(np.array([[2.0, 1.0, 0.1], [0.0, 0.0, 0.0]]), axis=0)
assert np.allclose(np.sum(got, axis=0), 1), f"with axis=0 each COLUMN must add up to 1; yours add up to {np.sum(got, axis=0)}"
got = softmax(np.array([[10_000.0, 0.0], [-10_000.0, -10_000.0]]))
assert np.allclose(got, [[1, 0], [0.5, 0.5]]), f"softmax of [[10000, 0], [-10000, -10000]] gave\n{got}\nShift each row by its own largest score."
print("softmax: probabilities, row by row, for scores of any size.")

# %% [markdown]
# With two classes softmax is an old friend: the probability of the first is the sigmoid of the
# difference of the scores.

# %% check="softmax"
z = np.linspace(-4, 4, 9)
first = softmax(np.stack([z, np.zeros(9)], axis=-1))[:, 0]
assert np.allclose(first, 1 / (1 + np.exp(-z))), f"softmax of (z, 0) must be sigmoid(z) for the first class; got {first}"
print("softmax of (z, 0) is (sigmoid(z), 1 - sigmoid(z)).")

# %% [markdown]
# ### 3.5 All six, with their slopes
#
# The dashed lines are the slopes: what is left of a gradient after it has passed back through the
# neuron. Look at the two ends of sigmoid and tanh.

# %%
z = np.linspace(-6, 6, 241)
with figure_with("step, sigmoid, tanh, relu, leaky_relu and softmax"):
    curves = {
        "step": step(z),
        "sigmoid": sigmoid(z),
        "tanh": tanh(z),
        "relu": relu(z),
        "leaky_relu, alpha = 0.1": leaky_relu(z, 0.1),
        "softmax of (z, 0, 1), first": softmax(np.stack([z, 0 * z, 0 * z + 1], axis=-1))[:, 0],
    }
    _, axes = plt.subplots(2, 3, figsize=(8, 4.2), sharex=True)
    for ax, (name, y) in zip(axes.flat, curves.items()):
        ax.plot(z, y)
        if name != "step":  # its slope is 0 everywhere, and none at 0
            ax.plot(z, np.gradient(y, z), "C3--")
        ax.set_title(name)

# %% [markdown]
# **Why sigmoid's gradient vanishes.** On its way back through a network the gradient is multiplied by one
# such slope per layer. Sigmoid's slope is *at most* 0.25 (at 0), and far less at the ends. After ten layers
# at most $0.25^{10}$, a millionth, is left: the first layers hardly learn. That was another winter of
# neural networks. ReLU's slope is 1 wherever it is on, so nothing shrinks, and deep networks train.

# %%
depth = np.arange(1, 21)
plt.figure(figsize=(6, 2.8))
plt.semilogy(depth, 1.0**depth, "C2o-", ms=3, label="relu, on: 1")
plt.semilogy(depth, 0.42**depth, "C1o-", ms=3, label="tanh at z = 1: 0.42")
plt.semilogy(depth, 0.25**depth, "C0o-", ms=3, label="sigmoid at its best: 0.25")
plt.semilogy(depth, 0.045**depth, "C3o-", ms=3, label="sigmoid at z = 3: 0.045")
plt.title("what the activations leave of a gradient")
plt.xlabel("layers")
plt.legend(fontsize=8)
plt.tight_layout()
plt.show()

# %% [markdown]
# ## Part 4 · Layers
#
# A layer is many neurons that look at the same inputs. Put the weights of each neuron into one *column*
# of a matrix W, and the whole layer, for a whole batch, is one matrix product. Below, the small network
# of the lecture with 3, 3, 4 and 1 nodes, and the shapes of its matrices.

# %%
widths = [3, 3, 4, 1]
_, ax = plt.subplots(figsize=(7, 2.8))
heights = [np.linspace(0, 1, n + 2)[1:-1] for n in widths]
for i, (before, after) in enumerate(zip(heights, heights[1:])):
    for start in before:
        for end in after:
            ax.plot([i, i + 1], [start, end], "0.7", lw=0.8, zorder=1)
    ax.text(i + 0.5, 1.0, f"W is ({len(before)}, {len(after)})", ha="center")
for i, height in enumerate(heights):
    ax.plot(np.full(len(height), i), height, "o", ms=14, mfc=f"C{i}", mec="k", zorder=2)
ax.set(xlim=(-0.3, 3.3), ylim=(0, 1.1), xticks=range(4), yticks=[])
ax.set_xticklabels(["x (N, 3)", "a¹ (N, 3)", "a² (N, 4)", "ŷ (N, 1)"])
ax.grid(False)
plt.show()

# %% [markdown]
# ### 4.1 The matrix product
#
# Entry (i, j) is *row* i of A times *column* j of B. So A needs as many columns as B has rows:
# `(N, K)` times `(K, M)` is `(N, M)`. Build it once by hand, with loops or with broadcasting; afterwards
# you have earned the `@`.

# %%
A, B = np.array([[1, 2], [3, 4], [5, 6]]), np.array([[1, 3], [2, 4]])
_, axes = plt.subplots(1, 3, figsize=(7, 2.2))
for ax, matrix, title in zip(axes, [A, B, None], ["A (3, 2)", "B (2, 2)", "A times B (3, 2)"]):
    marked = np.zeros((3, 2) if matrix is None else matrix.shape)
    if title[0] == "A":
        marked[1, :] = matrix is not None
    if title[0] == "B":
        marked[:, 0] = 1
    if matrix is None:
        marked[1, 0] = 1
        ax.text(0, 1, "3·1+4·2", ha="center", va="center", fontsize=8)
    else:
        for (i, j), entry in np.ndenumerate(matrix):
            ax.text(j, i, entry, ha="center", va="center")
    ax.imshow(marked, cmap="Oranges", vmax=2)
    ax.set(title=title, xticks=[], yticks=[])
    ax.grid(False)
plt.tight_layout()
plt.show()

# %% question="matmul"

# %% check="matmul"
got, expected = matmul(A, B), np.array(«matmul([[1, 2], [3, 4], [5, 6]], [[1, 3], [2, 4]])»)
assert np.shape(got) == (3, 2), f"(3, 2) times (2, 2) is (3, 2), got shape {np.shape(got)}"
assert np.array_equal(got, expected), f"the lecture's example gave\n{got}\nexpected\n{expected}. Rows of A, columns of B?"
try:
    matmul(B, A)
except ValueError:
    print("matmul: rows meet columns; (2, 2) times (3, 2) is refused.")
else:
    raise AssertionError("(2, 2) times (3, 2) does not fit and must raise ValueError")

# %% [markdown]
# ### 4.2 The transpose
#
# (3, 2) times (3, 2) does not fit, but turn the second matrix on its side and it does. The **transpose**
# makes rows of columns. Backpropagation, next week, is full of it.

# %% question="transpose"

# %% check="transpose"
got = transpose(A)
assert np.shape(got) == (2, 3), f"the transpose of a (3, 2) matrix is (2, 3), got shape {np.shape(got)}. (A reshape is no transpose.)"
assert np.array_equal(got, [[1, 3, 5], [2, 4, 6]]), f"transpose of\n{A}\ngave\n{got}"
print("transpose: entry (i, j) goes to (j, i).")

# %% [markdown]
# ### 4.3 A dense layer
#
# $$\mathrm{dense}(x) = \mathrm{activation}(x\,W + b)$$
#
# First the weighted sums, then the bias, last the activation. The activation comes as a name (or a
# function, or `None`); this helper is given, so that you need not look names up yourself.

# %% given="activate"

# %% question="dense"

# %% check="dense"
x_two = np.array([[1.0, 2.0], [0.0, -1.0]])
W_two, b_two = np.array([[1.0, 0.0, -1.0], [0.5, 1.0, 1.0]]), np.array([0.0, -3.0, 0.5])
got, expected = dense(x_two, W_two, b_two), np.array(«dense([[1.0, 2.0], [0.0, -1.0]], [[1.0, 0.0, -1.0], [0.5, 1.0, 1.0]], [0.0, -3.0, 0.5])»)
assert np.shape(got) == (2, 3), f"2 samples and 3 neurons give shape (2, 3), got {np.shape(got)}"
assert np.allclose(got, expected), f"x W + b gave\n{got}\nexpected\n{expected}"
got = dense(x_two, W_two, b_two, "relu")
assert np.allclose(got, np.maximum(expected, 0)), f"with 'relu':\n{got}\nexpected\n{np.maximum(expected, 0)}. The bias comes before the activation."
try:
    dense(x_two, W_two.T, b_two)
except ValueError:
    print("dense: one layer, a whole batch at once.")
else:
    raise AssertionError("x (2, 2) and W (3, 2) do not fit and must raise ValueError")

# %% [markdown]
# ### 4.4 The forward pass
#
# A network is a list of layers `(W, b, activation)`. The output of each is the input of the next, from
# left to right: that is all of the **forward pass**. As a check, XOR once more, now as matrices, and all
# four inputs in one batch.

# %% question="feedforward"

# %% check="feedforward"
xor_network = [
    (np.array([[1.0, -1.0], [1.0, -1.0]]), np.array([-0.5, 1.5]), "step"),  # OR and NAND, one a column
    (np.array([[1.0], [1.0]]), np.array([-1.5]), "step"),  # AND
]
got = feedforward(corners, xor_network)
assert np.shape(got) == (4, 1), f"4 samples and 1 output give shape (4, 1), got {np.shape(got)}"
assert np.array_equal(got, [[0], [1], [1], [0]]), f"the XOR network gave {np.ravel(got)}, expected [0 1 1 0]. Is each output the next input?"
lecture_network = [(np.full((n, m), 0.5), np.zeros(m), "sigmoid") for n, m in [(3, 3), (3, 4), (4, 1)]]
got, expected = feedforward(np.array([[1.0, 2.0, 3.0]]), lecture_network), «feedforward([[1.0, 2.0, 3.0]], [(np.full((n, m), 0.5), np.zeros(m), "sigmoid") for n, m in [(3, 3), (3, 4), (4, 1)]])»
assert np.allclose(got, expected), f"the 3-3-4-1 network gave {got}, expected {expected}"
print("feedforward: a network that answers.")

# %% [markdown]
# ### 4.5 Why activations at all?
#
# Here are two networks with the same weights: 2 inputs, three hidden layers of 16 neurons, one output.
# The left one has no activation; the right one has tanh. Colour is the output, the black line is where
# it is 0.

# %%
rng = np.random.default_rng(4)
shapes = [(2, 16), (16, 16), (16, 16), (16, 1)]
weights = [(rng.normal(size=shape) * 1.5 / np.sqrt(shape[0]), rng.normal(size=shape[1])) for shape in shapes]
side = np.linspace(-3, 3, 41)
plane = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)  # (1681, 2)
with figure_with("feedforward"):
    _, axes = plt.subplots(1, 2, figsize=(7, 2.8))
    for ax, activation in zip(axes, [None, "tanh"]):
        hidden_layers = [(W, b, activation) for W, b in weights[:-1]]
        output = feedforward(plane, [*hidden_layers, (*weights[-1], None)])
        output = np.reshape(output, (41, 41)) - np.median(output)
        ax.contourf(side, side, output, levels=12, cmap="RdBu")
        ax.contour(side, side, output, levels=[0], colors="k")
        ax.set(title=f"hidden activation: {activation}", aspect="equal")

# %% [markdown]
# Without activations four layers draw a straight line, the very thing one perceptron draws. The reason is
# arithmetic. The lecture's example: first $2x$, then $4x + 4$. Fed with $x = 2$ they give $4$, then $20$. "So
# both together are just $10x$", one could think, since $10 \cdot 2 = 20$. Try another x before you believe it.
#
# Write `collapse_linear`: it folds a stack of layers without activation into *one* layer that gives the
# same output for **every** input. Work out on paper what $(xW_1 + b_1)W_2 + b_2$ is; watch what becomes of
# $b_1$.

# %% question="collapse_linear"

# %% check="collapse_linear"
two_layers = [(np.array([[2.0]]), np.array([0.0])), (np.array([[4.0]]), np.array([4.0]))]
W_one, b_one = collapse_linear(two_layers)
assert np.shape(W_one) == (1, 1) and np.shape(b_one) == (1,), f"W must be (1, 1) and b (1,); got {np.shape(W_one)} and {np.shape(b_one)}"
assert np.allclose(W_one, «collapse_linear([([[2]], [0]), ([[4]], [4])])[0]»), f"2x, then 4x + 4: the slope of both is not {W_one}. (10x is right at x = 2 alone.)"
assert np.allclose(b_one, «collapse_linear([([[2]], [0]), ([[4]], [4])])[1]»), f"2x, then 4x + 4: the constant of both is not {b_one}"
deep = [(rng.normal(size=shape), rng.normal(size=shape[1])) for shape in [(3, 5), (5, 2), (2, 4)]]
W_one, b_one = collapse_linear(deep)
x_three = np.arange(6.0).reshape(2, 3)
expected = x_three
for W, b in deep:
    expected = np.matmul(expected, W) + b
got = np.matmul(x_three, W_one) + b_one
assert np.allclose(got, expected), f"three random layers give\n{expected}\nyour one layer gives\n{got}\nDoes b of the first layer pass through the later W?"
print("collapse_linear: a hundred linear layers are one.")

# %%
numbers = np.linspace(-1, 4, 11)
with figure_with("collapse_linear"):
    W_one, b_one = collapse_linear(two_layers)
    plt.figure(figsize=(5, 2.6))
    plt.plot(numbers, 4 * (2 * numbers) + 4, "C0o", label="layer by layer")
    plt.plot(numbers, 10 * numbers, "C3--", label="10x")
    plt.plot(numbers, np.matmul(numbers[:, None], W_one) + b_one, "C0", label="your collapse_linear")
    plt.plot(2, 20, "k*", ms=12)
    plt.legend(fontsize=8)

# %% [markdown]
# **Written question (5 points).** (a) At which x is "$10x$" right, and what is the composite of $2x$ and
# $4x + 4$ really? (b) A friend has a network of 50 dense layers without activations and wants to add 50
# more, "for more power". What do you tell them? (c) Why is a sigmoid after each of the 100 layers no good
# advice either, and what would you take in the hidden layers?

# %% [markdown] written="why-nonlinear"
# (a) $4 \cdot (2x) + 4 = 8x + 4$. It equals $10x$ only where $8x + 4 = 10x$, at $x = 2$, the one input that was
# tried.
#
# (b) Layers without activation compose to $xW + b$ with $W = W_1W_2\cdots$: one layer does the same, however
# many there are. The 50 new layers add weights and computing time, but no function that one layer could
# not compute (a narrow layer can even lose some). The boundary stays a straight line. An activation between
# the layers that is not linear is what depth needs.
#
# (c) The gradient is multiplied by the sigmoid's slope in each layer, at most 0.25: after 100 layers nothing
# is left of it ($0.25^{100} \approx 10^{-60}$) and the early layers do not learn. ReLU in the hidden layers
# (slope 1 where it is on), or leaky ReLU; sigmoid or softmax at the output alone, where probabilities are
# wanted.

# %% [markdown] rubric="why-nonlinear"
# - (a) 1 point: $8x + 4$, equal to $10x$ at $x = 2$ only (both needed).
# - (b) 2 points: the stack is one linear (affine) layer, with a reason such as $W_1W_2$ or `collapse_linear`
#   (1); so add non-linear activations, not layers (1).
# - (c) 2 points: slopes of at most 0.25 multiply, the gradient vanishes (1); ReLU or a relative of it for
#   hidden layers (1).
