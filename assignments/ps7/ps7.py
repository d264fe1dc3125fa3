# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown] lang="en"
# # Problem set 7 · CIFAR-10: a whole CNN
#
# Sixty thousand photographs, 32 × 32 pixels, ten kinds of things. From here on it is a real project, and you
# do all of it: prepare the data, build the network, train it, keep its best weights, and look at what it
# gets right and wrong. The network is the lecture's: AlexNet, which started the whole excitement
# in 2012, cut down until a laptop can train it in a minute or two.
#
# | part | you write | points |
# |---|---|---|
# | 1 · The data | `load_and_split`, `normalize`, `encode_labels` | 16 |
# | 2 · The network | `build_model`, `build_small_model` | 22 |
# | 3 · Training | `compile_model`, `train`, and the accuracy they reach | 40 |
# | 4 · Looking at the answers | `plot_history`, `predict_labels`, `show_predictions` | 12 |
# | written | two short answers | 10 |
#
# **Time:** about seven hours, of which the computer trains for a few minutes. **Conventions:** images are
# `(N, 32, 32, 3)`, channels last. A function never changes its arguments, and what it cannot use it
# refuses with a `ValueError`. Both `import keras` and `from tensorflow import keras` are fine. Models are
# Sequential or functional, not subclasses of `keras.Model`. Replace each `raise NotImplementedError()`. The cell below a question checks a
# few cases; hidden checks try many more after you submit. Cells that train are for you alone: grading
# trains anew, so a notebook without any output earns the same points.

# %% [markdown] lang="ko"
# # 과제 7 · CIFAR-10: CNN 전체
#
# 32 × 32 픽셀 사진 6만 장, 열 가지 사물. 이제부터는 진짜 프로젝트이고 전부 여러분이 합니다. 데이터를 준비하고,
# 신경망을 만들고, 학습시키고, 가장 좋은 가중치를 남기고, 무엇을 맞히고 틀리는지 살펴봅니다. 신경망은 강의의
# 것입니다. 2012년에 이 모든 열풍을 일으킨 AlexNet을 노트북으로 1~2분이면 학습할 수 있을 만큼 줄였습니다.
#
# | 부분 | 구현할 것 | 점수 |
# |---|---|---|
# | 1 · 데이터 | `load_and_split`, `normalize`, `encode_labels` | 16 |
# | 2 · 신경망 | `build_model`, `build_small_model` | 22 |
# | 3 · 학습 | `compile_model`, `train`, 그리고 도달한 정확도 | 40 |
# | 4 · 답을 살펴보기 | `plot_history`, `predict_labels`, `show_predictions` | 12 |
# | 서술형 | 짧은 답 두 개 | 10 |
#
# **예상 시간:** 약 일곱 시간(컴퓨터가 학습하는 시간은 몇 분). **약속:** 이미지는 `(N, 32, 32, 3)`, 채널이
# 마지막입니다. 함수는 인자를 바꾸지 않으며, 쓸 수 없는 입력에는 `ValueError`를 냅니다. `import keras`와
# `from tensorflow import keras` 둘 다 좋습니다. 모델은 Sequential이나 함수형으로 쓰고, `keras.Model`을 상속해 만들지는 마세요. `raise NotImplementedError()`를 답으로
# 바꾸세요. 문제 아래의 셀은 몇 가지만 확인하고, 제출 후 숨겨진 검사가 훨씬 많은 경우를 확인합니다. 학습하는 셀은
# 여러분만을 위한 것입니다. 채점할 때 새로 학습하므로 출력이 없는 노트북도 점수는 같습니다.

# %% given="CLASSES"
from collections.abc import Mapping, Sequence
from contextlib import contextmanager

import keras
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

plt.rcParams.update({"figure.dpi": 70, "axes.titlesize": 10})


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


# %% [markdown] lang="en"
# ## Part 1 · The data
#
# CIFAR-10 comes as 50,000 training and 10,000 test images. The test images are for the very end. But while
# you choose learning rates and epochs you need to know how the network does on images that it has not
# learned: so you set some training images aside, the **validation** images. The lecture takes the
# first 5,000. Why not use the test images for this? Because whatever you choose by looking at images fits
# those images: in the end you would report a number that you have made yourself.

# %% [markdown] lang="ko"
# ## 1부 · 데이터
#
# CIFAR-10에는 훈련 이미지 50,000장과 테스트 이미지 10,000장이 있습니다. 테스트 이미지는 맨 마지막에 씁니다. 그런데
# 학습률이나 에포크 수를 고르려면 배우지 않은 이미지를 얼마나 맞히는지 알아야 하므로 훈련 이미지 일부를 떼어
# 둡니다. 이것이 **검증** 이미지이고 강의에서는 처음 5,000장을 씁니다. 왜 테스트 이미지를 쓰지 않을까요? 어떤
# 이미지를 보면서 고른 것은 그 이미지에 맞춰집니다. 그러면 마지막에 보고하는 숫자는 스스로 만든 숫자입니다.

# %% question="load_and_split"

# %% check="load_and_split"
numbers = np.arange(5003)
(x, y), (x_held, y_held) = load_and_split(numbers[:, None], numbers % 10)
compare(
    "x_train of the images 0 … 5002",
    np.ravel(x),
    «load_and_split(np.arange(5003), np.arange(5003))[0][0]»,
    "The first 5,000 validate, so training begins with image 5000.",
)
compare(
    "the last three of x_valid",
    np.ravel(x_held)[-3:],
    «load_and_split(np.arange(5003), np.arange(5003))[1][0][-3:]»,
    "The first 5,000 images, in their order.",
)
text = "x_train and y_train no longer belong together."
assert np.array_equal(np.ravel(x) % 10, np.ravel(y)), text
text = "x_valid and y_valid no longer belong together."
assert np.array_equal(np.ravel(x_held) % 10, np.ravel(y_held)), text
refuses("4,000 images", load_and_split, numbers[:4000], numbers[:4000])
print("load_and_split: 3 images train, 5,000 validate.")

# %% [markdown] lang="en"
# Pixels go from 0 to 255. What is wrong with that? The slope of the loss by a weight is proportional to
# the input it is multiplied with, so inputs of unlike size make the loss a long valley. Gradient
# descent bounces between its walls (left); where all inputs are alike the loss is a round bowl, and
# the way down is straight (right).

# %% [markdown] lang="ko"
# 픽셀은 0부터 255까지입니다. 무엇이 문제일까요? 가중치에 대한 손실의 기울기는 그 가중치에 곱해지는 입력에
# 비례합니다. 입력의 크기가 제각각이면 손실은 긴 골짜기가 되고 경사 하강법은 벽 사이를 오갑니다(왼쪽). 입력의
# 크기가 비슷하면 손실은 둥근 사발이 되고 내려가는 길이 곧습니다(오른쪽).

# %%
fig, axes = plt.subplots(1, 2, figsize=(7, 2.4))
w1, w2 = np.meshgrid(np.linspace(-2, 2, 60), np.linspace(-2, 2, 60))
for ax, steepness, title in zip(axes, (12.0, 1.0), ("unlike inputs", "inputs of one size")):
    ax.contour(w1, w2, w1**2 + steepness * w2**2, 12, colors="C0", linewidths=0.6)
    path = [np.array([-1.8, 1.2])]
    rate = 0.92 / steepness if steepness > 1 else 0.3
    for _ in range(12):
        path.append(path[-1] - rate * np.array([2, 2 * steepness]) * path[-1])
    ax.plot(*np.array(path).T, "o-", color="C1", ms=3)
    ax.set_title(title)
    ax.set_xticks([])
    ax.set_yticks([])
plt.show()

# %% question="normalize"

# %% check="normalize"
compare(
    "normalize of 0, 51, 102, 255 as uint8",
    normalize(np.array([[0, 51], [102, 255]], dtype=np.uint8)),
    [[0, 0.2], [0.4, 1]],
    "Divide by 255.",
)
compare(
    "normalize of an image whose brightest pixel is 51",
    normalize(np.array([51.0, 0.0])),
    [0.2, 0],
    "Always by 255, not by the brightest pixel.",
)
print("normalize: from 0 to 1.")

# %% question="encode_labels"

# %% check="encode_labels"
compare(
    "encode_labels([[3], [9]])",
    encode_labels(np.array([[3], [9]])),
    «encode_labels([[3], [9]])»,
    "Row n has a 1 in the column of label n; Keras delivers the labels as (N, 1).",
)
compare(
    "encode_labels([0, 0])",
    encode_labels([0, 0]),
    «encode_labels([0, 0])»,
    "Ten columns, also where most classes do not occur.",
)
refuses("the label 10", encode_labels, [10])
refuses("the label -1", encode_labels, [-1])
print("encode_labels: one-hot.")

# %% [markdown] lang="en"
# Here are the photographs. `keras.datasets` fetches them once (170 MB). On a slow machine set
# `how_many = 10_000` while you try things out.

# %% [markdown] lang="ko"
# 사진을 봅시다. `keras.datasets`가 처음 한 번만 내려받습니다(170 MB). 느린 컴퓨터라면 시험하는 동안
# `how_many = 10_000`으로 두세요.

# %% skip
how_many = 50_000
(x_all, y_all), (x_test, y_test) = keras.datasets.cifar10.load_data()
(x_train, y_train), (x_valid, y_valid) = load_and_split(x_all[:how_many], y_all[:how_many])
x_train, x_valid, x_test = normalize(x_train), normalize(x_valid), normalize(x_test)
t_train, t_valid = encode_labels(y_train), encode_labels(y_valid)
y_test = y_test.ravel()
print(f"{len(x_train)} train, {len(x_valid)} validate, {len(x_test)} test")
fig, axes = plt.subplots(3, 12, figsize=(9, 3))
for ax, image, label in zip(axes.flat, x_train, y_train.ravel()):
    ax.imshow(image)
    ax.set_title(CLASSES[label], fontsize=8)
    ax.axis("off")
plt.show()

# %% [markdown] lang="en"
# ## Part 2 · The network
#
# Three times the same: a convolution finds patterns, a pooling halves the maps. The image becomes smaller and
# deeper, until 4 × 4 positions with 64 features each are left: 1,024 numbers that say what is where. Two
# dense layers decide. Nearly all parameters sit in the first of these, so that is where
# dropout is needed.

# %% [markdown] lang="ko"
# ## 2부 · 신경망
#
# 같은 일을 세 번 합니다. 합성곱이 무늬를 찾고 풀링이 특징 맵을 반으로 줄입니다. 이미지는 점점 작아지고 깊어져
# 마지막에는 4 × 4 자리에 특징 64개씩, 무엇이 어디에 있는지 말해 주는 숫자 1,024개가 남습니다. 결정은 밀집층 두
# 개가 합니다. 파라미터는 거의 모두 그 첫 번째 층에 있으므로 드롭아웃도 거기에 필요합니다.

# %%
stages = ["image", "conv 16", "pool", "conv 32", "pool", "conv 64", "pool", "dense", "dense"]
sizes = [(32, 3), (32, 16), (16, 16), (16, 32), (8, 32), (8, 64), (4, 64), (1, 500), (1, 10)]
parameters = [0, 208, 0, 2_080, 0, 8_256, 0, 512_500, 5_010]  # the lecture's table
fig, axes = plt.subplots(1, 2, figsize=(9, 2.6), width_ratios=[1.5, 1])
x_left = 0.0
for stage, (side, depth) in zip(stages, sizes):
    width = 1 + depth / 20 if side > 1 else 1.5
    color = "C1" if side == 1 else "C0"
    axes[0].add_patch(plt.Rectangle((x_left, -side / 2), width, side, fc=color, alpha=0.6))
    text = f"{stage}\n{side} × {side}\n× {depth}" if side > 1 else f"{stage}\n{depth}"
    axes[0].text(x_left + width / 2, -18, text, ha="center", va="top", fontsize=7)
    x_left += width + 2.4
axes[0].set_xlim(-1, x_left)
axes[0].set_ylim(-34, 18)
axes[0].axis("off")
axes[0].set_title("smaller and deeper")
counted = {stage + i * " ": n for i, (stage, n) in enumerate(zip(stages, parameters)) if n}
bars = axes[1].barh(list(counted), list(counted.values()))
axes[1].bar_label(bars, [f"{n:,}" for n in counted.values()], padding=3, fontsize=8)
axes[1].invert_yaxis()
axes[1].set_xlim(0, 680_000)
axes[1].set_xticks([])
axes[1].set_title(f"parameters: {sum(parameters):,}")
plt.tight_layout()
plt.show()

# %% question="build_model"

# %% skip check="build_model"
model = build_model()
text = f"build_model returned {type(model).__name__}: is a return missing?"
assert isinstance(model, keras.Model), text
model.summary()
layers = [inner for layer in model.layers for inner in getattr(layer, "layers", [layer])]
counts = [layer.count_params() for layer in layers if layer.count_params()]
text = (
    f"The layers have {counts} parameters, the lecture counts 208, 2,080, 8,256, 512,500 and "
    "5,010."
)
assert counts == [208, 2_080, 8_256, 512_500, 5_010], text
rates = [layer.rate for layer in layers if isinstance(layer, keras.layers.Dropout)]
assert rates == [0.3, 0.4], f"The dropout rates are {rates}, expected [0.3, 0.4]."
text = f"The input is {model.input_shape}, expected (None, 32, 32, 3)."
assert model.input_shape == (None, 32, 32, 3), text
p = model.predict(np.zeros((2, 32, 32, 3)), verbose=0)
text = "Two images must give two rows of ten probabilities."
assert p.shape == (2, 10) and np.allclose(p.sum(axis=1), 1, atol=0.01), text
print("build_model: 528,054 parameters.")

# %% [markdown] lang="en"
# The lecture's other network has no dropout, larger windows, and a quarter of the parameters. It is the better
# one (0.71 against 0.68 in the slides). Keep that in mind for the written questions.

# %% [markdown] lang="ko"
# 강의의 다른 신경망은 드롭아웃이 없고, 창이 더 크고, 파라미터는 4분의 1입니다. 그런데 더 잘합니다(슬라이드에서 0.68
# 대 0.71). 서술형 문제를 위해 기억해 두세요.

# %% question="build_small_model"

# %% skip check="build_small_model"
model = build_small_model()
text = f"build_small_model returned {type(model).__name__}: is a return missing?"
assert isinstance(model, keras.Model), text
model.summary()
counts = [layer.count_params() for layer in model.layers if layer.count_params()]
text = (
    f"The layers have {counts} parameters, {sum(counts):,} in all, expected 122,570. Is the "
    "padding \"valid\"?"
)
assert sum(counts) == 122_570, text
print("build_small_model: 122,570 parameters.")

# %% [markdown] lang="en"
# ## Part 3 · Training
#
# Three choices before the training: the **loss** (what is bad?), the **optimizer** (how to get better?) and a
# **metric** (what do we want to know?).

# %% [markdown] lang="ko"
# ## 3부 · 학습
#
# 학습하기 전에 세 가지를 고릅니다. **손실 함수**(무엇이 나쁜가?), **옵티마이저**(어떻게 나아지는가?), **지표**(무엇을
# 알고 싶은가?)입니다.

# %% question="compile_model"

# %% skip check="compile_model"
model = keras.Sequential([keras.Input((10,)), keras.layers.Softmax()])
got = compile_model(model)
assert got is model, "compile_model must return the model that it was given."
assert model.compiled, "The model is not compiled: call model.compile(…)."
logits, right = np.eye(10)[[0, 1, 2, 3]], np.array([0, 1, 2, 9])
loss_name = getattr(model.loss, "name", str(model.loss))
labels = right if "sparse" in loss_name else np.eye(10)[right]
measured = model.evaluate(logits, labels, verbose=0, return_dict=True)
assert "accuracy" in measured, f"Measured are {list(measured)}: metrics=[\"accuracy\"] is missing."
text = (
    f"Three of four answers are right, but the accuracy is {measured['accuracy']}. Is the "
    "loss one for ten classes?"
)
assert abs(measured["accuracy"] - 0.75) < 1e-6, text
print(f"compile_model: {loss_name}, {type(model.optimizer).__name__}.")

# %% [markdown] lang="en"
# ### Which weights to keep
#
# Below are the first epochs of the lecture's training. The training loss falls all the time. The validation loss
# does not: after epoch 4 the network is worse on new images than after epoch 2. Whoever stops there has
# bad luck. So remember the weights after each epoch that was the best so far, and put them back
# at the end. Keras can do so: look at the callbacks `ModelCheckpoint` and `EarlyStopping`.
# (Train for `epochs` epochs at most; stopping early is allowed, but not needed.)

# %% [markdown] lang="ko"
# ### 어느 가중치를 남길까
#
# 아래는 강의에서 학습한 처음 몇 에포크입니다. 훈련 손실은 계속 줄지만 검증 손실은 그렇지 않습니다. 에포크 4가 끝난
# 신경망은 에포크 2가 끝났을 때보다 새 이미지를 못 맞힙니다. 거기서 멈추면 운이 나쁜 것입니다. 그러니 지금까지
# 가장 좋았던 에포크의 가중치를 기억했다가 마지막에 되돌려 놓으세요. Keras의 콜백 `ModelCheckpoint`와
# `EarlyStopping`을 살펴보세요. (최대 `epochs` 에포크까지 학습합니다. 일찍 멈춰도 되지만 그럴 필요는 없습니다.)

# %%
loss = [1.3625, 1.2006, 1.1166, 1.0642, 1.0246]  # the lecture's log
val_loss = [1.24128, 1.03798, 1.0558, 1.1533, 0.98312]
fig, ax = plt.subplots(figsize=(5, 2.4))
ax.plot(range(1, 6), loss, "o-", label="training")
ax.plot(range(1, 6), val_loss, "o-", label="validation")
best = [i for i in range(5) if val_loss[i] == min(val_loss[: i + 1])]
best_losses = [val_loss[i] for i in best]
ax.plot(np.array(best) + 1, best_losses, "o", ms=12, mfc="none", mec="black", label="best so far")
ax.set_xticks(range(1, 6))
ax.set_xlabel("epoch")
ax.set_title("loss")
ax.legend(fontsize=8)
plt.show()

# %% [markdown] lang="en"
# ### How well?
#
# In grading, your `build_model`, `compile_model` and `train` get 45,000 photographs, 5,000 for validation and 13
# epochs. Then 10,000 hidden photographs, some of them a pixel off or a little darker, decide. The cell `accuracy`
# below says how many points an accuracy is worth.
#
# The budget is counted in epochs, not in seconds: a slow machine costs you nothing. The lecture's recipe
# (RMSprop, batches of 32) comes to 0.64 to 0.69, for it jumps about until the end. A larger batch, Adam, and a
# learning rate that falls towards the end are quicker, better and steadier.

# %% [markdown] lang="ko"
# ### 얼마나 잘?
#
# 채점할 때 여러분의 `build_model`, `compile_model`, `train`은 사진 45,000장, 검증용 5,000장, 그리고 13 에포크를
# 받습니다. 그런 다음 숨겨진 사진 10,000장(일부는 한 픽셀 옮겨지거나 조금 어둡습니다)이 결정합니다. 정확도에 따른
# 점수는 아래 `accuracy` 셀에 있습니다.
#
# 예산은 초가 아니라 에포크로 셉니다. 컴퓨터가 느려도 손해가 없습니다. 강의의 방법(RMSprop, 배치 32)은 끝까지
# 오르내리기 때문에 0.64에서 0.69 사이에 이릅니다. 더 큰 배치, Adam, 끝으로 갈수록 작아지는 학습률을 쓰면 더
# 빠르고 더 좋고 더 안정적입니다.

# %% question="train"

# %% skip check="train"
keras.utils.set_random_seed(«seed»)
rng = np.random.default_rng(«seed»)
labels = rng.integers(0, 10, 400)
stripes = 0.2 * rng.random((400, 5, 10, 3))
stripes[np.arange(400), :, labels] += 0.8  # class c: column c is bright
told = np.where(rng.random(400) < 0.4, (labels + 1) % 10, labels)  # 40 % of these labels are wrong
one_hot, told_one_hot = np.eye(10)[labels], np.eye(10)[told]
answer = keras.layers.Dense(10, activation="softmax")
model = keras.Sequential([keras.Input((5, 10, 3)), keras.layers.Flatten(), answer])
model.compile(keras.optimizers.Adam(0.02), "categorical_crossentropy", metrics=["accuracy"])
history = train(model, stripes[:300], one_hot[:300], stripes[300:], told_one_hot[300:], 10)
text = f"train returned {type(history).__name__}: return the dict model.fit(…).history."
assert isinstance(history, dict), text
for name in ("loss", "accuracy", "val_loss", "val_accuracy"):
    assert name in history, f"The history lacks {name}; it has {sorted(history)}."
    text = f"epochs is 10, but {name} has {len(history[name])} entries."
    assert 1 <= len(history[name]) <= 10, text
p = model.predict(stripes[300:], verbose=0)
left = -np.mean(np.log(p[np.arange(100), told[300:]]))
best = min(history["val_loss"])
text = (
    f"The smallest val_loss was {best:.4f}, but the model is left with one of {left:.4f}. Are "
    "the best weights put back?"
)
assert np.isclose(left, best, rtol=0.01), text
print(f"train: the best of {len(history['loss'])} epochs is kept.")

# %% [markdown] lang="en"
# Both networks, 13 epochs each. On two cores of a laptop that takes about two minutes; on Colab choose
# Runtime → Change runtime type → GPU.

# %% [markdown] lang="ko"
# 두 신경망을 13 에포크씩 학습합니다. 노트북의 코어 두 개로 2분쯤 걸립니다. Colab에서는 런타임 → 런타임 유형 변경 → GPU를
# 고르세요.

# %% skip
keras.utils.set_random_seed(«seed»)
networks = {"AlexNet-lite": build_model(), "32-64-64": build_small_model()}
networks = {name: compile_model(model) for name, model in networks.items()}
takes_numbers = "sparse" in str(networks["AlexNet-lite"].loss)
labels_train, labels_valid = t_train, t_valid
if takes_numbers:
    labels_train, labels_valid = y_train.ravel(), y_valid.ravel()
histories = {
    name: train(model, x_train, labels_train, x_valid, labels_valid, epochs=13)
    for name, model in networks.items()
}
for name, model in networks.items():
    right = np.mean(np.argmax(model.predict(x_test, verbose=0), axis=1) == y_test)
    print(f"{name}: {right:.4f} of the test images are recognised")

# %% question="accuracy"

# %% [markdown] lang="en"
# ## Part 4 · Looking at the answers
#
# ### Learning curves
#
# The first thing to look at after any training. Two lines that fall together: go on. A validation line that
# stays behind while the training line falls: overfitting. A line that jumps: the learning rate is too high.

# %% [markdown] lang="ko"
# ## 4부 · 답을 살펴보기
#
# ### 학습 곡선
#
# 학습이 끝나면 가장 먼저 볼 것입니다. 두 선이 함께 내려가면 계속하세요. 훈련 선은 내려가는데 검증 선이 뒤처지면
# 과적합입니다. 선이 튀면 학습률이 너무 큽니다.

# %% question="plot_history"

# %% check="plot_history"
lecture = {
    "loss": [1.3625, 1.2006, 1.1166, 1.0642, 1.0246],
    "accuracy": [0.5094, 0.5717, 0.6081, 0.6267, 0.6431],
    "val_loss": [1.2413, 1.0380, 1.0558, 1.1533, 0.9831],
    "val_accuracy": [0.5466, 0.6368, 0.6314, 0.6022, 0.6550],
}
figure = plot_history(lecture)
text = (
    f"plot_history returned {type(figure).__name__}: return the figure, as plt.subplots gives "
    "it."
)
assert isinstance(figure, Figure), text
assert len(figure.axes) == 2, f"The figure has {len(figure.axes)} axes, expected two, side by side."
for ax, name in zip(figure.axes, ("loss", "accuracy")):
    lines = [np.round(line.get_ydata(), 4).tolist() for line in ax.get_lines()]
    for key in (name, "val_" + name):
        text = f"The {name} axes hold {lines}, where {key} {lecture[key]} is missing."
        assert lecture[key] in lines, text
    assert list(ax.get_lines()[0].get_xdata()) == [1, 2, 3, 4, 5], "Epochs count from 1."
    labels = sorted(line.get_label() for line in ax.get_lines())
    text = f"The lines are labelled {labels}, expected training and validation."
    assert labels == ["training", "validation"], text
plt.show()
print("plot_history: the lecture's five epochs.")

# %% skip
for name, history in histories.items():
    plot_history(history).suptitle(name, y=1.05)
    plt.show()

# %% [markdown] lang="en"
# ### Right and wrong
#
# The answer is the class with the highest probability. How high it is matters, too: a network that says "cat,
# 35 %" knows that it does not know. `predict_labels` gives the answers; `show_predictions` draws images
# with what the network says of them. (`CLASSES` holds the names.)

# %% [markdown] lang="ko"
# ### 맞은 것과 틀린 것
#
# 답은 확률이 가장 높은 클래스입니다. 얼마나 높은지도 중요합니다. "고양이, 35 %"라고 말하는 신경망은 자신이 모른다는
# 것을 압니다. `predict_labels`는 답을 내고, `show_predictions`는 이미지와 신경망의 답을 함께 그립니다. (이름은
# `CLASSES`에 있습니다.)

# %% question="predict_labels"

# %% check="predict_labels"
class FirstRow:
    """A model that you can follow by eye: the first row of red pixels tells the probabilities."""

    def predict(self, x, verbose=0):
        row = np.array(x, dtype=float)[:, 0, :10, 0] + 0.001
        return row / row.sum(axis=1, keepdims=True)


squares = np.full((3, 10, 10, 3), 0.05)
for n, (answer, height) in enumerate([(3, 0.9), (8, 0.6), (1, 0.3)]):
    squares[n, 0, answer, 0] = height
compare(
    "predict_labels of three images",
    predict_labels(FirstRow(), squares),
    [3, 8, 1],
    "The position of the highest probability in each row.",
)
print("predict_labels: cat, ship, automobile.")

# %% question="show_predictions"

# %% check="show_predictions"
figure = show_predictions(FirstRow(), squares, np.array([3, 8, 9]))
text = f"show_predictions returned {type(figure).__name__}: return the figure."
assert isinstance(figure, Figure), text
shown = [ax for ax in figure.axes if ax.images]
assert len(shown) == 3, f"Three images were given, {len(shown)} axes show one."
titles = [ax.get_title() for ax in shown]
for title, parts in zip(titles, [("cat", "66%"), ("ship", "57%"), ("automobile", "40%", "truck")]):
    for part in parts:
        assert part in title, f"The title {title!r} must hold {part!r}."
refuses("two labels for three images", show_predictions, FirstRow(), squares, np.array([3, 8]))
plt.show()
print("show_predictions: two right, one wrong.")

# %% [markdown] lang="en"
# Twelve photographs at random, then twelve mistakes. Which classes does the network mix up, and what do
# they have in common?

# %% [markdown] lang="ko"
# 무작위로 고른 사진 열두 장, 그리고 틀린 사진 열두 장입니다. 신경망은 어떤 클래스를 혼동하며, 그것들은 무엇이
# 비슷한가요?

# %% skip
model = networks["AlexNet-lite"]
show_predictions(model, x_test[:12], y_test[:12])
plt.show()
wrong = np.flatnonzero(predict_labels(model, x_test[:500]) != y_test[:500])[:12]
show_predictions(model, x_test[wrong], y_test[wrong])
plt.show()

# %% [markdown] lang="en"
# ## Written questions
#
# **Which weights to keep** (5 points). The slide is headed "use the model with the best val_acc", but its code
# (`ModelCheckpoint(save_best_only=True)`) keeps the weights with the smallest val_loss. (a) Can these be
# different epochs? Explain how val_loss can rise while val_accuracy rises, too. (b) Which would you keep
# for a product that shows its answer only, and which for one that also says how sure it is? (c) Somebody
# keeps the weights that are best on the *test* images and reports that accuracy. What is wrong?

# %% [markdown] lang="ko"
# ## 서술형
#
# **어느 가중치를 남길까요?** (5점) 슬라이드의 제목은 "val_acc가 가장 좋았던 모델 사용하기"이지만 코드
# (`ModelCheckpoint(save_best_only=True)`)는 val_loss가 가장 작은 가중치를 남깁니다. (가) 둘은 서로 다른 에포크일 수
# 있나요? val_accuracy가 오르는데 val_loss도 오르는 것이 어떻게 가능한지 설명하세요. (나) 답만 보여 주는 제품과 얼마나
# 확신하는지도 말하는 제품에는 각각 어느 쪽을 남기겠습니까? (다) 어떤 사람이 *테스트* 이미지에서 가장 좋은 가중치를
# 남기고 그 정확도를 보고합니다. 무엇이 잘못되었나요?

# %% [markdown] written="which-weights-to-keep"
# (a) Yes. Accuracy only counts whether the right class has the highest probability; the loss is −log of the right
# class's probability. An overfitting network becomes ever surer: some images change from just wrong to just
# right (accuracy rises), while those that stay wrong are now wrong with 99 % instead of 60 %, and each of
# these costs −log 0.01 = 4.6 instead of less than 1 (the loss rises).
#
# (b) Answer only: the best val_accuracy, since nothing else is seen. With a probability: the smallest val_loss,
# since it punishes false certainty.
#
# (c) The test images then took part in the choice, so their accuracy is too high: of many epochs the luckiest
# one was picked, and on new images it will do worse. The choice needs the validation images; the
# test images are used once, at the end.

# %% [markdown] rubric="which-weights-to-keep"
# * 2 points for (a): yes (without a reason: 0); accuracy counts only the order, the loss counts how sure (1);
#   mistakes made with more certainty raise the loss while others tip over to right (1).
# * 1 point for (b): both choices with a reason.
# * 2 points for (c): the choice was made on the test images (1), so the reported number is too
#   optimistic for new images (1).

# %% [markdown] lang="en"
# **Fewer weights, better** (5 points). The 32–64–64 network has 122,570 parameters, AlexNet-lite 528,054. (a) Where
# do the 405,484 fewer parameters come from? Name the layers and count. (b) Give two reasons, from what the two
# networks compute, why the smaller one nevertheless recognises more. (Think of the windows, and of what one of
# the 64 last feature maps can see of the image.) (c) Look at your learning curves of both: which of them
# overfits more, and what in its architecture explains that?

# %% [markdown] lang="ko"
# **더 적은 가중치로 더 잘** (5점). 32–64–64 신경망의 파라미터는 122,570개, AlexNet-lite는 528,054개입니다. (가) 405,484개의
# 차이는 어디에서 오나요? 층을 들어 세어 보세요. (나) 그런데도 작은 쪽이 더 많이 맞히는 까닭을 두 신경망이 계산하는
# 것에서 두 가지 드세요. (창의 크기와, 마지막 특징 맵 64개 중 하나가 이미지를 얼마나 볼 수 있는지 생각해 보세요.) (다)
# 두 신경망의 학습 곡선을 보세요. 어느 쪽이 더 과적합하며, 구조의 무엇이 그것을 설명하나요?

# %% [markdown] written="fewer-weights-better"
# (a) Nearly all in the first dense layer: 1,024 × 500 + 500 = 512,500 against 1,024 × 64 + 64 = 65,600, that is
# 446,900 fewer; the last layer has 5,010 against 650, 4,360 fewer. The convolutions have more: 896 + 18,496 +
# 36,928 = 56,320 against 208 + 2,080 + 8,256 = 10,544, 45,776 more. 446,900 + 4,360 − 45,776 = 405,484.
#
# (b) It spends its parameters on seeing. Its windows are 3 × 3: they have a middle, and nine weights per channel
# can tell an edge, its direction, a corner; 2 × 2 windows can hardly more than compare neighbours. It has twice as
# many maps in the first two layers. And its last maps see more of the image: 18 × 18 pixels (3, then 4 after
# the pool, 8, 10, 18) against 2, 3, 5, 7, 11 pixels, 15 with the last pool.
#
# (c) The small network has no dropout, so its training line runs away from its validation line after a few
# epochs, while AlexNet-lite's training accuracy, measured with dropout, may even stay below the validation
# accuracy. AlexNet-lite would overfit far more without its two dropout layers: 512,500 parameters in one layer.

# %% [markdown] rubric="fewer-weights-better"
# * 2 points for (a): the first dense layer named with its numbers (1); that the convolutions have more
#   parameters, not fewer (1). The exact sum need not be shown.
# * 2 points for (b), 1 for each of two good reasons: 3 × 3 against 2 × 2 windows; more filters; a larger receptive
#   field; more convolution, where weights are shared. "Less overfitting because of fewer weights" alone is
#   no reason here: 0 points, since (c) shows the opposite.
# * 1 point for (c): the small one, as it lacks dropout; or what the student's own curves show, with a reason.
