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
# float arrays, and compute in float (an image is an array of `uint8`, where 200 + 200 is 144: make
# floats of it first); a function never changes its arguments; what a docstring lists under `Raises`
# must raise that error. Replace each `raise NotImplementedError()`. The cell below a question checks
# a few cases; after you submit, hidden checks try many more.
#
# Some questions say *how* to build a thing: `xor` out of gates, a matrix product with `@` left aside.
# That is for practice: the grader looks at the numbers alone, but calling the ready-made function
# teaches you nothing.

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
# **예상 시간:** 약 네 시간. **약속:** 파이썬 숫자와 정수·실수 배열을 모두 받고 계산은 실수로 합니다. (이미지는 `uint8` 배열이고,
# 거기서는 200 + 200이 144입니다. 먼저 실수로 바꾸세요.) 함수는 인자를 바꾸지 않으며, docstring의 `Raises`에 적힌 경우에는 그 오류를
# 냅니다. `raise NotImplementedError()`를 여러분의 코드로 바꾸세요. 문제 아래의 셀은 몇 가지 경우만 확인하고, 제출한 뒤에는 숨은
# 검사가 훨씬 많은 경우를 시험합니다.
#
# 몇몇 문제는 *어떻게* 만들지도 말합니다. 게이트로 만드는 `xor`, `@`를 쓰지 않는 행렬 곱 같은 것입니다. 이것은 연습을 위한
# 것입니다. 채점기는 숫자만 보지만, 이미 있는 함수를 부르면 배우는 것이 없습니다.

# %% given="Array, Activation"
from collections.abc import Callable, Sequence
from contextlib import contextmanager

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike, NDArray

plt.rcParams.update({"figure.figsize": (8, 2.5), "font.size": 9, "axes.titlesize": 9})
plt.rcParams.update(
    {
        f"figure.subplot.{k}": v
        for k, v in {
            "left": 0.1,
            "right": 0.98,
            "bottom": 0.18,
            "top": 0.88,
            "wspace": 0.25,
            "hspace": 0.45,
        }.items()
    }
)


@contextmanager
def figure_with(names):
    """Draw a figure with your functions; where one does not work yet, say so and go on."""
    try:
        yield
        plt.show()
    except Exception as error:
        plt.close("all")
        print(f"This figure needs a working {names} ({type(error).__name__}: {error}).")

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ## 1부 · 판단하는 뉴런
#
# 신경 세포는 신호를 모으다가 충분히 쌓이면 *발화*합니다. 1957년 프랭크 로젠블랫은 이것을 계산식으로 옮겼습니다.
# 바로 **퍼셉트론**입니다.
#
# $$z = w_1x_1 + w_2x_2 + \dots + w_Dx_D + b \qquad\qquad y = \begin{cases}1 & z > 0\\ 0 & \text{그 외}\end{cases}$$
#
# **가중치**는 입력이 얼마나 중요한지, 그리고 (부호로) 어느 쪽으로 작용하는지를 말합니다. **편향**은 뉴런이 얼마나 쉽게
# 발화하는지를 정합니다. 임계값 θ를 쓰는 책도 같은 이야기입니다. "합이 θ보다 커야 한다"는 편향 $b = -\theta$와
# 같습니다. 이 과제에서 편향은 언제나 *더합니다*.
#
# 기하학적으로 $z = 0$은 입력 공간을 둘로 나누는 직선(입력이 더 많으면 평면)입니다. 가중치는 뉴런이 발화하는 쪽을
# 가리키고, 편향은 직선을 옮깁니다.

# %%
fig, (left, right) = plt.subplots(1, 2)
left.plot([-2, 0], [0, 0], "C0", [0, 2], [1, 1], "C0", lw=3)
left.plot(0, 0, "C0o")
left.plot(0, 1, "C0o", mfc="w")
left.set(
    title="the step: at exactly 0 it does not fire",
    xlabel="z = x · w + b",
    ylabel="y",
    yticks=[0, 1],
)
right.fill([0, 2, 3, 3], [3, -1, -1, 3], "C1", alpha=0.4)
right.plot([0, 2], [3, -1], "C1", lw=2)
right.annotate("", (2.2, 1.1), (1.2, 0.6), arrowprops={"arrowstyle": "->", "lw": 2})
right.text(1.5, 0.2, "w = (2, 1)")
right.set(title="orange: 2x₁ + x₂ − 3 > 0", xlabel="x₁", ylabel="x₂", aspect="equal")
right.set(xlim=(-1, 3), ylim=(-1, 3), xticks=range(-1, 4), yticks=range(-1, 4))
plt.show()

# %% [markdown] lang="en"
# ### 1.1 The step
#
# Element by element, on a number or on an array of any shape. Mind the value at exactly 0.
#
# Numbers, arrays of floats, of whole numbers, of 8-bit integers may come in (and for the perceptron,
# lists). The helper below makes an array of floats of any of them; it is yours to use, in every question.

# %% [markdown] lang="ko"
# ### 1.1 계단 함수
#
# 숫자 하나든, 모양이 어떤 배열이든 원소마다 계산합니다. 정확히 0일 때의 값에 주의하세요.
#
# 숫자, 실수 배열, 정수 배열, 8비트 정수 배열이 들어올 수 있습니다(퍼셉트론에는 리스트도 들어옵니다). 아래 도우미 함수는 그것을
# 모두 실수 배열로 바꿉니다. 어느 문제에서든 써도 됩니다.

# %% given="floats"

# %% question="step"

# %% check="step"
got, expected = step(np.array([[-2.0, 0.0], [0.1, 3.0]])), np.array(«step([[-2.0, 0.0], [0.1, 3.0]])»)
assert np.shape(got) == (2, 2), f"an array (2, 2) must stay (2, 2), got shape {np.shape(got)}"
assert np.array_equal(got, expected), (
    f"step gave\n{got}\nexpected\n{expected}. What does 'x > 0' say about 0?"
)
assert step(-5) == 0 and step(2) == 1, "step must take a Python number, too"
print("step: fires above 0, not at 0, in any shape.")

# %% [markdown] lang="en"
# ### 1.2 The perceptron
#
# One vector `(D,)` gives one decision. A **batch** `(N, D)`, one sample a row, gives N decisions. From
# now on nearly every function you write takes a batch: that is what makes networks fast.
#
# For the check, a threshold as in the lecture: fire when the inputs add up to *more than* 100. That is
# two weights of 1 and a bias of −100.

# %% [markdown] lang="ko"
# ### 1.2 퍼셉트론
#
# 벡터 하나 `(D,)`에는 판단 하나가 나옵니다. 한 줄에 샘플 하나씩인 **배치** `(N, D)`에는 판단 N개가 나옵니다.
# 이제부터 만드는 함수는 거의 모두 배치를 받습니다. 신경망이 빠른 이유가 바로 이것입니다.
#
# 확인 셀은 강의처럼 임계값을 씁니다. 입력의 합이 100을 *넘을 때* 발화하는 뉴런은 가중치 1 두 개와 편향 −100입니다.

# %% question="perceptron"

# %% check="perceptron"
w_sum, b_sum = np.array([1.0, 1.0]), -100.0
got = perceptron(np.array([60.0, 50.0]), w_sum, b_sum)
assert np.shape(got) == () and got == 1, (
    f"60 + 50 is more than 100, so one 1 was expected; got {got}. Is the bias added?"
)
got = perceptron(np.array([60.0, 40.0]), w_sum, b_sum)
assert got == 0, f"60 + 40 − 100 is exactly 0, so 0 was expected; got {got}"
got = perceptron(np.array([[60, 50], [60, 40], [99, 0]]), w_sum, b_sum)
assert np.shape(got) == (3,), (
    f"three samples give three decisions, shape (3,); got shape {np.shape(got)}"
)
assert np.array_equal(got, [1, 0, 0]), f"the batch gave {got}, expected [1 0 0]"
for weights in (w_sum, np.ones(1)):
    try:
        perceptron(np.ones(3), weights, b_sum)
    except ValueError:
        continue
    raise AssertionError(f"three inputs and weights {weights} must raise ValueError")
print("perceptron: one vector or a batch; what does not fit is refused.")

# %% [markdown] lang="en"
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
# `NAND` in the next cell, each to a pair `(w, b)` of two weights (a list or an array) and a bias (one
# number), for instance `AND = ([3.0, -1.0], 0.5)` (which is wrong). Many pairs are right; any of them gets
# full points. Draw the four points on paper and ask on which side of a line the ones must lie.

# %% [markdown] lang="ko"
# ## 2부 · 논리 게이트와 첫 번째 겨울
#
# 입력이 0과 1이면 뉴런은 논리 게이트가 됩니다. **AND**는 둘 다 1일 때, **OR**는 하나라도 1일 때 발화하고,
# **NAND**("AND가 아님")는 둘 다 1일 때만 발화하지 않습니다.
#
# | x₁ | x₂ | AND | OR | NAND | XOR |
# |---|---|---|---|---|---|
# | 0 | 0 | 0 | 0 | 1 | 0 |
# | 0 | 1 | 0 | 1 | 1 | 1 |
# | 1 | 0 | 0 | 1 | 1 | 1 |
# | 1 | 1 | 1 | 1 | 0 | 0 |
#
# ### 2.1 게이트 세 개
#
# 아직은 아무도 학습하지 않습니다. *여러분*이 학습 알고리즘입니다. 다음 셀에서 변수 `AND`, `OR`, `NAND`를 각각 가중치 두
# 개(리스트나 배열)와 편향 하나(숫자)의 쌍 `(w, b)`로 정하세요. 예를 들면 `AND = ([3.0, -1.0], 0.5)`처럼 씁니다(이 값은 틀렸습니다). 맞는 쌍은 많고,
# 어느 것이든 만점입니다. 네 점을 종이에 그리고, 1이어야 할 점들이 직선의 어느 쪽에 있어야 하는지 생각해 보세요.

# %% question="gates"

# %% check="gates"
for gate_name, gate, wanted in [
    ("AND", AND, [0, 0, 0, 1]),
    ("OR", OR, [0, 1, 1, 1]),
    ("NAND", NAND, [1, 1, 1, 0]),
]:
    gate_w, gate_b = gate
    assert np.shape(gate_w) == (2,) and np.shape(gate_b) == (), (
        f"{gate_name} must be (w, b): a vector of two weights, and one number b; got {gate}"
    )
    for inputs, target in zip([(0, 0), (0, 1), (1, 0), (1, 1)], wanted):
        z = inputs[0] * gate_w[0] + inputs[1] * gate_w[1] + gate_b
        assert (z > 0) == target, (
            f"{gate_name}{inputs} must be {target}, but there x · w + b = {z:g}"
        )
print("AND, OR, NAND: three lines, three gates.")

# %% [markdown] lang="en"
# Your three lines (orange: the neuron fires; full dots: where it should):

# %% [markdown] lang="ko"
# 여러분이 그은 세 직선입니다(주황색: 뉴런이 발화하는 곳, 검은 점: 발화해야 하는 곳).

# %%
def draw_plane(ax, fires, points, targets, title, names=("x₁", "x₂"), n=61):
    """Where `fires` says 1 on a grid of n × n, and the points: full where the target is 1."""
    side = np.linspace(-0.5, 1.5, n)
    grid = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    plane = np.reshape(fires(grid), (n, n)).astype(float)
    ax.imshow(
        plane, extent=(-0.5, 1.5, -0.5, 1.5), origin="lower", cmap="Oranges", vmin=0, vmax=2.5
    )
    for point, target in zip(points, targets):
        ax.plot(*point, "ko", ms=8, mfc="k" if target else "w")
    ax.set(title=title, xlabel=names[0], ylabel=names[1], xticks=[0, 1], yticks=[0, 1])


corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
with figure_with("perceptron, AND, OR and NAND"):
    _, axes = plt.subplots(1, 3)
    draw_plane(axes[0], lambda grid: perceptron(grid, *AND), corners, [0, 0, 0, 1], "AND")
    draw_plane(axes[1], lambda grid: perceptron(grid, *OR), corners, [0, 1, 1, 1], "OR")
    draw_plane(axes[2], lambda grid: perceptron(grid, *NAND), corners, [1, 1, 1, 0], "NAND")

# %% [markdown] lang="en"
# ### 2.2 XOR: where one neuron gives up
#
# "Either, but not both." Try to draw a line with the two full dots on one side and the two empty dots
# on the other. Below, 20,000 random lines try, too: the bars count how many of the four points each of
# them gets right. In 1969 Minsky and Papert showed that no line ever gets all four, and money for
# neural networks dried up: the **first winter**.

# %% [markdown] lang="ko"
# ### 2.2 XOR: 뉴런 하나가 포기하는 곳
#
# "둘 중 하나만." 검은 점 두 개가 한쪽에, 빈 점 두 개가 다른 쪽에 오도록 직선을 그어 보세요. 아래에서는 무작위 직선
# 20,000개도 시도합니다. 막대는 각 직선이 네 점 가운데 몇 개를 맞히는지 센 것입니다. 1969년 민스키와 페퍼트는 어떤 직선도
# 네 점을 모두 맞힐 수 없음을 보였고, 신경망 연구비는 말라 버렸습니다. **첫 번째 겨울**입니다.

# %%
rng = np.random.default_rng(0)
lines = rng.normal(size=(3, 20_000))  # w1, w2 and b of 20,000 neurons
decisions = np.stack(
    [x1 * lines[0] + x2 * lines[1] + lines[2] > 0 for x1, x2 in corners]
)  # (4, 20,000)
right_answers = np.sum(decisions == np.array([[0], [1], [1], [0]]), axis=0)
_, (left, right) = plt.subplots(1, 2)
left.plot(*corners[1:3].T, "ko", ms=9)
left.plot(*corners[[0, 3]].T, "ko", ms=9, mfc="w")
left.plot([-0.5, 1.5], [0.8, 0.1], "C1")
left.set(title="XOR: where is the line?", xlabel="x₁", ylabel="x₂", aspect="equal")
left.set(xlim=(-0.5, 1.5), ylim=(-0.5, 1.5), xticks=[0, 1], yticks=[0, 1])
right.bar(range(5), [np.sum(right_answers == n) for n in range(5)], color="C1")
right.set(title="20,000 random neurons", xlabel="points right, of 4", xticks=range(5))
plt.show()

# %% [markdown] lang="en"
# The way out is a second layer. Exclusive or means: *at least one* of them, **and** *not both* of
# them. You have three gates for that. Build `xor` out of `perceptron`, `AND`, `OR` and `NAND`.

# %% [markdown] lang="ko"
# 해결책은 두 번째 층입니다. 배타적 논리합은 *적어도 하나*이고 **그리고** *둘 다는 아님*이라는 뜻입니다. 필요한 게이트는 이미
# 있습니다. `perceptron`, `AND`, `OR`, `NAND`로 `xor`를 만드세요.

# %% question="xor"

# %% check="xor"
for inputs, target in zip([(0, 0), (0, 1), (1, 0), (1, 1)], [0, 1, 1, 0]):
    got = xor(*inputs)
    assert np.shape(got) == (), f"xor{inputs} must be one number, got shape {np.shape(got)}"
    assert got == target, f"xor{inputs} gave {got}, expected {target}. At least one, AND not both?"
print("xor: two layers do what no single neuron can.")

# %% [markdown] lang="en"
# What did the hidden layer do? It moved the points. In the plane of its two outputs, (0, 1) and (1, 0)
# fall on the *same* spot, and now one line is enough. Every deep network works this way: layer by
# layer it bends the space until a straight cut will do.

# %% [markdown] lang="ko"
# 은닉층은 무엇을 했을까요? 점들을 옮겼습니다. 은닉층의 두 출력으로 이루어진 평면에서 (0, 1)과 (1, 0)은 *같은* 자리에 오고,
# 이제 직선 하나로 충분합니다. 깊은 신경망도 모두 이렇게 일합니다. 곧은 칼질 한 번으로 나눌 수 있을 때까지 층마다 공간을 구부립니다.

# %%
with figure_with("perceptron, AND, OR and NAND"):
    _, axes = plt.subplots(1, 2)
    hidden_places = np.stack([perceptron(corners, *OR), perceptron(corners, *NAND)], axis=-1)
    draw_plane(
        axes[0],
        lambda grid: [float(xor(*point)) for point in grid],
        corners,
        [0, 1, 1, 0],
        "in the plane of the inputs",
        n=31,
    )
    draw_plane(
        axes[1],
        lambda grid: perceptron(grid, *AND),
        hidden_places,
        [0, 1, 1, 0],
        "in the plane of the hidden layer",
        names=("OR", "NAND"),
    )

# %% [markdown] lang="en"
# **Written question (5 points).** Show that no choice of $w_1, w_2, b$ makes one perceptron compute
# XOR. (Write down what each of the four rows of the table demands, and add up the right rows.) Then
# say in one or two sentences what the hidden layer of your `xor` changes about the problem.

# %% [markdown] lang="ko"
# **서술형 (5점).** 어떤 $w_1, w_2, b$를 골라도 퍼셉트론 하나로는 XOR를 계산할 수 없음을 보이세요. (표의 네 줄이 각각 무엇을
# 요구하는지 적고, 알맞은 줄끼리 더해 보세요.) 그리고 여러분의 `xor`에서 은닉층이 문제를 어떻게 바꾸었는지 한두 문장으로
# 설명하세요.

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

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ## 3부 · 활성화 함수
#
# 계단 함수에는 흠이 있습니다. 평평합니다. 가중치를 조금 움직여도 출력이 전혀 달라지지 않으니, 어느 쪽으로 고쳐야 할지 알 수가
# 없습니다. 계단을 **기울기**가 있는 함수로 바꾸면 학습할 수 있습니다. 그 함수가 **활성화 함수**입니다.
#
# ### 3.1 시그모이드
#
# 0에서 1까지 오르는 부드러운 계단이라, 출력을 확률로 읽을 수 있습니다.
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}}$$
#
# 그대로 옮겨 적으면 잘 됩니다. 신경망이 $x = -10000$을 넘겨줄 때까지는요. $e^{10000}$은 실수에 담기지 않습니다. 넘파이는
# **오버플로** 경고를 내고 `inf`로 계속합니다. 같은 식을 $e^x/(1+e^x)$로 쓰면 `inf / inf = nan`이 되어 닿는 것을 모두 망칩니다.
# 그래서 여기서는 계산 도중에 오버플로가 없어야 합니다. $a \le 0$인 거듭제곱 $e^{a}$는 결코 넘치지 않습니다. x가 음수일 때 그런
# 거듭제곱만 쓰는 시그모이드의 형태가 있습니다. (분자와 분모에 $e^x$를 곱해 보세요.)

# %%
powers = np.array([-1000.0, -710.0, 0.0, 709.0, 710.0])
with np.errstate(over="ignore"):
    for a, value in zip(powers, np.exp(powers)):
        print(f"e to the {a:6.0f} = {value:.3g}")

# %% question="sigmoid"

# %% check="sigmoid"
got, expected = sigmoid(np.array([-2.0, 0.0, 2.0])), np.array(«sigmoid([-2.0, 0.0, 2.0])»)
assert np.allclose(got, expected), (
    f"sigmoid([-2, 0, 2]) gave {got}, expected {expected}. Mind the sign in the exponent."
)
assert np.isclose(sigmoid(0), 0.5), (
    f"sigmoid(0) must be 0.5 (a Python number works, too); got {sigmoid(0)}"
)
far = sigmoid(np.array([-10_000.0, 10_000.0]))
assert np.allclose(far, [0, 1]), f"sigmoid([-10000, 10000]) gave {far}, expected [0, 1]"
with np.errstate(over="raise", invalid="raise"):
    try:
        sigmoid(np.array([-10_000.0, 10_000.0]))
    except FloatingPointError as error:
        raise AssertionError(
            f"the values are right, but on the way: {error}. Let no power be positive."
        ) from None
print("sigmoid: right, and safe from overflow.")

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ### 3.2 하이퍼볼릭 탄젠트
#
# 시그모이드의 출력은 모두 양수이고 평균이 0.5 근처라, 다음 층이 받는 값이 한쪽으로 치우칩니다. 하이퍼볼릭 탄젠트는 같은 곡선을
# 늘여 −1에서 1까지, 0을 중심으로 오르내리게 한 것으로, 은닉층에서는 대개 학습이 더 잘 됩니다.
#
# $$\tanh(x) = \frac{e^x - e^{-x}}{e^x + e^{-x}}$$
#
# "같은 곡선을 늘였다"는 말은 글자 그대로입니다. $\tanh(x) = a\,\sigma(2x) + c$가 되는 $a$와 $c$를 찾으면 이미 만든 함수를
# 쓸 수 있습니다.

# %% question="tanh"

# %% check="tanh"
got, expected = tanh(np.array([-2.0, -0.5, 0.0, 1.0])), np.tanh([-2.0, -0.5, 0.0, 1.0])
assert np.allclose(got, expected), (
    f"tanh([-2, -0.5, 0, 1]) gave {got}, expected {expected}. Is it σ(2x), or σ(x)?"
)
far = tanh(np.array([-10_000.0, 10_000.0]))
assert np.allclose(far, [-1, 1]), (
    f"tanh([-10000, 10000]) gave {far}, expected [-1, 1]: never let e to a large power stand alone"
)
print("tanh: a stretched sigmoid.")

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ### 3.3 ReLU와 leaky ReLU
#
# **ReLU**는 가장 단순하면서도 은닉층의 첫 번째 선택입니다. 양수는 통과시키고 나머지는 버립니다. 켜져 있는 곳에서 기울기는 정확히
# 1입니다. 꺼져 있으면 기울기가 0이라, 모든 샘플에서 꺼진 뉴런은 기울기를 받지 못하고 다시는 돌아오지 못합니다. *죽은* ReLU입니다.
# **leaky ReLU**는 그런 때를 위해 음수 쪽에 작은 기울기 `alpha`를 남겨 둡니다.
#
# $$\mathrm{relu}(x) = \begin{cases}x & x > 0\\ 0 & \text{그 외}\end{cases} \qquad
# \mathrm{leaky}(x) = \begin{cases}x & x > 0\\ \alpha x & \text{그 외}\end{cases}$$
#
# 둘 다 조심할 함정이 있습니다. `x[x < 0] = 0`은 부른 쪽이 아직 쓸 배열에 써 버립니다. 새 배열을 만드세요.

# %% question="relu"

# %% check="relu"
before = np.array([[-3.0, 0.0], [2.5, -0.1]])
given_in = before.copy()
got = relu(given_in)
assert np.array_equal(got, [[0, 0], [2.5, 0]]), f"relu of\n{before}\ngave\n{got}"
assert np.array_equal(given_in, before), (
    "relu changed its input. Return a new array, for instance from np.where"
)
assert relu(-3) == 0 and relu(7) == 7, "relu must take Python numbers, too"
print("relu: positive numbers pass.")

# %% question="leaky_relu"

# %% check="leaky_relu"
got, expected = leaky_relu(np.array([-2.0, 0.0, 3.0])), np.array(«leaky_relu([-2.0, 0.0, 3.0])»)
assert np.allclose(got, expected), (
    f"leaky_relu([-2, 0, 3]) gave {got}, expected {expected}. Which side does alpha scale?"
)
got = leaky_relu(np.array([-3, 2]), alpha=0.5)
assert np.allclose(got, [-1.5, 2]), (
    f"whole numbers [-3, 2] with alpha=0.5 gave {got}, expected [-1.5, 2]. Was a fraction cut off?"
)
print("leaky_relu: a small slope keeps the neuron alive.")

# %% [markdown] lang="en"
# ### 3.4 Softmax
#
# For a choice among several classes, the last layer gives one **score** per class, and softmax turns the
# scores into probabilities: all positive, adding up to 1, the largest score ahead.
#
# $$\mathrm{softmax}(x)_i = \frac{e^{x_i}}{\sum_j e^{x_j}}$$
#
# It only looks at *differences* between scores: add the same number to all, and nothing changes.

# %% [markdown] lang="ko"
# ### 3.4 소프트맥스
#
# 여러 클래스 가운데 하나를 고를 때, 마지막 층은 클래스마다 **점수**를 내고 소프트맥스가 점수를 확률로 바꿉니다. 모두 양수이고,
# 더하면 1이며, 가장 큰 점수가 앞섭니다.
#
# $$\mathrm{softmax}(x)_i = \frac{e^{x_i}}{\sum_j e^{x_j}}$$
#
# 소프트맥스는 점수의 *차이*만 봅니다. 모든 점수에 같은 수를 더해도 아무것도 달라지지 않습니다.

# %%
scores = np.array([2.0, 1.0, 0.1])
_, axes = plt.subplots(1, 3, figsize=(8, 2), sharey=True)
for ax, factor in zip(axes, [1, 3, 0.3]):
    shares = np.exp(factor * scores)
    ax.bar(["cat", "dog", "fish"], shares / np.sum(shares), color=["C0", "C1", "C2"])
    ax.set_title("scores " + ", ".join(f"{s:g}" for s in factor * scores))
axes[0].set_ylabel("probability")
plt.show()

# %% [markdown] lang="en"
# Two things to get right. Scores of 1000 overflow, as before; use that a shift changes nothing, and shift
# so that no power is positive *in any row*. And in a batch `(N, C)` each row is a question of its own, so
# the sum runs along an axis, by default the last. (`keepdims=True` is your friend.)

# %% [markdown] lang="ko"
# 두 가지를 챙겨야 합니다. 점수가 1000이면 앞에서처럼 오버플로가 납니다. 점수를 옮겨도 결과가 같다는 점을 이용해, *어느 행에서도*
# 거듭제곱이 양수가 되지 않게 옮기세요. 그리고 배치 `(N, C)`에서는 행마다 따로 묻는 것이므로, 합은 한 축을 따라 계산합니다.
# 기본값은 마지막 축입니다. (`keepdims=True`가 도움이 됩니다.)

# %% question="softmax"

# %% check="softmax"
got, expected = softmax(np.array([2.0, 1.0, 0.1])), np.array(«softmax([2.0, 1.0, 0.1])»)
assert np.allclose(got, expected), f"softmax([2, 1, 0.1]) gave {got}, expected {expected}"
got = softmax(np.array([[2.0, 1.0, 0.1], [0.0, 0.0, 0.0]]))
assert np.allclose(np.sum(got, axis=1), 1), (
    f"each ROW must add up to 1; your rows add up to {np.sum(got, axis=1)}"
)
got = softmax(np.array([[2.0, 1.0, 0.1], [0.0, 0.0, 0.0]]), axis=0)
assert np.allclose(np.sum(got, axis=0), 1), (
    f"with axis=0 each COLUMN must add up to 1; yours add up to {np.sum(got, axis=0)}"
)
got = softmax(np.array([[10_000.0, 0.0], [-10_000.0, -10_000.0]]))
assert np.allclose(got, [[1, 0], [0.5, 0.5]]), (
    f"softmax of [[10000, 0], [-10000, -10000]] gave\n{got}\nShift each row by its own largest score."
)
print("softmax: probabilities, row by row, for scores of any size.")

# %% [markdown] lang="en"
# With two classes softmax is an old friend: the probability of the first is the sigmoid of the
# difference of the scores.

# %% [markdown] lang="ko"
# 클래스가 둘이면 소프트맥스는 이미 아는 함수입니다. 첫째 클래스의 확률은 점수 차이의 시그모이드입니다.

# %% check="softmax"
z = np.linspace(-4, 4, 9)
first = softmax(np.stack([z, np.zeros(9)], axis=-1))[:, 0]
assert np.allclose(first, 1 / (1 + np.exp(-z))), (
    f"softmax of (z, 0) must be sigmoid(z) for the first class; got {first}"
)
print("softmax of (z, 0) is (sigmoid(z), 1 - sigmoid(z)).")

# %% [markdown] lang="en"
# ### 3.5 All six, with their slopes
#
# The dashed lines are the slopes: what is left of a gradient after it has passed back through the
# neuron. Look at the two ends of sigmoid and tanh.

# %% [markdown] lang="ko"
# ### 3.5 여섯 함수와 기울기
#
# 점선이 기울기입니다. 기울기가 뉴런을 거꾸로 지나고 나면 얼마나 남는지를 보여 줍니다. 시그모이드와 tanh의 양 끝을 보세요.

# %%
z = np.linspace(-6, 6, 121)
with figure_with("step, sigmoid, tanh, relu, leaky_relu and softmax"):
    curves = {
        "step": step(z),
        "sigmoid": sigmoid(z),
        "tanh": tanh(z),
        "relu": relu(z),
        "leaky_relu, alpha = 0.1": leaky_relu(z, 0.1),
        "softmax of (z, 0, 1), first": softmax(np.stack([z, 0 * z, 0 * z + 1], axis=-1))[:, 0],
    }
    _, axes = plt.subplots(2, 3, figsize=(8, 3.4), sharex=True)
    for ax, (name, y) in zip(axes.flat, curves.items()):
        ax.plot(z, y)
        if name != "step":  # its slope is 0 everywhere, and none at 0
            ax.plot(z, np.gradient(y, z), "C3--")
        ax.set(title=name, xticks=[-6, 0, 6], yticks=[-1, 0, 1] if np.max(y) <= 1 else [0, 1, 6])

# %% [markdown] lang="en"
# **Why sigmoid's gradient vanishes.** On its way back through a network the gradient is multiplied by one
# such slope per layer. Sigmoid's slope is *at most* 0.25 (at 0), and far less at the ends. After ten layers
# at most $0.25^{10}$, a millionth, is left: the first layers hardly learn. That was another winter of
# neural networks. ReLU's slope is 1 wherever it is on, so nothing shrinks, and deep networks train.

# %% [markdown] lang="ko"
# **시그모이드의 기울기가 사라지는 이유.** 기울기는 신경망을 거꾸로 지나면서 층마다 이런 기울기를 하나씩 곱합니다. 시그모이드의
# 기울기는 *아무리 커도* 0.25(0에서)이고, 양 끝에서는 훨씬 작습니다. 열 층을 지나면 많아야 $0.25^{10}$, 백만분의 일이 남으니
# 앞쪽 층은 거의 배우지 못합니다. 신경망의 또 다른 겨울이었습니다. ReLU는 켜져 있으면 기울기가 1이라 줄어드는 것이 없고,
# 깊은 신경망도 학습합니다.

# %%
depth = np.arange(21)
_, ax = plt.subplots(figsize=(6, 2.4))
for slope, name in [
    (1, "relu, on"),
    (0.42, "tanh at z = 1"),
    (0.25, "sigmoid at its best"),
    (0.045, "sigmoid at z = 3"),
]:
    ax.plot(depth, depth * np.log10(slope), ".-", label=f"{name}: slope {slope}")
ax.set(title="what the activations leave of a gradient", xlabel="layers", xticks=[0, 5, 10, 15, 20])
ax.set_yticks([0, -6, -12, -18, -24], ["1", "10⁻⁶", "10⁻¹²", "10⁻¹⁸", "10⁻²⁴"])
ax.legend(fontsize=8)
plt.show()

# %% [markdown] lang="en"
# ## Part 4 · Layers
#
# A layer is many neurons that look at the same inputs. Put the weights of each neuron into one *column*
# of a matrix W, and the whole layer, for a whole batch, is one matrix product. Below, the small network
# of the lecture with 3, 3, 4 and 1 nodes, and the shapes of its matrices.

# %% [markdown] lang="ko"
# ## 4부 · 층
#
# 층은 같은 입력을 보는 여러 뉴런입니다. 뉴런마다 가중치를 행렬 W의 한 *열*에 넣으면, 배치 전체에 대한 층 전체의 계산이 행렬 곱
# 하나가 됩니다. 아래는 노드가 3, 3, 4, 1개인 강의의 작은 신경망과 행렬의 모양입니다.

# %%
widths = [3, 3, 4, 1]
_, ax = plt.subplots(figsize=(7, 2.4))
heights = [np.linspace(0, 1, n + 2)[1:-1] for n in widths]
for i, (before, after) in enumerate(zip(heights, heights[1:])):
    ends = [[start, end] for start in before for end in after]
    ax.plot([i, i + 1], np.transpose(ends), "0.7", lw=0.8, zorder=1)
    ax.text(i + 0.5, 1.0, f"W is ({len(before)}, {len(after)})", ha="center")
for i, height in enumerate(heights):
    ax.plot(np.full(len(height), i), height, "o", ms=14, mfc=f"C{i}", mec="k", zorder=2)
ax.set(xlim=(-0.3, 3.3), ylim=(0, 1.1), xticks=range(4), yticks=[])
ax.set_xticklabels(["x (N, 3)", "a¹ (N, 3)", "a² (N, 4)", "ŷ (N, 1)"])
plt.show()

# %% [markdown] lang="en"
# ### 4.1 The matrix product
#
# Entry (i, j) is *row* i of A times *column* j of B. So A needs as many columns as B has rows:
# `(N, K)` times `(K, M)` is `(N, M)`. Build it once by hand, with loops or with broadcasting; afterwards
# you have earned the `@`.

# %% [markdown] lang="ko"
# ### 4.1 행렬 곱
#
# (i, j) 원소는 A의 i*행*과 B의 j*열*을 곱해 더한 값입니다. 그래서 A의 열 수와 B의 행 수가 같아야 하고, `(N, K)`와 `(K, M)`의
# 곱은 `(N, M)`입니다. 한 번은 직접, 반복문이나 브로드캐스팅으로 만들어 보세요. 그다음부터는 `@`를 쓸 자격이 있습니다.

# %%
A, B = np.array([[1, 2], [3, 4], [5, 6]]), np.array([[1, 3], [2, 4]])
_, axes = plt.subplots(1, 3, figsize=(7, 2))
A_times_B = np.array([["", ""], ["3·1+4·2", ""], ["", ""]])
row, column, entry = [[0, 0], [1, 1], [0, 0]], [[1, 0], [1, 0]], [[0, 0], [1, 0], [0, 0]]
for ax, matrix, marked, title in zip(
    axes, [A, B, A_times_B], [row, column, entry], ["A (3, 2)", "B (2, 2)", "A times B (3, 2)"]
):
    for (i, j), number in np.ndenumerate(matrix):
        ax.text(j, i, number, ha="center", va="center", fontsize=8)
    ax.imshow(marked, cmap="Oranges", vmax=2)
    ax.set(title=title, xticks=[], yticks=[])
plt.show()

# %% question="matmul"

# %% check="matmul"
got, expected = matmul(A, B), np.array(«matmul([[1, 2], [3, 4], [5, 6]], [[1, 3], [2, 4]])»)
assert np.shape(got) == (3, 2), f"(3, 2) times (2, 2) is (3, 2), got shape {np.shape(got)}"
assert np.array_equal(got, expected), (
    f"the lecture's example gave\n{got}\nexpected\n{expected}. Rows of A, columns of B?"
)
try:
    matmul(B, A)
except ValueError:
    print("matmul: rows meet columns; (2, 2) times (3, 2) is refused.")
else:
    raise AssertionError("(2, 2) times (3, 2) does not fit and must raise ValueError")

# %% [markdown] lang="en"
# ### 4.2 The transpose
#
# (3, 2) times (3, 2) does not fit, but turn the second matrix on its side and it does. The **transpose**
# makes rows of columns. Backpropagation, next week, is full of it.

# %% [markdown] lang="ko"
# ### 4.2 전치
#
# (3, 2)와 (3, 2)는 곱할 수 없지만, 뒤의 행렬을 눕히면 곱할 수 있습니다. **전치**는 행을 열로 바꿉니다. 다음 주의 역전파에는
# 전치가 가득합니다.

# %% question="transpose"

# %% check="transpose"
got = transpose(A)
assert np.shape(got) == (2, 3), (
    f"the transpose of a (3, 2) matrix is (2, 3), got shape {np.shape(got)}. (A reshape is no transpose.)"
)
assert np.array_equal(got, [[1, 3, 5], [2, 4, 6]]), f"transpose of\n{A}\ngave\n{got}"
print("transpose: entry (i, j) goes to (j, i).")

# %% [markdown] lang="en"
# ### 4.3 A dense layer
#
# $$\mathrm{dense}(x) = \mathrm{activation}(x\,W + b)$$
#
# First the weighted sums, then the bias, last the activation. The activation comes as a name (or a
# function, or `None`); this helper is given, so that you need not look names up yourself.

# %% [markdown] lang="ko"
# ### 4.3 전결합층
#
# $$\mathrm{dense}(x) = \mathrm{activation}(x\,W + b)$$
#
# 먼저 가중합, 다음에 편향, 마지막이 활성화 함수입니다. 활성화 함수는 이름(또는 함수, 또는 `None`)으로 주어집니다. 이름을 직접
# 찾지 않아도 되도록 아래 도우미 함수를 드립니다.

# %% given="activate"

# %% question="dense"

# %% check="dense"
x_two = np.array([[1.0, 2.0], [0.0, -1.0]])
W_two, b_two = np.array([[1.0, 0.0, -1.0], [0.5, 1.0, 1.0]]), np.array([0.0, -3.0, 0.5])
got, expected = dense(x_two, W_two, b_two), np.array(«dense([[1.0, 2.0], [0.0, -1.0]], [[1.0, 0.0, -1.0], [0.5, 1.0, 1.0]], [0.0, -3.0, 0.5])»)
assert np.shape(got) == (2, 3), f"2 samples and 3 neurons give shape (2, 3), got {np.shape(got)}"
assert np.allclose(got, expected), f"x W + b gave\n{got}\nexpected\n{expected}"
got = dense(x_two, W_two, b_two, "relu")
assert np.allclose(got, np.maximum(expected, 0)), (
    f"with 'relu':\n{got}\nexpected\n{np.maximum(expected, 0)}. The bias comes before the activation."
)
for unfit, why in [
    ((x_two, W_two.T, b_two), "x (2, 2) and W (3, 2) do not fit"),
    ((x_two, W_two, b_two[:1]), "one bias for three neurons does not fit (numpy would stretch it)"),
    ((x_two, W_two, b_two, "rleu"), "'rleu' is no activation"),
]:
    try:
        dense(*unfit)
    except ValueError:
        continue
    raise AssertionError(f"{why}: this must raise ValueError")
print("dense: one layer, a whole batch at once.")

# %% [markdown] lang="en"
# ### 4.4 The forward pass
#
# A network is a list of layers `(W, b, activation)`. The output of each is the input of the next, from
# left to right: that is all of the **forward pass**. As a check, XOR once more, now as matrices, and all
# four inputs in one batch.

# %% [markdown] lang="ko"
# ### 4.4 순방향 계산
#
# 신경망은 층 `(W, b, activation)`의 목록입니다. 한 층의 출력이 다음 층의 입력이 되고, 왼쪽에서 오른쪽으로 흐릅니다. 이것이
# **순방향 계산**의 전부입니다. 확인 셀에서는 XOR를 다시 한번, 이번에는 행렬로, 입력 네 개를 한 배치로 계산합니다.

# %% question="feedforward"

# %% check="feedforward"
xor_network = [
    (
        np.array([[1.0, -1.0], [1.0, -1.0]]),
        np.array([-0.5, 1.5]),
        "step",
    ),  # OR and NAND, one a column
    (np.array([[1.0], [1.0]]), np.array([-1.5]), "step"),  # AND
]
got = feedforward(corners, xor_network)
assert np.shape(got) == (4, 1), f"4 samples and 1 output give shape (4, 1), got {np.shape(got)}"
assert np.array_equal(got, [[0], [1], [1], [0]]), (
    f"the XOR network gave {np.ravel(got)}, expected [0 1 1 0]. Is each output the next input?"
)
lecture_network = [
    (np.full((n, m), 0.5), np.zeros(m), "sigmoid") for n, m in [(3, 3), (3, 4), (4, 1)]
]
got, expected = feedforward(np.array([[1.0, 2.0, 3.0]]), lecture_network), «feedforward([[1.0, 2.0, 3.0]], [(np.full((n, m), 0.5), np.zeros(m), "sigmoid") for n, m in [(3, 3), (3, 4), (4, 1)]])»
assert np.allclose(got, expected), f"the 3-3-4-1 network gave {got}, expected {expected}"
print("feedforward: a network that answers.")

# %% [markdown] lang="en"
# ### 4.5 Why activations at all?
#
# Here are two networks with the same weights: 2 inputs, three hidden layers of 16 neurons, one output.
# The left one has no activation; the right one has tanh. Colour is the output, the black line is where
# it is 0.

# %% [markdown] lang="ko"
# ### 4.5 활성화 함수는 왜 필요할까?
#
# 가중치가 같은 신경망 두 개입니다. 입력 2개, 뉴런 16개짜리 은닉층 세 개, 출력 1개. 왼쪽은 활성화 함수가 없고 오른쪽은
# tanh입니다. 색은 출력, 검은 선은 출력이 0인 곳입니다.

# %%
rng = np.random.default_rng(4)
shapes = [(2, 16), (16, 16), (16, 16), (16, 1)]
weights = [
    (rng.normal(size=shape) * 1.5 / np.sqrt(shape[0]), rng.normal(size=shape[1]))
    for shape in shapes
]
side = np.linspace(-3, 3, 41)
plane = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)  # (1681, 2)
with figure_with("feedforward"):
    _, axes = plt.subplots(1, 2, figsize=(7, 2.5))
    for ax, activation in zip(axes, [None, "tanh"]):
        hidden_layers = [(W, b, activation) for W, b in weights[:-1]]
        output = feedforward(plane, [*hidden_layers, (*weights[-1], None)])
        output = np.reshape(output, (41, 41)) - np.median(output)
        ax.imshow(output, extent=(-3, 3, -3, 3), origin="lower", cmap="RdBu")
        ax.contour(side, side, output, levels=[0], colors="k")
        ax.set(title=f"hidden activation: {activation}", xticks=[-3, 0, 3], yticks=[-3, 0, 3])

# %% [markdown] lang="en"
# Without activations four layers draw a straight line, the very thing one perceptron draws. The reason is
# arithmetic. The lecture's example: first $2x$, then $4x + 4$. Fed with $x = 2$ they give $4$, then $20$. "So
# both together are just $10x$", one could think, since $10 \cdot 2 = 20$. Try another x before you believe it.
#
# Write `collapse_linear`: it folds a stack of layers without activation into *one* layer that gives the
# same output for **every** input. Work out on paper what $(xW_1 + b_1)W_2 + b_2$ is; watch what becomes of
# $b_1$.

# %% [markdown] lang="ko"
# 활성화 함수가 없으면 네 층이 직선을 하나 그을 뿐입니다. 퍼셉트론 하나가 긋던 바로 그 직선입니다. 이유는 산수입니다. 강의의 예는
# $2x$ 다음에 $4x + 4$입니다. $x = 2$를 넣으면 $4$, 그리고 $20$이 나옵니다. "$10 \cdot 2 = 20$이니 둘을 합치면 그냥 $10x$"라고
# 생각하기 쉽습니다. 믿기 전에 다른 x를 넣어 보세요.
#
# `collapse_linear`를 만드세요. 활성화 함수가 없는 층들을, **모든** 입력에 같은 출력을 내는 *한* 층으로 접는 함수입니다.
# $(xW_1 + b_1)W_2 + b_2$를 종이에 풀어 보고, $b_1$이 무엇이 되는지 살펴보세요.

# %% question="collapse_linear"

# %% check="collapse_linear"
two_layers = [(np.array([[2.0]]), np.array([0.0])), (np.array([[4.0]]), np.array([4.0]))]
W_one, b_one = collapse_linear(two_layers)
assert np.shape(W_one) == (1, 1) and np.shape(b_one) == (1,), (
    f"W must be (1, 1) and b (1,); got {np.shape(W_one)} and {np.shape(b_one)}"
)
assert np.allclose(W_one, «collapse_linear([([[2]], [0]), ([[4]], [4])])[0]»), (
    f"2x, then 4x + 4: the slope of both is not {W_one}. (10x is right at x = 2 alone.)"
)
assert np.allclose(b_one, «collapse_linear([([[2]], [0]), ([[4]], [4])])[1]»), (
    f"2x, then 4x + 4: the constant of both is not {b_one}"
)
deep = [(rng.normal(size=shape), rng.normal(size=shape[1])) for shape in [(3, 5), (5, 2), (2, 4)]]
W_one, b_one = collapse_linear(deep)
x_three = np.arange(6.0).reshape(2, 3)
expected = x_three
for W, b in deep:
    expected = np.matmul(expected, W) + b
got = np.matmul(x_three, W_one) + b_one
assert np.allclose(got, expected), (
    f"three random layers give\n{expected}\nyour one layer gives\n{got}\nDoes b of the first layer pass through the later W?"
)
print("collapse_linear: a hundred linear layers are one.")

# %%
numbers = np.linspace(-1, 4, 11)
with figure_with("collapse_linear"):
    W_one, b_one = collapse_linear(two_layers)
    plt.figure(figsize=(5, 2.4))
    plt.plot(numbers, 4 * (2 * numbers) + 4, "C0o", label="layer by layer")
    plt.plot(numbers, 10 * numbers, "C3--", label="10x")
    plt.plot(
        numbers, np.matmul(numbers[:, None], W_one) + b_one, "C0", label="your collapse_linear"
    )
    plt.plot(2, 20, "k*", ms=12)
    plt.title("they meet at x = 2 alone")
    plt.legend(fontsize=8)

# %% [markdown] lang="en"
# **Written question (5 points).** (a) At which x is "$10x$" right, and what is the composite of $2x$ and
# $4x + 4$ really? (b) A friend has a network of 50 dense layers without activations and wants to add 50
# more, "for more power". What do you tell them? (c) Why is a sigmoid after each of the 100 layers no good
# advice either, and what would you take in the hidden layers?

# %% [markdown] lang="ko"
# **서술형 (5점).** (a) "$10x$"는 어느 x에서 맞고, $2x$와 $4x + 4$의 합성은 실제로 무엇입니까? (b) 친구가 활성화 함수 없는
# 전결합층 50개짜리 신경망에 "더 강력하게" 50개를 더 쌓으려 합니다. 뭐라고 말해 주겠습니까? (c) 100개 층마다 시그모이드를 붙이는
# 것도 좋은 조언이 아닌 이유는 무엇이고, 은닉층에는 무엇을 쓰겠습니까?

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
