# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown] lang="en"
# # Problem set 2 · Losses, numerical gradients, backpropagation
#
# Last week your network could *answer*. It could not yet *learn*. Learning needs two numbers for
# every answer: **how wrong was it** (the loss), and **which way does each weight have to move to make
# it less wrong** (the gradient). By the end of this notebook you have written both, for a whole
# network, and have watched it learn.
#
# | part | you write | points |
# |---|---|---|
# | 1 · How wrong? | `mse`, `mae`, `one_hot`, `cross_entropy`, `softmax_cross_entropy` and its gradient | 36 |
# | 2 · Which way? By trying | `numerical_diff`, `numerical_gradient`, `relative_error` | 16 |
# | 3 · Which way? By the chain rule | `Add`, `Multiply`, `ReLU`, `Sigmoid`, `Affine`, `SoftmaxWithLoss`, `TwoLayerNet` | 38 |
# | written | two short answers | 10 |
#
# **Time:** about six hours. **Rules of the house:** logarithms are natural; compute in float64 (numpy's
# default); a function never changes its arguments; unusable input raises `ValueError`. Replace each
# `raise NotImplementedError()`; the cell below each question checks a few cases, and hidden checks
# try many more after you submit.

# %% [markdown] lang="ko"
# # 과제 2 · 손실 함수, 수치 미분, 역전파
#
# 지난주의 신경망은 답을 낼 수는 있었지만 배우지는 못했습니다. 배우려면 두 가지가 필요합니다.
# **얼마나 틀렸는가**(손실), 그리고 **각 가중치를 어느 쪽으로 옮겨야 덜 틀리는가**(기울기)입니다.
# 이 노트북을 마치면 두 가지를 모두 직접 구현하고, 신경망이 배우는 모습을 보게 됩니다.
#
# | 부분 | 구현할 것 | 점수 |
# |---|---|---|
# | 1 · 얼마나 틀렸나 | `mse`, `mae`, `one_hot`, `cross_entropy`, `softmax_cross_entropy`와 그 기울기 | 36 |
# | 2 · 어느 쪽으로? 직접 움직여 보기 | `numerical_diff`, `numerical_gradient`, `relative_error` | 16 |
# | 3 · 어느 쪽으로? 연쇄 법칙 | `Add`, `Multiply`, `ReLU`, `Sigmoid`, `Affine`, `SoftmaxWithLoss`, `TwoLayerNet` | 38 |
# | 서술형 | 짧은 답 두 개 | 10 |
#
# **예상 시간:** 약 여섯 시간. **약속:** 로그는 자연로그, 계산은 float64(넘파이 기본값)로 합니다.
# 함수는 인자를 바꾸지 않으며, 쓸 수 없는 입력에는 `ValueError`를 냅니다.

# %% given="Array"
import time
from collections.abc import Callable
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
# ## Part 1 · How wrong?
#
# ### 1.1 Numbers: squared and absolute error
#
# A loss turns all the mistakes of a model into **one number that is never negative**. Why not just
# add the errors up? Because an error of +10 and one of −10 would cancel, and a bad model would
# look perfect. So we drop the sign: by squaring, or by taking the absolute value.
#
# $$\mathrm{MSE}=\frac1n\sum_i (y_i-t_i)^2 \qquad\qquad \mathrm{MAE}=\frac1n\sum_i |y_i-t_i|$$
#
# On the left is the line of the lecture, $y = 0.3x + 1.2$, and what it misses at five made-up points.
# On the right is the price of one miss: squaring forgives what is smaller than 1 and punishes what
# is larger.

# %%
x_data, t_data = np.array([1.0, 2, 3, 4, 5]), np.array([1.0, 2.2, 1.7, 3.6, 2.4])
line = 0.3 * x_data + 1.2
fig, (left, right) = plt.subplots(1, 2)
left.plot(x_data, line, "C0", label="0.3 x + 1.2")
left.vlines(x_data, line, t_data, "C3", label="y − t")
left.plot(x_data, t_data, "ko", label="t")
left.set(title="what the line misses", xlabel="x")
left.legend()
miss = np.linspace(-2, 2, 81)
right.plot(miss, miss**2, label="(y − t)²")
right.plot(miss, np.abs(miss), label="|y − t|")
right.set(title="the price of one miss", xlabel="y − t")
right.legend()
plt.tight_layout()
plt.show()

# %% [markdown]
# Three of your functions compare two arrays entry by entry. Numpy would happily *broadcast* a column
# `(N, 1)` against a row `(N,)` to an `N × N` table and average over that, which is a bug you can
# search for days. This helper refuses; use it if you like.

# %% given="matching"

# %% question="mse"

# %% check="mse"
got, expected = mse(line, t_data), «mse([1.5, 1.8, 2.1, 2.4, 2.7], [1.0, 2.2, 1.7, 3.6, 2.4])»
assert np.isclose(got, expected), f"mse of the line above gave {got}, expected {expected}. The mean of the squares?"
got, expected = mse([[1, 2], [3, 4]], [[1, 2], [3, 0]]), «mse([[1, 2], [3, 4]], [[1, 2], [3, 0]])»
assert np.isclose(got, expected), f"on a 2×2 array: {got}, expected {expected}. Divide by all elements, not by rows."
try:
    mse(np.ones((3, 1)), np.ones(3))
except ValueError:
    print("mse: one number for all elements, and unequal shapes are refused.")
else:
    raise AssertionError("mse of shapes (3, 1) and (3,) must raise ValueError: it would compare 9 pairs, not 3.")

# %% question="mae"

# %% check="mae"
got, expected = mae(line, t_data), «mae([1.5, 1.8, 2.1, 2.4, 2.7], [1.0, 2.2, 1.7, 3.6, 2.4])»
assert np.isclose(got, expected), f"mae of the line above gave {got}, expected {expected}. Do misses up and down cancel?"
outlier = np.where(x_data == 5, 20.0, t_data)
print(f"One outlier at x = 5 multiplies the squared error by {mse(line, outlier) / mse(line, t_data):.0f},")
print(f"the absolute error only by {mae(line, outlier) / mae(line, t_data):.0f}.")

# %% [markdown]
# ### 1.2 Classes: one-hot targets
#
# Cat, dog, fish: numbering them 0, 1, 2 is handy for storage, but says that a fish is "twice a dog".
# As targets we use one row per sample with a single 1 in the place of its class. Data sets store
# labels as `(N,)` or as a column `(N, 1)`, so take both.
#
# Mind labels that are out of range: numpy reads index −1 as "the last", and a wrong label would
# silently become a fish.

# %% question="one_hot"

# %% check="one_hot"
got, expected = one_hot([1, 2, 0, 1], 3), np.array(«one_hot([1, 2, 0, 1], 3)»)
assert np.shape(got) == (4, 3), f"4 labels and 3 classes make shape (4, 3), got {np.shape(got)}"
assert np.array_equal(got, expected), f"one_hot([1, 2, 0, 1], 3) gave\n{got}\nexpected\n{expected}"
column = one_hot(np.array([[1], [2]]), 4)
assert np.shape(column) == (2, 4), f"labels (2, 1) and 4 classes make shape (2, 4), got {np.shape(column)}. Flatten the labels?"
for bad in ([0, 3], [-1, 0]):
    try:
        one_hot(bad, 3)
    except ValueError:
        continue
    raise AssertionError(f"one_hot({bad}, 3) must raise ValueError: with 3 classes the labels are 0, 1 and 2.")
print("one_hot: rows, columns and bad labels are right.")

# %% [markdown]
# ### 1.3 Classes: cross-entropy
#
# A classifier answers with a probability for each class. We only ask: **which probability did you give
# to the truth?** and charge $-\log$ of it. Sure and right costs nothing; sure and wrong costs
# without limit.
#
# $$E = -\sum_{c} t_c \log p_c \quad\text{for one sample, and the mean of these over a batch of } N$$
#
# The example of the lecture: the picture shows a dog, the classes are (cat, dog, fish). First the
# model says (0.2, 0.3, 0.5), after some training (0.3, 0.5, 0.2), in the end (0, 1, 0).

# %%
p_axis = np.linspace(0.002, 1, 300)
plt.figure(figsize=(5.5, 3))
plt.plot(p_axis, -np.log(p_axis))
for p_dog in (0.3, 0.5, 1.0):
    plt.plot(p_dog, -np.log(p_dog), "C3o")
    plt.annotate(f"p(dog) = {p_dog}: {abs(np.log(p_dog)):.2f}", (p_dog, -np.log(p_dog)), (4, 12), textcoords="offset points", rotation=20)
plt.xlim(0, 1.35)
plt.title("the price of an answer: −log p")
plt.xlabel("probability given to the right class")
plt.tight_layout()
plt.show()

# %% [markdown]
# Two traps wait here. The logarithm of 0 is −∞, so no probability below a tiny `eps` may **enter the
# logarithm** (adding `eps` to the result helps nobody). And targets come in several forms; the
# helper below brings them all into one-hot form, with your `one_hot`.

# %% given="as_one_hot"

# %% question="cross_entropy"

# %% check="cross_entropy"
for p, expected in [((0.2, 0.3, 0.5), «cross_entropy([0.2, 0.3, 0.5], 1)»), ((0.3, 0.5, 0.2), «cross_entropy([0.3, 0.5, 0.2], 1)»), ((0.0, 1.0, 0.0), 0.0)]:
    got = cross_entropy(p, [0, 1, 0])
    assert np.isfinite(got), f"p = {p} gave {got}. Keep 0 out of the logarithm."
    assert np.isclose(got, expected, atol=1e-5), f"p = {p}, a dog: got {got}, expected {expected:.4f} = −log {p[1]}"
    print(f"p = {p}: loss {abs(got):.2f}")
batch = np.array([[0.2, 0.3, 0.5], [0.3, 0.5, 0.2]])
expected = «cross_entropy([[0.2, 0.3, 0.5], [0.3, 0.5, 0.2]], [1, 1])»
for t in ([[0, 1, 0], [0, 1, 0]], [1, 1], [[1], [1]]):
    got = cross_entropy(batch, np.array(t))
    assert np.isclose(got, expected, atol=1e-5), f"batch of two dogs, t = {t}: got {got}, expected {expected}. The mean over the 2 samples (not over the 6 entries)?"
got = cross_entropy([0.0, 1.0], 0)
assert np.isclose(got, «cross_entropy([0.0, 1.0], 0)»), f"p = 0 for the truth gave {got}, expected −log(1e-7) = {-np.log(1e-7):.2f}"
print("cross_entropy: the lecture's numbers, batches, labels and p = 0 are right.")

# %% [markdown]
# ### 1.4 Softmax and cross-entropy belong together
#
# A network ends in scores ("logits"); softmax turns them into probabilities, cross-entropy charges for
# them. Doing the two one after another loses information: a probability below about $10^{-308}$ becomes
# 0 in float64, and then its logarithm is gone, whatever we clip. Yet the answer was there all along:
#
# $$\log p_c = \log\frac{e^{z_c}}{\sum_j e^{z_j}} = (z_c - m) - \log\sum_j e^{z_j-m},\qquad m=\max_j z_j$$
#
# On the right-hand side the largest exponent is 0, so nothing overflows, and the logarithm sees
# a number of at least 1, so nothing vanishes. Here is `softmax` as you know it from problem set 1 (you
# will want it for the gradient, not for the loss).

# %% given="softmax"

# %% question="softmax_cross_entropy"

# %% check="softmax_cross_entropy"
got, expected = softmax_cross_entropy([[1.0, 2.0, 0.0], [0.0, 0.0, 0.0]], [1, 2]), «softmax_cross_entropy([[1.0, 2.0, 0.0], [0.0, 0.0, 0.0]], [1, 2])»
assert np.isclose(got, expected), f"got {got}, expected {expected}: the mean of −log softmax over the two samples"
got = softmax_cross_entropy([[1000.0, 0.0]], [1])
assert np.isclose(got, 1000.0), f"logits (1000, 0), truth 1: got {got}, expected 1000. Never form the probability: it underflows to 0."
got = softmax_cross_entropy([[10000.0, 0.0], [-10000.0, 0.0]], [0, 0])
assert np.isclose(got, 5000.0), f"logits of ±10⁴: got {got}, expected 5000. Subtract the maximum of each row on its own."
print("softmax_cross_entropy: exact, even for enormous logits.")

# %%
with figure_with("cross_entropy and softmax_cross_entropy"):
    gaps = np.linspace(0, 60, 61)
    plt.figure(figsize=(5.5, 2.8))
    plt.plot(gaps, [cross_entropy(softmax(np.array([[g, 0.0]])), [1]) for g in gaps], label="cross_entropy(softmax(z))")
    plt.plot(gaps, [softmax_cross_entropy([[g, 0.0]], [1]) for g in gaps], "--", label="softmax_cross_entropy(z)")
    plt.title("how wrong is z = (gap, 0) when class 1 is true?")
    plt.xlabel("gap: beyond 16 the clipped loss is flat and teaches nothing")
    plt.legend()

# %% [markdown]
# ### 1.5 The most beautiful gradient of the course
#
# Differentiate that loss with respect to the scores, and everything complicated cancels:
#
# $$\frac{\partial E}{\partial z} = \frac{1}{N}\,(p - t), \qquad p=\mathrm{softmax}(z)$$
#
# *What you said minus what is true.* Push down each wrong class by the probability it got, push up the
# right one by what was missing. The $1/N$ is there because the loss is a **mean** over the batch.

# %% question="softmax_cross_entropy_grad"

# %% check="softmax_cross_entropy_grad"
z, t = [[1.0, 2.0, 0.0], [0.0, 0.0, 0.0]], [1, 2]
got, expected = softmax_cross_entropy_grad(z, t), np.array(«softmax_cross_entropy_grad([[1.0, 2.0, 0.0], [0.0, 0.0, 0.0]], [1, 2])»)
assert np.shape(got) == (2, 3), f"the gradient has the shape of the logits, (2, 3), got {np.shape(got)}"
assert np.allclose(got, expected), f"got\n{got}\nexpected\n{expected}\nIs it softmax − one-hot (not the reverse), divided by N = 2?"
assert np.allclose(np.sum(got, axis=1), 0), "each row must add up to 0: what one class loses the others gain"
print("softmax_cross_entropy_grad: right, and every row adds up to 0.")

# %%
with figure_with("softmax_cross_entropy_grad"):
    z = np.array([2.0, 1.0, -1.0])
    fig, axes = plt.subplots(1, 3, figsize=(8, 2.4), sharey=True)
    for ax, values, title in zip(axes, (softmax(z), [0, 1, 0], softmax_cross_entropy_grad(z, 1)), ("said: p", "true: t", "gradient: p − t")):
        ax.bar(["cat", "dog", "fish"], values, color=["C3" if v > 0 else "C2" for v in values] if "−" in title else "C0")
        ax.axhline(0, color="k", lw=0.8)
        ax.set_title(title)

# %% [markdown]
# ## Part 2 · Which way? By trying
#
# ### 2.1 The slope of a function
#
# A computer cannot let $h$ go to 0, but it can take $h$ small: wiggle the input, see how much the
# output moves. Wiggling to **both** sides is far better than to one: the errors of the two halves nearly cancel.
#
# $$\text{forward: } \frac{f(x+h)-f(x)}{h} \qquad\qquad \text{central: } \frac{f(x+h)-f(x-h)}{2h}$$

# %%
curve, h, at = np.linspace(-0.1, 2.1, 60), 0.8, 1.0
plt.figure(figsize=(5.5, 3))
plt.plot(curve, curve**3, "k", label="x³")
for (a, b), name in {(at, at + h): "forward", (at - h, at + h): "central"}.items():
    slope = (b**3 - a**3) / (b - a)
    plt.plot(curve, at**3 + slope * (curve - at), label=f"{name}: slope {slope:.2f}")
plt.plot(curve, 1 + 3 * (curve - 1), "k:", label="tangent: slope 3")
plt.ylim(-2, 8)
plt.title("x³ at 1 with the huge step h = 0.8")
plt.legend()
plt.show()

# %% question="numerical_diff"

# %% check="numerical_diff"
got, expected = numerical_diff(lambda x: x**3, 1, h=0.8), «numerical_diff(lambda x: x**3, 1, h=0.8)»
assert np.isclose(got, expected), f"x³ at 1 with h = 0.8 gave {got}, expected {expected} (the central slope in the figure)"
got = numerical_diff(lambda x: 0.01 * x**2 + 0.1 * x, 5)
assert np.isclose(got, 0.2, atol=1e-8), f"0.01x² + 0.1x at 5 gave {got}, expected 0.2. Divide by 2h: the two points lie 2h apart."
print("numerical_diff: right.")

# %% [markdown]
# How small should $h$ be? Try them all, for $e^x$ at 1, where the slope is known:

# %%
with figure_with("numerical_diff"):
    steps = 10.0 ** np.arange(-14, 0.1, 0.5)
    central = [abs(numerical_diff(np.exp, 1.0, h) / np.e - 1) for h in steps]
    forward = [abs((np.exp(1 + h) - np.exp(1)) / h / np.e - 1) for h in steps]
    plt.figure(figsize=(5.5, 3))
    plt.loglog(steps, forward, "o-", ms=3, label="forward")
    plt.loglog(steps, central, "o-", ms=3, label="central")
    plt.axvline(1e-4, color="k", ls=":", label="our default, 1e-4")
    plt.title("relative error of the slope of $e^x$ at 1")
    plt.xlabel("step h")
    plt.legend()

# %% [markdown]
# **Written question: the best step (5 points).** Read the figure above. (a) Why does the error of the central
# difference first fall when $h$ shrinks from 1, and how fast (what is the slope of that arm in the log-log
# plot, and of the forward difference's)? (b) Why does it rise again when $h$ gets smaller still? (c) About
# which $h$ is best for the central difference, and is our default far from it?

# %% [markdown] written="best-step"
# (a) Taylor: $f(x\pm h)=f\pm hf'+\tfrac{h^2}{2}f''\pm\tfrac{h^3}{6}f'''+\dots$ In the central difference the
# $f''$ terms cancel, and the error is about $\tfrac{h^2}{6}f'''$: ten times smaller $h$, a hundred times
# smaller error, slope 2 in the log-log plot. In the forward difference $\tfrac h2 f''$ stays: slope 1.
#
# (b) $f(x+h)$ and $f(x-h)$ are rounded to about 16 digits. For tiny $h$ they agree in most of them, the
# subtraction leaves mostly the rounding error, about $10^{-16}|f|$, and dividing by $2h$ blows it up: the
# error grows like $1/h$.
#
# (c) Where the two are equal, $h^2\approx10^{-16}/h$, so $h\approx10^{-5}$, with an error of about $10^{-11}$. The default
# $10^{-4}$ is near it (error about $10^{-9}$) and safely on the smooth side.

# %% [markdown] rubric="best-step"
# - 2 points: (a) truncation error from Taylor (or "the chord approaches the tangent") **and** order 2 against 1.
#   1 point if only one of the two.
# - 2 points: (b) rounding / cancellation of nearly equal numbers (1) that the division by h enlarges (1).
# - 1 point: (c) between 1e-6 and 1e-4, read from the figure or derived; the default is close enough.

# %% [markdown]
# ### 2.2 The slope in every direction
#
# With several inputs, wiggle **one entry at a time** and hold the others still: that is a partial
# derivative. All of them together are the gradient, an array of the shape of $x$. The lecture's example:
#
# $$f(x_1,x_2)=3x_1^4+2x_1^2x_2^2+7x_2^4,\qquad \frac{\partial f}{\partial x_1}=12x_1^3+4x_1x_2^2,\qquad \frac{\partial f}{\partial x_2}=4x_1^2x_2+28x_2^3$$
#
# Two traps: an array of whole numbers cannot hold $x + 10^{-4}$ (it rounds down, and the slope comes out as 0
# or huge), and whoever wiggles an entry must put back exactly what was there.
# Hint: `for i in np.ndindex(x.shape)` visits every entry of an array of any rank.

# %% question="numerical_gradient"

# %% check="numerical_gradient"
def lecture(x):
    return 3 * x[0] ** 4 + 2 * x[0] ** 2 * x[1] ** 2 + 7 * x[1] ** 4


x = np.array([1.0, 2.0])
expected = np.array([12 * x[0] ** 3 + 4 * x[0] * x[1] ** 2, 4 * x[0] ** 2 * x[1] + 28 * x[1] ** 3])
got = numerical_gradient(lecture, x)
assert np.allclose(got, expected), f"the lecture's f at (1, 2): got {got}, expected {expected}. Is only one entry moved at a time?"
assert np.array_equal(x, [1.0, 2.0]), f"x was (1, 2) and is now {x}: put every entry back"
got = numerical_gradient(lecture, np.array([1, 2]))
assert np.allclose(got, expected), f"whole numbers x = [1 2]: got {got}, expected {expected}. Convert x to float first."
got = numerical_gradient(lambda x: np.sum(x**2), np.ones((2, 3)))
assert np.shape(got) == (2, 3) and np.allclose(got, 2), f"Σx² on a (2, 3) array of ones: got {got}, expected all 2"
print("numerical_gradient: the lecture's partial derivatives, whole numbers and matrices are right.")

# %%
with figure_with("numerical_gradient"):
    grid = np.linspace(-1, 1, 60)
    points = np.linspace(-0.8, 0.8, 7)
    arrows = [(a, b, *-numerical_gradient(lecture, np.array([a, b]))) for a in points for b in points]
    plt.figure(figsize=(4, 3.6))
    plt.contour(grid, grid, lecture(np.array(np.meshgrid(grid, grid))), levels=np.geomspace(0.02, 12, 10), cmap="viridis")
    a, b, da, db = np.array(arrows).T
    length = np.hypot(da, db) + 1e-9
    plt.quiver(a, b, da / length, db / length, color="C3", scale=18)
    plt.title("minus the gradient points downhill")

# %% [markdown]
# ### 2.3 Are two gradients the same?
#
# The numerical gradient is slow and a little inexact, but easy to get right. That makes it the perfect **judge**
# for the fast gradients of part 3. An absolute difference of 0.001 is much for a slope of 0.002 and nothing for
# a slope of 1000, so we compare relative to the size, and take the worst entry:
#
# $$\max_i \frac{|a_i-b_i|}{\max(10^{-8},\ |a_i|+|b_i|)}$$

# %% question="relative_error"

# %% check="relative_error"
for a, b, expected in [([1.0, 4.0], [3.0, 4.0], 0.5), ([0.0, 0.0], [0.0, 0.0], 0.0), ([1.0], [-1.0], 1.0)]:
    got = relative_error(a, b)
    assert np.isclose(got, expected), f"relative_error({a}, {b}) gave {got}, expected {expected}"
with_judge = relative_error(softmax_cross_entropy_grad([[1.0, 2.0, 0.0]], [1]), numerical_gradient(lambda z: softmax_cross_entropy(z, [1]), np.array([[1.0, 2.0, 0.0]])))
print(f"relative_error: right. Your softmax_cross_entropy_grad against the judge: {with_judge:.1e}")
assert with_judge < 1e-6, "softmax_cross_entropy_grad and numerical_gradient disagree: one of them is wrong"

# %% [markdown]
# ## Part 3 · Which way? By the chain rule
#
# ### 3.1 Numbers that flow both ways
#
# Write a computation as a graph of tiny steps. **Forward**, each node takes its inputs and hands on its
# output (black). **Backward**, each node receives the slope of the final result with respect to its output
# (red) and multiplies it by its own local slope, which is all the chain rule says. No node needs to know the
# rest of the graph.
#
# Three notebooks at 5 coins each, 4 coins for delivery, and 10 % tax on all of it. How much does the total move when
# one of the numbers moves by a little?

# %%
def draw_graph(places, edges):
    """Draw nodes (text at a place) and edges (from, to, number forward, number backward)."""
    plt.figure(figsize=(8.5, 3.4))
    for text, (column, row) in places.items():
        plt.text(column, row, text.split("#")[0], ha="center", va="center", size=11, zorder=3, bbox={"boxstyle": "round", "fc": "#fff3c4" if text[0] in "×+" else "#e8f0fe"})
    for start, end, forward, backward in edges:
        (x0, y0), (x1, y1) = places[start], places[end]
        plt.annotate("", (x1, y1), (x0, y0), arrowprops={"arrowstyle": "->", "color": "gray", "shrinkA": 22, "shrinkB": 14})
        plt.text((x0 + x1) / 2, (y0 + y1) / 2 + 0.12, f"{forward:g}", ha="center", color="k")
        plt.text((x0 + x1) / 2, (y0 + y1) / 2 - 0.34, f"{backward:g}", ha="center", color="C3")
    plt.axis((-0.4, 4.4, -1.1, 3))
    plt.axis("off")
    plt.title("black: values, forward →      red: slopes of the total, ← backward", size=10)
    plt.show()


places = {"price": (0, 2.7), "count": (0, 0.9), "×": (1, 1.8), "delivery": (1, -0.1), "+": (2, 1), "tax": (2, -0.8), "×#": (3, 0.3), "total": (4, 0.3)}
draw_graph(places, [
    ("price", "×", 5, 3.3), ("count", "×", 3, 5.5), ("×", "+", 15, 1.1), ("delivery", "+", 4, 1.1),
    ("+", "×#", 19, 1.1), ("tax", "×#", 1.1, 19), ("×#", "total", 20.9, 1),
])  # fmt: skip

# %% [markdown]
# An addition hands the slope on unchanged to both inputs. A multiplication hands it on times **the other** input: the
# dearer the notebook, the more one more notebook matters.

# %% question="Add"

# %% check="Add"
node = Add()
assert node.forward(9.0, 4.0) == 13.0, f"9 + 4 gave {node.forward(9.0, 4.0)}"
got = node.backward(1.1)
assert tuple(got) == (1.1, 1.1), f"backward(1.1) gave {got}, expected (1.1, 1.1): both inputs move the sum one to one"
print("Add: right.")

# %% question="Multiply"

# %% check="Multiply"
price_count, with_delivery, with_tax = Multiply(), Add(), Multiply()
total = with_tax.forward(with_delivery.forward(price_count.forward(3.0, 2.0), 4.0), 1.1)  # now two notebooks at 3 coins
assert np.isclose(total, 11.0), f"(3 · 2 + 4) · 1.1 gave {total}, expected 11"
d_sum, d_tax = with_tax.backward(1.0)
d_product, d_delivery = Add().backward(d_sum)
d_price, d_count = price_count.backward(d_product)
got = [d_price, d_count, d_delivery, d_tax]
assert np.allclose(got, [2.2, 3.3, 1.1, 10.0]), f"two notebooks: slopes by price, count, delivery, tax are {got}, expected 2.2, 3.3, 1.1, 10. Does each input get dout times the OTHER input?"
print(f"Multiply: right. One coin more for each of two notebooks costs {d_price:.1f} in the end.")

# %% [markdown]
# ### 3.2 Activations
#
# The same idea for whole arrays, entry by entry. `forward` keeps what `backward` needs:
#
# - **ReLU** is a gate: where the *input* was positive the slope passes, elsewhere it stops.
# - **Sigmoid** has the slope $y(1-y)$, where $y$ is its own *output*: so keep the output, not the input.

# %% question="ReLU"

# %% check="ReLU"
layer, x = ReLU(), np.array([[-2.0, 0.0], [3.0, 0.5]])
got = layer.forward(x)
assert np.array_equal(got, [[0, 0], [3, 0.5]]), f"forward gave {got}"
got = layer.backward(np.array([[10.0, 20.0], [-30.0, 40.0]]))
assert np.array_equal(got, [[0, 0], [-30, 40]]), f"backward gave\n{got}\nexpected dout where x > 0, else 0 (a negative dout passes an open gate)"
assert x[0, 0] == -2, "forward wrote into its input x: make a new array"
print("ReLU: right.")

# %% question="Sigmoid"

# %% check="Sigmoid"
layer = Sigmoid()
got, expected = layer.forward(np.array([-1.0, 0.0, 2.0])), np.array(«Sigmoid().forward(np.array([-1.0, 0.0, 2.0]))»)
assert np.allclose(got, expected), f"forward gave {got}, expected {expected}"
got, expected = layer.backward(np.array([1.0, 1.0, 10.0])), np.array([1, 1, 10]) * expected * (1 - expected)
assert np.allclose(got, expected), f"backward gave {got}, expected {expected}: dout · y · (1 − y) with the output y"
got = layer.forward(np.array([-1e4, 1e4]))
assert np.allclose(got, [0, 1]), f"sigmoid of ∓10⁴ gave {got}, expected 0 and 1"
print("Sigmoid: right.")

# %%
with figure_with("ReLU and Sigmoid"):
    x = np.linspace(-6, 6, 121)
    fig, axes = plt.subplots(1, 2, figsize=(8, 2.5))
    for ax, layer in zip(axes, (ReLU(), Sigmoid())):
        ax.plot(x, layer.forward(x), label="forward")
        ax.plot(x, layer.backward(np.ones_like(x)), "C3", label="slope")
        ax.set(title=type(layer).__name__, ylim=(-0.1, 1.5))
        ax.legend()

# %% [markdown]
# ### 3.3 Affine: the layer with the weights
#
# $y = xW + b$ for a whole batch. With the slope $dy$ of the shape of $y$, the three slopes are
#
# $$dx = dy\,W^\top \qquad dW = x^\top dy \qquad db = \sum_{\text{rows}} dy$$
#
# There is no need to remember where the transposes go: **a slope has the shape of what it belongs to**, and only one
# order of the factors fits. Each row of the batch used the same $W$ and $b$, so their slopes add up over the rows.

# %%
def draw_shapes(ax, factors, title):
    """Draw matrices as rectangles, their true proportions beside one another."""
    left = 0.0
    for name, rows, columns, colour in factors:
        if rows:
            ax.add_patch(plt.Rectangle((left, -rows / 2), columns, rows, fc=colour, ec="k", alpha=0.6))
            name += f"\n{rows}×{columns}"
        ax.text(left + columns / 2, 0, name, ha="center", va="center", size=7)
        left += columns + 0.6
    ax.set(xlim=(-0.5, left), ylim=(-3.6, 3.6), aspect="equal", title=title)
    ax.axis("off")


fig, axes = plt.subplots(1, 3, figsize=(9, 2.4))
draw_shapes(axes[0], [("dx", 6, 3, "C0"), ("=", 0, 0.5, ""), ("dy", 6, 2, "C3"), ("Wᵀ", 2, 3, "C2")], "N = 6, D = 3, M = 2")
draw_shapes(axes[1], [("dW", 3, 2, "C2"), ("=", 0, 0.5, ""), ("xᵀ", 3, 6, "C0"), ("dy", 6, 2, "C3")], "sums over the batch")
draw_shapes(axes[2], [("db", 1, 2, "C1"), ("= Σ rows of", 0, 4, ""), ("dy", 6, 2, "C3")], "sums over the batch")
plt.show()

# %% [markdown]
# Like Keras's `Dense`, the layer works on the last axis, whatever stands before it: `(N, D)` or `(N, 7, 7, D)`. For $dW$ and
# $db$ all the leading axes count as rows: `x.reshape(-1, D)`.

# %% question="Affine"

# %% check="Affine"
W, b = np.array([[1.0, 0.0], [2.0, -1.0], [0.0, 3.0]]), np.array([0.5, -0.5])
layer, x = Affine(W, b), np.array([[1.0, 2.0, 3.0], [0.0, 1.0, 0.0]])
got, expected = layer.forward(x), x @ W + b
assert np.allclose(got, expected), f"forward gave\n{got}\nexpected\n{expected}"
dout = np.array([[1.0, 2.0], [10.0, 0.0]])
dx = layer.backward(dout)
for name, got, expected in (("dx", dx, [[1, 0, 6], [10, 20, 0]]), ("dW", layer.dW, [[1, 2], [12, 4], [3, 6]]), ("db", layer.db, [11, 2])):
    assert np.shape(got) == np.shape(expected), f"{name} has shape {np.shape(got)}, expected {np.shape(expected)}: that of what it belongs to"
    assert np.allclose(got, expected), f"{name} is\n{got}\nexpected\n{np.array(expected)}"
cube = np.arange(12.0).reshape(2, 2, 3)
layer.forward(cube)
dx = layer.backward(np.ones((2, 2, 2)))
assert dx.shape == cube.shape, f"for x of shape (2, 2, 3) dx has shape {dx.shape}"
assert np.allclose(layer.db, 4), f"db for 2·2 positions with slope 1 is {layer.db}, expected [4. 4.]: sum over all leading axes"
print("Affine: right for batches and for higher ranks.")

# %% [markdown]
# ### 3.4 The last layer
#
# Softmax and cross-entropy in one layer, made of your two functions of part 1. A layer's `backward` multiplies by the
# slope it receives; here that is 1, as nothing comes after the loss.

# %% question="SoftmaxWithLoss"

# %% check="SoftmaxWithLoss"
layer, z, t = SoftmaxWithLoss(), np.array([[1.0, 2.0, 0.0], [0.0, 0.0, 0.0]]), np.array([1, 2])
got, expected = layer.forward(z, t), «softmax_cross_entropy([[1.0, 2.0, 0.0], [0.0, 0.0, 0.0]], [1, 2])»
assert np.isclose(got, expected), f"forward gave {got}, expected {expected}"
got, expected = layer.backward(), np.array(«softmax_cross_entropy_grad([[1.0, 2.0, 0.0], [0.0, 0.0, 0.0]], [1, 2])»)
assert np.allclose(got, expected), f"backward gave\n{got}\nexpected\n{expected}"
assert np.allclose(layer.backward(3.0), 3 * expected), "backward(3.0) must be three times backward(1.0)"
print("SoftmaxWithLoss: right.")

# %% [markdown]
# ### 3.5 A whole network
#
# Affine → ReLU → Affine → softmax with loss. Forward in this order, backward in reverse, each layer handing its slope to the
# one before it. The chain rule of the lecture, in one line of code for each layer.
#
# Build the layers from `self.params` in each call (they cost nothing): then the network uses the present weights,
# also after somebody replaced them, as every optimizer of next week will do.

# %% question="TwoLayerNet"

# %% check="TwoLayerNet"
rng = np.random.default_rng(1)
net = TwoLayerNet(4, 5, 3, rng)
shapes = {key: value.shape for key, value in net.params.items()}
assert shapes == {"W1": (4, 5), "b1": (5,), "W2": (5, 3), "b2": (3,)}, f"params have the shapes {shapes}"
x, t = rng.normal(size=(6, 4)), np.array([0, 1, 2, 2, 1, 0])
assert net.predict(x).shape == (6, 3), f"predict gave shape {net.predict(x).shape}, expected (6, 3)"
slopes = net.gradient(x, t)
for key, value in net.params.items():

    def loss_at(changed, key=key):
        probe = TwoLayerNet(4, 5, 3, np.random.default_rng(0))
        probe.params = {**net.params, key: changed}
        return probe.loss(x, t)

    error = relative_error(slopes[key], numerical_gradient(loss_at, value))
    print(f"{key}: relative error {error:.1e}")
    assert error < 1e-4, f"backpropagation and the numerical gradient disagree for {key}. (If all the layers passed: are they called in reverse order, and built from the present self.params?)"
print("TwoLayerNet: your backpropagation equals the numerical gradient.")

# %% [markdown]
# ### 3.6 The reward
#
# With a gradient, learning is one line: step a little against it. Three interleaved spirals, 2 inputs, 40 hidden units,
# 3 classes. (Next week is about doing this step well.)

# %%
with figure_with("TwoLayerNet"):
    rng = np.random.default_rng(7)
    t = np.repeat(np.arange(3), 60)
    radius = np.tile(np.linspace(0.1, 1, 60), 3)
    angle = 4 * radius + t * 2 * np.pi / 3 + rng.normal(0, 0.12, 180)
    x = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    net, losses = TwoLayerNet(2, 40, 3, rng), []
    for _ in range(600):
        losses.append(net.loss(x, t))
        slopes = net.gradient(x, t)
        net.params = {key: value - 0.8 * slopes[key] for key, value in net.params.items()}
    accuracy = np.mean(np.argmax(net.predict(x), axis=1) == t)
    axis = np.linspace(-1.1, 1.1, 80)
    plane = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
    fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3))
    left.plot(losses)
    left.set(title="loss", xlabel="step")
    right.contourf(axis, axis, np.argmax(net.predict(plane), axis=1).reshape(80, 80), levels=[-0.5, 0.5, 1.5, 2.5], alpha=0.3, colors=["C0", "C1", "C2"])
    right.scatter(*x.T, c=[f"C{label}" for label in t], s=8)
    right.set(title=f"{accuracy:.0%} right")

# %%
with figure_with("TwoLayerNet and numerical_gradient"):
    sizes, numerical, backprop = (4, 8, 16, 32), [], []
    for hidden in sizes:
        net = TwoLayerNet(2, hidden, 3, rng)

        def loss_of(W1):
            probe.params = {**net.params, "W1": W1}
            return probe.loss(x, t)

        probe = TwoLayerNet(2, hidden, 3, rng)
        clock = time.perf_counter()
        numerical_gradient(loss_of, net.params["W1"])
        numerical.append(1000 * (time.perf_counter() - clock))
        clock = time.perf_counter()
        net.gradient(x, t)
        backprop.append(1000 * (time.perf_counter() - clock))
    plt.figure(figsize=(5.5, 2.8))
    plt.plot([2 * hidden for hidden in sizes], numerical, "o-", label="numerical, W1 alone")
    plt.plot([2 * hidden for hidden in sizes], backprop, "o-", label="backpropagation, everything")
    plt.title("milliseconds for one gradient")
    plt.xlabel("weights in W1")
    plt.legend()

# %% [markdown]
# **Written question: why backpropagation? (5 points)** A fully connected network for handwritten digits has 669,706
# parameters (you will count them in problem set 5). Say one forward pass takes 1 millisecond. (a) How many forward passes does one
# numerical gradient with the central difference take, and how long is that? (b) Roughly how long does backpropagation take,
# and why does its cost not grow with the number of parameters in the same way? (c) Then what is `numerical_gradient` still good for?

# %% [markdown] written="why-backpropagation"
# (a) Two forward passes for each parameter: 2 · 669,706 = 1,339,412 passes, at 1 ms about 1,340 s, more than 22 minutes for a single step.
#
# (b) One forward and one backward pass, together about as much as three forward passes: a few milliseconds. The backward pass computes the
# slope at each node once and every weight behind that node reuses it (the chain rule shares its factors); the numerical gradient runs the
# whole network anew for each weight.
#
# (c) As a judge: it only needs the forward pass, so it is easy to get right. Compare it with backpropagation on a tiny network, once,
# and train with backpropagation.

# %% [markdown] rubric="why-backpropagation"
# - 2 points: (a) 2 × 669,706 passes (1; "one pass per parameter" gets it too if forward differences are named) and about 22 minutes (1).
# - 2 points: (b) a small constant number of passes (1), because intermediate slopes are shared / computed once (1).
# - 1 point: (c) gradient check of a hand-written backward pass.
