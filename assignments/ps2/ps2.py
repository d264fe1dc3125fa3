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

plt.rcParams.update({"figure.figsize": (8, 2.5), "font.size": 9, "axes.titlesize": 9})
plt.rcParams.update(
    {
        f"figure.subplot.{k}": v
        for k, v in {
            "left": 0.1,
            "right": 0.98,
            "bottom": 0.18,
            "top": 0.88,
            "wspace": 0.2,
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

# %% [markdown] lang="ko"
# ## 1부 · 얼마나 틀렸나
#
# ### 1.1 수치: 제곱 오차와 절대 오차
#
# 손실은 모델의 모든 실수를 **음수가 아닌 수 하나**로 만듭니다. 왜 오차를 그냥 더하지 않을까요? +10과 −10이 서로 지워져, 나쁜
# 모델이 완벽해 보이기 때문입니다. 그래서 제곱하거나 절댓값을 취해 부호를 없앱니다.
#
# $$\mathrm{MSE}=\frac1n\sum_i (y_i-t_i)^2 \qquad\qquad \mathrm{MAE}=\frac1n\sum_i |y_i-t_i|$$
#
# 왼쪽은 강의의 직선 $y = 0.3x + 1.2$와 지어낸 점 다섯 개에서의 오차입니다. 오른쪽은 오차 하나의 값입니다. 제곱은 1보다 작은
# 오차는 너그럽게 봐주고 큰 오차는 무겁게 벌합니다.

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
plt.show()

# %% [markdown] lang="en"
# Three of your functions compare two arrays entry by entry. Numpy would happily *broadcast* a column
# `(N, 1)` against a row `(N,)` to an `N × N` table and average over that, which is a bug you can
# search for days. This helper refuses; use it if you like.

# %% [markdown] lang="ko"
# 함수 셋은 두 배열을 원소끼리 비교합니다. 넘파이는 열 `(N, 1)`과 행 `(N,)`을 기꺼이 *브로드캐스트*해서 `N × N` 표를 만들고 그
# 평균을 냅니다. 며칠을 찾아도 못 찾을 버그입니다. 아래 도우미 함수는 그런 입력을 거절합니다. 필요하면 쓰세요.

# %% given="matching"

# %% question="mse"

# %% check="mse"
got, expected = mse(line, t_data), «mse([1.5, 1.8, 2.1, 2.4, 2.7], [1.0, 2.2, 1.7, 3.6, 2.4])»
assert np.isclose(got, expected), (
    f"mse of the line above gave {got}, expected {expected}. The mean of the squares?"
)
got, expected = mse([[1, 2], [3, 4]], [[1, 2], [3, 0]]), «mse([[1, 2], [3, 4]], [[1, 2], [3, 0]])»
assert np.isclose(got, expected), (
    f"on a 2×2 array: {got}, expected {expected}. Divide by all elements, not by rows."
)
try:
    mse(np.ones((3, 1)), np.ones(3))
except ValueError:
    print("mse: one number for all elements, and unequal shapes are refused.")
else:
    raise AssertionError(
        "mse of shapes (3, 1) and (3,) must raise ValueError: it would compare 9 pairs, not 3."
    )

# %% question="mae"

# %% check="mae"
got, expected = mae(line, t_data), «mae([1.5, 1.8, 2.1, 2.4, 2.7], [1.0, 2.2, 1.7, 3.6, 2.4])»
assert np.isclose(got, expected), (
    f"mae of the line above gave {got}, expected {expected}. Do misses up and down cancel?"
)
try:
    mae(np.ones((3, 1)), np.ones(3))
except ValueError:
    print("mae: right, and unequal shapes are refused.")
else:
    raise AssertionError("mae of shapes (3, 1) and (3,) must raise ValueError, as mse does.")
outlier = np.where(x_data == 5, 20.0, t_data)
print(
    f"One outlier at x = 5 multiplies the squared error by {mse(line, outlier) / mse(line, t_data):.0f},"
)
print(f"the absolute error only by {mae(line, outlier) / mae(line, t_data):.0f}.")

# %% [markdown] lang="en"
# ### 1.2 Classes: one-hot targets
#
# Cat, dog, fish: numbering them 0, 1, 2 is handy for storage, but says that a fish is "twice a dog".
# As targets we use one row per sample with a single 1 in the place of its class. Data sets store
# labels as `(N,)` or as a column `(N, 1)`, so take both.
#
# Mind labels that are out of range: numpy reads index −1 as "the last", and a wrong label would
# silently become a fish.

# %% [markdown] lang="ko"
# ### 1.2 클래스: 원-핫 타깃
#
# 고양이, 개, 물고기에 0, 1, 2라는 번호를 매기면 저장하기에는 편하지만, 물고기가 "개의 두 배"라는 뜻이 되어 버립니다. 타깃으로는
# 샘플마다 한 행을 쓰고, 제 클래스 자리에만 1을 둡니다. 데이터셋의 레이블은 `(N,)`일 때도, 열 `(N, 1)`일 때도 있으니 둘 다 받으세요.
#
# 범위를 벗어난 레이블에 주의하세요. 넘파이는 인덱스 −1을 "마지막"으로 읽으니, 틀린 레이블이 소리 없이 물고기가 됩니다.

# %% question="one_hot"

# %% check="one_hot"
got, expected = one_hot([1, 2, 0, 1], 3), np.array(«one_hot([1, 2, 0, 1], 3)»)
assert np.shape(got) == (4, 3), f"4 labels and 3 classes make shape (4, 3), got {np.shape(got)}"
assert np.array_equal(got, expected), f"one_hot([1, 2, 0, 1], 3) gave\n{got}\nexpected\n{expected}"
column = one_hot(np.array([[1], [2]]), 4)
assert np.shape(column) == (2, 4), (
    f"labels (2, 1) and 4 classes make shape (2, 4), got {np.shape(column)}. Flatten the labels?"
)
for bad, why in (
    ([0, 3], "with 3 classes the labels are 0, 1 and 2"),
    ([-1, 0], "with 3 classes the labels are 0, 1 and 2"),
    ([[0, 1], [1, 0]], "labels are (N,) or (N, 1)"),
):
    try:
        one_hot(bad, 3)
    except ValueError:
        continue
    raise AssertionError(f"one_hot({bad}, 3) must raise ValueError: {why}.")
print("one_hot: rows, columns and bad labels are right.")

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ### 1.3 클래스: 교차 엔트로피
#
# 분류기는 클래스마다 확률을 답합니다. 우리는 하나만 묻습니다. **정답에 확률을 얼마나 주었는가?** 그리고 그 확률의 $-\log$를 값으로
# 매깁니다. 확신하고 맞히면 공짜, 확신하고 틀리면 한없이 비쌉니다.
#
# $$E = -\sum_{c} t_c \log p_c \quad\text{(샘플 하나), 샘플이 } N \text{개인 배치는 그 평균}$$
#
# 강의의 예: 사진은 개이고, 클래스는 (고양이, 개, 물고기)입니다. 모델은 처음에 (0.2, 0.3, 0.5), 조금 학습한 뒤 (0.3, 0.5, 0.2),
# 마지막에 (0, 1, 0)이라고 답합니다.

# %%
p_axis = np.linspace(0.002, 1, 200)
plt.figure(figsize=(5.5, 2.4))
plt.plot(p_axis, -np.log(p_axis))
for p_dog in (0.3, 0.5, 1.0):
    price = abs(np.log(p_dog))
    plt.plot(p_dog, price, "C3o")
    plt.text(p_dog + 0.02, price + 0.3, f"p(dog) = {p_dog}: {price:.2f}", rotation=25)
plt.xlim(0, 1.35)
plt.title("the price of an answer: −log p")
plt.xlabel("probability given to the right class")
plt.show()

# %% [markdown] lang="en"
# Two traps wait here. The logarithm of 0 is −∞, so no probability below a tiny `eps` may **enter the
# logarithm** (adding `eps` to the result helps nobody). And targets come in several forms; the
# helper below brings them all into one-hot form, with your `one_hot`.

# %% [markdown] lang="ko"
# 함정이 둘 있습니다. 0의 로그는 −∞이므로, 아주 작은 `eps`보다 작은 확률이 **로그에 들어가면** 안 됩니다(결과에 `eps`를 더하는 것은
# 소용없습니다). 그리고 타깃의 모양은 여러 가지입니다. 아래 도우미 함수가 여러분의 `one_hot`으로 모두 원-핫 모양으로 바꿔 줍니다.

# %% given="as_one_hot"

# %% question="cross_entropy"

# %% check="cross_entropy"
for p, expected in [((0.2, 0.3, 0.5), «cross_entropy([0.2, 0.3, 0.5], 1)»), ((0.3, 0.5, 0.2), «cross_entropy([0.3, 0.5, 0.2], 1)»), ((0.0, 1.0, 0.0), 0.0)]:
    got = cross_entropy(p, [0, 1, 0])
    assert np.isfinite(got), f"p = {p} gave {got}. Keep 0 out of the logarithm."
    assert np.isclose(got, expected, atol=1e-5), (
        f"p = {p}, a dog: got {got}, expected {expected:.4f} = −log {p[1]}"
    )
    print(f"p = {p}: loss {abs(got):.2f}")
batch = np.array([[0.2, 0.3, 0.5], [0.3, 0.5, 0.2]])
expected = «cross_entropy([[0.2, 0.3, 0.5], [0.3, 0.5, 0.2]], [1, 1])»
for t in ([[0, 1, 0], [0, 1, 0]], [1, 1], [[1], [1]]):
    got = cross_entropy(batch, np.array(t))
    assert np.isclose(got, expected, atol=1e-5), (
        f"batch of two dogs, t = {t}: got {got}, expected {expected}. "
        "The mean over the 2 samples (not over the 6 entries)?"
    )
got = cross_entropy([0.0, 1.0], 0)
assert np.isclose(got, «cross_entropy([0.0, 1.0], 0)»), (
    f"p = 0 for the truth gave {got}, expected −log(1e-7) = {-np.log(1e-7):.2f}"
)
print("cross_entropy: the lecture's numbers, batches, labels and p = 0 are right.")

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ### 1.4 소프트맥스와 교차 엔트로피는 한 몸
#
# 신경망은 점수("로짓")로 끝납니다. 소프트맥스가 확률로 바꾸고 교차 엔트로피가 값을 매깁니다. 둘을 차례로 계산하면 정보를 잃습니다.
# $10^{-308}$보다 작은 확률은 float64에서 0이 되고, 그러면 무엇으로 자르든 로그는 사라진 뒤입니다. 그런데 답은 처음부터 거기 있었습니다.
#
# $$\log p_c = \log\frac{e^{z_c}}{\sum_j e^{z_j}} = (z_c - m) - \log\sum_j e^{z_j-m},\qquad m=\max_j z_j$$
#
# 오른쪽 식에서 가장 큰 지수는 0이라 넘치는 것이 없고, 로그에는 1 이상의 수가 들어가니 사라지는 것도 없습니다. 아래는 과제 1의
# `softmax`입니다(손실이 아니라 기울기에 쓰게 됩니다).

# %% given="softmax"

# %% question="softmax_cross_entropy"

# %% check="softmax_cross_entropy"
got, expected = softmax_cross_entropy([[1.0, 2.0, 0.0], [0.0, 0.0, 0.0]], [1, 2]), «softmax_cross_entropy([[1.0, 2.0, 0.0], [0.0, 0.0, 0.0]], [1, 2])»
assert np.isclose(got, expected), (
    f"got {got}, expected {expected}: the mean of −log softmax over the two samples"
)
got = softmax_cross_entropy([[1000.0, 0.0]], [1])
assert np.isclose(got, 1000.0), (
    f"logits (1000, 0), truth 1: got {got}, expected 1000. Never form the probability: it underflows to 0."
)
got = softmax_cross_entropy([[10000.0, 0.0], [-10000.0, 0.0]], [0, 0])
assert np.isclose(got, 5000.0), (
    f"logits of ±10⁴: got {got}, expected 5000. Subtract the maximum of each row on its own."
)
print("softmax_cross_entropy: exact, even for enormous logits.")

# %%
with figure_with("cross_entropy and softmax_cross_entropy"):
    gaps = np.linspace(0, 60, 31)
    plt.figure(figsize=(5.5, 2.4))
    plt.plot(
        gaps,
        [cross_entropy(softmax(np.array([[g, 0.0]])), [1]) for g in gaps],
        label="cross_entropy(softmax(z))",
    )
    plt.plot(
        gaps,
        [softmax_cross_entropy([[g, 0.0]], [1]) for g in gaps],
        "--",
        label="softmax_cross_entropy(z)",
    )
    plt.title("how wrong is z = (gap, 0) when class 1 is true?")
    plt.xlabel("gap: beyond 16 the clipped loss is flat and teaches nothing")
    plt.legend()

# %% [markdown] lang="en"
# ### 1.5 The most beautiful gradient of the course
#
# Differentiate that loss with respect to the scores, and everything complicated cancels:
#
# $$\frac{\partial E}{\partial z} = \frac{1}{N}\,(p - t), \qquad p=\mathrm{softmax}(z)$$
#
# *What you said minus what is true.* Push down each wrong class by the probability it got, push up the
# right one by what was missing. The $1/N$ is there because the loss is a **mean** over the batch.

# %% [markdown] lang="ko"
# ### 1.5 이 강의에서 가장 아름다운 기울기
#
# 그 손실을 점수로 미분하면 복잡한 것이 모두 지워집니다.
#
# $$\frac{\partial E}{\partial z} = \frac{1}{N}\,(p - t), \qquad p=\mathrm{softmax}(z)$$
#
# *네가 한 말 빼기 사실.* 틀린 클래스는 받은 확률만큼 밀어 내리고, 맞는 클래스는 모자란 만큼 밀어 올립니다. $1/N$은 손실이 배치의
# **평균**이라서 붙습니다.

# %% question="softmax_cross_entropy_grad"

# %% check="softmax_cross_entropy_grad"
z, t = [[1.0, 2.0, 0.0], [0.0, 0.0, 0.0]], [1, 2]
got, expected = softmax_cross_entropy_grad(z, t), np.array(«softmax_cross_entropy_grad([[1.0, 2.0, 0.0], [0.0, 0.0, 0.0]], [1, 2])»)
assert np.shape(got) == (2, 3), (
    f"the gradient has the shape of the logits, (2, 3), got {np.shape(got)}"
)
assert np.allclose(got, expected), (
    f"got\n{got}\nexpected\n{expected}\nIs it softmax − one-hot (not the reverse), divided by N = 2?"
)
assert np.allclose(np.sum(got, axis=1), 0), (
    "each row must add up to 0: what one class loses the others gain"
)
print("softmax_cross_entropy_grad: right, and every row adds up to 0.")

# %%
with figure_with("softmax_cross_entropy_grad"):
    z = np.array([2.0, 1.0, -1.0])
    bars = {
        "said: p": softmax(z),
        "true: t": [0, 1, 0],
        "gradient: p − t": softmax_cross_entropy_grad(z, 1),
    }
    _, axes = plt.subplots(1, 3, figsize=(8, 2), sharey=True)
    for ax, (title, values) in zip(axes, bars.items()):
        ax.bar(
            range(3),
            values,
            color="C0" if ax is not axes[2] else ["C3" if v > 0 else "C2" for v in values],
        )
        ax.axhline(0, color="k", lw=0.8)
        ax.set_xticks(range(3), ["cat", "dog", "fish"])
        ax.set(title=title, yticks=[-1, 0, 1])

# %% [markdown] lang="en"
# ## Part 2 · Which way? By trying
#
# ### 2.1 The slope of a function
#
# A computer cannot let $h$ go to 0, but it can take $h$ small: wiggle the input, see how much the
# output moves. Wiggling to **both** sides is far better than to one: the errors of the two halves nearly cancel.
#
# $$\text{forward: } \frac{f(x+h)-f(x)}{h} \qquad\qquad \text{central: } \frac{f(x+h)-f(x-h)}{2h}$$

# %% [markdown] lang="ko"
# ## 2부 · 어느 쪽으로? 직접 움직여 보기
#
# ### 2.1 함수의 기울기
#
# 컴퓨터는 $h$를 0으로 보낼 수 없지만 작게 잡을 수는 있습니다. 입력을 흔들고 출력이 얼마나 움직이는지 보는 것입니다. 한쪽보다
# **양쪽**으로 흔드는 것이 훨씬 낫습니다. 두 반쪽의 오차가 거의 지워지기 때문입니다.
#
# $$\text{전진 차분: } \frac{f(x+h)-f(x)}{h} \qquad\qquad \text{중심 차분: } \frac{f(x+h)-f(x-h)}{2h}$$

# %%
curve, h, at = np.linspace(-0.1, 2.1, 60), 0.8, 1.0
plt.figure(figsize=(5.5, 2.4))
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
assert np.isclose(got, expected), (
    f"x³ at 1 with h = 0.8 gave {got}, expected {expected} (the central slope in the figure)"
)
got = numerical_diff(lambda x: 0.01 * x**2 + 0.1 * x, 5)
assert np.isclose(got, 0.2, atol=1e-8), (
    f"0.01x² + 0.1x at 5 gave {got}, expected 0.2. Divide by 2h: the two points lie 2h apart."
)
print("numerical_diff: right.")

# %% [markdown] lang="en"
# How small should $h$ be? Try them all, for $e^x$ at 1, where the slope is known:

# %% [markdown] lang="ko"
# $h$는 얼마나 작아야 할까요? 기울기를 아는 $e^x$로, 1에서 모두 시험해 봅시다.

# %%
with figure_with("numerical_diff"):
    steps = 10.0 ** np.arange(-14, 0.1, 0.5)
    central = [abs(numerical_diff(np.exp, 1.0, h) / np.e - 1) + 1e-13 for h in steps]
    forward = [abs((np.exp(1 + h) - np.exp(1)) / h / np.e - 1) + 1e-13 for h in steps]
    _, ax = plt.subplots(figsize=(5.5, 2.6))
    ax.plot(np.log10(steps), np.log10(forward), ".-", label="forward")
    ax.plot(np.log10(steps), np.log10(central), ".-", label="central")
    ax.axvline(-4, color="k", ls=":", label="our default, 1e-4")
    ax.set_xticks(
        [-14, -12, -10, -8, -6, -4, -2, 0], "1e-14 1e-12 1e-10 1e-8 1e-6 1e-4 1e-2 1".split()
    )
    ax.set_yticks([-12, -9, -6, -3, 0], "1e-12 1e-9 1e-6 1e-3 1".split())
    ax.set(title="relative error of the slope of eˣ at 1", xlabel="step h")
    ax.legend()

# %% [markdown] lang="en"
# **Written question: the best step (5 points).** Read the figure above. (a) Why does the error of the central
# difference first fall when $h$ shrinks from 1, and how fast (what is the slope of that arm in the log-log
# plot, and of the forward difference's)? (b) Why does it rise again when $h$ gets smaller still? (c) About
# which $h$ is best for the central difference, and is our default far from it?

# %% [markdown] lang="ko"
# **서술형: 가장 좋은 간격 (5점).** 위 그림을 읽으세요. (a) $h$를 1에서 줄이면 중심 차분의 오차가 처음에는 왜, 얼마나 빨리
# 줄어듭니까(로그-로그 그림에서 그 부분의 기울기는 얼마이고, 전진 차분은 얼마입니까)? (b) $h$가 더 작아지면 왜 다시 커집니까?
# (c) 중심 차분에는 대략 어떤 $h$가 가장 좋고, 우리의 기본값은 거기서 멉니까?

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

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ### 2.2 모든 방향의 기울기
#
# 입력이 여럿이면 **한 번에 원소 하나만** 흔들고 나머지는 그대로 둡니다. 이것이 편미분입니다. 편미분을 모두 모으면 $x$와 같은 모양의
# 배열, 기울기(그레이디언트)가 됩니다. 강의의 예입니다.
#
# $$f(x_1,x_2)=3x_1^4+2x_1^2x_2^2+7x_2^4,\qquad \frac{\partial f}{\partial x_1}=12x_1^3+4x_1x_2^2,\qquad \frac{\partial f}{\partial x_2}=4x_1^2x_2+28x_2^3$$
#
# 함정이 둘 있습니다. 정수 배열에는 $x + 10^{-4}$를 담을 수 없습니다(내림되어 기울기가 0이 되거나 엄청나게 커집니다). 그리고 원소를
# 흔든 사람은 원래 값을 정확히 되돌려 놓아야 합니다.
# 힌트: `for i in np.ndindex(x.shape)`는 차원이 몇이든 모든 원소를 한 번씩 찾아갑니다.

# %% question="numerical_gradient"

# %% check="numerical_gradient"
def lecture(x):
    return 3 * x[0] ** 4 + 2 * x[0] ** 2 * x[1] ** 2 + 7 * x[1] ** 4


x = np.array([1.0, 2.0])
expected = np.array([12 * x[0] ** 3 + 4 * x[0] * x[1] ** 2, 4 * x[0] ** 2 * x[1] + 28 * x[1] ** 3])
got = numerical_gradient(lecture, x)
assert np.allclose(got, expected), (
    f"the lecture's f at (1, 2): got {got}, expected {expected}. Is only one entry moved at a time?"
)
assert np.array_equal(x, [1.0, 2.0]), (
    f"x was (1, 2) and has moved by {x - [1.0, 2.0]}: put back exactly what was there"
)
got = numerical_gradient(lecture, np.array([1, 2]))
assert np.allclose(got, expected), (
    f"whole numbers x = [1 2]: got {got}, expected {expected}. Convert x to float first."
)
got = numerical_gradient(lambda x: np.sum(x**2), np.ones((2, 3)))
assert np.shape(got) == (2, 3) and np.allclose(got, 2), (
    f"Σx² on a (2, 3) array of ones: got {got}, expected all 2"
)
print(
    "numerical_gradient: the lecture's partial derivatives, whole numbers and matrices are right."
)

# %%
with figure_with("numerical_gradient"):
    grid = np.linspace(-1, 1, 40)
    points = np.linspace(-0.8, 0.8, 7)
    arrows = [
        (a, b, *-numerical_gradient(lecture, np.array([a, b]))) for a in points for b in points
    ]
    plt.figure(figsize=(4, 3.2))
    height = lecture(np.array(np.meshgrid(grid, grid)))
    plt.contour(grid, grid, height, levels=[0.02, 0.1, 0.4, 1, 2.5, 5], cmap="viridis")
    a, b, da, db = np.array(arrows).T
    length = np.hypot(da, db) + 1e-9
    plt.quiver(a, b, da / length, db / length, color="C3", scale=18)
    plt.title("minus the gradient points downhill")
    plt.xticks([-1, 0, 1])
    plt.yticks([-1, 0, 1])

# %% [markdown] lang="en"
# ### 2.3 Are two gradients the same?
#
# The numerical gradient is slow and a little inexact, but easy to get right. That makes it the perfect **judge**
# for the fast gradients of part 3. An absolute difference of 0.001 is much for a slope of 0.002 and nothing for
# a slope of 1000, so we compare relative to the size, and take the worst entry:
#
# $$\max_i \frac{|a_i-b_i|}{\max(10^{-8},\ |a_i|+|b_i|)}$$

# %% [markdown] lang="ko"
# ### 2.3 두 기울기는 같은가?
#
# 수치 기울기는 느리고 조금 부정확하지만 틀리기 어렵습니다. 그래서 3부의 빠른 기울기를 심판하기에 안성맞춤입니다. 차이 0.001은
# 기울기 0.002에는 크고 1000에는 아무것도 아니므로, 크기에 견주어 비교하고 가장 나쁜 원소를 취합니다.
#
# $$\max_i \frac{|a_i-b_i|}{\max(10^{-8},\ |a_i|+|b_i|)}$$

# %% question="relative_error"

# %% check="relative_error"
for a, b, expected in [
    ([1.0, 4.0], [3.0, 4.0], 0.5),
    ([0.0, 0.0], [0.0, 0.0], 0.0),
    ([1.0], [-1.0], 1.0),
]:
    got = relative_error(a, b)
    assert np.isclose(got, expected), f"relative_error({a}, {b}) gave {got}, expected {expected}"
try:
    relative_error(np.ones((3, 1)), np.ones(3))
except ValueError:
    pass
else:
    raise AssertionError("relative_error of shapes (3, 1) and (3,) must raise ValueError.")
with_judge = relative_error(
    softmax_cross_entropy_grad([[1.0, 2.0, 0.0]], [1]),
    numerical_gradient(lambda z: softmax_cross_entropy(z, [1]), np.array([[1.0, 2.0, 0.0]])),
)
print(f"relative_error: right. Your softmax_cross_entropy_grad against the judge: {with_judge:.1e}")
assert with_judge < 1e-6, (
    "softmax_cross_entropy_grad and numerical_gradient disagree: one of them is wrong"
)

# %% [markdown] lang="en"
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

# %% [markdown] lang="ko"
# ## 3부 · 어느 쪽으로? 연쇄 법칙
#
# ### 3.1 양쪽으로 흐르는 수
#
# 계산을 아주 작은 걸음의 그래프로 그려 봅시다. **순방향**에서 노드는 입력을 받아 출력을 넘깁니다(검은색). **역방향**에서 노드는 자기
# 출력에 대한 최종 결과의 기울기를 받아(빨간색) 자기 자신의 국소 기울기를 곱합니다. 연쇄 법칙이 말하는 것은 이것이 전부입니다. 어떤
# 노드도 그래프의 나머지를 알 필요가 없습니다.
#
# 한 권에 5코인인 공책 세 권, 배송비 4코인, 그리고 전체에 세금 10 %. 수 하나가 조금 움직이면 총액은 얼마나 움직일까요?

# %%
def draw_graph(places, edges):
    """Draw nodes (text at a place) and edges (from, to, number forward, number backward)."""
    plt.figure(figsize=(8.5, 3))
    for text, (column, row) in places.items():
        plt.text(
            column,
            row,
            text.split("#")[0],
            ha="center",
            va="center",
            size=11,
            zorder=3,
            bbox={"boxstyle": "round", "fc": "#fff3c4" if text[0] in "×+" else "#e8f0fe"},
        )
    for start, end, forward, backward in edges:
        (x0, y0), (x1, y1) = places[start], places[end]
        plt.annotate(
            "",
            (x1, y1),
            (x0, y0),
            arrowprops={"arrowstyle": "->", "color": "gray", "shrinkA": 22, "shrinkB": 14},
        )
        plt.text((x0 + x1) / 2, (y0 + y1) / 2 + 0.12, f"{forward:g}", ha="center", color="k")
        plt.text((x0 + x1) / 2, (y0 + y1) / 2 - 0.34, f"{backward:g}", ha="center", color="C3")
    plt.axis((-0.4, 4.4, -1.1, 3))
    plt.axis("off")
    plt.title("black: values, forward →      red: slopes of the total, ← backward", size=10)
    plt.show()


places = {
    "price": (0, 2.7),
    "count": (0, 0.9),
    "×": (1, 1.8),
    "delivery": (1, -0.1),
    "+": (2, 1),
    "tax": (2, -0.8),
    "×#": (3, 0.3),
    "total": (4, 0.3),
}
draw_graph(places, [
    ("price", "×", 5, 3.3), ("count", "×", 3, 5.5), ("×", "+", 15, 1.1), ("delivery", "+", 4, 1.1),
    ("+", "×#", 19, 1.1), ("tax", "×#", 1.1, 19), ("×#", "total", 20.9, 1),
])  # fmt: skip

# %% [markdown] lang="en"
# An addition hands the slope on unchanged to both inputs. A multiplication hands it on times **the other** input: the
# dearer the notebook, the more one more notebook matters.

# %% [markdown] lang="ko"
# 덧셈은 기울기를 두 입력에 그대로 넘깁니다. 곱셈은 **다른 쪽** 입력을 곱해서 넘깁니다. 공책이 비쌀수록 한 권 더 사는 것이 크게
# 느껴지는 것과 같습니다.

# %% question="Add"

# %% check="Add"
node = Add()
assert node.forward(9.0, 4.0) == 13.0, f"9 + 4 gave {node.forward(9.0, 4.0)}"
got = node.backward(1.1)
assert tuple(got) == (1.1, 1.1), (
    f"backward(1.1) gave {got}, expected (1.1, 1.1): both inputs move the sum one to one"
)
print("Add: right.")

# %% question="Multiply"

# %% check="Multiply"
price_count, with_delivery, with_tax = Multiply(), Add(), Multiply()
total = with_tax.forward(
    with_delivery.forward(price_count.forward(3.0, 2.0), 4.0), 1.1
)  # now two notebooks at 3 coins
assert np.isclose(total, 11.0), f"(3 · 2 + 4) · 1.1 gave {total}, expected 11"
d_sum, d_tax = with_tax.backward(1.0)
d_product, d_delivery = Add().backward(d_sum)
d_price, d_count = price_count.backward(d_product)
got = [d_price, d_count, d_delivery, d_tax]
assert np.allclose(got, [2.2, 3.3, 1.1, 10.0]), (
    f"two notebooks: slopes by price, count, delivery, tax are {got}, expected 2.2, 3.3, 1.1, 10. "
    "Does each input get dout times the OTHER input?"
)
print(f"Multiply: right. One coin more for each of two notebooks costs {d_price:.1f} in the end.")

# %% [markdown] lang="en"
# ### 3.2 Activations
#
# The same idea for whole arrays, entry by entry. `forward` keeps what `backward` needs:
#
# - **ReLU** is a gate: where the *input* was positive the slope passes, elsewhere it stops.
# - **Sigmoid** has the slope $y(1-y)$, where $y$ is its own *output*: so keep the output, not the input.

# %% [markdown] lang="ko"
# ### 3.2 활성화 함수
#
# 같은 생각을 배열 전체에, 원소마다 적용합니다. `forward`는 `backward`에 필요한 것을 기억해 둡니다.
#
# - **ReLU**는 문입니다. *입력*이 양수였던 곳은 기울기가 지나가고 나머지는 막힙니다.
# - **시그모이드**의 기울기는 $y(1-y)$이고, $y$는 자기 *출력*입니다. 그러니 입력이 아니라 출력을 기억하세요.

# %% question="ReLU"

# %% check="ReLU"
layer, x = ReLU(), np.array([[-2.0, 0.0], [3.0, 0.5]])
got = layer.forward(x)
assert np.array_equal(got, [[0, 0], [3, 0.5]]), f"forward gave {got}"
got = layer.backward(np.array([[10.0, 20.0], [-30.0, 40.0]]))
assert np.array_equal(got, [[0, 0], [-30, 40]]), (
    f"backward gave\n{got}\nexpected dout where x > 0, else 0 (a negative dout passes an open gate)"
)
assert x[0, 0] == -2, "forward wrote into its input x: make a new array"
print("ReLU: right.")

# %% question="Sigmoid"

# %% check="Sigmoid"
layer = Sigmoid()
got, expected = layer.forward(np.array([-1.0, 0.0, 2.0])), np.array(«Sigmoid().forward(np.array([-1.0, 0.0, 2.0]))»)
assert np.allclose(got, expected), f"forward gave {got}, expected {expected}"
got, expected = (
    layer.backward(np.array([1.0, 1.0, 10.0])),
    np.array([1, 1, 10]) * expected * (1 - expected),
)
assert np.allclose(got, expected), (
    f"backward gave {got}, expected {expected}: dout · y · (1 − y) with the output y"
)
got = layer.forward(np.array([-1e4, 1e4]))
assert np.allclose(got, [0, 1]), f"sigmoid of ∓10⁴ gave {got}, expected 0 and 1"
print("Sigmoid: right.")

# %%
with figure_with("ReLU and Sigmoid"):
    x = np.linspace(-6, 6, 121)
    _, axes = plt.subplots(1, 2, figsize=(8, 2.2))
    for ax, layer in zip(axes, (ReLU(), Sigmoid())):
        ax.plot(x, layer.forward(x), label="forward")
        ax.plot(x, layer.backward(np.ones_like(x)), "C3", label="slope")
        ax.set(title=type(layer).__name__, ylim=(-0.1, 1.5), xticks=[-6, 0, 6], yticks=[0, 0.25, 1])
        ax.legend(loc="upper left")

# %% [markdown] lang="en"
# ### 3.3 Affine: the layer with the weights
#
# $y = xW + b$ for a whole batch. With the slope $dy$ of the shape of $y$, the three slopes are
#
# $$dx = dy\,W^\top \qquad dW = x^\top dy \qquad db = \sum_{\text{rows}} dy$$
#
# There is no need to remember where the transposes go: **a slope has the shape of what it belongs to**, and only one
# order of the factors fits. Each row of the batch used the same $W$ and $b$, so their slopes add up over the rows.

# %% [markdown] lang="ko"
# ### 3.3 Affine: 가중치가 있는 층
#
# 배치 전체에 대해 $y = xW + b$입니다. $y$와 모양이 같은 기울기 $dy$가 오면 세 기울기는
#
# $$dx = dy\,W^\top \qquad dW = x^\top dy \qquad db = \sum_{\text{rows}} dy$$
#
# 전치가 어디에 붙는지 외울 필요는 없습니다. **기울기의 모양은 그 주인의 모양과 같고**, 곱하는 순서는 하나만 맞습니다. 배치의 모든 행이
# 같은 $W$와 $b$를 썼으므로 기울기는 행마다 더해집니다.

# %%
def draw_shapes(ax, factors, title):
    """Draw matrices as rectangles, their true proportions beside one another."""
    left = 0.0
    for name, rows, columns, colour in factors:
        if rows:
            ax.add_patch(
                plt.Rectangle((left, -rows / 2), columns, rows, fc=colour, ec="k", alpha=0.6)
            )
            name += f"\n{rows}×{columns}"
        ax.text(left + columns / 2, 0, name, ha="center", va="center", size=7)
        left += columns + 0.6
    ax.set(xlim=(-0.5, 14.5), ylim=(-3.6, 3.6), aspect="equal", title=title)
    ax.axis("off")


_, axes = plt.subplots(1, 3, figsize=(10, 2))
parts = {
    "x": ("xᵀ", 3, 6, "C0"),
    "dx": ("dx", 6, 3, "C0"),
    "dy": ("dy", 6, 2, "C3"),
    "=": ("=", 0, 0.5, ""),
}
draw_shapes(axes[0], [parts["dx"], parts["="], parts["dy"], ("Wᵀ", 2, 3, "C2")], "row by row")
draw_shapes(
    axes[1], [("dW", 3, 2, "C2"), parts["="], parts["x"], parts["dy"]], "sums over the batch"
)
draw_shapes(
    axes[2], [("db", 1, 2, "C1"), ("= Σ rows of", 0, 4, ""), parts["dy"]], "sums over the batch"
)
plt.show()

# %% [markdown] lang="en"
# Like Keras's `Dense`, the layer works on the last axis, whatever stands before it: `(N, D)` or `(N, 7, 7, D)`. For $dW$ and
# $db$ all the leading axes count as rows: `x.reshape(-1, D)`.

# %% [markdown] lang="ko"
# Keras의 `Dense`처럼 이 층은 앞에 무엇이 있든 마지막 축에 작용합니다. `(N, D)`도, `(N, 7, 7, D)`도 됩니다. $dW$와 $db$에서는 앞의
# 축이 모두 행입니다. `x.reshape(-1, D)`.

# %% question="Affine"

# %% check="Affine"
W, b = np.array([[1.0, 0.0], [2.0, -1.0], [0.0, 3.0]]), np.array([0.5, -0.5])
layer, x = Affine(W, b), np.array([[1.0, 2.0, 3.0], [0.0, 1.0, 0.0]])
got, expected = layer.forward(x), x @ W + b
assert np.allclose(got, expected), f"forward gave\n{got}\nexpected\n{expected}"
dout = np.array([[1.0, 2.0], [10.0, 0.0]])
dx = layer.backward(dout)
for name, got, expected in (
    ("dx", dx, [[1, 0, 6], [10, 20, 0]]),
    ("dW", layer.dW, [[1, 2], [12, 4], [3, 6]]),
    ("db", layer.db, [11, 2]),
):
    assert np.shape(got) == np.shape(expected), (
        f"{name} has shape {np.shape(got)}, expected {np.shape(expected)}: that of what it belongs to"
    )
    assert np.allclose(got, expected), f"{name} is\n{got}\nexpected\n{np.array(expected)}"
cube = np.arange(12.0).reshape(2, 2, 3)
layer.forward(cube)
dx = layer.backward(np.ones((2, 2, 2)))
assert np.shape(dx) == (2, 2, 3), f"for x of shape (2, 2, 3) dx has shape {np.shape(dx)}"
assert np.allclose(layer.db, 4), (
    f"db for 2·2 positions with slope 1 is {layer.db}, expected [4. 4.]: sum over all leading axes"
)
print("Affine: right for batches and for higher ranks.")

# %% [markdown] lang="en"
# ### 3.4 The last layer
#
# Softmax and cross-entropy in one layer, made of your two functions of part 1. A layer's `backward` multiplies by the
# slope it receives; here that is 1, as nothing comes after the loss.

# %% [markdown] lang="ko"
# ### 3.4 마지막 층
#
# 소프트맥스와 교차 엔트로피를 한 층으로, 1부의 두 함수로 만듭니다. 층의 `backward`는 받은 기울기를 곱합니다. 손실 뒤에는 아무것도
# 없으니 여기서는 1입니다.

# %% question="SoftmaxWithLoss"

# %% check="SoftmaxWithLoss"
layer, z, t = SoftmaxWithLoss(), np.array([[1.0, 2.0, 0.0], [0.0, 0.0, 0.0]]), np.array([1, 2])
got, expected = layer.forward(z, t), «softmax_cross_entropy([[1.0, 2.0, 0.0], [0.0, 0.0, 0.0]], [1, 2])»
assert np.isclose(got, expected), f"forward gave {got}, expected {expected}"
got, expected = layer.backward(), np.array(«softmax_cross_entropy_grad([[1.0, 2.0, 0.0], [0.0, 0.0, 0.0]], [1, 2])»)
assert np.allclose(got, expected), f"backward gave\n{got}\nexpected\n{expected}"
assert np.allclose(layer.backward(3.0), 3 * expected), (
    "backward(3.0) must be three times backward(1.0)"
)
print("SoftmaxWithLoss: right.")

# %% [markdown] lang="en"
# ### 3.5 A whole network
#
# Affine → ReLU → Affine → softmax with loss. Forward in this order, backward in reverse, each layer handing its slope to the
# one before it. The chain rule of the lecture, in one line of code for each layer.
#
# Build the layers from `self.params` in each call (they cost nothing): then the network uses the present weights,
# also after somebody replaced them, as every optimizer of next week will do.

# %% [markdown] lang="ko"
# ### 3.5 신경망 전체
#
# Affine → ReLU → Affine → 손실까지 포함한 소프트맥스. 순방향은 이 순서로, 역방향은 거꾸로, 층마다 기울기를 앞 층에 넘깁니다. 강의의
# 연쇄 법칙이 층마다 코드 한 줄입니다.
#
# 층은 부를 때마다 `self.params`로 새로 만드세요(비용이 거의 없습니다). 그러면 다음 주의 모든 최적화 알고리즘이 하듯이 누가 가중치를
# 바꾼 뒤에도 지금의 가중치를 씁니다.

# %% question="TwoLayerNet"

# %% check="TwoLayerNet"
rng = np.random.default_rng(1)
net = TwoLayerNet(4, 5, 3, rng)
shapes = {key: np.shape(value) for key, value in net.params.items()}
assert shapes == {"W1": (4, 5), "b1": (5,), "W2": (5, 3), "b2": (3,)}, (
    f"params have the shapes {shapes}"
)
x, t = rng.normal(size=(6, 4)), np.array([0, 1, 2, 2, 1, 0])
got = np.shape(net.predict(x))
assert got == (6, 3), f"predict gave shape {got}, expected (6, 3)"
slopes = net.gradient(x, t)
for key, value in net.params.items():

    def loss_at(changed, key=key):
        probe = TwoLayerNet(4, 5, 3, np.random.default_rng(0))
        probe.params = {**net.params, key: changed}
        return probe.loss(x, t)

    error = relative_error(slopes[key], numerical_gradient(loss_at, value))
    print(f"{key}: relative error {error:.1e}")
    assert error < 1e-4, (
        f"backpropagation and the numerical gradient disagree for {key}. "
        "(If all the layers passed: are they called in reverse order, and built from the present self.params?)"
    )
print("TwoLayerNet: your backpropagation equals the numerical gradient.")

# %% [markdown] lang="en"
# ### 3.6 The reward
#
# With a gradient, learning is one line: step a little against it. Three interleaved spirals, 2 inputs, 40 hidden units,
# 3 classes. (Next week is about doing this step well.)

# %% [markdown] lang="ko"
# ### 3.6 보상
#
# 기울기만 있으면 학습은 한 줄입니다. 기울기의 반대쪽으로 조금 움직이면 됩니다. 서로 감긴 나선 세 개, 입력 2개, 은닉 뉴런 40개, 클래스
# 3개. (이 걸음을 잘 딛는 법이 다음 주의 주제입니다.)

# %%
with figure_with("TwoLayerNet"):
    rng = np.random.default_rng(7)
    t = np.repeat(np.arange(3), 60)
    radius = np.tile(np.linspace(0.1, 1, 60), 3)
    angle = 4 * radius + t * 2 * np.pi / 3 + rng.normal(0, 0.12, 180)
    x = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    net, losses = TwoLayerNet(2, 40, 3, rng), []
    for _ in range(300):
        losses.append(net.loss(x, t))
        slopes = net.gradient(x, t)
        net.params = {key: value - 1.2 * slopes[key] for key, value in net.params.items()}
    accuracy = np.mean(np.argmax(net.predict(x), axis=1) == t)
    axis = np.linspace(-1.1, 1.1, 60)
    plane = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
    colours = np.array([[0.7, 0.8, 0.9], [1, 0.85, 0.7], [0.7, 0.9, 0.7]])
    _, (left, right) = plt.subplots(1, 2, figsize=(8, 2.8))
    left.plot(losses)
    left.set(title="loss", xlabel="step")
    verdict = np.argmax(net.predict(plane), axis=1).reshape(60, 60)
    right.imshow(colours[verdict], extent=(-1.1, 1.1, -1.1, 1.1), origin="lower")
    for label in range(3):
        right.plot(*x[t == label].T, ".", ms=4)
    right.set(title=f"{accuracy:.0%} right", xticks=[-1, 0, 1], yticks=[-1, 0, 1])

# %%
def milliseconds(work):
    """The shorter of two runs: the first one has to warm up."""
    runs = []
    for _ in range(2):
        clock = time.perf_counter()
        work()
        runs.append(1000 * (time.perf_counter() - clock))
    return min(runs)


with figure_with("TwoLayerNet and numerical_gradient"):
    sizes, numerical, backprop = (4, 8, 16), [], []
    for hidden in sizes:
        net = TwoLayerNet(2, hidden, 3, rng)

        def loss_of(W1):
            probe.params = {**net.params, "W1": W1}
            return probe.loss(x, t)

        probe = TwoLayerNet(2, hidden, 3, rng)
        numerical.append(milliseconds(lambda: numerical_gradient(loss_of, net.params["W1"])))
        backprop.append(milliseconds(lambda: net.gradient(x, t)))
    plt.figure(figsize=(5.5, 2.4))
    plt.plot([2 * hidden for hidden in sizes], numerical, "o-", label="numerical, W1 alone")
    plt.plot([2 * hidden for hidden in sizes], backprop, "o-", label="backpropagation, everything")
    plt.title("milliseconds for one gradient")
    plt.xlabel("weights in W1")
    plt.legend()

# %% [markdown] lang="en"
# **Written question: why backpropagation? (5 points)** A fully connected network for handwritten digits has 669,706
# parameters (you will count them in problem set 5). Say one forward pass takes 1 millisecond. (a) How many forward passes does one
# numerical gradient with the central difference take, and how long is that? (b) Roughly how long does backpropagation take,
# and why does its cost not grow with the number of parameters in the same way? (c) Then what is `numerical_gradient` still good for?

# %% [markdown] lang="ko"
# **서술형: 왜 역전파인가? (5점)** 손글씨 숫자를 위한 전결합 신경망에는 파라미터가 669,706개 있습니다(과제 5에서 직접 셉니다). 순방향
# 계산 한 번에 1밀리초가 걸린다고 합시다. (a) 중심 차분으로 수치 기울기를 한 번 구하려면 순방향 계산을 몇 번 해야 하고, 얼마나 걸립니까?
# (b) 역전파는 대략 얼마나 걸리고, 왜 파라미터 수에 그렇게 비례해 늘지 않습니까? (c) 그렇다면 `numerical_gradient`는 무엇에 쓸모가
# 있습니까?

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
