# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown] lang="en"
# # Problem set 6 · MNIST: MLP against CNN
#
# Seventy thousand handwritten digits: the "hello world" of deep learning. Two networks compete on them.
# The MLP of problem sets 2 and 3 sees each image as a list of 784 numbers; the CNN, made of the layers of
# problem sets 4 and 5, sees an image. Both learn. You find out what the difference is worth, and where
# each of them fails. From now on Keras does the arithmetic; you decide what is built.
#
# | part | you write | points |
# |---|---|---|
# | 1 · From images to numbers | `flatten_images`, `prepare` | 14 |
# | 2 · Two networks | `build_mlp`, `build_cnn` | 22 |
# | 3 · Dropout | `dropout_forward`, `dropout_backward` | 16 |
# | 4 · Training | `train`, and how well both networks do | 24 |
# | 5 · Looking at what was learned | `shift_robustness`, `worst_mistakes` | 14 |
# | written | two short answers | 10 |
#
# **Time:** about six hours, of which the computer trains for minutes. **Conventions:** images are
# `(N, 28, 28, 1)`, channels last. A function never changes its arguments, and what it cannot use it
# refuses with a `ValueError`. Both `import keras` and `from tensorflow import keras` are fine, and so is
# any way of writing a model of Keras's ready-made layers: Sequential or functional, an activation as an
# argument, as a layer of its own or as a function call such as `keras.ops.relu` (but no `Lambda`, and no
# class of your own made from `keras.Model`, whose layers cannot be read). Replace each
# `raise NotImplementedError()`. The cell below a question checks a few cases; hidden checks try many more
# after you submit. Cells that train are for you alone: grading trains anew.

# %% [markdown] lang="ko"
# # 과제 6 · MNIST: MLP 대 CNN
#
# 손글씨 숫자 7만 장. 딥러닝의 'Hello World'입니다. 두 신경망이 여기서 겨룹니다. 과제 2와 3의 MLP는 이미지를
# 숫자 784개의 목록으로 보고, 과제 4와 5의 층으로 만든 CNN은 이미지를 이미지로 봅니다. 둘 다 학습합니다. 그
# 차이가 얼마나 큰지, 각각 어디에서 틀리는지 알아봅시다. 이제부터 계산은 Keras가 하고, 무엇을 만들지는
# 여러분이 정합니다.
#
# | 부분 | 구현할 것 | 점수 |
# |---|---|---|
# | 1 · 이미지에서 숫자로 | `flatten_images`, `prepare` | 14 |
# | 2 · 두 신경망 | `build_mlp`, `build_cnn` | 22 |
# | 3 · 드롭아웃 | `dropout_forward`, `dropout_backward` | 16 |
# | 4 · 학습 | `train`, 그리고 두 신경망의 정확도 | 24 |
# | 5 · 무엇을 배웠는지 보기 | `shift_robustness`, `worst_mistakes` | 14 |
# | 서술형 | 짧은 답 두 개 | 10 |
#
# **예상 시간:** 약 여섯 시간(컴퓨터가 학습하는 시간은 몇 분). **약속:** 이미지는 `(N, 28, 28, 1)`, 채널이
# 마지막입니다. 함수는 인자를 바꾸지 않으며, 쓸 수 없는 입력에는 `ValueError`를 냅니다. `import keras`와
# `from tensorflow import keras` 둘 다 좋고, Keras에 있는 층으로 만든다면 모델을 쓰는 방식도 자유입니다.
# Sequential이든 함수형이든, 활성화를 인수로 주든 별도의 층으로 두든 `keras.ops.relu`처럼 함수로 부르든
# 상관없습니다. (다만 `Lambda`와 `keras.Model`을 상속한 클래스는 층을 읽을 수 없으므로 쓰지 마세요.)
# `raise NotImplementedError()`를 답으로 바꾸세요. 문제 아래의 셀은 몇 가지만 확인하고, 제출 후 숨겨진 검사가 훨씬 많은 경우를 확인합니다. 학습하는 셀은 여러분만을 위한
# 것이고, 채점할 때는 새로 학습합니다.

# %%
from contextlib import contextmanager

import keras
import matplotlib.pyplot as plt
import numpy as np
from numpy.typing import ArrayLike

plt.rcParams.update({"figure.dpi": 70, "image.cmap": "gray", "axes.titlesize": 10})


@contextmanager
def figure_with(names):
    """Draw a figure with your functions; where one does not work yet, say so and go on."""
    try:
        yield
        plt.show()
    except Exception as error:
        plt.close("all")
        print(f"This figure needs a working {names} ({type(error).__name__}: {error}).")


def compare(call, got, expected, advice):
    """Stop with what came, what was expected and what to look at, unless the two agree."""
    expected = np.array(expected, dtype=float)
    shape = np.shape(got)
    assert shape == expected.shape, f"{call} has shape {shape}, expected {expected.shape}. {advice}"
    text = f"{call} gave\n{np.array(got)}\nexpected\n{expected}\n{advice}"
    assert np.allclose(got, expected, atol=1e-6), text


def refuses(call, function, *arguments):
    """Stop unless the function raises ValueError."""
    try:
        function(*arguments)
    except ValueError:
        return
    raise AssertionError(f"{call} must raise ValueError, with a message that names the argument.")


def drawn_seven():
    """A 7 of 28 × 28 pixels from 0 to 255, drawn with a ruler."""
    image = np.zeros((28, 28))
    image[6:9, 8:20] = 255
    for row in range(9, 23):
        column = 18 - (row - 9) * 7 // 13
        image[row, column - 1 : column + 2] = 255
    return image


# %% [markdown] lang="en"
# ## Part 1 · From images to numbers
#
# An MLP takes vectors: the image's first row of pixels, then the second, and so on, 28 × 28 = 784 numbers.
# Nothing is lost but one thing: that pixel 29 lies *below* pixel 1. To an MLP they are neighbours
# no more than any other two.
#
# Look at what that means. Below is a 7, and the same 7 moved two pixels to the left. For you nothing has
# happened. Of the vectors, every coloured line is an input that has changed.

# %% [markdown] lang="ko"
# ## 1부 · 이미지에서 숫자로
#
# MLP는 벡터를 입력받습니다. 이미지의 첫 번째 줄, 그다음 줄, 이렇게 28 × 28 = 784개의 숫자입니다. 잃는 것은
# 하나뿐입니다. 29번째 픽셀이 1번째 픽셀 *바로 아래*에 있다는 사실입니다. MLP에게 둘은 다른 어느 두 픽셀보다
# 더 가깝지 않습니다.
#
# 그 뜻을 눈으로 봅시다. 아래는 숫자 7, 그리고 왼쪽으로 두 픽셀 옮긴 같은 7입니다. 우리 눈에는 아무 일도
# 없었지만, 벡터에서 색칠된 선은 모두 값이 달라진 입력입니다.

# %%
seven = drawn_seven()
moved = np.roll(seven, -2, axis=1)
changed = (seven != moved).ravel()
fig, axes = plt.subplots(1, 3, figsize=(8, 2.2), width_ratios=[1, 1, 2.4])
axes[0].imshow(seven)
axes[0].set_title("a 7")
axes[1].imshow(moved)
axes[1].set_title("two pixels to the left")
for height, vector, color in [(2, seven, "C0"), (1, moved, "C0"), (0, changed, "C1")]:
    places = np.flatnonzero(vector)
    axes[2].eventplot(places, lineoffsets=height, linelengths=0.8, colors=color, linewidths=0.6)
axes[2].set_yticks([2, 1, 0], ["before", "after", "changed"])
axes[2].set_title(f"as vectors: {changed.sum()} of {changed.size} inputs change")
axes[2].set_xlim(0, 784)
for ax in axes[:2]:
    ax.axis("off")
plt.tight_layout()
plt.show()

# %% question="flatten_images"

# %% check="flatten_images"
compare(
    "flatten_images of two 2 × 3 images",
    flatten_images([[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [10, 11, 12]]]),
    «flatten_images([[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [10, 11, 12]]])»,
    "One row for each image; inside it the first line from left to right, then the next line.",
)
shape = np.shape(flatten_images(np.zeros((5, 28, 28))))
assert shape == (5, 784), f"Five digits (5, 28, 28) became {shape}, expected (5, 784)."
refuses("flatten_images of a single image", flatten_images, np.zeros((28, 28)))
print("flatten_images: 784 inputs.")

# %% [markdown] lang="en"
# Pixels come as whole numbers from 0 to 255, labels as digits. Networks like inputs of about the size of
# their weights, so divide by 255. The softmax at the end gives ten probabilities, so the label becomes
# ten numbers, too: 1 for the right digit, 0 for the others (**one-hot**). And a convolution wants a channel
# axis, even if there is only one channel: grey.

# %% [markdown] lang="ko"
# 픽셀은 0부터 255까지의 정수로, 레이블은 숫자로 주어집니다. 신경망은 가중치와 비슷한 크기의 입력을 좋아하므로
# 255로 나눕니다. 마지막 소프트맥스가 확률 열 개를 내므로 레이블도 숫자 열 개로 바꿉니다. 정답이면 1, 나머지는
# 0입니다(**원-핫**). 그리고 합성곱은 채널이 회색 하나뿐이어도 채널 축을 원합니다.

# %% question="prepare"

# %% check="prepare"
x, t = prepare([[[0, 51, 102]], [[255, 204, 153]]], [2, 0])
text = f"Two images of 1 × 3 pixels became {np.shape(x)}, expected (2, 1, 3, 1)."
assert np.shape(x) == (2, 1, 3, 1), text
compare(
    "the pixels 0, 51, 102 of the first image",
    np.array(x)[0, 0, :, 0],
    «prepare([[[0, 51, 102]]], [2])[0][0, 0, :, 0]»,
    "Divide by 255.",
)
compare(
    "the one-hot labels of [2, 0]",
    t,
    «prepare([[[0, 51, 102]], [[255, 204, 153]]], [2, 0])[1]»,
    "Ten columns, also where 9 does not occur.",
)
x, t = prepare(np.full((1, 2, 2), 51, dtype=np.uint8), np.array([[7]]))
compare(
    "an image whose brightest pixel is 51",
    np.array(x)[0, :, :, 0],
    [[0.2, 0.2], [0.2, 0.2]],
    "51 is 0.2 in every batch.",
)
refuses("the label 10", prepare, np.zeros((1, 2, 2)), [10])
print("prepare: ready for a network.")

# %% [markdown] lang="en"
# ## Part 2 · Two networks
#
# Both end alike: ten outputs, softmax. The MLP connects everything with everything. The CNN looks through
# 3 × 3 windows twice, shrinks the maps by pooling, and connects only at the end. You counted their
# parameters in problem set 5; here is where they are.

# %% [markdown] lang="ko"
# ## 2부 · 두 신경망
#
# 끝은 둘 다 같습니다. 출력 열 개와 소프트맥스입니다. MLP는 모든 것을 모든 것과 잇습니다. CNN은 3 × 3 창으로 두
# 번 들여다보고, 풀링으로 특징 맵을 줄이고, 마지막에만 모두 잇습니다. 과제 5에서 세어 본 파라미터가 어디에
# 있는지 봅시다.

# %%
counts = {  # the lecture's tables
    "MLP": {"Dense 512": 401_920, "Dense 512 ": 262_656, "Dense 10": 5_130},
    "CNN": {"Conv 32": 320, "Conv 64": 18_496, "Dense 64": 200_768, "Dense 10 ": 650},
}
fig, ax = plt.subplots(figsize=(7, 2.6))
for color, (network, table) in zip(["C0", "C1"], counts.items()):
    label = f"{network}: {sum(table.values()):,}"
    bars = ax.barh(list(table), list(table.values()), color=color, label=label)
    ax.bar_label(bars, [f"{n:,}" for n in table.values()], padding=3, fontsize=8)
ax.invert_yaxis()
ax.set_xlim(0, 480_000)
ax.set_xticks([])
ax.set_title("parameters")
ax.legend(loc="lower right")
plt.show()

# %% [markdown] lang="en"
# Write both networks with Keras layers. A model needs to know what comes in: begin with
# `keras.Input((28, 28, 1))`. (The lecture's slides write `input_shape=(28, 28)` in the first layer; that is
# the older way, and this course has the channel axis.)

# %% [markdown] lang="ko"
# 두 신경망을 Keras 층으로 만드세요. 모델은 무엇이 들어오는지 알아야 하므로 `keras.Input((28, 28, 1))`로
# 시작합니다. (강의 슬라이드는 첫 번째 층에 `input_shape=(28, 28)`을 씁니다. 예전 방식이고, 이 과제에는 채널 축이
# 있습니다.)

# %% question="build_mlp"

# %% skip check="build_mlp"
model = build_mlp()
text = f"build_mlp returned {type(model).__name__}: is a return missing?"
assert isinstance(model, keras.Model), text
model.summary()
counts = [layer.count_params() for layer in model.layers if layer.count_params()]
text = f"The layers have {counts} parameters, the lecture counts 401,920, 262,656 and 5,130."
assert counts == [401_920, 262_656, 5_130], text
text = f"The input is {model.input_shape}, expected (None, 28, 28, 1)."
assert model.input_shape == (None, 28, 28, 1), text
rows = model.predict(np.zeros((2, 28, 28, 1)), verbose=0)
text = "Two images must give two rows of ten probabilities that add up to 1."
assert rows.shape == (2, 10) and np.allclose(rows.sum(axis=1), 1, atol=0.01), text
print("build_mlp: 669,706 parameters.")

# %% question="build_cnn"

# %% skip check="build_cnn"
for dropout in (False, True):
    model = build_cnn(dropout)
    text = f"build_cnn returned {type(model).__name__}: is a return missing?"
    assert isinstance(model, keras.Model), text
    counts = [layer.count_params() for layer in model.layers if layer.count_params()]
    text = (
        f"The layers have {counts} parameters, the lecture counts 320, 18,496, 200,768 and "
        "650. Is the padding \"same\"?"
    )
    assert counts == [320, 18_496, 200_768, 650], text
    rates = [layer.rate for layer in model.layers if isinstance(layer, keras.layers.Dropout)]
    expected = [0.3, 0.5] if dropout else []
    text = f"build_cnn({dropout}) has dropout rates {rates}, expected {expected}."
    assert rates == expected, text
text = f"The input is {model.input_shape}, expected (None, 28, 28, 1)."
assert model.input_shape == (None, 28, 28, 1), text
model.summary()
print("build_cnn: 220,234 parameters, a third of the MLP's.")

# %% [markdown] lang="en"
# ## Part 3 · Dropout
#
# A network with 200,000 parameters can learn its training images by heart. **Dropout** makes that hard:
# at each training step every neuron goes to sleep with probability `rate`, and the others must do
# without it. None can rely on a single colleague, so what they learn is spread over many. Each step
# trains another thinned network; the whole network, used afterwards, is like a vote of them all.
#
# One thing must be put right. If a share `rate` of the neurons sleeps, the next layer receives
# less than it will when all are awake. **Inverted dropout** makes up for it while training: who is awake
# speaks louder, by $1/(1 - \text{rate})$. Then the mean is right, and nothing has to be done when the
# network is used.
#
# You write the layer yourself, forward and backward, as in problem set 2.

# %% [markdown] lang="ko"
# ## 3부 · 드롭아웃
#
# 파라미터가 20만 개인 신경망은 훈련 이미지를 외워 버릴 수 있습니다. **드롭아웃**은 외우기를 어렵게 만듭니다.
# 학습 단계마다 뉴런은 저마다 `rate`의 확률로 잠들고, 나머지는 그 뉴런 없이 해내야 합니다. 누구도 동료 하나에만
# 기댈 수 없으므로 배운 것이 여러 뉴런에 고르게 퍼집니다. 단계마다 솎아 낸 다른 신경망이 학습하는 셈이고,
# 나중에 쓰는 전체 신경망은 그들 모두의 투표와 같습니다.
#
# 하나를 바로잡아야 합니다. `rate`만큼 잠들면 다음 층이 받는 값은 모두 깨어 있을 때보다 작아집니다. **역
# 드롭아웃**(inverted dropout)은 학습할 때 이를 보상합니다. 깨어 있는 뉴런이 $1/(1 - \text{rate})$배 크게
# 말합니다. 그러면 평균이 맞고, 사용할 때는 아무것도 하지 않아도 됩니다.
#
# 이 층은 과제 2에서처럼 순방향과 역방향을 직접 만듭니다.

# %% question="dropout_forward"

# %% check="dropout_forward"
x = np.arange(1.0, 9.0).reshape(2, 4)
y, mask = dropout_forward(x, 0.5, False, None)
compare("y when not training", y, x, "Nothing happens when the network is used.")
compare("mask when not training", mask, np.ones((2, 4)), "Everybody is awake: all 1.")
x = np.ones((1000, 50))
for rate in (0.2, 0.5):
    y, mask = dropout_forward(x, rate, True, np.random.default_rng(«seed»))
    text = f"y {np.shape(y)} and mask {np.shape(mask)} must have the shape of x, {x.shape}."
    assert np.shape(y) == x.shape == np.shape(mask), text
    asleep = np.mean(np.array(y) == 0)
    text = (
        f"With rate {rate} a share of {asleep:.3f} sleeps. Is rate the share that is dropped, "
        "or kept?"
    )
    assert abs(asleep - rate) < 0.02, text
    awake = np.unique(np.round(np.array(y)[np.array(y) != 0], 6))
    text = f"With rate {rate} the others become {awake}, expected {1 / (1 - rate):g}."
    assert np.allclose(awake, 1 / (1 - rate)), text
    assert np.allclose(np.array(y), x * mask), "y must be x · mask."
_, again = dropout_forward(x, rate, True, np.random.default_rng(«seed»))
text = "The same generator must give the same mask: draw from rng alone."
assert np.array_equal(again, mask), text
refuses("rate 1", dropout_forward, x, 1.0, True, np.random.default_rng(0))
print("dropout_forward: who is awake speaks louder.")

# %% question="dropout_backward"

# %% check="dropout_backward"
compare(
    "dropout_backward([1, 2, 3], mask=[2, 0, 2])",
    dropout_backward([1, 2, 3], [2, 0, 2]),
    «dropout_backward([1, 2, 3], [2, 0, 2])»,
    "y = x · mask, so each gradient is multiplied by its mask.",
)
refuses("dout and mask of different shapes", dropout_backward, np.ones(2), np.ones(3))
print("dropout_backward: sleeping neurons learn nothing.")

# %% [markdown] lang="en"
# The mask of one training step for 40 neurons and 12 images: every image meets another thinned network. On
# the right, the mean output of one neuron that says 1, over more and more steps: it stays 1.

# %% [markdown] lang="ko"
# 뉴런 40개, 이미지 12장에 대한 학습 한 단계의 마스크입니다. 이미지마다 다른 솎인 신경망을 만납니다. 오른쪽은 1을
# 출력하는 뉴런 하나의 평균 출력입니다. 단계가 늘어도 1에 머뭅니다.

# %%
with figure_with("dropout_forward"):
    rng = np.random.default_rng(«seed»)
    fig, axes = plt.subplots(1, 2, figsize=(8, 2.3), width_ratios=[1.4, 1])
    _, mask = dropout_forward(np.ones((12, 40)), 0.3, True, rng)
    axes[0].imshow(mask > 0, cmap="Blues", vmax=1.6)
    axes[0].set_title("awake (blue) and asleep (white), rate 0.3")
    axes[0].set_xlabel("neurons")
    axes[0].set_ylabel("images")
    axes[0].set_xticks([])
    axes[0].set_yticks([])
    for rate in (0.3, 0.5, 0.8):
        outputs = np.array([dropout_forward([1.0], rate, True, rng)[0][0] for _ in range(600)])
        axes[1].plot(np.cumsum(outputs) / np.arange(1, 601), label=f"rate {rate}")
    axes[1].axhline(1, color="black", lw=0.5)
    axes[1].set_ylim(0, 2)
    axes[1].set_title("mean output of a neuron that says 1")
    axes[1].set_xlabel("steps")
    axes[1].legend(fontsize=8)

# %% [markdown] lang="en"
# ## Part 4 · Training
#
# `model.compile` chooses what problem sets 2 and 3 were about: a loss, an optimizer, and what to measure.
# `model.fit` goes through the data, batch by batch, epoch by epoch, and returns its history. The
# validation images are only looked at: they tell how the network does on digits that it has never seen.
#
# Your `train` gets either network and as many epochs as it may use, and does what it can. In
# grading it trains your `build_mlp()` and your `build_cnn(dropout=True)` on 7,200 digits, 10 epochs each,
# and hidden digits, some of them a pixel off, say how well that worked. The cells `mlp-accuracy` and
# `cnn-accuracy` below say how many points an accuracy is worth.
#
# They ask for less than the lecture's 99 %: that needs all 60,000 training digits, and test digits that
# nobody has moved. Try it below!

# %% [markdown] lang="ko"
# ## 4부 · 학습
#
# `model.compile`은 과제 2와 3에서 다룬 것을 고릅니다. 손실 함수, 옵티마이저, 그리고 무엇을 측정할지입니다.
# `model.fit`은 배치마다, 에포크마다 데이터를 지나가며 학습하고 기록(history)을 돌려줍니다. 검증 이미지는 보기만
# 합니다. 신경망이 처음 보는 숫자를 얼마나 맞히는지 알려 줍니다.
#
# `train`은 두 신경망 중 하나와 쓸 수 있는 에포크 수를 받아 최선을 다합니다. 채점할 때는 여러분의 `build_mlp()`와
# `build_cnn(dropout=True)`를 숫자 7,200장으로 10 에포크씩 학습시키고, 숨겨진 숫자(일부는 한 픽셀 옮겨져
# 있습니다)로 결과를 잽니다. 정확도에 따른 점수는 아래 `mlp-accuracy`와 `cnn-accuracy` 셀에 있습니다.
#
# 강의의 99 %보다 낮습니다. 99 %에는 훈련 숫자 6만 장이 모두 필요하고, 테스트 숫자가 옮겨져 있지 않아야
# 합니다. 아래에서 해 보세요!

# %% question="train"

# %% skip check="train"
keras.utils.set_random_seed(«seed»)
rng = np.random.default_rng(«seed»)
stripes = np.zeros((400, 28, 28, 1))  # class c: a bright stripe in row 2c + 4
labels = rng.integers(0, 10, 400)
stripes[np.arange(400), 2 * labels + 4] = 1
model = build_mlp()
one_hot = np.eye(10)[labels]
history = train(model, stripes[:300], one_hot[:300], stripes[300:], one_hot[300:], epochs=3)
text = f"train returned {type(history).__name__}: return the dict model.fit(…).history."
assert isinstance(history, dict), text
for name in ("loss", "accuracy", "val_loss", "val_accuracy"):
    text = (
        f"The history lacks {name}; it has {sorted(history)}. Is there validation_data, and "
        "metrics=[\"accuracy\"]?"
    )
    assert name in history, text
    assert 1 <= len(history[name]) <= 3, f"epochs=3, but {name} has {len(history[name])} entries."
right = np.mean(model.predict(stripes[300:], verbose=0).argmax(axis=1) == labels[300:])
assert right > 0.5, f"Stripes are easy, but only {right:.0%} are recognised after 3 epochs."
print(f"train: {right:.0%} of new stripes are recognised.")

# %% [markdown] lang="en"
# Now the digits. `keras.datasets` fetches them once (11 MB) and keeps them. With all 60,000 the CNN
# takes some ten seconds an epoch on a laptop, less on Colab's GPU; while you try things out, set
# `how_many = 8_000`.

# %% [markdown] lang="ko"
# 이제 숫자입니다. `keras.datasets`가 처음 한 번만 내려받습니다(11 MB). 6만 장을 모두 쓰면 CNN은 노트북에서 에포크당
# 10초쯤, Colab의 GPU에서는 더 빨리 끝납니다. 이것저것 시험할 때는 `how_many = 8_000`으로 두세요.

# %% skip
how_many = 60_000
(x_all, y_all), (x_test, y_test) = keras.datasets.mnist.load_data()
x_all, y_all = x_all[:how_many], y_all[:how_many]
x_train, t_train = prepare(x_all[: -how_many // 10], y_all[: -how_many // 10])
x_valid, t_valid = prepare(x_all[-how_many // 10 :], y_all[-how_many // 10 :])
x_test, t_test = prepare(x_test, y_test)
fig, axes = plt.subplots(2, 12, figsize=(8, 1.6))
for ax, image, label in zip(axes.flat, x_train, y_all):
    ax.imshow(image[:, :, 0])
    ax.set_title(label)
    ax.axis("off")
plt.show()

# %% skip
keras.utils.set_random_seed(«seed»)
networks = {"MLP": build_mlp(), "CNN": build_cnn(), "CNN with dropout": build_cnn(dropout=True)}
histories = {
    name: train(model, x_train, t_train, x_valid, t_valid, epochs=10)
    for name, model in networks.items()
}

# %% [markdown] lang="en"
# Solid lines are training images, dashed lines validation images. Which network knows its training
# images best? Which one is best on new ones? What does dropout do to either line?

# %% [markdown] lang="ko"
# 실선은 훈련 이미지, 점선은 검증 이미지입니다. 훈련 이미지를 가장 잘 아는 신경망은 무엇인가요? 새 이미지에는 무엇이
# 가장 좋은가요? 드롭아웃은 각각의 선에 어떤 영향을 주나요?

# %% skip
fig, axes = plt.subplots(1, 2, figsize=(9, 3))
for i, (name, history) in enumerate(histories.items()):
    right = np.mean(networks[name].predict(x_test, verbose=0).argmax(axis=1) == y_test)
    epochs = range(1, len(history["loss"]) + 1)
    for ax, curve in zip(axes, ("loss", "accuracy")):
        ax.plot(epochs, history[curve], color=f"C{i}", label=f"{name}: {right:.2%} on test images")
        ax.plot(epochs, history["val_" + curve], color=f"C{i}", linestyle="--")
        ax.set_title(curve)
        ax.set_xlabel("epoch")
axes[0].set_yscale("log")
axes[1].legend(fontsize=8)
plt.show()

# %% question="mlp-accuracy"

# %% question="cnn-accuracy"

# %% [markdown] lang="en"
# ## Part 5 · Looking at what was learned
#
# ### A pixel to the left
#
# MNIST's digits are all centred, and both networks do well. Real digits are not centred. Move the images,
# a pixel at a time, and see how long each network keeps its answers. (Nobody is trained on moved
# images here.)

# %% [markdown] lang="ko"
# ## 5부 · 무엇을 배웠는지 보기
#
# ### 왼쪽으로 한 픽셀
#
# MNIST의 숫자는 모두 가운데에 있고 두 신경망 모두 잘합니다. 실제 숫자는 가운데에 있지 않습니다. 이미지를 한 픽셀씩
# 옮기면서 각 신경망이 얼마나 버티는지 봅시다. (옮긴 이미지로 학습하지는 않았습니다.)

# %% question="shift_robustness"

# %% check="shift_robustness"
class FirstRow:
    """A model that you can follow by eye: the brightest pixel of the first row is its answer."""

    def predict(self, x, verbose=0):
        first_row = np.array(x, dtype=float)[:, 0, :, 0] + 0.001
        return first_row / first_row.sum(axis=1, keepdims=True)


x = np.array([[[0.1, 0.2, 0.9]], [[0.8, 0.3, 0.2]], [[0.1, 0.7, 0.2]]])[..., None]
compare(
    "shift_robustness of three images with the labels 2, 0, 1",
    shift_robustness(FirstRow(), x, np.array([2, 0, 1]), 2),
    [1, 1 / 3, 1 / 3],
    "Moved by 1 the rows are 0.2, 0.9, 0 and 0.3, 0.2, 0 and 0.7, 0.2, 0: the answers are 1, 0, 0.",
)
compare(
    "with the labels 1, 0, 0",
    shift_robustness(FirstRow(), x, np.array([1, 0, 0]), 1),
    [1 / 3, 1],
    "Entry 1 is the accuracy after one pixel.",
)
assert x[0, 0, 2, 0] == 0.9, "shift_robustness changed the images that it was given."
refuses("max_shift=-1", shift_robustness, FirstRow(), x, np.array([2, 0, 1]), -1)
print("shift_robustness: ready to move.")

# %% skip
fig, axes = plt.subplots(1, 2, figsize=(9, 2.8), width_ratios=[1.3, 1])
for name, model in networks.items():
    axes[0].plot(shift_robustness(model, x_test[:2000], y_test[:2000], 8), "o-", label=name)
axes[0].set_xlabel("pixels to the left")
axes[0].set_ylabel("accuracy")
axes[0].set_ylim(0, 1)
axes[0].legend(fontsize=8)
axes[1].imshow(np.hstack([x_test[0, :, :, 0], np.pad(x_test[0, :, 4:, 0], [(0, 0), (0, 4)])]))
axes[1].set_title("a test digit, and four pixels further left")
axes[1].axis("off")
plt.show()

# %% [markdown] lang="en"
# ### The worst mistakes
#
# A single number, 99 %, hides the most interesting images: those that the network got wrong and was
# sure of. Look at them before you trust a model. Some are odd, some are really hard, and sometimes it
# is the label that is wrong.

# %% [markdown] lang="ko"
# ### 가장 큰 실수
#
# 99 %라는 숫자 하나는 가장 흥미로운 이미지를 감춥니다. 신경망이 틀렸으면서도 확신했던 이미지입니다. 모델을 믿기 전에
# 먼저 살펴보세요. 이상한 것도, 정말 어려운 것도 있고, 레이블이 틀린 경우도 있습니다.

# %% question="worst_mistakes"

# %% check="worst_mistakes"
p = np.array([[0.9, 0.1], [0.2, 0.8], [0.3, 0.7], [0.6, 0.4]])[:, None, :, None]
got = worst_mistakes(FirstRow(), p, np.array([0, 0, 0, 1]), 2)
advice = "Images 1, 2 and 3 are answered wrongly, with 0.8, 0.7 and 0.6; image 0 is right."
compare("worst_mistakes(model, x, [0, 0, 0, 1], 2)", got, [1, 2], advice)
got = worst_mistakes(FirstRow(), p, np.array([0, 0, 0, 1]), 9)
compare("with k = 9", got, [1, 2, 3], "There are only three mistakes. " + advice)
refuses("k=-1", worst_mistakes, FirstRow(), p, np.array([0, 0, 0, 1]), -1)
print("worst_mistakes: found.")

# %% skip
model = networks["CNN with dropout"]
fig, axes = plt.subplots(2, 8, figsize=(9, 2.9))
for ax in axes.flat:
    ax.axis("off")
for ax, n in zip(axes.flat, worst_mistakes(model, x_test, y_test, 16)):
    p = model.predict(x_test[n : n + 1], verbose=0)[0]
    ax.imshow(x_test[n, :, :, 0])
    ax.set_title(f"{p.argmax()} ({p.max():.0%})\nnot {y_test[n]}", fontsize=8)
plt.tight_layout()
plt.show()

# %% [markdown] lang="en"
# ## Written questions
#
# **What the shift shows** (5 points). Look at your plot of accuracy against shift. (a) Why does the MLP
# lose more from a single pixel than the CNN? Answer with what each of the two computes, not only with "the
# CNN is better". (b) After a few pixels the CNN fails, too, although a convolution does not mind where
# a digit stands. Which part of *this* CNN does mind, and why? (c) Name one change of the training
# and one of the network that would help.

# %% [markdown] lang="ko"
# ## 서술형
#
# **이동이 보여 주는 것** (5점). 이동 거리에 따른 정확도 그림을 보세요. (가) 한 픽셀만 옮겨도 MLP가 CNN보다 더 많이
# 잃는 까닭은 무엇인가요? "CNN이 더 좋아서"가 아니라 각각이 무엇을 계산하는지로 답하세요. (나) 합성곱은 숫자가
# 어디에 있든 상관하지 않는데도 몇 픽셀 뒤에는 CNN도 실패합니다. *이* CNN의 어느 부분이 위치를 따지며, 왜
# 그런가요? (다) 도움이 될 변화를 학습에서 하나, 신경망에서 하나 들어 보세요.

# %% [markdown] written="what-the-shift-shows"
# (a) Each weight of the MLP's first layer belongs to one pixel. When the digit moves by a pixel, the strokes
# meet other weights, which were learned for other things; some 150 of the 784 inputs change. The CNN's
# kernels are the same at all places: the maps move along with the digit, unchanged, and 2 × 2 pooling
# swallows a part of the movement, so that what arrives at the dense layer is nearly the same.
#
# (b) The dense layer after Flatten: it has a weight of its own for each of the 7 × 7 positions of the last
# maps, so it learned *where* in the frame each feature is found in centred digits. Two poolings
# forgive about two to four pixels; after that the features arrive at positions whose weights never saw them.
#
# (c) Training: move the images at random (data augmentation). Network: global average pooling in place
# of Flatten, which forgets the position; or more pooling or convolution layers.

# %% [markdown] rubric="what-the-shift-shows"
# * 2 points for (a): the MLP's weights are tied to pixels (1), the CNN's are shared so that its maps
#   move along, and pooling forgives a little (1).
# * 2 points for (b): the dense layer after Flatten (1), since it has separate weights for each position (1).
#   "The digit leaves the frame" is right only for large shifts: 1 point at most.
# * 1 point for (c): one sensible change of each kind (augmentation; global pooling, more pooling …). No
#   half points.

# %% [markdown] lang="en"
# **Who sleeps?** (5 points). The lecture's slides say: "with rate 0.3, in each *epoch* 30 % of the neurons are
# chosen at random and deactivated". (a) Compare it with your `dropout_forward` and the picture in part 3: how
# often is the choice made, and for whom? What would go wrong if it were made once an epoch? (b) In your
# learning curves the CNN with dropout has a *higher* loss on training images than on validation images, at
# least in the first epochs. How can that be? (c) Someone forgets to set `training=False` when the network
# is used. What would you notice?

# %% [markdown] lang="ko"
# **누가 잠드나요?** (5점). 강의 슬라이드에는 "rate가 0.3이면 각 *에포크*마다 이 층의 뉴런 중 무작위로 선택된 30 %가
# 비활성화됨"이라고 적혀 있습니다. (가) 여러분의 `dropout_forward`와 3부의 그림과 비교해 보세요. 선택은 얼마나
# 자주, 누구에 대해 이루어지나요? 에포크마다 한 번만 고른다면 무엇이 잘못될까요? (나) 학습 곡선에서 드롭아웃이
# 있는 CNN은 적어도 처음 몇 에포크 동안 검증 이미지보다 훈련 이미지에서 손실이 *더 큽니다*. 어떻게 그럴 수
# 있나요? (다) 신경망을 사용할 때 `training=False`를 잊으면 무엇이 눈에 띌까요?

# %% [markdown] written="who-sleeps"
# (a) The choice is made anew at every training step, and for every image of the batch by itself: an epoch of
# 54,000 images makes 54,000 choices. (30 % is the expected share, not the exact one.) If the same 30 %
# slept for a whole epoch, one smaller network would be trained all that time; the sleepers would learn
# nothing for an epoch, and the others would come to rely on one another, which is what dropout is to prevent.
#
# (b) The training loss is measured with dropout on, by thinned networks that are worse, and as a mean over
# the epoch, during which the network was still improving; the validation loss is measured with everybody
# awake, at the end of the epoch.
#
# (c) The same image gets another answer each time, and the accuracy is lower than it could be.

# %% [markdown] rubric="who-sleeps"
# * 2 points for (a): anew for each step and each image (1; "each batch" alone is enough for the point if
#   "each image" is not denied); a consequence of once an epoch (1).
# * 2 points for (b): dropout is off for validation (1); the training loss is a mean over the epoch, or
#   thinned networks are weaker (1).
# * 1 point for (c): answers differ from call to call, or the accuracy drops.
