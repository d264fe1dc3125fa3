# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown] lang="en"
# # Problem set 5 · Pooling, shapes and parameter counts
#
# *About six hours. 100 points: sixteen functions (90) and two short written answers (10).*
#
# Last week you built the convolution layer. A network needs two more things: a layer that **shrinks**
# the maps between convolutions, and a person who knows, before training starts, **what shape** comes out
# of every layer and **how many numbers** there are to learn. This week you build the first and become
# the second. At the end you summarize any network on paper, exactly as Keras does, and settle a question
# about the most famous CNN of the 1990s on which the lecture notes and the original paper disagree.
#
# How to work: fill in a function, run it, run the check below it. A check that fails tells you what to
# look at. Checks are worth nothing themselves; hidden checks call your functions with many other inputs.
# All arrays are channels-last: images `(H, W, C)`, batches `(N, H, W, C)`. A function never changes its
# arguments, and unusable input raises `ValueError`.

# %% [markdown] lang="ko"
# # 문제 5 · 풀링, 모양, 파라미터 수
#
# *약 여섯 시간. 100점: 함수 열여섯 개(90점)와 짧은 서술형 두 개(10점).*
#
# 지난주에는 합성곱층을 만들었습니다. 이번 주에는 합성곱 사이에서 특징 맵을 **줄이는** 풀링층을 만들고,
# 학습을 시작하기 전에 각 층의 **출력 모양**과 **파라미터 수**를 종이 위에서 계산합니다. 마지막에는 어떤
# 신경망이든 케라스와 똑같이 요약하고, 강의 노트와 원 논문이 서로 다르게 말하는 LeNet-5의 파라미터 수를
# 직접 세어 봅니다.
#
# 함수를 채우고 실행한 뒤, 아래의 확인 셀을 실행하세요. 실패한 확인은 무엇을 볼지 알려 줍니다. 숨은 채점은
# 다른 입력으로 함수를 부릅니다. 배열은 채널이 마지막입니다: 이미지 `(H, W, C)`, 배치 `(N, H, W, C)`.
# 함수는 인수를 바꾸지 않으며, 쓸 수 없는 입력에는 `ValueError`를 일으킵니다.

# %%
from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.cbook import get_sample_data
from numpy.typing import ArrayLike

plt.rcParams.update({"figure.figsize": (8, 2.6), "image.cmap": "gray", "font.size": 9})

# %% [markdown] lang="en"
# Every question below may use these two names and `pair`: a size is an integer or a pair
# `(rows, columns)`, and `pair(3, "stride")` is `(3, 3)`. `pair` is for sizes, which are at least 1: the
# first question's shift is none.

# %% given="Size, Row, pair"

# %% [markdown] lang="en"
# ## 1 · Why shrink at all? An image that moves
# A multilayer perceptron sees an image as one long row of numbers. Move the image by two pixels, and to
# the perceptron it is a different input. The lecture counts: of the 784 inputs of a 28×28 digit, 154
# change when it moves two pixels to the left; 77 turn from black to white, 77 from white to black.
# Here is a digit for which exactly that is true.

# %%
def draw_eight():
    y, x = np.mgrid[:28, :28] - 13.5
    x += 0.3 * y  # slanted
    image = np.zeros((28, 28), dtype=int)
    for middle, width in ((-5.75, 5.75), (5.75, 6.25)):  # its two rings
        outer = (x / width) ** 2 + ((y - middle) / 6.5) ** 2
        inner = (x / (width - 1.5)) ** 2 + ((y - middle) / 5) ** 2
        image[(outer <= 1) & (inner > 1)] = 1
    return image


def moved_left(image, pixels):
    return np.pad(image, ((0, 0), (0, pixels)))[:, pixels:]


def bare_axes(width, height):
    """Axes that fill a figure of so many inches, without frame and ticks."""
    axes = plt.figure(figsize=(width, height)).add_axes((0, 0, 1, 1))
    axes.axis("off")
    return axes


def show_the_move():
    moved = moved_left(digit, 2)
    axes = bare_axes(7, 2.6)
    changes = f"{np.sum(moved > digit)} brighter, {np.sum(moved < digit)} darker"
    for i, (title, image, colours) in enumerate([
        ("28 × 28 = 784 inputs", digit, "gray"),
        ("two pixels to the left", moved, "gray"),
        (changes, moved - digit, "bwr"),
    ]):  # fmt: skip
        axes.imshow(image, cmap=colours, extent=(34 * i, 34 * i + 28, 28, 0))
        axes.text(34 * i + 14, -1, title, ha="center")
    axes.set(xlim=(0, 96), ylim=(28, -4))


digit = draw_eight()
show_the_move()

# %% question="changed_inputs"

# %% check="changed_inputs"
got = changed_inputs([[0, 1, 1, 0]], -1)
assert got == 2, f"[[0, 1, 1, 0]] moved left is [[1, 1, 0, 0]]: 2 inputs change, you count {got}."
got = changed_inputs([[1, 0, 0]], -1)
assert got == 1, f"What leaves the frame is lost: [[1, 0, 0]] becomes [[0, 0, 0]], 1 change, not {got}."
got = changed_inputs([[1, 1], [3, 3]], (1, 0))
assert got == 4, f"One row down, [[1, 1], [3, 3]] becomes [[0, 0], [1, 1]]: 4 changes, not {got}."
got = changed_inputs(digit, -2)
assert got == 154, f"The digit above changes in 77 + 77 = 154 inputs, you count {got}."
print(f"changed_inputs: {changed_inputs(digit, -2)} of {digit.size} inputs change, as in the lecture.")

# %% [markdown] lang="en"
# ## 2 · How many positions has a window?
# Kernels and pools alike are windows that slide. On an axis of length $n$, padded by $p$ on either side,
# a window of length $f$ that moves by $s$ can stand at
#
# $$\frac{n + 2p - f}{s} + 1$$
#
# positions. The lecture asks that this be a natural number. Frameworks ask for less: what is left over at
# the end is dropped, so the result is rounded **down**. With `"same"` padding, as TensorFlow defines it,
# the result is $\lceil n / s \rceil$, whatever the window.

# %%
def show_the_windows():
    axes = bare_axes(7, 1.6)
    for n, left in ((7, 0), (8, 9)):
        axes.bar(left + np.arange(n) + 0.5, 0.9, 0.95, color="lightgray")
        for k, start in enumerate(range(0, n - 3 + 1, 2)):
            axes.plot([left + start + 0.1, left + start + 2.9], [1.2 + 0.3 * k] * 2, lw=4)
        title = f"n = {n}, f = 3, s = 2: {(n - 3) / 2 + 1:g} → {(n - 3) // 2 + 1} windows"
        axes.text(left + n / 2, 2.3, title, ha="center")
    axes.set(xlim=(-0.2, 17.2), ylim=(0, 2.7))


show_the_windows()

# %% question="conv_output_size"

# %% check="conv_output_size"
for case, expected, why in [
    ((28, 5, 1, 0), 24, "(28 + 0 - 5) / 1 + 1"),
    ((28, 3, 1, 1), 28, "(28 + 2 - 3) / 1 + 1: padding is on both sides"),
    ((8, 3, 2, 0), 3, "(8 - 3) / 2 + 1 = 3.5, rounded down"),
    ((7, 2, 2, "valid"), 3, '"valid" is padding 0'),
    ((7, 2, 2, "same"), 4, '"same" is 7 / 2 rounded up'),
    ((5, 9, 1, "same"), 5, '"same" pads as much as the window needs'),
]:
    got = conv_output_size(*case)
    assert got == expected, f"conv_output_size{case} gave {got}, expected {expected}: {why}."
try:
    got = conv_output_size(3, 4)
except ValueError as error:
    print("conv_output_size: right, and a window too long is refused:", error)
else:
    raise AssertionError(f"A window of 4 on an axis of 3 cannot stand anywhere: ValueError, not {got}.")

# %% [markdown] lang="en"
# ### The lecture's two rules
# Nothing breaks if a row is left over, but that row is never seen. When you design a network, ask:
# does the formula come out exactly, and does the pool divide the map in front of it?

# %% question="is_exact"

# %% check="is_exact"
for case, expected in [((7, 3, 2, 0), True), ((8, 3, 2, 0), False), ((8, 3, 2, 1), False),
                       ((9, 3, 2, 1), True), ((3, 3, 2, 0), True), ((2, 4, 2, 0), False)]:  # fmt: skip
    got = is_exact(*case)
    assert got == expected, f"is_exact{case} gave {got}, expected {expected}. What does the formula give?"
print("is_exact: right.")

# %% question="pool_divides"

# %% check="pool_divides"
assert pool_divides(28, 2), "28 is 14 pools of 2."
assert not pool_divides(7, 2), "7 is no multiple of 2: one row is left over."
assert not pool_divides(2, 4), "2 is no multiple of 4 (but 4 is one of 2: which way round?)"
print("pool_divides: right. 28 → 14 → 7, and there halving ends.")

# %% [markdown] lang="en"
# ## 3 · Pooling
# A pool slides over the map as a kernel does, but it has no weights: it passes on the largest, the
# smallest or the mean entry of its window. By default it moves by its own size, so windows do not
# overlap and a 2×2 pool leaves a quarter of the numbers. Each channel is pooled by itself: **the number of
# maps stays**. Below, the lecture's example: 4×4 becomes 2×2, and the maxima are 9, 8, 7, 9.

# %%
lecture_map = np.array([[1, 9, 3, 2], [4, 0, 8, 5], [7, 2, 6, 1], [3, 5, 0, 9]])
lecture_maxima = np.array([[9, 8], [7, 9]])


def show_numbers(*panels, **colours):
    """Draw (title, numbers, shades) side by side; the shades say how a number is coloured."""
    axes = bare_axes(7, 2.2)
    left = 0
    for title, numbers, shades in panels:
        rows, columns = numbers.shape
        axes.imshow(shades, extent=(left, left + columns, rows, 0), **colours)
        for (row, column), number in np.ndenumerate(numbers):
            axes.text(left + column + 0.5, row + 0.5, f"{number:g}", ha="center", va="center")
        axes.text(left + columns / 2, -0.2, title, ha="center")
        left += columns + 1
    axes.set(xlim=(0, left), ylim=(panels[0][1].shape[0], -0.7))


quarters = np.array([[0, 1], [2, 3]])
quarters_of_four = quarters.repeat(2, 0).repeat(2, 1)
show_numbers(
    ("4 × 4", lecture_map, quarters_of_four),
    ("the maxima", lecture_maxima, quarters),
    cmap="Pastel1", vmin=0, vmax=8,
)  # fmt: skip

# %% [markdown] lang="en"
# Where do the windows stand when there is padding, and which arguments cannot be? You answered that for
# convolution last week, so here it is given. It uses *your* `conv_output_size`.
#
# One thing is new. A convolution pads with zeros. In a pool a zero would be a lie: it beats every negative
# entry, and it pulls a mean towards 0. **Padding never wins a maximum or minimum and never counts in a
# mean.** What number could you pad with, so that it never wins?

# %% given="Pads, window_grid"

# %%
try:
    print("pool {}, stride {}, padding {}, output {}".format(*window_grid((1, 5, 4, 3), 2, None, "same")))
except Exception as error:
    print(f"Answer conv_output_size first ({type(error).__name__}).")

# %% question="max_pool2d"

# %% check="max_pool2d"
batch = lecture_map[None, :, :, None]  # (1, 4, 4, 1)
got = np.asarray(max_pool2d(batch))
assert got.shape == (1, 2, 2, 1), f"(1, 4, 4, 1) becomes (1, 2, 2, 1), but you return {got.shape}."
assert got.ravel().tolist() == [9, 8, 7, 9], f"The maxima are 9, 8, 7, 9, not {got.ravel()}."
got = np.asarray(max_pool2d(batch, 2, 1))
assert got.shape == (1, 3, 3, 1), f"With stride 1 the windows overlap: 3 × 3, but you return {got.shape}."
assert got[0, 0].ravel().tolist() == [9, 9, 8], f"Stride 1, first row: 9, 9, 8, not {got[0, 0].ravel()}."
got = np.asarray(max_pool2d(-batch - 1, 3, 2, "same"))
advice = "Does the padding win, or a start at 0?"
assert got.max() < 0, f"All entries are negative, but you find {got.max():g}. {advice}"
expected = «max_pool2d(-np.array([[1, 9, 3, 2], [4, 0, 8, 5], [7, 2, 6, 1], [3, 5, 0, 9]])[None, :, :, None] - 1, 3, 2, "same")[0, :, :, 0]»
got = got[0, :, :, 0].tolist()
assert got == expected, f'-x - 1, pool 3, stride 2, "same": expected {expected}, got {got}.'
x = np.arange(2 * 6 * 4 * 3).reshape(2, 6, 4, 3)
got = np.asarray(max_pool2d(x))
assert got.shape == (2, 3, 2, 3), f"(2, 6, 4, 3) becomes (2, 3, 2, 3): channels stay. You return {got.shape}."
text = f"The first window's maxima are 15, 16, 17, a channel each, not {got[0, 0, 0]}."
assert got[0, 0, 0].tolist() == [15, 16, 17], text
got = np.shape(max_pool2d(x, (3, 1)))
assert got == (2, 2, 4, 3), f"A pool (3, 1) moves by 3 rows, 1 column: (2, 2, 4, 3). You return {got}."
got = np.shape(max_pool2d(x, 2, (2, 1)))
assert got == (2, 3, 3, 3), f"Stride (2, 1) is 2 rows, 1 column: (2, 3, 3, 3). You return {got}."
print("max_pool2d: 9, 8, 7, 9, as in the lecture; padding never wins; channels stay.")

# %% question="min_pool2d"

# %% check="min_pool2d"
got = np.asarray(min_pool2d([[[[1], [9]], [[4], [3]]]]))
assert got.ravel().tolist() == [1], f"The smallest of 1, 9, 4, 3 is 1, not {got.ravel()}."
got = np.asarray(min_pool2d(np.full((1, 3, 3, 1), 5), padding="same"))
assert np.all(got == 5), f"The minimum of fives is 5, also at the border. Got {got.ravel()}."
print("min_pool2d: right.")

# %% question="avg_pool2d"

# %% check="avg_pool2d"
got = np.asarray(avg_pool2d([[[[1], [9]], [[4], [3]]]]))
assert np.allclose(got, 4.25), f"The mean of 1, 9, 4, 3 is 4.25, not {got.ravel()}."
got = np.asarray(avg_pool2d(np.full((1, 3, 3, 1), 5), padding="same"))
assert got.shape == (1, 2, 2, 1), f'(1, 3, 3, 1) under "same" becomes (1, 2, 2, 1), not {got.shape}.'
assert np.allclose(got, 5), f"The mean of fives is 5, also at the border. Got {got.ravel()}: does padding count?"
got = np.asarray(avg_pool2d(np.full((1, 3, 3, 1), 5), padding=1))
assert np.allclose(got, 5), f"With padding 1 the mean of fives is still 5. Got {got.ravel()}: does padding count?"
got = np.asarray(avg_pool2d([[[[1], [2], [3], [4], [5], [6]]]], (1, 3)))
assert np.allclose(got.ravel(), [2, 5]), f"1 2 3 | 4 5 6 have the means 2 and 5, not {got.ravel()}."
print("avg_pool2d: right.")

# %% [markdown] lang="en"
# The same three pools on a photograph. The maximum keeps bright details, the minimum dark ones, the mean
# blurs: pooling compresses, and what it drops is gone.

# %%
photo = plt.imread(get_sample_data("grace_hopper.jpg", asfileobj=False))[60:380:2, 100:420:2]


def show_the_pools():
    axes = bare_axes(8, 2.3)
    kinds = {"max": max_pool2d, "min": min_pool2d, "mean": avg_pool2d}
    for i, (title, pool) in enumerate({"photograph": None, **kinds}.items()):
        try:
            pooled = photo if pool is None else np.asarray(pool(photo[None], 8)[0]).astype(int)
            axes.imshow(pooled, extent=(17 * i, 17 * i + 16, 16, 0))
        except Exception as error:
            title += f"\n({type(error).__name__})"
        axes.text(17 * i + 8, -0.5, title if pool is None else f"{title}, 8 × 8", ha="center")
    axes.set(xlim=(0, 67), ylim=(16, -2.5))


show_the_pools()

# %% [markdown] lang="en"
# ### Global average pooling
# The most radical pool has neither size nor stride: it takes the mean of each whole map. Whatever the
# image's size, $C$ maps become a vector of $C$ numbers.

# %% question="global_avg_pool"

# %% check="global_avg_pool"
got = np.asarray(global_avg_pool([[[[1, 10], [3, 10]], [[5, 10], [7, 11]]]]))
assert got.shape == (1, 2), f"(1, 2, 2, 2) becomes (1, 2): one number for each channel. Got {got.shape}."
assert np.allclose(got, [[4, 10.25]]), f"The means of the two channels are 4 and 10.25, not {got}."
print("global_avg_pool: right.")

# %% [markdown] lang="en"
# Does pooling help with the image that moves? Move the digit and ask: which share of the white numbers is
# still white? Two pixels to the left, a fifth of the digit's pixels are; after a 4×4 max pool more than two
# thirds. A stroke may move within its window and nobody notices. Pooling is no cure, though: it
# forgives shifts that are smaller than the pool.

# %%
def show_what_stays():
    _, axes = plt.subplots(figsize=(6, 2.3))
    for size in (1, 2, 4, 7):
        stays = []
        for pixels in range(6):
            both = np.stack([digit, moved_left(digit, pixels)])[..., None]
            before, after = np.asarray(max_pool2d(both, size))
            stays.append(100 * np.sum(before * after) / np.sum(before))
        axes.plot(range(6), stays, "o-", label="no pool" if size == 1 else f"pool {size} × {size}")
    axes.set(xlabel="pixels to the left", ylabel="still white, %", ylim=(0, 105))
    axes.legend(fontsize=7, loc="upper left", bbox_to_anchor=(1, 1))
    axes.figure.subplots_adjust(right=0.75, bottom=0.2)


try:
    show_what_stays()
except Exception as error:
    plt.close()
    print(f"Answer max_pool2d first ({type(error).__name__}).")

# %% [markdown] lang="en"
# ## 4 · The way back
# Training needs the gradient of the loss by the input of each layer. Pooling has nothing to learn, but
# gradients must pass **through** it.
#
# - *Maximum*: nudging the winner of a window moves the output as much; nudging any other entry moves
#   nothing. So the winner gets the whole gradient. Where windows overlap, an entry may win several times:
#   its gradients add up. A tie goes to the first in row order.
# - *Mean* of $m$ entries: nudging any of them moves the output by $1/m$ of it. So all get an equal share.

# %%
winners = 1.0 * (lecture_map == lecture_maxima.repeat(2, 0).repeat(2, 1))
shares = np.full((4, 4), 0.25)
show_numbers(
    ("forward: x", lecture_map, lecture_map / 9),
    ("dout = 1, back through the max", winners, winners),
    ("dout = 1, back through the mean", shares, shares),
    cmap="Blues", vmin=0, vmax=2,
)  # fmt: skip

# %% question="max_pool2d_backward"

# %% check="max_pool2d_backward"
batch = lecture_map[None, :, :, None]
got = np.asarray(max_pool2d_backward([[[[1], [2]], [[3], [4]]]], batch))
expected = «max_pool2d_backward([[[[1], [2]], [[3], [4]]]], np.array([[1, 9, 3, 2], [4, 0, 8, 5], [7, 2, 6, 1], [3, 5, 0, 9]])[None, :, :, None])[0, :, :, 0]»
assert got.shape == batch.shape, f"The gradient has the shape of x, {batch.shape}, but yours has {got.shape}."
text = f"Gradients 1, 2, 3, 4 go to the winners:\n{np.array(expected)}\nnot\n{got[0, :, :, 0]}"
assert np.allclose(got[0, :, :, 0], expected), text
got = np.asarray(max_pool2d_backward([[[[2], [3]]]], [[[[0], [7], [1]], [[1], [2], [3]]]], 2, 1))
assert np.isclose(got[0, 0, 1, 0], 5), f"7 wins both windows: it gets 2 + 3 = 5, not {got[0, 0, 1, 0]:g}."
got = np.asarray(max_pool2d_backward([[[[5]]]], [[[[1], [4]], [[4], [4]]]]))
text = f"Of three fours the first in row order gets all: 0, 5, 0, 0, not {got.ravel()}."
assert got.ravel().tolist() == [0, 5, 0, 0], text
print("max_pool2d_backward: right.")

# %% question="avg_pool2d_backward"

# %% check="avg_pool2d_backward"
got = np.asarray(avg_pool2d_backward([[[[8]]]], np.zeros((1, 2, 2, 1))))
assert np.allclose(got, 2), f"8 shared among four entries is 2 for each, not {got.ravel()}."
got = np.asarray(avg_pool2d_backward([[[[4], [6]]]], np.zeros((1, 1, 3, 1)), 2, 2, "same"))
text = f"The second window holds one entry of x, which gets all 6: 2, 2, 6, not {got.ravel()}."
assert np.allclose(got.ravel(), [2, 2, 6]), text
got = np.asarray(avg_pool2d_backward([[[[2], [4]]]], np.zeros((1, 1, 3, 1)), (1, 2), 1))
text = f"The middle entry is in both windows and gets 1 + 2: 1, 3, 2, not {got.ravel()}."
assert np.allclose(got.ravel(), [1, 3, 2]), text
print("avg_pool2d_backward: right.")

# %% [markdown] lang="en"
# ## 5 · Counting parameters
# A parameter is a number that the network stores and, mostly, learns. Count before you build: it tells
# where a network is heavy, and it is how you notice that a layer is not what you meant.
#
# - **Convolution**: a filter spans *all* input channels. On a grey image a 3×3 filter has 9 weights, on
#   a colour image 27. The same weights are used at every position, so the image's size does not matter.
# - **Dense**: a weight for each pair of input and node. A single node on a 1000×1000 image has a million.
# - **Pooling, flattening, dropout, activations**: nothing.
# - **Batch normalization** (you will build it in problem set 8): four numbers for each channel.

# %%
def show_weights_against_size():
    sides = np.arange(1, 1001, 9)
    _, axes = plt.subplots(figsize=(4.8, 2.2))
    axes.plot(sides, sides**2, label="one dense node")
    axes.plot(sides, np.full(sides.shape, 27), label="one 3 × 3 filter: 9 (grey) or 27 (colour)")
    axes.set(xlabel="side of the image", title="weights")
    axes.set_yticks([0, 500_000, 1_000_000], ["0", "500,000", "1,000,000"])
    axes.figure.subplots_adjust(left=0.2, bottom=0.22)
    axes.legend(fontsize=7)


show_weights_against_size()

# %% question="conv_params"

# %% check="conv_params"
for case, expected, why in [
    ((3, 1, 1, False), 9, "one 3×3 filter on a grey image"),
    ((3, 3, 1, False), 27, "one 3×3 filter on a colour image: three channels deep"),
    ((3, 1, 32), 320, "the first layer of the MNIST CNN: 32 filters of 9 weights and a bias"),
    ((3, 32, 64), 18496, "its second layer: 64 × 3 × 3 × 32 + 64"),
    (((2, 5), 4, 3), 123, "a kernel of 2 rows and 5 columns"),
]:
    got = conv_params(*case)
    assert got == expected, f"conv_params{case} gave {got}, expected {expected}: {why}."
print("conv_params: 9, 27, 320 and 18,496, as in the lecture.")

# %% question="dense_params"

# %% check="dense_params"
for case, expected, why in [
    ((1000 * 1000, 1, False), 10**6, "one node on a 1000 × 1000 image"),
    ((784, 512), 401920, "784 × 512 weights and 512 biases"),
    ((512, 512), 262656, "512 × 512 weights and 512 biases"),
    ((512, 10), 5130, "512 × 10 weights and 10 biases"),
]:
    got = dense_params(*case)
    assert got == expected, f"dense_params{case} gave {got}, expected {expected}: {why}."
print("dense_params: right.")

# %% question="batchnorm_params"

# %% check="batchnorm_params"
got = tuple(batchnorm_params(32))
assert got == (64, 64), f"32 channels: γ and β are learned (64), mean and variance recorded (64). Got {got}."
print("batchnorm_params: right.")

# %% [markdown] lang="en"
# ## 6 · A whole network on paper
# Now put it together. A network is described as plain data, one dict for each layer, with the names that
# Keras uses. Walk through the list with the current shape in hand. Here are the lecture's networks; the
# last layers of each classify.

# %%
def Conv2D(filters, kernel_size, **more):
    return {"type": "Conv2D", "filters": filters, "kernel_size": kernel_size, **more}


def MaxPooling2D(pool_size=2, **more):
    return {"type": "MaxPooling2D", "pool_size": pool_size, **more}


def Flatten():
    return {"type": "Flatten"}


def Dropout(rate):
    return {"type": "Dropout", "rate": rate}


def Dense(units):
    return {"type": "Dense", "units": units}


mlp = [Flatten(), Dense(512), Dense(512), Dense(10)]
mnist_cnn = [
    Conv2D(32, 3, padding="same"), MaxPooling2D(),
    Conv2D(64, 3, padding="same"), MaxPooling2D(),
    Flatten(), Dense(64), Dense(10),
]  # fmt: skip
alexnet_lite = [
    Conv2D(16, 2, padding="same"), MaxPooling2D(),
    Conv2D(32, 2, padding="same"), MaxPooling2D(),
    Conv2D(64, 2, padding="same"), MaxPooling2D(),
    Flatten(), Dropout(0.3), Dense(500), Dropout(0.4), Dense(10),
]  # fmt: skip
small_cifar_net = [
    Conv2D(32, 3), MaxPooling2D(), Conv2D(64, 3), MaxPooling2D(), Conv2D(64, 3),
    Flatten(), Dense(64), Dense(10),
]  # fmt: skip
mnist_cnn[0]

# %% question="summarize"

# %% check="summarize"
def print_summary(table):
    for name, shape, parameters in table:
        print(f"{name:13} {str(tuple(shape)):13} {parameters:>9,}")
    print(f"{'together':27} {sum(row[2] for row in table):>9,}")


# the lecture's walk: 28×28 → four filters → pool → twelve filters; and 5×5×40 laid out in a row
lecture_walk = [Conv2D(4, 3, padding="same"), MaxPooling2D(), Conv2D(12, 3, padding="same")]
got = [tuple(row[1]) for row in summarize(lecture_walk, (28, 28, 1))]
assert got == [(28, 28, 4), (14, 14, 4), (14, 14, 12)], f"28×28×4, 14×14×4, 14×14×12, not {got}."
got = summarize([Flatten()], (5, 5, 40))[0][1]
assert tuple(got) == (1000,), f"5 × 5 × 40 laid out in a row is (1000,), not {got}. Are the channels in?"
for case, layers, input_shape, expected in [
    ("the MLP", mlp, (28, 28, 1), [401920, 262656, 5130]),
    ("the MNIST CNN", mnist_cnn, (28, 28, 1), [320, 18496, 200768, 650]),
    ("AlexNet-lite", alexnet_lite, (32, 32, 3), [208, 2080, 8256, 512500, 5010]),
    ("the 32–64–64 net", small_cifar_net, (32, 32, 3), [896, 18496, 36928, 65600, 650]),
]:
    got = [row[2] for row in summarize(layers, input_shape) if row[2]]
    assert got == expected, f"{case}: its layers have {expected} parameters, not {got}."
    print(f"{case}: {' + '.join(f'{count:,}' for count in expected)} = {sum(expected):,}")
print()
print_summary(summarize(mnist_cnn, (28, 28, 1)))

# %% [markdown] lang="en"
# Two pictures. First the volume that flows through the MNIST CNN: it gets narrower and deeper. Then where
# the parameters are: the MLP of the same task needs 669,706, the CNN 220,234, a third.

# %%
def show_shapes(table):
    axes = bare_axes(8, 2.2)
    x = 0.0
    for name, shape, _ in [("input", (28, 28, 1), 0), *table]:
        height, depth = (shape[0], shape[2]) if len(shape) == 3 else (min(shape[0], 42), 1)
        width = 1 + depth / 8
        colour = "wheat" if "Pool" in name else "lightsteelblue"
        axes.bar(x, height, width, -height / 2, color=colour, edgecolor="k")
        text = "×".join(map(str, shape)) + "\n" + name.replace("MaxPooling2D", "pool")
        axes.text(x, -23, text, ha="center", va="top", fontsize=8)
        x += 14
    axes.set(xlim=(-8, x - 6), ylim=(-34, 22))


def show_counts(tables):
    _, axes = plt.subplots(figsize=(8, 1.6))
    for label, table in tables.items():
        start = 0
        for name, _, parameters in table:
            axes.barh(label, parameters, left=start, edgecolor="white", height=0.7)
            if parameters > 50_000:
                axes.text(start + parameters / 2, label, f"{name}\n{parameters:,}", ha="center", va="center")
            start += parameters
        axes.text(start, label, f" {start:,}", va="center")
    axes.set(xlim=(0, 760_000), xticks=[], title="parameters, layer by layer")


try:
    show_shapes(summarize(mnist_cnn, (28, 28, 1)))
    show_counts({net: summarize(layers, (28, 28, 1)) for net, layers in [("MLP", mlp), ("CNN", mnist_cnn)]})
except Exception as error:
    plt.close("all")
    print(f"Answer summarize first ({type(error).__name__}).")

# %% [markdown] lang="en"
# ### Written question 1 (5 points)
# The MNIST CNN holds a third of the MLP's parameters, although more of its layers learn (four
# against three). (a) Which two properties of a convolution layer keep its count small? (b) Which *one* layer of
# the CNN holds most of its parameters, what share of them, and why? (c) Name one change that would make the
# CNN much smaller still without touching a convolution, and give the new total.

# %% [markdown] written="why-the-cnn-is-small"
# (a) *Local connections*: a filter looks at 3×3 pixels, not at the whole image. *Shared weights*: the same
# filter is used at every position, so the count does not depend on the image's size. Together the two
# convolutions need 320 + 18,496 = 18,816 parameters.
#
# (b) The first dense layer: 200,768 of 220,234, that is 91 %. Flatten hands it 7·7·64 = 3,136 inputs, and each
# is connected to each of 64 nodes: neither local nor shared.
#
# (c) Replace Flatten by GlobalAveragePooling2D: the first dense layer then has 64 inputs and
# 64·64 + 64 = 4,160 parameters. Total: 320 + 18,496 + 4,160 + 650 = 23,626. (Also right: a third pool
# before Flatten, 7 → 3: 3·3·64·64 + 64 = 36,928, total 56,394; or fewer nodes, with the count that follows.)

# %% [markdown] rubric="why-the-cnn-is-small"
# - 2 points: local connections (1) and shared weights (1), in any words. "It has pooling" alone: 0.
# - 2 points: the first dense layer (1), about 91 % because Flatten gives it 3,136 inputs, all connected (1).
# - 1 point: a change that works, with the right total. Any correct change counts.

# %% [markdown] lang="en"
# ## 7 · LeNet-5: who counted right?
# LeCun's network of 1998 read the amounts on a good part of the bank cheques in the USA. Its plan is the one that
# you know by now: convolve, shrink, convolve, shrink, classify.
#
# The lecture notes give it *about 14,000 parameters and 187,000 connections*; the paper of LeCun, Bottou,
# Bengio and Haffner (1998) says *60,000 and 340,908*. Both cannot be right. Count.

# %% question="lenet5_summary"

# %% check="lenet5_summary"
expected = ["C1", "S2", "C3", "S4", "C5", "Flatten", "F6", "output"]
got = [row[0] for row in lenet5_summary()]
assert got == expected, f"The rows are named {expected}, not {got}."
got = [row[1][0] for row in lenet5_summary()[:5]]
assert got == [28, 14, 10, 5, 1], f"The maps' sides are 28, 14, 10, 5, 1, not {got}: 32 pixels in, no padding."
got = sum(row[2] for row in lenet5_summary())
assert got == 61706, f"Together 61,706 parameters, you have {got:,}. Does each map of C3 see all six of S2?"
print_summary(lenet5_summary())

# %%
try:  # a connection is a parameter in use: each one is used at every position of the map
    for name, shape, parameters in lenet5_summary()[:5]:
        if parameters:
            H, W, _ = shape
            print(f"{name}: {H}·{W}·{parameters:,} = {H * W * parameters:,} connections")
except Exception as error:
    print(f"Answer lenet5_summary first ({type(error).__name__}).")

# %% [markdown] lang="en"
# ### Written question 2 (5 points)
# (a) Your count is 61,706, the paper says 60,000. In 1998 each map of C3 was connected to only some of the six maps
# of S2, which gave C3 1,516 parameters; each pooling map had one factor and one bias; and the ten output
# units had fixed, untrained weights. Do these three facts explain the difference exactly?
# (b) Can the notes' 14,000 parameters be right for this network? Can its 187,000 connections? One argument
# for each, from single layers.

# %% [markdown] written="which-figure-is-right"
# (a) Yes, to the unit. C1 156 + S2 2·6 = 12 + C3 1,516 + S4 2·16 = 32 + C5 48,120 + F6 10,164 + output 0
# = 60,000. From our count: 61,706 − 900 (C3: 2,416 → 1,516) + 44 (pools) − 850 (output) = 60,000.
#
# (b) No and no. C5 alone has 120·(5·5·16 + 1) = 48,120 parameters, more than three times 14,000.
# C1 uses its 156 parameters at 28·28 positions, 122,304 connections; C3, even with the sparse table, its
# 1,516 at 10·10 positions, 151,600. These two together are 273,904, more than 187,000. So the paper's figures can be
# right and the notes' cannot. (Adding up the layers with the pools, C5 and F6 gives 340,068; the paper
# prints 340,908.)

# %% [markdown] rubric="which-figure-is-right"
# - 2 points: the three facts turn 61,706 into 60,000, with the sum (1 point if one of them is miscounted).
# - 1.5 points: 14,000 is refuted by one layer (C5's 48,120, or F6 with the others).
# - 1.5 points: 187,000 is refuted by positions × parameters (C1 and C3 together, or all layers).
# - "The paper is right because it is the original" without a count: 1 point in all.

# %% [markdown] lang="en"
# ## 8 · What one unit sees
# A unit behind one 3×3 convolution depends on a patch of 3×3 pixels, its **receptive field**. Behind two of
# them it depends on 5×5. A stride multiplies: once a pool has halved the map, the next kernel's three rows
# lie two pixels apart. So depth and pooling let later layers see more, at little cost.

# %%
def show_a_field():
    _, axes = plt.subplots(figsize=(5.5, 1.7))
    for level, reach in enumerate((2, 1, 0)):  # input, first and second map
        units = np.arange(-reach, reach + 1)
        axes.plot(np.arange(-4, 5), np.full(9, level), "o", color="lightgray", ms=9)
        axes.plot(units, np.full(units.shape, level), "o", color="tab:blue", ms=9)
        for unit in units if level else ():
            axes.plot([unit - 1, unit, unit + 1], [level - 1, level, level - 1], color="tab:blue", lw=0.8)
    axes.set(xticks=[], ylim=(-0.4, 2.4))
    axes.set_yticks([0, 1, 2], ["input", "map 1", "map 2"])
    axes.set_title("two kernels of length 3: one unit sees five pixels")


show_a_field()

# %% question="receptive_field"

# %% check="receptive_field"
for case, expected, why in [
    ([Conv2D(8, 3)], (3, 3), "one 3×3 kernel"),
    ([Conv2D(8, 3), Conv2D(8, 3)], (5, 5), "two 3×3 kernels: 3 + 2"),
    ([Conv2D(8, 3), MaxPooling2D()], (4, 4), "a pool of 2 reaches one pixel further"),
    ([Conv2D(8, 3), MaxPooling2D(), Conv2D(8, 3)], (8, 8), "behind the pool a step is two pixels: 4 + 2·2"),
    ([Conv2D(8, 3, strides=2), Conv2D(8, 3)], (7, 7), "a convolution's stride counts as a pool's: 3 + 2·2"),
    ([Conv2D(1, (1, 5))], (1, 5), "one row, five columns"),
]:
    got = tuple(receptive_field(case))
    assert got == expected, f"expected {expected}, got {got}: {why}."
print("receptive_field: right.")

# %%
def show_fields():
    _, axes = plt.subplots(figsize=(4.5, 2.1))
    for label, block in {
        "conv, conv, pool": [Conv2D(8, 3), Conv2D(8, 3), MaxPooling2D()],
        "conv, conv": [Conv2D(8, 3), Conv2D(8, 3)],
    }.items():
        axes.plot(range(1, 6), [receptive_field(block * n)[0] for n in range(1, 6)], "o-", label=label)
    axes.set(xlabel="blocks", ylabel="pixels seen, a side", xticks=range(1, 6))
    axes.figure.subplots_adjust(bottom=0.22)
    axes.legend()


try:
    show_fields()
except Exception as error:
    plt.close()
    print(f"Answer receptive_field first ({type(error).__name__}).")

# %% [markdown] lang="en"
# That is the whole toolbox: you can convolve, pool, go back through both, and read a network like a
# bill. Next week the networks of this page are trained, the MLP with 669,706 parameters against the
# CNN with 220,234.
