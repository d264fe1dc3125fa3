# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown] lang="en"
# # Problem set 3 · Gradient descent and its descendants
#
# *About six hours. 100 points: fifteen functions and classes (90) and two short written answers (10).*
#
# Last week you learnt to measure how wrong a network is, and in which direction each weight should
# move to make it less wrong. This week you **move**. You start with the plainest rule there is, watch it
# crawl, zigzag and explode, and then write its seven most famous descendants, each of which mends a flaw of
# the one before. They will agree with Keras to the sixth decimal. At the end you train a whole
# network from scratch and reach the accuracy of the lecture.
#
# How to work: fill in a function, run it, run the check below it. A check that fails tells you what to
# look at. Checks are worth nothing themselves; hidden checks call your answers with many other inputs.
# A function never changes its arguments, and unusable input raises `ValueError`.

# %% [markdown] lang="ko"
# # 문제 3 · 경사 하강법과 그 후손들
#
# *약 여섯 시간. 100점: 함수와 클래스 열다섯 개(90점), 짧은 서술형 두 개(10점).*
#
# 지난주에는 신경망이 얼마나 틀렸는지, 각 가중치를 어느 쪽으로 움직이면 덜 틀리는지를 계산했습니다. 이번 주에는
# 실제로 **움직입니다**. 가장 단순한 규칙이 기어가고, 지그재그를 그리고, 발산하는 모습을 본 다음, 앞의 결점을 하나씩
# 고친 일곱 후손을 직접 만듭니다. 결과는 Keras와 소수점 여섯째 자리까지 같습니다. 마지막에는 신경망 하나를 처음부터
# 끝까지 학습시켜 강의 노트의 정확도에 도달합니다.
#
# 함수를 채우고 실행한 뒤, 아래의 확인 셀을 실행하세요. 실패한 확인은 무엇을 볼지 알려 줍니다. 숨은 채점은 다른
# 입력으로 함수를 부릅니다. 함수는 인수를 바꾸지 않으며, 쓸 수 없는 입력에는 `ValueError`를 일으킵니다.

# %%
from collections.abc import Callable, Iterator, Sequence

import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Params = dict[str, Array]  # the weights of a network by name: {"W1": array, "b1": array, …}

plt.rcParams.update({"figure.figsize": (8, 2.4), "font.size": 8, "axes.titlesize": 8})
plt.rcParams.update(
    {
        f"figure.subplot.{k}": v
        for k, v in {"left": 0.1, "right": 0.98, "bottom": 0.2, "top": 0.88, "hspace": 0.4}.items()
    }
)


def figure(draw):
    """Draw now; where an answer is still missing or wrong, say so instead."""
    try:
        draw()
    except Exception as error:
        plt.close()
        print(f"This figure needs your answers above: {type(error).__name__}: {error}")

# %% [markdown] lang="en"
# ## 1 · Why not simply try everything?
# A network with 25 weights is tiny. Suppose each weight may take one of 1,000 values: try all settings,
# keep the best, done? Count first how many there are.

# %% [markdown] lang="ko"
# ## 1 · 그냥 다 해 보면 안 될까?
# 가중치가 25개면 아주 작은 신경망입니다. 가중치마다 1,000가지 값을 가질 수 있다고 합시다. 모든 조합을 해 보고 가장 좋은 것을 고르면
# 되지 않을까요? 먼저 몇 가지인지 세어 봅시다.

# %% question="brute_force_count"

# %% check="brute_force_count"
got = brute_force_count(2, 10)
assert got == 100, f"Two weights of ten values each: 10 · 10 = 100 settings, you count {got}."
got = brute_force_count(25, 1000)
assert got == 10**75, (
    f"The lecture counts 10^75 settings, exactly; you count {got!r}. Is it an int?"
)
for bad in ((-1, 10), (2, 0)):
    try:
        brute_force_count(*bad)
    except ValueError:
        continue
    raise AssertionError(f"brute_force_count{bad} must raise ValueError.")
years = 10**75 // (10**9 * 60 * 60 * 24 * 365)
print(f"At a billion settings a second this takes 10^{len(str(years)) - 1} years.")
print("The universe is about 10^10 years old: we need a better idea.")

# %% [markdown] lang="en"
# ## 2 · Walk downhill
# The better idea: feel the slope under your feet and take a step against it,
#
# $$w \leftarrow w - \alpha \, \frac{dE}{dw}.$$
#
# The slope says where *up* is, hence the minus. The **learning rate** α (here `lr`) says how
# far to go. Keep the whole path: it makes the best pictures of this week.

# %% [markdown] lang="ko"
# ## 2 · 내리막을 걷다
# 더 나은 생각: 발밑의 기울기를 느끼고 그 반대로 한 걸음 내딛습니다.
#
# $$w \leftarrow w - \alpha \, \frac{dE}{dw}.$$
#
# 기울기는 *오르막*이 어디인지 말하므로 빼기가 붙습니다. **학습률** α(여기서는 `lr`)는 얼마나 갈지를 정합니다. 지나온 길을 모두 남겨
# 두세요. 이번 주의 가장 좋은 그림이 거기서 나옵니다.

# %% question="gradient_descent"

# %% check="gradient_descent"
got = gradient_descent(lambda w: 2 * w, 8.0, lr=0.25, steps=3)
expected = «gradient_descent(lambda w: 2 * w, 8.0, lr=0.25, steps=3)»
assert np.shape(got) == (4,), (
    f"Three steps make four points, w0 first: shape (4,), not {np.shape(got)}."
)
assert np.allclose(got, expected), (
    f"Down the loss w² from 8 the path is {expected}, yours is {got}. Is the slope subtracted?"
)
start = np.array([3.0, 4.0])
got = gradient_descent(lambda w: w, start, lr=0.5, steps=2)
assert np.array_equal(start, [3, 4]), f"The caller's start was moved to {start}: copy it."
assert np.allclose(got, [[3, 4], [1.5, 2], [0.75, 1]]), (
    f"From (3, 4) by halves: (3, 4), (1.5, 2), (0.75, 1); your path is {got}. Is w0 copied each time?"
)
got = gradient_descent(lambda w: 2 * w, np.array([1, 2]), lr=0.1, steps=1)
assert np.allclose(got[1], [0.8, 1.6]), f"An integer start gave {got[1]}, expected [0.8, 1.6]."
for bad in ((0, 3), (-0.1, 3), (0.1, -1)):
    try:
        gradient_descent(lambda w: w, start, *bad)
    except ValueError:
        continue
    raise AssertionError(f"lr={bad[0]}, steps={bad[1]} must raise ValueError.")
print("gradient_descent: downhill, one step at a time.")

# %% [markdown] lang="en"
# The four fates of a learning rate, on the loss $E = w^2$. On this bowl each step multiplies w by $1 - 2\alpha$:
# that one number explains all four pictures.

# %% [markdown] lang="ko"
# 손실 $E = w^2$에서 학습률의 네 가지 운명입니다. 이 그릇에서는 걸음마다 w에 $1 - 2\alpha$가 곱해집니다. 이 수 하나가 네 그림을 모두
# 설명합니다.

# %%
@figure
def show_learning_rates():
    _, all_axes = plt.subplots(1, 4, figsize=(9, 2), sharey=True)
    w = np.linspace(-2.2, 2.2, 60)
    fates = ((0.02, "too small"), (0.3, "right"), (0.92, "too large"), (1.05, "diverging"))
    for axes, (lr, fate) in zip(all_axes, fates):
        path = gradient_descent(lambda w: 2 * w, -1.5, lr, 9)
        axes.plot(w, w**2, color="lightgray")
        axes.plot(path, path**2, "o-", markersize=3)
        axes.set(title=f"α = {lr}, {fate}: factor {1 - 2 * lr:.2f}", xlabel="w")
        axes.set(xlim=(-4, 4), ylim=(-0.3, 12), xticks=[-4, 0, 4], yticks=[0, 5, 10])
    all_axes[0].set_ylabel("loss")

# %% [markdown] lang="en"
# ## 3 · How much data for one step?
# The loss is a mean over all samples. With a hundred million samples, one exact step costs a hundred million
# slopes. So we take a few samples, believe their slope, and step at once:
#
# | | samples a step | steps an epoch |
# |---|---|---|
# | batch gradient descent | all N | 1 |
# | stochastic gradient descent (SGD) | 1 | N |
# | mini-batch gradient descent | 32, 64, 128, 256 … | ⌈N / batch size⌉ |
#
# An **epoch** has passed when every sample was used once. The order is drawn anew for each epoch, and a label must
# never lose its sample.

# %% [markdown] lang="ko"
# ## 3 · 한 걸음에 데이터를 얼마나 쓸까?
# 손실은 모든 샘플의 평균입니다. 샘플이 1억 개면 정확한 한 걸음에 기울기를 1억 번 계산해야 합니다. 그래서 샘플 몇 개만 골라 그
# 기울기를 믿고 바로 걷습니다.
#
# | | 한 걸음의 샘플 수 | 한 에포크의 걸음 수 |
# |---|---|---|
# | 배치 경사 하강법 | N 전부 | 1 |
# | 확률적 경사 하강법(SGD) | 1 | N |
# | 미니 배치 경사 하강법 | 32, 64, 128, 256 … | ⌈N / 배치 크기⌉ |
#
# 모든 샘플을 한 번씩 쓰면 한 **에포크**가 지납니다. 순서는 에포크마다 새로 뽑고, 레이블은 제 샘플을 절대 잃어버리면 안 됩니다.

# %% question="minibatches"

# %% check="minibatches"
X, y = np.arange(1000), np.arange(1000) * 10
got = [len(X_batch) for X_batch, _ in minibatches(X, y, 256)]
assert got == [256, 256, 256, 232], (
    f"1000 samples in batches of 256 make 256, 256, 256 and 232, as in the lecture; yours: {got}."
)
batches = list(minibatches(X, y, 256, np.random.default_rng(0)))
seen = np.concatenate([X_batch for X_batch, _ in batches])
seen_labels = np.concatenate([y_batch for _, y_batch in batches])
assert np.array_equal(np.sort(seen), X), (
    "In an epoch each sample comes exactly once: use a permutation."
)
assert np.array_equal(seen_labels, seen * 10), (
    "A label lost its sample: one permutation for both, X and y."
)
assert not np.array_equal(seen, X), "With a generator the samples must be shuffled."
for bad in (0, -1, 2.5):
    try:
        list(minibatches(X, y, bad))
    except ValueError:
        continue
    raise AssertionError(f"batch_size={bad} must raise ValueError.")
print("minibatches: 256, 256, 256, 232; every sample once, with its label.")

# %% [markdown] lang="en"
# The price of haste is noise. Below, two weights of a line $y = w_1 x + w_2$ are fitted to 64 points for three
# epochs. All three walkers see the same number of samples.

# %% [markdown] lang="ko"
# 서두른 값은 잡음입니다. 아래에서는 직선 $y = w_1 x + w_2$의 가중치 두 개를 점 64개에 세 에포크 동안 맞춥니다. 셋 다 같은 수의 샘플을
# 봅니다.

# %%
@figure
def show_batch_sizes():
    rng = np.random.default_rng(3)
    x = rng.uniform(-1, 1, 64)
    A = np.stack([x, np.ones(64)], axis=1)  # (64, 2)
    t = A @ [1.5, -0.5] + rng.normal(scale=0.4, size=64)
    grid = np.stack(np.meshgrid(np.linspace(-0.4, 2.2, 24), np.linspace(-1.2, 0.6, 24)), axis=-1)
    loss = np.mean((grid @ A.T - t) ** 2, axis=-1)
    _, all_axes = plt.subplots(1, 3, figsize=(8.5, 2.3), sharey=True)
    for axes, (size, lr) in zip(all_axes, ((64, 0.5), (8, 0.3), (1, 0.2))):
        path = [np.zeros(2)]
        for _ in range(3):
            for A_batch, t_batch in minibatches(A, t, size, rng):
                slope = 2 * A_batch.T @ (A_batch @ path[-1] - t_batch) / len(t_batch)
                path.append(path[-1] - lr * slope)
        axes.contour(grid[..., 0], grid[..., 1], loss, 6, colors="lightgray", linewidths=0.7)
        axes.plot(*np.transpose(path), ".-", linewidth=0.8, markersize=3)
        axes.set(title=f"batch size {size}: {len(path) - 1} steps", xlabel="w₁")
        axes.set(xlim=(-0.4, 2.2), ylim=(-1.2, 0.6), xticks=[0, 1, 2], yticks=[-1, 0])
    all_axes[0].set_ylabel("w₂")

# %% [markdown] lang="en"
# **Written question (5 points).** Look at the three paths. Why does the path of batch size 1 zigzag although every step follows a
# gradient exactly? Name one reason why people use small batches all the same, and say what you could do to the learning
# rate so that the walker comes to rest at the minimum.

# %% [markdown] lang="ko"
# **서술형 (5점).** 세 경로를 보세요. 배치 크기가 1일 때는 걸음마다 기울기를 정확히 따르는데 왜 갈지자로 걷습니까? 그런데도 작은 배치를
# 쓰는 이유를 하나 들고, 걷는 이가 최솟값에서 멈추게 하려면 학습률을 어떻게 하면 되는지 말하세요.

# %% [markdown] written="noise-of-sgd"
# Each step follows the gradient of *one sample's* loss, which is lowest somewhere else than the mean loss is: the
# directions agree only on average, so the path wanders around the minimum. Small batches are used because a step is far
# cheaper: in the same number of samples one makes many more steps and is near the minimum long before batch gradient
# descent has moved; the noise can also shake the walker out of a poor local minimum or off a saddle. With a constant
# rate the walker never comes to rest, since single samples have a slope even at the minimum; lowering the rate over time
# (a schedule) makes the noise fade.

# %% [markdown] rubric="noise-of-sgd"
# 2 points: a single sample's gradient is not the gradient of the mean loss (right only on average).
# 2 points: one sound reason (many cheap steps, fits in memory, vectorises, leaves poor minima or saddles).
# 1 point: lower the learning rate over time (or average the weights, or enlarge the batch).

# %% [markdown] lang="en"
# ## 4 · Eight optimizers
# From here on a network's weights are a dict of arrays, `{"W1": …, "b1": …}`, and an **optimizer** is an object with
# one method: `params = optimizer.step(params, grads)`. The first one is the rule you know.

# %% [markdown] lang="ko"
# ## 4 · 여덟 가지 최적화 알고리즘
# 이제부터 신경망의 가중치는 배열의 딕셔너리 `{"W1": …, "b1": …}`이고, **최적화 알고리즘**은 메서드 하나를 가진 객체입니다.
# `params = optimizer.step(params, grads)`. 첫 번째는 이미 아는 규칙입니다.

# %% question="SGD"

# %% check="SGD"
params = {"W": np.array([[1.0, 2.0]]), "b": np.array([0])}
grads = {"b": np.array([4]), "W": np.array([[2.0, 0.0]])}
got = SGD(lr=0.5).step(params, grads)
assert np.allclose(got["W"], [[0, 2]]), f"[1, 2] - 0.5 · [2, 0] is [0, 2], you get {got['W']}."
assert np.allclose(got["b"], [-2]), f"0 - 0.5 · 4 is -2, you get {got['b']}. grads is read by name."
assert params["W"][0, 0] == 1 and params["b"][0] == 0, "params was changed: return a new dict."
print("SGD: w - lr · g.")

# %% [markdown] lang="en"
# ### Momentum: a heavy ball
# In a long valley SGD bounces from wall to wall and hardly moves along the floor. A heavy ball does better: pushes
# to and fro cancel out, pushes along the valley add up. Its memory is the **velocity**.

# %% [markdown] lang="ko"
# ### 모멘텀: 무거운 공
# 긴 골짜기에서 SGD는 벽에서 벽으로 튀기만 하고 바닥을 따라서는 거의 나아가지 못합니다. 무거운 공은 더 잘합니다. 이리저리 미는 힘은
# 서로 지워지고, 골짜기를 따라 미는 힘은 쌓입니다. 공의 기억이 **속도**입니다.

# %% question="Momentum"

# %% check="Momentum"
optimizer, params = Momentum(lr=0.5, momentum=0.9), {"w": np.array([0.0])}
for expected in (-1.0, -2.9):
    params = optimizer.step(params, {"w": np.array([2.0])})
    assert np.allclose(params["w"], expected), (
        f"Two pushes of slope 2 lead from 0 to -1 and -2.9; you are at {params['w']} instead of {expected}. "
        "Look at both signs, and at where lr stands."
    )
optimizer.lr = 0.0  # no more pushes: the ball rolls on by 0.9 · 1.9
params = optimizer.step(params, {"w": np.array([2.0])})
assert np.allclose(params["w"], -4.61), (
    f"With lr = 0 from now on, the ball keeps its speed: from -2.9 to -4.61, yours to {params['w']}. "
    "lr stands inside v."
)
fresh = Momentum(lr=0.5).step({"w": np.array([0.0])}, {"w": np.array([2.0])})
assert np.allclose(fresh["w"], -1), (
    "A second optimizer must start at rest: make its dict in __init__."
)
print("Momentum: it rolls.")

# %% [markdown] lang="en"
# ### Nesterov: look where you are going
# The ball overshoots, because it brakes only once it is past the minimum. Nesterov's step goes on by the *renewed*
# velocity, as if it had already looked one step ahead.

# %% [markdown] lang="ko"
# ### 네스테로프: 가는 곳을 보라
# 공은 최솟값을 지나고 나서야 멈추려 하므로 지나칩니다. 네스테로프의 걸음은 한 걸음 앞을 이미 본 것처럼 *새로 고친* 속도로
# 나아갑니다.

# %% question="Nesterov"

# %% check="Nesterov"
optimizer, params = Nesterov(lr=0.5, momentum=0.9), {"w": np.array([0.0])}
expected = [-1.9, -4.61]
for i in range(2):
    params = optimizer.step(params, {"w": np.array([2.0])})
    assert np.allclose(params["w"], expected[i]), (
        f"Step {i + 1} leads to {expected[i]}, yours to {params['w']}. Renew v first, then use the new v."
    )
print("Nesterov: it looks ahead.")

# %% [markdown] lang="en"
# ### AdaGrad and RMSProp: a step size for each weight
# Momentum mends the *direction*. The other half of the family mends the *stride*. AdaGrad takes long steps where it has
# hardly been and short ones where the slope has been steep. But its memory only grows, so it tires. RMSProp
# forgets: a moving average in place of the sum.

# %% [markdown] lang="ko"
# ### AdaGrad와 RMSProp: 가중치마다 다른 보폭
# 모멘텀은 *방향*을 고칩니다. 식구의 나머지 절반은 *보폭*을 고칩니다. AdaGrad는 별로 가 보지 않은 쪽은 길게, 가팔랐던 쪽은 짧게
# 걷습니다. 그런데 기억이 늘기만 해서 결국 지칩니다. RMSProp은 잊습니다. 합 대신 이동 평균입니다.

# %% question="AdaGrad"

# %% check="AdaGrad"
optimizer = AdaGrad(lr=1.0, initial_accumulator=0.0, epsilon=0.0)
got = optimizer.step({"w": np.zeros(2)}, {"w": np.array([3.0, 0.01])})["w"]
assert np.allclose(got, [-1, -1]), (
    f"Steep or flat, the first step is lr: [-1, -1], yours is {got}. Is the root taken, entry by entry?"
)
got = optimizer.step({"w": np.zeros(2)}, {"w": np.array([4.0, 0.01])})["w"]
assert np.allclose(got[0], -0.8), (
    f"Then h = 9 + 16, and the step is 4 / 5 = 0.8; yours is {-got[0]}."
)
got = AdaGrad(lr=1.0, epsilon=3.9).step({"w": np.zeros(1)}, {"w": np.zeros(1) + 6})["w"]
assert np.allclose(got, «-6 / np.sqrt(40)»), (
    f"h starts at 0.1 and epsilon stands inside the root: -6 / √(0.1 + 36 + 3.9), not {got}."
)
print("AdaGrad: each weight at its own pace.")

# %% question="RMSProp"

# %% check="RMSProp"
optimizer = RMSProp(lr=1.0, rho=0.75, epsilon=0.0)
got = optimizer.step({"w": np.zeros(1)}, {"w": np.array([3.0])})["w"]
assert np.allclose(got, -2), (
    f"h = 0.25 · 9, so the step is 3 / 1.5 = 2; yours is {-got}. No lr in h?"
)
got = RMSProp(lr=1.0, rho=0.0, epsilon=7.0).step({"w": np.zeros(1)}, {"w": np.array([3.0])})["w"]
assert np.allclose(got, -0.75), f"epsilon stands inside the root: 3 / √(9 + 7) = 0.75, not {-got}."
print("RMSProp: it forgets, and so keeps going.")

# %% [markdown] lang="en"
# ### AdaDelta: which unit is a step measured in?
# A weight in metres needs steps in metres, but lr · g / √h has no unit at all. AdaDelta multiplies by the typical size of its own
# recent steps, and so hardly needs a learning rate.

# %% [markdown] lang="ko"
# ### AdaDelta: 걸음의 단위는 무엇인가?
# 미터로 재는 가중치에는 미터 단위의 걸음이 필요한데, lr · g / √h에는 단위가 없습니다. AdaDelta는 최근에 걸은 걸음의 크기를 곱하므로
# 학습률이 거의 필요 없습니다.

# %% question="AdaDelta"

# %% check="AdaDelta"
optimizer, params = AdaDelta(lr=0.5, rho=0.75, epsilon=1.0), {"w": np.zeros(1)}
expected = «[-np.sqrt(2) / 2, -np.sqrt(2) / 2 - np.sqrt(1.5) / np.sqrt(2.75)]»
for i in range(2):
    params = optimizer.step(params, {"w": np.array([2.0])})
    assert np.allclose(params["w"], expected[i]), (
        f"Step {i + 1} leads to {expected[i]}, yours to {params['w']}. "
        "Order: h, then d with the old s, then s; s averages d² (not g²), and d is without lr."
    )
print("AdaDelta: the stride comes from the strides.")

# %% [markdown] lang="en"
# ### Adam: both halves together
# Direction from momentum, stride from RMSProp: the lecture's "both, and just right". One more thing is needed. The averages m and v start
# at 0, so in the first steps they are far too small; dividing by $1 - \beta^t$ mends exactly that.

# %% [markdown] lang="ko"
# ### Adam: 두 절반을 함께
# 방향은 모멘텀에서, 보폭은 RMSProp에서. 강의의 말로 "둘 다, 적당히"입니다. 하나가 더 필요합니다. 평균 m과 v는 0에서 시작하므로 처음
# 몇 걸음에서는 너무 작습니다. $1 - \beta^t$로 나누면 바로 그것이 고쳐집니다.

# %%
@figure
def show_cold_start():
    t = np.arange(1, 41)
    mean = 1 - 0.9**t
    _, axes = plt.subplots(figsize=(5, 2.2))
    axes.plot(t, mean, ".-", label="m, for a slope that is always 1")
    axes.plot(t, mean / (1 - 0.9**t), ".-", label="corrected: m / (1 - 0.9^t)")
    axes.set(xlabel="step t", ylim=(0, 1.1))
    axes.legend()

# %% question="Adam"

# %% check="Adam"
optimizer, params = Adam(lr=0.5), {"w": np.zeros(2), "b": np.zeros(1)}
params = optimizer.step(params, {"w": np.array([30.0, -0.2]), "b": np.array([1.0])})
assert np.allclose(params["w"], [-0.5, 0.5], atol=1e-4), (
    f"The first step is lr, however steep: [-0.5, 0.5], yours is {params['w']}. Is t = 1 in it?"
)
assert np.allclose(params["b"], -0.5, atol=1e-4), (
    f"The second parameter moved to {params['b']}, not to -0.5: t grows once a step, not once a parameter."
)
params = optimizer.step(params, {"w": np.array([0.0, -0.2]), "b": np.array([-1.0])})
expected = «(lambda o: [o.step(p, g) for p, g in [({"w": np.zeros(2)}, {"w": np.array([30.0, -0.2])}), ({"w": np.array([-0.5, 0.5])}, {"w": np.array([0.0, -0.2])})]][1]["w"])(Adam(lr=0.5))»
assert np.allclose(params["w"], expected, atol=1e-4), (
    f"After the second step w is {expected}, yours {params['w']}: a ball rolls on where the slope is 0."
)
got = Adam(lr=1.0, epsilon=1.0).step({"w": np.zeros(1)}, {"w": np.array([10.0])})["w"]
expected = «Adam(lr=1.0, epsilon=1.0).step({"w": np.zeros(1)}, {"w": np.array([10.0])})["w"]»
assert np.allclose(got, expected), (
    f"With epsilon = 1 the step is {expected}, yours {got}: where does it stand?"
)
print("Adam: as in Keras.")

# %% [markdown] lang="en"
# ### Nadam: Adam that looks ahead
# What Nesterov did to momentum, Dozat did to Adam. Keras also lets the momentum warm up: $u_t$ grows from about
# $\beta_1 / 2$ to $\beta_1$.

# %% [markdown] lang="ko"
# ### Nadam: 앞을 보는 Adam
# 네스테로프가 모멘텀에 한 일을 도자트가 Adam에 했습니다. Keras는 모멘텀도 서서히 데웁니다. $u_t$는 약 $\beta_1 / 2$에서 $\beta_1$까지
# 자랍니다.

# %% question="Nadam"

# %% check="Nadam"
optimizer, params = Nadam(lr=1.0), {"w": np.zeros(1), "b": np.zeros(1)}
expected = «(lambda o: [o.step({"w": np.zeros(1)}, {"w": np.array([g])})["w"] for g in (3.0, -1.0)])(Nadam(lr=1.0))»
for i, g in enumerate((3.0, -1.0)):
    got = optimizer.step(params, {"w": np.array([g]), "b": np.array([g])})
    assert np.allclose(got["w"], expected[i]), (
        f"Step {i + 1} from 0 leads to {expected[i]}, yours to {got['w']}. "
        "u_t belongs to this step, u_{t+1} to the next; P is u_1 · … · u_t."
    )
    assert np.allclose(got["b"], got["w"]), "w and b had the same slopes: P and t move once a step."
print("Nadam: as in Keras.")

# %% [markdown] lang="en"
# ### The whole family on one bowl
# All eight start at the same point of a long, narrow bowl, $E = (w_1^2 + 20\,w_2^2)/2$, and take 40 steps.

# %% [markdown] lang="ko"
# ### 한 그릇에 모인 식구들
# 여덟이 모두 길고 좁은 그릇 $E = (w_1^2 + 20\,w_2^2)/2$의 같은 점에서 출발해 40걸음을 걷습니다.

# %%
@figure
def show_the_family():
    curvature = np.array([1.0, 20.0])
    grid = np.stack(np.meshgrid(np.linspace(-4.6, 2, 24), np.linspace(-1.6, 1.6, 24)), axis=-1)
    family = (
        SGD(lr=0.09),
        Momentum(lr=0.02, momentum=0.85),
        Nesterov(lr=0.02, momentum=0.85),
        AdaGrad(lr=0.6),
        RMSProp(lr=0.15),
        AdaDelta(lr=300.0),
        Adam(lr=0.3),
        Nadam(lr=0.3),
    )
    _, all_axes = plt.subplots(2, 4, figsize=(9.5, 3.2), sharex=True, sharey=True)
    for axes, optimizer in zip(all_axes.flat, family):
        path = [np.array([-4.0, 1.2])]
        for _ in range(40):
            path.append(optimizer.step({"w": path[-1]}, {"w": curvature * path[-1]})["w"])
        axes.contour(
            grid[..., 0],
            grid[..., 1],
            (grid**2 @ curvature) / 2,
            [0.5, 2, 5, 12],
            colors="lightgray",
            linewidths=0.7,
        )
        axes.plot(*np.transpose(path), ".-", linewidth=0.8, markersize=3)
        axes.plot(0, 0, "r*", markersize=5)
        axes.set_title(f"{type(optimizer).__name__}: loss {path[-1] ** 2 @ curvature / 2:.1e}")
    all_axes[0, 0].set(xlim=(-4.6, 2), ylim=(-1.6, 1.6), xticks=[-4, -2, 0, 2], yticks=[-1, 0, 1])

# %% [markdown] lang="en"
# **Written question (5 points).** In the picture, which optimizers bounce between the walls of the valley, and which go
# (nearly) straight to the star at first? Explain both from their equations. Then: would the picture of AdaGrad, RMSProp and Adam look the same
# if the valley ran diagonally, at 45°?

# %% [markdown] lang="ko"
# **서술형 (5점).** 그림에서 골짜기의 벽 사이를 튀는 것은 어느 알고리즘이고, 처음부터 별을 향해 (거의) 곧장 가는 것은 어느 것입니까? 둘 다
# 식으로 설명하세요. 그리고 골짜기가 45° 대각선으로 놓인다면 AdaGrad, RMSProp, Adam의 그림은 그대로일까요?

# %% [markdown] written="which-optimizer"
# SGD bounces across the valley: one rate serves both weights, and for the steep $w_2$ it multiplies by $1 - 0.09 \cdot 20 = -0.8$ each step while
# $w_1$ shrinks by 0.91 only. Momentum and Nesterov still swing, but gather speed along the floor, since pushes along the valley add up in v.
# AdaGrad, RMSProp and Adam divide each entry of g by the size of its own past: $g/\sqrt{h}$ is about ±1 in both directions, so they begin
# diagonally, with equal steps in $w_1$ and $w_2$, whatever the curvature. That works entry by entry, hence along the axes: in a valley at 45° both entries of the
# gradient are of similar size, the scaling no longer helps, and these methods zigzag more like SGD.

# %% [markdown] rubric="which-optimizer"
# 2 points: SGD (and, less, momentum) bounces because one learning rate meets two very different curvatures; a factor 1 - lr·a below 0 flips the sign.
# 2 points: the adaptive methods divide each entry by its own history, so steep and flat directions take steps of like size.
# 1 point: the scaling is per coordinate, so a rotated valley loses the benefit (answers that say "not the same, because entry by entry" get the point).

# %% [markdown] lang="en"
# ## 5 · Schedules: large steps first, small steps later
# The lecture advises to start near 0.1 or 0.01 and to go down. Two common ways:

# %% [markdown] lang="ko"
# ## 5 · 스케줄: 처음에는 크게, 나중에는 작게
# 강의는 0.1이나 0.01 근처에서 시작해 줄여 가라고 권합니다. 흔한 방법 두 가지입니다.

# %% question="step_decay"

# %% check="step_decay"
got = [step_decay(«lr0», epoch, drop=0.5, every=2) for epoch in range(5)]
expected = «[step_decay(lr0, epoch, drop=0.5, every=2) for epoch in range(5)]»
assert np.allclose(got, expected), (
    f"Two epochs at each rate: {expected}, yours: {got}. Epochs count from 0; // counts whole periods."
)
for bad in ((-1, 0.5, 2), (3, 0.5, 0)):
    try:
        step_decay(«lr0», *bad)
    except ValueError:
        continue
    raise AssertionError(f"epoch={bad[0]}, every={bad[2]} must raise ValueError.")
print("step_decay: a staircase.")

# %% question="exponential_decay"

# %% check="exponential_decay"
got = [exponential_decay(«lr0», epoch, k=0.1) for epoch in (0, 5, 10)]
expected = «[exponential_decay(lr0, epoch, k=0.1) for epoch in (0, 5, 10)]»
assert np.allclose(got, expected), (
    f"With k = 0.1 the rates of epochs 0, 5 and 10 are {expected}, yours {got}."
)
try:
    exponential_decay(«lr0», -1, k=0.1)
except ValueError:
    pass
else:
    raise AssertionError("epoch=-1 must raise ValueError.")
print("exponential_decay: a slide.")

# %%
@figure
def show_schedules():
    epochs = range(31)
    _, axes = plt.subplots(figsize=(5, 2.2))
    axes.plot(epochs, [step_decay(«lr0», e, 0.5, 8) for e in epochs], ".", label="step_decay")
    axes.plot(
        epochs, [exponential_decay(«lr0», e, 0.09) for e in epochs], label="exponential_decay"
    )
    axes.set(xlabel="epoch", ylabel="learning rate")
    axes.legend()

# %% [markdown] lang="en"
# ## 6 · Early stopping
# The loss on the training data keeps falling; the loss on *validation* data falls, and one day rises: the network has
# begun to learn by heart. So watch the validation loss, be patient for a few epochs, then stop and go back to the best.
# This is Keras's `EarlyStopping(monitor="val_loss", min_delta=0, patience=…)`.

# %% [markdown] lang="ko"
# ## 6 · 조기 종료
# 훈련 데이터의 손실은 계속 줄어듭니다. *검증* 데이터의 손실은 줄다가 어느 날 늘어납니다. 신경망이 외우기 시작한 것입니다. 그러니 검증
# 손실을 지켜보며 몇 에포크를 참고, 그래도 나아지지 않으면 멈추고 가장 좋았던 때로 돌아갑니다. Keras의
# `EarlyStopping(monitor="val_loss", min_delta=0, patience=…)`입니다.

# %% question="early_stopping"

# %% check="early_stopping"
for losses, patience, min_delta, expected, reason in (
    (
        [0.9, 0.5, 0.6, 0.7, 0.1],
        2,
        0.0,
        (3, 1),
        "Epochs 2 and 3 are two in a row without improvement.",
    ),
    ([0.9, 0.5, 0.4], 2, 0.0, (None, 2), "It improves to the end: no stop."),
    ([0.9, 1.0, 0.8, 1.0, 0.7], 2, 0.0, (None, 4), "An improvement sets the count back to 0."),
    ([1.0, 0.75, 0.5], 1, 0.25, (1, 0), "0.75 is not *more* than 0.25 below 1.0."),
):
    got = early_stopping(losses, patience, min_delta)
    assert tuple(got) == expected, (
        f"{losses} with patience {patience} and min_delta {min_delta}: {expected}, not {got}. {reason}"
    )
for bad in (([], 2, 0.0), ([1.0], 0, 0.0), ([1.0], 1, -0.1)):
    try:
        early_stopping(*bad)
    except ValueError:
        continue
    raise AssertionError(f"early_stopping{bad} must raise ValueError.")
print("early_stopping: patient, but not for ever.")

# %%
@figure
def show_early_stopping():
    epochs = np.arange(60)
    noise = np.random.default_rng(2).normal(scale=0.012, size=60)
    train_loss = 0.25 + 0.8 * np.exp(-epochs / 12)
    val_loss = train_loss + 0.05 + 0.00013 * epochs**2 + noise
    stop, best = early_stopping(list(val_loss), patience=10)
    _, axes = plt.subplots(figsize=(6, 2))
    axes.plot(train_loss, label="training loss")
    axes.plot(val_loss, label="validation loss")
    axes.axvline(best, color="green", linestyle=":", label=f"best: epoch {best}")
    axes.axvline(stop, color="red", linestyle="--", label=f"stop: epoch {stop}")
    axes.set(xlabel="epoch")
    axes.legend(loc="upper center")

# %% [markdown] lang="en"
# ## 7 · Train a network
# Everything together, on the lecture's data: 1,000 points in three round clouds (standard deviation 2), 800 to train
# and 200 to test. These are the very points of the lecture, drawn from the same seed. The network has 2 inputs,
# 25 hidden neurons (ReLU) and 3 outputs (softmax). Its forward pass and its gradient are last week's work, so they are given.

# %% [markdown] lang="ko"
# ## 7 · 신경망을 학습시키기
# 이제 모두 모아 강의의 데이터로 갑니다. 둥근 구름 셋(표준 편차 2)에서 뽑은 점 1,000개, 800개는 훈련, 200개는 시험에 씁니다. 강의와 같은
# 시드에서 뽑은 바로 그 점들입니다. 신경망은 입력 2개, 은닉 뉴런 25개(ReLU), 출력 3개(소프트맥스)입니다. 순방향과 기울기는 지난주의
# 일이었으니 드립니다.

# %% given="make_blobs, init_mlp, mlp_probabilities, mlp_gradient"

# %%
rng = np.random.RandomState(2)
centers = rng.uniform(-10, 10, size=(3, 2))
X, y = make_blobs(centers, rng)
X_train, y_train, X_test, y_test = X[:800], y[:800], X[800:], y[800:]
sizes = {name: w.size for name, w in init_mlp(np.random.default_rng(0)).items()}
print(f"{sizes}: 75 + 78 = {sum(sizes.values())} parameters")

# %% [markdown] lang="en"
# Now write the training loop: for each epoch, for each batch, slope and step. Choose optimizer, rate, batch size and
# schedule yourself. Full points from an accuracy of **«accuracy»** on fresh points (whoever falls short gets a second
# try from another seed). Is that modest? The clouds overlap: even someone who knew the three centres could not
# do better than 0.82 on average. The lecture's network reached 0.835 on its training points and 0.845 on its test points.

# %% [markdown] lang="ko"
# 이제 학습 루프를 만드세요. 에포크마다, 배치마다, 기울기와 한 걸음. 최적화 알고리즘, 학습률, 배치 크기, 스케줄은 직접 고릅니다. 새 점들에서
# 정확도가 **«accuracy»** 이상이면 만점입니다(모자라면 다른 시드로 한 번 더 해 봅니다). 너무 낮아 보이나요? 구름이 서로 겹칩니다. 세 중심을
# 아는 사람도 평균 0.82보다 잘할 수 없습니다. 강의의 신경망은 훈련 점에서 0.835, 시험 점에서 0.845였습니다.

# %% question="train_mlp"

# %% check="train_mlp"
params, losses = train_mlp(X_train, y_train, np.random.default_rng(0))
count = sum(np.size(w) for w in params.values())
assert count == 153, f"The lecture's network has 153 parameters, yours {count}."
assert losses[-1] < losses[0], (
    f"The loss went from {losses[0]:.3f} to {losses[-1]:.3f}: it should fall. Is the result of step kept?"
)
test_accuracy = np.mean(mlp_probabilities(params, X_test).argmax(axis=1) == y_test)
assert test_accuracy >= «accuracy», (
    f"Test accuracy {test_accuracy:.3f}; at least «accuracy» is asked for. Look at the loss curve: does it "
    "still fall (more epochs, larger rate), or does it jump about (smaller rate, a schedule)?"
)
print(f"train_mlp: test accuracy {test_accuracy:.3f} (the lecture: 0.845).")

# %%
@figure
def show_the_network():
    left, right = X.min(axis=0) - 1, X.max(axis=0) + 1
    grid = np.stack(np.meshgrid(*np.linspace(left, right, 60).T), axis=-1)  # (60, 60, 2)
    classes = mlp_probabilities(params, grid.reshape(-1, 2)).argmax(axis=1).reshape(60, 60)
    _, (map_axes, loss_axes) = plt.subplots(1, 2, figsize=(8.5, 2.6))
    colours = np.array([[0.7, 0.8, 0.9], [1, 0.85, 0.7], [0.7, 0.9, 0.7]])
    map_axes.imshow(
        colours[classes],
        extent=(left[0], right[0], left[1], right[1]),
        origin="lower",
        aspect="auto",
    )
    for k in range(3):
        map_axes.plot(*X_test[y_test == k].T, ".", color=f"C{k}", markersize=4)
    map_axes.plot(*centers.T, "k+", markersize=9)
    map_axes.set_title("test points, centres (+) and the network's verdict")
    loss_axes.plot(losses, ".-")
    loss_axes.set(xlabel="epoch", title="training loss")

# %% [markdown] lang="en"
# Nothing but matrix products, slopes and your own steps. Next week: the layer that made computers see.

# %% [markdown] lang="ko"
# 행렬 곱과 기울기, 그리고 여러분의 걸음뿐이었습니다. 다음 주: 컴퓨터가 보게 된 층.
