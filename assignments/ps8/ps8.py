# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown] lang="en"
# # Problem set 8 · Judging a model and pushing it to 90 %
#
# Last week's network names two pictures of three correctly. Is that good? Where does it fail, and what
# would help? In this last set you learn to ask a model the right questions, to read from its learning
# curves what it suffers from, and you build the remedies: normalization, weight decay, more data.
# Then you put them to work, and push CIFAR-10 from 68 % to 90 %.
#
# | part | you write | points |
# |---|---|---|
# | 1 · How good is it? | `confusion_matrix`, `accuracy`, `precision`, `recall`, `f1_score`, `top_k_error` | 26 |
# | 2 · What does it suffer from? | `diagnose`, `plot_learning_curves` | 8 |
# | 3 · Inputs and weights | `standardize`, `l2_penalty`, `l2_penalty_grad` | 9 |
# | 4 · Batch normalization | `batchnorm_forward`, `batchnorm_backward` | 17 |
# | 5 · More images | `random_flip`, `random_shift`, `random_rotation` | 12 |
# | 6 · To 90 % | `build_improved_model`, `train_improved`, and the accuracy they reach | 18 |
# | written | two short answers | 10 |
#
# **Time:** about seven hours, without the training. **Conventions:** labels are whole numbers
# $0 \dots C-1$, images `(N, H, W, C)`. Lists and arrays of integers are welcome as input, and you
# compute in floats. A function never changes its arguments, and what it cannot use it refuses with a
# `ValueError`. Replace each `raise NotImplementedError()`. The cell below a question checks a few cases;
# hidden checks try many more after you submit.

# %% [markdown] lang="ko"
# # 과제 8 · 모델을 평가하고 90 %까지 끌어올리기
#
# 지난주의 신경망은 사진 세 장 중 두 장의 이름을 맞힙니다. 좋은 걸까요? 어디에서 틀리고, 무엇을 하면
# 나아질까요? 마지막 과제에서는 모델에게 올바른 질문을 던지는 법, 학습 곡선에서 병을 읽어 내는 법을
# 배우고, 치료법을 직접 만듭니다. 정규화, 가중치 감쇠, 데이터 강화. 그리고 이것들을 써서 CIFAR-10의
# 정확도를 68 %에서 90 %로 끌어올립니다.
#
# | 부분 | 구현할 것 | 점수 |
# |---|---|---|
# | 1 · 얼마나 좋은가? | `confusion_matrix`, `accuracy`, `precision`, `recall`, `f1_score`, `top_k_error` | 26 |
# | 2 · 어디가 아픈가? | `diagnose`, `plot_learning_curves` | 8 |
# | 3 · 입력과 가중치 | `standardize`, `l2_penalty`, `l2_penalty_grad` | 9 |
# | 4 · 배치 정규화 | `batchnorm_forward`, `batchnorm_backward` | 17 |
# | 5 · 더 많은 이미지 | `random_flip`, `random_shift`, `random_rotation` | 12 |
# | 6 · 90 %까지 | `build_improved_model`, `train_improved`, 그리고 그 정확도 | 18 |
# | 서술형 | 짧은 답 두 개 | 10 |
#
# **예상 시간:** 학습 시간을 빼고 약 일곱 시간. **약속:** 레이블은 정수 $0 \dots C-1$, 이미지는
# `(N, H, W, C)`입니다. 리스트와 정수 배열도 받고 계산은 실수로 합니다. 함수는 인자를 바꾸지 않으며, 쓸 수
# 없는 입력에는 `ValueError`를 냅니다. `raise NotImplementedError()`를 답으로 바꾸세요. 문제 아래의 셀은
# 몇 가지만 확인하고, 제출 후 숨겨진 검사가 훨씬 많은 경우를 확인합니다.

# %% given="History"
from collections.abc import Callable, Mapping, Sequence
from contextlib import contextmanager

import keras
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.cbook import get_sample_data
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

plt.rcParams.update({"figure.dpi": 70, "axes.titlesize": 10})
CLASSES = "airplane automobile bird cat deer dog frog horse ship truck".split()


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
    assert got is not None, f"{call} gave None. Is a `return` missing?"
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
# ## Part 1 · How good is it?
#
# Count what the model answers. Row = what the image is, column = what the model says: this table is
# the **confusion matrix**. On its diagonal stand the right answers; each number beside it is a kind of
# mistake. This one is real: a network that names 75 % of the 10,000 test images correctly. Which
# animals does it take for each other, and which means of transport?

# %% [markdown] lang="ko"
# ## 1부 · 얼마나 좋은가?
#
# 모델의 대답을 세어 봅시다. 행은 이미지의 정체, 열은 모델의 대답입니다. 이 표가 **혼동 행렬**입니다.
# 대각선에는 맞힌 횟수가, 나머지 자리에는 저마다 다른 종류의 실수가 있습니다. 아래는 실제 결과입니다.
# 테스트 이미지 10,000장 중 75 %를 맞힌 신경망입니다. 어떤 동물을, 또 어떤 탈것을 서로 혼동하나요?

# %%
answers = np.array([  # of the course's network, trained on 10,000 images for 8 epochs
    [803, 13, 47, 9, 8, 4, 9, 9, 67, 31],
    [21, 880, 1, 4, 1, 4, 8, 5, 17, 59],
    [72, 6, 615, 43, 90, 55, 67, 30, 11, 11],
    [24, 7, 76, 543, 54, 145, 74, 43, 14, 20],
    [33, 3, 64, 43, 696, 27, 59, 66, 9, 0],
    [9, 4, 54, 141, 51, 658, 23, 51, 4, 5],
    [8, 3, 59, 61, 37, 14, 803, 10, 3, 2],
    [25, 1, 34, 31, 64, 46, 9, 776, 4, 10],
    [75, 20, 9, 11, 6, 3, 6, 4, 847, 19],
    [29, 60, 9, 11, 2, 3, 3, 5, 28, 850],
])
truth, answer = np.indices(answers.shape)
y_test, y_answered = (np.repeat(labels.ravel(), answers.ravel()) for labels in (truth, answer))


def show_confusions(matrix):
    """Draw a confusion matrix of CIFAR-10: the more mistakes, the darker."""
    mistakes = np.where(np.eye(len(matrix), dtype=bool), 0, matrix)
    fig, ax = plt.subplots(figsize=(6, 5.2))
    ax.imshow(mistakes, cmap="Blues", vmax=1.5 * mistakes.max())
    for (i, j), count in np.ndenumerate(matrix):
        ax.text(j, i, count, ha="center", va="center", weight="bold" if i == j else "normal")
    ax.set_xticks(range(10), CLASSES, rotation=60, ha="right")
    ax.set_yticks(range(10), CLASSES)
    ax.set_xlabel("the model says")
    ax.set_ylabel("the image is")


show_confusions(answers)
plt.show()

# %% [markdown] lang="en"
# Labels come as a vector `(N,)` or, from CIFAR-10, as a column `(N, 1)`. (Comparing one with the other
# is a classic trap: numpy broadcasts `(N, 1) == (N,)` to an $N \times N$ table, and says nothing.) This
# helper makes vectors of both, and refuses what is no label. It is yours to use.

# %% [markdown] lang="ko"
# 레이블은 벡터 `(N,)`로, CIFAR-10에서는 열 `(N, 1)`로 옵니다. (둘을 그대로 비교하는 것은 흔한 함정입니다.
# numpy는 `(N, 1) == (N,)`를 $N \times N$ 표로 늘리고 아무 말도 하지 않습니다.) 아래 함수는 둘 다 벡터로
# 만들고 레이블이 아닌 것은 거절합니다. 자유롭게 쓰세요.

# %% given="as_labels"

# %% question="confusion_matrix"

# %% check="confusion_matrix"
compare(
    "confusion_matrix([0, 0, 1, 2], [0, 1, 1, 1], 3)",
    confusion_matrix([0, 0, 1, 2], [0, 1, 1, 1], 3),
    «confusion_matrix([0, 0, 1, 2], [0, 1, 1, 1], 3)»,
    "One image of class 0 was called 1: row 0, column 1. Row = truth, column = prediction.",
)
compare(
    "confusion_matrix of two labels in a column",
    confusion_matrix([[3], [0]], [0, 0], 4),
    «confusion_matrix([[3], [0]], [0, 0], 4)»,
    "num_classes = 4 gives 4 × 4, also where classes do not occur.",
)
compare(
    "confusion_matrix(y_test, y_answered, 10)",
    confusion_matrix(y_test, y_answered, 10),
    answers,
    "",
)
refuses("A label 2 with two classes", confusion_matrix, [0, 2], [0, 1], 2)
refuses("Two true labels and one predicted", confusion_matrix, [0, 1], [0], 2)
print("confusion_matrix: the table above, from its 10,000 answers.")

# %% [markdown] lang="en"
# ### Accuracy, and what it hides
#
# The share of right answers. Short and clear, and treacherous: an illness has one in a million. A
# "model" that calls everybody healthy is right 999,999 times in a million. (The slide says 99.999 %.
# Count the nines.) It never finds anybody. So ask for each class by itself:
#
# * **Precision:** when it says *cat*, how often is it a cat? $\dfrac{TP}{TP + FP}$, by columns. It is what counts
#   where a false alarm is bad: a good mail in the spam folder.
# * **Recall:** of the cats, how many did it find? $\dfrac{TP}{TP + FN}$, by rows. It is what counts where a miss is
#   bad: an illness not noticed.
# * **F1**, the harmonic mean of both, $\dfrac{2pr}{p + r}$: high only if both are.
#
# Recall is also called *sensitivity*. Precision is **not** *specificity*, as a slide has it: specificity
# is $TN/(TN+FP)$, the share of the healthy who are called healthy. For the model above it is 1, while
# its precision is 0 by convention: it never said "ill" at all.
#
# The **macro** mean gives each class the same weight, however rare.

# %% [markdown] lang="ko"
# ### 정확도, 그리고 정확도가 숨기는 것
#
# 맞힌 비율입니다. 짧고 분명하지만 속기 쉽습니다. 백만 명 중 한 명이 앓는 병이 있다고 합시다. 모두를
# 건강하다고 하는 "모델"은 백만 번 중 999,999번 맞습니다. (슬라이드에는 99.999 %라고 되어 있습니다. 9의
# 개수를 세어 보세요.) 하지만 환자는 한 명도 찾지 못합니다. 그래서 클래스마다 따로 묻습니다.
#
# * **정밀도:** *고양이*라고 했을 때 정말 고양이인 비율. $\dfrac{TP}{TP + FP}$, 열 방향. 거짓 경보가 나쁠 때
#   중요합니다. 정상 메일이 스팸함에 들어가는 경우입니다.
# * **재현율:** 고양이 가운데 찾아낸 비율. $\dfrac{TP}{TP + FN}$, 행 방향. 놓치는 것이 나쁠 때 중요합니다. 병을
#   알아채지 못하는 경우입니다.
# * **F1**: 둘의 조화 평균 $\dfrac{2pr}{p + r}$. 둘 다 높아야 높습니다.
#
# 재현율은 *민감도*라고도 합니다. 그러나 정밀도는 슬라이드와 달리 *특이도*가 **아닙니다**. 특이도는
# $TN/(TN+FP)$, 건강한 사람 중 건강하다고 판정된 비율입니다. 위의 모델은 특이도가 1이지만 정밀도는 약속에
# 따라 0입니다. "병"이라고 한 적이 없기 때문입니다.
#
# **macro** 평균은 드문 클래스에도 똑같은 무게를 줍니다.

# %% question="accuracy"

# %% check="accuracy"
compare(
    "accuracy([0, 0, 1, 2], [0, 1, 1, 1])",
    accuracy([0, 0, 1, 2], [0, 1, 1, 1]),
    «accuracy([0, 0, 1, 2], [0, 1, 1, 1])»,
    "Two of four are right.",
)
column = accuracy([[0], [0], [1], [2]], [0, 1, 1, 1])
compare(
    "accuracy of a column (N, 1) and a row (N,)",
    column,
    «accuracy([0, 0, 1, 2], [0, 1, 1, 1])»,
    "Does numpy compare each label with each other one? Use as_labels.",
)
ill = np.arange(1_000_000) == 7
compare(
    "accuracy of 'everybody is healthy'",
    accuracy(ill, np.zeros(1_000_000)),
    «1 - 1e-6»,
    "",
)
refuses("Two labels against one", accuracy, [0, 1], [0])
healthy = accuracy(ill, np.zeros(1_000_000))
print(f"accuracy: {accuracy(y_test, y_answered):.1%} above; 'everybody is healthy' {healthy:.4%}.")

# %% question="precision"

# %% check="precision"
compare(
    "precision([0, 0, 1, 2], [0, 1, 1, 1], 3)",
    precision([0, 0, 1, 2], [0, 1, 1, 1], 3),
    «precision([0, 0, 1, 2], [0, 1, 1, 1], 3)»,
    "Of three images called 1 one was 1: 1/3. Class 2 was never predicted: 0, not NaN.",
)
compare(
    "its macro mean",
    precision([0, 0, 1, 2], [0, 1, 1, 1], 3, average="macro"),
    «precision([0, 0, 1, 2], [0, 1, 1, 1], 3, "macro")»,
    "The plain mean of 1, 1/3 and 0.",
)
refuses('average="mean"', precision, [0], [0], 1, "mean")
print("precision: when it says so, is it so?")

# %% question="recall"

# %% check="recall"
compare(
    "recall([0, 0, 1, 2], [0, 1, 1, 1], 3)",
    recall([0, 0, 1, 2], [0, 1, 1, 1], 3),
    «recall([0, 0, 1, 2], [0, 1, 1, 1], 3)»,
    "Of the two images of class 0 one was found: 1/2. The one of class 2 was not.",
)
compare(
    "recall([0, 0], [0, 1], 2)",
    recall([0, 0], [0, 1], 2),
    «recall([0, 0], [0, 1], 2)»,
    "Class 1 has no samples: 0, not NaN.",
)
compare(
    "its macro mean",
    recall([0, 0], [0, 1], 2, average="macro"),
    «recall([0, 0], [0, 1], 2, "macro")»,
    "The mean over all classes.",
)
print("recall: of those that are there, how many are found?")

# %% question="f1_score"

# %% check="f1_score"
compare(
    "f1_score([0, 0, 1, 2], [0, 1, 1, 1], 3)",
    f1_score([0, 0, 1, 2], [0, 1, 1, 1], 3),
    «f1_score([0, 0, 1, 2], [0, 1, 1, 1], 3)»,
    "Class 0: p = 1, r = 1/2, so 2·1·½ / 1½ = 2/3. Class 2: p = r = 0 gives 0.",
)
compare(
    "its macro mean",
    f1_score([0, 0, 1, 2], [0, 1, 1, 1], 3, average="macro"),
    «f1_score([0, 0, 1, 2], [0, 1, 1, 1], 3, "macro")»,
    "The mean of the three scores; not the score of the mean precision and recall.",
)
print("f1_score: only who is good at both is good.")

# %% [markdown] lang="en"
# The network of above, class by class. Which classes does it find but cry too often, and which does it
# overlook?

# %% [markdown] lang="ko"
# 위 신경망을 클래스별로 본 것입니다. 어떤 클래스는 잘 찾지만 너무 자주 외치고, 어떤 클래스는 그냥 지나치나요?

# %%
with figure_with("precision, recall and f1_score"):
    scores = [f(y_test, y_answered, 10) for f in (precision, recall, f1_score)]
    fig, ax = plt.subplots(figsize=(8, 2.4))
    for i, (score, name) in enumerate(zip(scores, ("precision", "recall", "F1"))):
        ax.bar(np.arange(10) + 0.25 * (i - 1), score, 0.25, label=name)
    ax.set_xticks(range(10), CLASSES, rotation=20)
    ax.set_ylim(0.4, 1)
    ax.legend(ncols=3)

# %% [markdown] lang="en"
# ### Five guesses
#
# ImageNet has 1,000 classes, 120 of them breeds of dogs. There one counts a **top-5 error**: wrong is
# only who does not have the right name among the five most probable. The network above: 25.3 % with one
# guess, 11.7 % with two, 6.0 % with three, 1.8 % with five.

# %% [markdown] lang="ko"
# ### 다섯 번의 기회
#
# ImageNet에는 클래스가 1,000개나 있고 그중 120개가 개의 품종입니다. 그래서 **top-5 오류율**을 씁니다. 가장
# 확률이 높은 다섯 이름 안에 정답이 없을 때만 틀린 것으로 칩니다. 위 신경망은 한 번의 기회로는 25.3 %, 두 번은
# 11.7 %, 세 번은 6.0 %, 다섯 번은 1.8 % 틀립니다.

# %% question="top_k_error"

# %% check="top_k_error"
probs = [[0.5, 0.3, 0.2], [0.1, 0.2, 0.7], [0.2, 0.5, 0.3]]
for k in (1, 2, 3):
    compare(
        f"top_k_error(probs, [1, 0, 1], k={k})",
        top_k_error(probs, [1, 0, 1], k),
        «{k: top_k_error([[0.5, 0.3, 0.2], [0.1, 0.2, 0.7], [0.2, 0.5, 0.3]], [1, 0, 1], k) for k in (1, 2, 3)}»[k],
        "The true class is second in the first row, last in the second, first in the third.",
    )
refuses("k = 4 of 3 classes", top_k_error, probs, [1, 0, 1], 4)
print("top_k_error: who has more guesses is wrong less often.")

# %% [markdown] lang="en"
# ## Part 2 · What does it suffer from?
#
# Compare the error on the images it learned from with the error on images it has never seen. The lecture:
#
# * train error 1 %, validation error 10 %: it has learned the training images by heart. **Overfitting.**
# * 14 % and 15 %: it is no better on what it knows. **Underfitting.**
#
# Here a small network learns to tell whether a point lies within a circle, three times: with 500
# neurons on 30 points, without any neurons, and with 200 neurons on 2,000 points. All errors are real.

# %% [markdown] lang="ko"
# ## 2부 · 어디가 아픈가?
#
# 학습한 이미지에서의 오류와 처음 보는 이미지에서의 오류를 비교합니다. 강의에서는,
#
# * 훈련 오류 1 %, 검증 오류 10 %: 훈련 이미지를 외워 버렸습니다. **과대적합.**
# * 14 %와 15 %: 아는 것에서도 나을 게 없습니다. **과소적합.**
#
# 아래에서는 작은 신경망이 점이 원 안에 있는지를 배웁니다. 뉴런 500개와 점 30개로, 뉴런 없이, 뉴런 200개와 점
# 2,000개로, 세 번입니다. 오류는 모두 실제로 계산한 값입니다.

# %%
def circle_points(n, rng):
    """Points in the plane and whether each lies in the circle; one label in twenty is wrong."""
    X = rng.uniform(-1, 1, (n, 2))
    return X, (np.hypot(X[:, 0], X[:, 1]) < 0.75) ^ (rng.random(n) < 0.05)


def train_on_circle(neurons, n, penalty_grad=None, epochs=40, steps=25, lr=5.0):
    """Gradient descent on the last layer of a small network: its history and its weights."""
    rng = np.random.default_rng(«seed»)
    W, b = 3 * rng.normal(size=(2, neurons)), 2 * rng.normal(size=neurons)

    def features(X):
        return np.maximum(X @ W + b, 0) / np.sqrt(neurons) if neurons else X

    (X, y), (X_valid, y_valid) = circle_points(n, rng), circle_points(1000, rng)
    sets = {"": (features(X), y), "val_": (features(X_valid), y_valid)}
    H, w, c = features(X), np.zeros(neurons or 2), 0.0
    history = {f"{prefix}{name}": [] for prefix in sets for name in ("loss", "accuracy")}
    for _ in range(epochs):
        for _ in range(steps):
            slope = (1 / (1 + np.exp(-(H @ w + c))) - y) / n
            gradient = H.T @ slope
            if penalty_grad:
                gradient = gradient + penalty_grad([w])[0]
            w, c = w - lr * gradient, c - lr * slope.sum()
        for prefix, (H_set, y_set) in sets.items():
            margin = np.where(y_set, 1, -1) * (H_set @ w + c)
            history[f"{prefix}loss"].append(np.mean(np.logaddexp(0, -margin)))
            history[f"{prefix}accuracy"].append(np.mean(margin > 0))
    return history, w


trainings = {
    "A: 500 neurons, 30 points": train_on_circle(500, 30)[0],
    "B: no neurons, 2,000 points": train_on_circle(0, 2000)[0],
    "C: 200 neurons, 2,000 points": train_on_circle(200, 2000)[0],
}

# %% question="diagnose"

# %% check="diagnose"
words = «repr([diagnose({"accuracy": [1 - t], "val_accuracy": [1 - v]}) for t, v in ((0.01, 0.10), (0.14, 0.15), (0.04, 0.06), (0.3, 0.6))])»
errors = [(0.01, 0.10), (0.14, 0.15), (0.04, 0.06), (0.30, 0.60)]
for (train_error, valid_error), word in zip(errors, words):
    got = diagnose({"accuracy": [0.2, 1 - train_error], "val_accuracy": [0.2, 1 - valid_error]})
    text = f"Train error {train_error:.0%}, validation error {valid_error:.0%}: "
    text += f"diagnose says {got!r}, expected {word!r}. "
    assert got == word, text + "First the gap, then the training error, in the last epoch."
refuses("A history without val_accuracy", diagnose, {"accuracy": [0.9]})
for name, history in trainings.items():
    print(f"{name}: {diagnose(history)}")

# %% question="plot_learning_curves"

# %% check="plot_learning_curves"
history = {"loss": [2.0, 1.5], "val_loss": [2.0, 1.75]}
history |= {"accuracy": [0.25, 0.5], "val_accuracy": [0.25, 0.375]}
figure = plot_learning_curves(history)
assert isinstance(figure, Figure), f"Return the figure, not {type(figure).__name__}."
assert len(figure.axes) == 2, f"The figure has {len(figure.axes)} axes, expected 2."
for ax, name in zip(figure.axes, ("loss", "accuracy")):
    lines = {line.get_label(): list(line.get_ydata()) for line in ax.lines}
    expected = {"training": history[name], "validation": history[f"val_{name}"]}
    assert lines == expected, f"The lines of {name} are {lines}, expected {expected}."
    epochs = [list(line.get_xdata()) for line in ax.lines]
    assert epochs == [[1, 2], [1, 2]], f"The epochs are {epochs}: the first one is 1."
    assert ax.get_legend() and ax.get_xlabel(), "A legend or a label of the x-axis is missing."
plt.close(figure)
refuses("A history without losses", plot_learning_curves, {"accuracy": [1], "val_accuracy": [1]})
print("plot_learning_curves: loss on the left, accuracy on the right.")

# %% [markdown] lang="en"
# The lecture's A, B and C. In A the validation loss turns while the training loss falls on: from there
# it learns by heart. In B both stay high: more points would not help, more neurons would. (Some labels
# are wrong on purpose, so C cannot get below 5 % error, and should not.)

# %% [markdown] lang="ko"
# 강의의 A, B, C입니다. A에서는 훈련 손실이 계속 줄어드는 동안 검증 손실이 다시 올라갑니다. 거기서부터 외우기
# 시작한 것입니다. B에서는 둘 다 높습니다. 점을 더 주어도 소용없고 뉴런이 더 필요합니다. (레이블 일부는 일부러
# 틀리게 했으므로 C의 오류는 5 % 아래로 내려갈 수 없고, 내려가서도 안 됩니다.)

# %%
with figure_with("plot_learning_curves"):
    for name, history in trainings.items():
        plot_learning_curves(history).suptitle(name, y=1.04)

# %% [markdown] lang="en"
# ## Part 3 · Inputs and weights
#
# **Standardizing.** Pixels from 0 to 255 make for a narrow valley of a loss, in which gradient descent
# zigzags. So subtract the mean and divide by the standard deviation. *Whose* mean? The training
# images', for all images: the test images are what the future will bring, nobody knows their mean yet.
# (Who measures the test set by its own mean has looked at it.)

# %% [markdown] lang="ko"
# ## 3부 · 입력과 가중치
#
# **표준화.** 0에서 255까지의 픽셀은 손실을 좁은 골짜기로 만들어 경사 하강법이 지그재그로 움직이게 합니다.
# 그래서 평균을 빼고 표준편차로 나눕니다. *누구의* 평균일까요? 모든 이미지에 대해 훈련 이미지의 평균입니다.
# 테스트 이미지는 미래에 올 것이라 그 평균을 아직 아무도 모릅니다. (테스트 집합을 자신의 평균으로 재는 것은 이미
# 들여다본 것입니다.)

# %% question="standardize"

# %% check="standardize"
train, test = np.array([[10, 30]], dtype=np.uint8), np.array([[20, 255]], dtype=np.uint8)
got = standardize(train, test)
assert isinstance(got, (tuple, list)) and len(got) == 2, "Return one array for each argument."
compare(
    "standardize([[10, 30]], [[20, 255]])[0]",
    got[0],
    «standardize([[10, 30]], [[20, 255]])[0]»,
    "The mean is 20, the standard deviation 10.",
)
compare(
    "standardize([[10, 30]], [[20, 255]])[1]",
    got[1],
    «standardize([[10, 30]], [[20, 255]])[1]»,
    "The training images measure the test images, too. Did uint8 overflow?",
)
compare(
    "standardize([[1, 5]], eps=2)[0]",
    standardize([[1, 5]], eps=2)[0],
    «standardize([[1, 5]], eps=2)[0]»,
    "eps is added to the standard deviation: ±2 / (2 + 2).",
)
print("standardize: the training images set the measure.")

# %% [markdown] lang="en"
# **Weight decay.** Overfitting needs large weights: to bend sharply around each single point. So let
# them cost. The loss gets a term $\lambda \sum w^2$, its gradient gains $2\lambda w$, and each step
#
# $$w \leftarrow w - \eta\left(\frac{\partial L}{\partial w} + 2\lambda w\right) = (1 - 2\eta\lambda)\,w - \eta\frac{\partial L}{\partial w}$$
#
# first shrinks each weight by the same factor: it *decays*, unless the data hold against it. (That is the
# reason, and not, as the slide argues, that a larger loss has a larger derivative: adding a constant to
# the loss makes it larger and changes no gradient.)

# %% [markdown] lang="ko"
# **가중치 감쇠.** 과대적합에는 큰 가중치가 필요합니다. 점 하나하나를 따라 급하게 휘어야 하기 때문입니다. 그러니
# 큰 가중치에 값을 치르게 합시다. 손실에 $\lambda \sum w^2$를 더하면 기울기에 $2\lambda w$가 더해지고, 한 걸음마다
#
# $$w \leftarrow w - \eta\left(\frac{\partial L}{\partial w} + 2\lambda w\right) = (1 - 2\eta\lambda)\,w - \eta\frac{\partial L}{\partial w}$$
#
# 모든 가중치가 먼저 같은 비율로 줄어듭니다. 데이터가 버텨 주지 않으면 *감쇠*합니다. (이것이 이유입니다.
# 슬라이드의 설명처럼 손실이 커지면 미분도 커지기 때문이 아닙니다. 손실에 상수를 더하면 손실은 커지지만 기울기는
# 그대로입니다.)

# %% question="l2_penalty"

# %% check="l2_penalty"
weights = [[[1, 2]], [-3]]
compare(
    "l2_penalty([[[1, 2]], [-3]], 0.5)",
    l2_penalty(weights, 0.5),
    «l2_penalty([[[1, 2]], [-3]], 0.5)»,
    "0.5 · (1 + 4 + 9), over all arrays, without another ½.",
)
got = l2_penalty_grad(weights, 0.5)
assert len(got) == 2, "l2_penalty_grad gives one array for each array of weights."
compare(
    "l2_penalty_grad([[[1, 2]], [-3]], 0.5)[0]",
    got[0],
    «l2_penalty_grad([[[1, 2]], [-3]], 0.5)[0]»,
    "2 · λ · w, with the sign of w.",
)
compare(
    "l2_penalty_grad([[[1, 2]], [-3]], 0.5)[1]",
    got[1],
    «l2_penalty_grad([[[1, 2]], [-3]], 0.5)[1]»,
    "2 · λ · w, with the sign of w.",
)
refuses("λ = -1", l2_penalty, weights, -1)
print("l2_penalty: large weights cost.")

# %% [markdown] lang="en"
# The patient is A of part 2, and your gradient is the medicine. Too little does nothing, too much makes
# an underfitting of the overfitting.

# %% [markdown] lang="ko"
# 환자는 2부의 A, 약은 여러분의 기울기입니다. 너무 적으면 효과가 없고, 너무 많으면 과대적합이 과소적합으로
# 바뀝니다.

# %%
with figure_with("l2_penalty_grad"):
    lambdas = [0, 3e-5, 1e-4, 3e-4, 1e-3]
    results = [train_on_circle(500, 30, lambda w: l2_penalty_grad(w, lam)) for lam in lambdas]
    fig, axes = plt.subplots(1, 2, figsize=(8, 2.5))
    for name, label in (("loss", "training"), ("val_loss", "validation")):
        axes[0].plot([h[name][-1] for h, _ in results], "o-", label=label)
    axes[0].legend()
    axes[0].set_title("loss in the end")
    axes[1].plot([np.sqrt(np.sum(w**2)) for _, w in results], "o-", color="C2")
    axes[1].set_title("length of the weight vector")
    axes[1].set_ylim(0)
    for ax in axes:
        ax.set_xticks(range(len(lambdas)), [f"{lam:g}" for lam in lambdas])
        ax.set_xlabel("λ")

# %% [markdown] lang="en"
# ## Part 4 · Batch normalization
#
# The inputs are standardized, but what about the inputs of the *second* layer, the third, the tenth?
# Each of them changes whenever the layers before learn something. Batch normalization standardizes
# inside the network: each channel, over the images of the batch (and over rows and columns),
#
# $$\hat x = \frac{x - \mu}{\sqrt{\sigma^2 + \varepsilon}}, \qquad y = \gamma \hat x + \beta .$$
#
# Afterwards a channel has mean $\beta$ and standard deviation $\gamma$, whatever it had before (so mean
# and variance do *not* stay the same, as a slide says), and both are learned. In use there may be only
# one image: then *running* values, kept up during the training, stand in for $\mu$ and $\sigma^2$:
#
# $$\mu_\text{running} \leftarrow m\,\mu_\text{running} + (1 - m)\,\mu_\text{batch}, \qquad m = 0.99 .$$
#
# As in problem set 4, we return new arrays and change none.

# %% [markdown] lang="ko"
# ## 4부 · 배치 정규화
#
# 입력은 표준화했습니다. 그런데 *두 번째* 층, 세 번째 층, 열 번째 층의 입력은요? 앞의 층이 무언가를 배울 때마다
# 변합니다. 배치 정규화는 신경망 안에서 표준화합니다. 채널마다, 배치의 이미지에 걸쳐(그리고 행과 열에 걸쳐)
#
# $$\hat x = \frac{x - \mu}{\sqrt{\sigma^2 + \varepsilon}}, \qquad y = \gamma \hat x + \beta$$
#
# 그러면 채널의 평균은 $\beta$, 표준편차는 $\gamma$가 됩니다. 이전 값이 무엇이었든 그렇습니다(그러니 슬라이드와
# 달리 평균과 분산이 그대로인 것이 *아닙니다*). 두 값은 모두 학습됩니다. 실제로 쓸 때는 이미지가 한 장뿐일 수
# 있습니다. 그때는 학습하면서 모아 둔 *이동* 값이 $\mu$와 $\sigma^2$를 대신합니다.
#
# $$\mu_\text{running} \leftarrow m\,\mu_\text{running} + (1 - m)\,\mu_\text{batch}, \qquad m = 0.99$$
#
# 과제 4에서처럼 새 배열을 돌려주고 인자는 바꾸지 않습니다.

# %% given="channel_vectors"

# %% question="batchnorm_forward"

# %% check="batchnorm_forward"
x, gamma, beta = [[0, 10], [4, 11]], [1, 2], [10, 20]
y, mean, var = batchnorm_forward(x, gamma, beta, [0, 0], [1, 1], True, momentum=0.5, eps=0)
compare(
    "the first channel of y, in training",
    np.array(y)[:, 0],
    «batchnorm_forward([[0], [4]], [1], [10], [0], [1], True, 0.5, 0)[0][:, 0]»,
    "Mean 2, standard deviation 2: ±1, plus beta = 10.",
)
compare(
    "running_mean",
    mean,
    «batchnorm_forward([[0, 10], [4, 11]], [1, 2], [10, 20], [0, 0], [1, 1], True, 0.5, 0)[1]»,
    "Half of the old mean and half of the batch's.",
)
compare(
    "running_var",
    var,
    «batchnorm_forward([[0, 10], [4, 11]], [1, 2], [10, 20], [0, 0], [1, 1], True, 0.5, 0)[2]»,
    "Half of 1 and half of the batch's variances, 4 and ¼, which are divided by the count.",
)
y, mean, var = batchnorm_forward(x, gamma, beta, [0, 0], [1, 4], training=False, eps=0)
compare(
    "y, not in training",
    y,
    «batchnorm_forward([[0, 10], [4, 11]], [1, 2], [10, 20], [0, 0], [1, 4], False, eps=0)[0]»,
    "Not in training the running values normalize, and the batch's are not used.",
)
compare(
    "running_mean, not in training",
    mean,
    [0, 0],
    "Only training moves the running values.",
)

rng = np.random.default_rng(«seed»)
images = rng.normal(3, 5, (4, 3, 2, 2))
y, mean, var = batchnorm_forward(images, np.ones(2), np.zeros(2), np.zeros(2), np.ones(2), True)
compare(
    "the channels' means of a batch of images",
    np.mean(y, axis=(0, 1, 2)),
    [0, 0],
    "Each channel over N, H and W.",
)
print("batchnorm_forward: mean 0, variance 1, channel by channel.")

# %% [markdown] lang="en"
# What it does to a deep network. Ten layers of 100 relu neurons with random weights; how far do the
# numbers spread, layer by layer? With weights a little too small the signal dies out, a little too
# large it explodes, and so do the gradients. Normalized, the network does not care.

# %% [markdown] lang="ko"
# 깊은 신경망에서 어떤 일을 하는지 봅시다. 무작위 가중치를 가진 relu 뉴런 100개짜리 층이 열 개 있을 때, 층마다
# 숫자는 얼마나 퍼져 있을까요? 가중치가 조금 작으면 신호가 사라지고 조금 크면 폭발하며, 기울기도 마찬가지입니다.
# 정규화하면 신경망은 아랑곳하지 않습니다.

# %%
with figure_with("batchnorm_forward"):
    fig, axes = plt.subplots(1, 2, figsize=(8, 2.5), sharey=True)
    one, zero = np.ones(100), np.zeros(100)
    for ax, normalized in zip(axes, (False, True)):
        for scale in (0.05, 0.14, 0.4):
            rng = np.random.default_rng(«seed»)
            h, spreads = rng.normal(size=(200, 100)), []
            for _ in range(10):
                h = h @ rng.normal(0, scale, (100, 100))
                if normalized:
                    h = np.asarray(batchnorm_forward(h, one, zero, zero, one, True)[0])
                h = np.maximum(h, 0)
                spreads.append(h.std())
            ax.semilogy(range(1, 11), spreads, "o-", label=f"weights of size {scale}")
        ax.set_xlabel("layer")
        ax.set_title("with batch normalization" if normalized else "plain")
    axes[0].set_ylabel("spread of the outputs")
    axes[1].legend()

# %% [markdown] lang="en"
# ### Backwards
#
# $\beta$ was added, so its gradient adds up `dout`; $\gamma$ was multiplied by $\hat x$, so its gradient adds up
# `dout · x̂`. But $x$ goes three ways: directly, through $\mu$, and through $\sigma^2$: each image in the batch
# moves the mean for all others. Added up (with $n$ values in a channel) the three make
#
# $$\frac{\partial L}{\partial x} = \frac{\gamma}{\sqrt{\sigma^2 + \varepsilon}}\left(\text{dout} - \frac1n\sum \text{dout} - \hat x\,\frac1n\sum \text{dout}\cdot\hat x\right).$$
#
# Derive it once on paper: it is the best exercise in backpropagation there is.

# %% [markdown] lang="ko"
# ### 거꾸로
#
# $\beta$는 더해졌으므로 기울기는 `dout`의 합이고, $\gamma$는 $\hat x$에 곱해졌으므로 기울기는 `dout · x̂`의 합입니다.
# 그러나 $x$는 세 길로 갑니다. 곧바로, $\mu$를 거쳐, $\sigma^2$를 거쳐 갑니다. 배치의 이미지 하나하나가 다른 모든
# 이미지의 평균을 움직이기 때문입니다. 채널의 값이 $n$개일 때 셋을 더하면 다음과 같습니다.
#
# $$\frac{\partial L}{\partial x} = \frac{\gamma}{\sqrt{\sigma^2 + \varepsilon}}\left(\text{dout} - \frac1n\sum \text{dout} - \hat x\,\frac1n\sum \text{dout}\cdot\hat x\right)$$
#
# 종이에 한 번 유도해 보세요. 역전파 연습으로 이보다 좋은 것은 없습니다.

# %% question="batchnorm_backward"

# %% check="batchnorm_backward"
dx, dgamma, dbeta = batchnorm_backward([[1], [0], [2]], [[1], [5], [3]], [2], eps=10)
expected = «batchnorm_backward([[1.0], [0.0], [2.0]], [[1.0], [5.0], [3.0]], [2.0], eps=10)»
for name, got, wanted in zip(("dx", "dgamma", "dbeta"), (dx, dgamma, dbeta), expected):
    compare(
        name,
        got,
        wanted,
        "dbeta adds up dout, dgamma adds up dout · x̂; dx goes three ways.",
    )

# The gradient check of problem set 2: nudge a number, look at what happens to sum(dout · y).
rng = np.random.default_rng(«seed»)
x, gamma, beta = rng.normal(2, 3, (3, 2, 2, 2)), rng.normal(size=2), rng.normal(size=2)
dout = rng.normal(size=x.shape)
gradients = batchnorm_backward(dout, x, gamma)


def loss(*inputs):
    """What the gradients are the slope of."""
    return np.sum(dout * np.asarray(batchnorm_forward(*inputs, np.zeros(2), np.ones(2), True)[0]))


for i, name in enumerate(["dx", "dgamma", "dbeta"]):
    inputs = [x, gamma, beta]
    index = tuple(rng.integers(n) for n in inputs[i].shape)
    nudge = np.zeros_like(inputs[i])
    nudge[index] = 1e-5
    up, down = list(inputs), list(inputs)
    up[i], down[i] = inputs[i] + nudge, inputs[i] - nudge
    slope = (loss(*up) - loss(*down)) / 2e-5
    got = np.asarray(gradients[i])[index]
    message = f"{name}{list(map(int, index))} is {got:.4f}, but the loss changes by {slope:.4f}."
    assert np.isclose(got, slope, rtol=1e-3, atol=1e-4), message
print("batchnorm_backward: the gradients say what the loss does.")

# %% [markdown] lang="en"
# ## Part 5 · More images
#
# The best remedy for overfitting is more data. Labelled photographs are dear, but some are free: a cat
# seen in the mirror is a cat, and so is one a few pixels to the left, or with its head tilted. So let the
# network never see the same picture twice. (Not everything goes: upside down no car drives, and a 6
# becomes a 9.) The label stays. Each image gets a chance of its own, from the generator `rng`.

# %% [markdown] lang="ko"
# ## 5부 · 더 많은 이미지
#
# 과대적합의 가장 좋은 약은 더 많은 데이터입니다. 레이블이 달린 사진은 비싸지만 공짜도 있습니다. 거울에 비친
# 고양이도 고양이이고, 몇 픽셀 왼쪽에 있거나 고개를 갸웃한 고양이도 고양이입니다. 그러니 신경망이 같은 사진을 두
# 번 보지 않게 합시다. (무엇이든 되는 것은 아닙니다. 뒤집힌 자동차는 달리지 않고, 6은 9가 됩니다.) 레이블은
# 그대로입니다. 이미지마다 생성기 `rng`에서 따로 뽑습니다.

# %% question="random_flip"

# %% check="random_flip"
three_pixels = np.array([[[1], [2], [3]]])  # one row, three columns
batch = np.repeat(three_pixels[None], 100, axis=0)
flipped = np.array(random_flip(batch, np.random.default_rng(«seed»)))
assert flipped.shape == (100, 1, 3, 1), f"100 images of 1 × 3 became {flipped.shape}."
rows = {tuple(map(float, row)) for row in flipped[:, 0, :, 0]}
text = f"1 2 3 became {sorted(rows)}: exchange left and right, nothing else."
assert rows <= {(1, 2, 3), (3, 2, 1)}, text
mirrored = int(np.sum(flipped[:, 0, 0, 0] == 3))
assert 20 < mirrored < 80, f"{mirrored} of 100 images were mirrored: toss a coin for each image."
print(f"random_flip: {mirrored} of 100 images were mirrored.")

# %% question="random_shift"

# %% check="random_shift"
image = np.array([[[1], [2]], [[3], [4]]])
batch = np.repeat(image[None], 200, axis=0)
shifted = np.array(random_shift(batch, np.random.default_rng(«seed»), max_shift=1))
assert shifted.shape == (200, 2, 2, 1), f"200 images of 2 × 2 became {shifted.shape}."
seen = {tuple(map(int, moved.ravel())) for moved in shifted}
assert (0, 0, 0, 1) in seen, "Down and right by 1, the image 1 2 / 3 4 becomes 0 0 / 0 1."
assert len(seen) == 9, f"max_shift=1 has 9 results, not {len(seen)}: {sorted(seen)}"
same = random_shift(image[None], np.random.default_rng(0), max_shift=0)
compare(
    "random_shift with max_shift=0",
    np.array(same)[0, :, :, 0],
    [[1, 2], [3, 4]],
    "Nothing moves.",
)
print("random_shift: nine places, zeros where nothing came from.")

# %% [markdown] lang="en"
# Turning: ask for each pixel of the *result* where it comes from, and fetch it. The other way round, holes
# would be left. A pixel $(d, r)$ below and right of the centre comes, turned back by the angle $\alpha$, from
# $(d\cos\alpha - r\sin\alpha,\; d\sin\alpha + r\cos\alpha)$. Round to the nearest pixel, or mix the neighbours.

# %% [markdown] lang="ko"
# 회전: *결과*의 픽셀마다 어디에서 왔는지를 묻고 가져옵니다. 반대로 하면 구멍이 생깁니다. 중심에서 아래로 $d$,
# 오른쪽으로 $r$인 픽셀은 각도 $\alpha$만큼 되돌린 $(d\cos\alpha - r\sin\alpha,\; d\sin\alpha + r\cos\alpha)$에서
# 옵니다. 가장 가까운 픽셀로 반올림하거나 이웃을 섞습니다.

# %% question="random_rotation"

# %% check="random_rotation"
image = np.zeros((21, 31, 1))
image[9:12, 23:26] = 1  # a square, nine pixels right of the centre
batch = np.repeat(image[None], 100, axis=0)
turned = np.array(random_rotation(batch, np.random.default_rng(«seed»), 30))
assert turned.shape == (100, 21, 31, 1), f"100 images of 21 × 31 became {turned.shape}."
light = np.maximum(turned[..., 0], 0)
down = (light.sum(axis=2) * np.arange(-10, 11)).sum(axis=1) / light.sum(axis=(1, 2))
right = (light.sum(axis=1) * np.arange(-15, 16)).sum(axis=1) / light.sum(axis=(1, 2))
far = np.max(np.abs(np.hypot(down, right) - 9))
text = f"A spot 9 pixels from the centre came {far:.1f} nearer to it, or farther from it."
assert far < 1, text + " Does the image turn about its own centre?"
angles = np.degrees(np.arctan2(down, right))
text = f"The angles go from {angles.min():.0f}° to {angles.max():.0f}°, expected about ±30°. "
assert 20 < angles.max() < 33 and -33 < angles.min() < -20, text + "Degrees or radians?"
print(f"random_rotation: from {angles.min():.0f}° to {angles.max():.0f}°.")

# %% [markdown] lang="en"
# The gallery: one photograph, eight times what the network will see of it.

# %% [markdown] lang="ko"
# 갤러리: 사진 한 장, 신경망이 보게 될 여덟 가지 모습입니다.

# %%
with figure_with("random_flip, random_shift and random_rotation"):
    photo = plt.imread(get_sample_data("grace_hopper.jpg"))[20:340:«photo_step», 90:410:«photo_step»] / 255
    batch, rng = np.repeat(photo[None], 8, axis=0), np.random.default_rng(«seed»)
    rows = {
        "flip": random_flip(batch, rng),
        "shift": random_shift(batch, rng, max_shift=8),
        "rotation": random_rotation(batch, rng),
    }
    shifted = random_shift(rows["flip"], rng, max_shift=8)
    rows["all three"] = random_rotation(shifted, rng)
    fig, axes = plt.subplots(4, 8, figsize=(8, 4.2))
    for row, (name, images) in zip(axes, rows.items()):
        for ax, image in zip(row, images):
            ax.imshow(np.clip(image, 0, 1))
            ax.axis("off")
        row[0].set_title(name, loc="left")

# %% [markdown] lang="en"
# ## Part 6 · To 90 %
#
# Now all of it together. The lecture's network has six convolutions and one dense layer: two of 32 filters,
# two of 64, two of 128, each with batch normalization, relu and weight decay, after each pair pooling and
# dropout. It reached 90.26 %, after 125 epochs and three hours. Yours has **40**, and you may change what you like
# as long as it holds at least this much. What is worth trying:
#
# * **A learning rate that rises, then falls to 0** over the whole training: large steps in the middle, fine
#   ones at the end. (The lecture's stays at 0.0001 all the time.)
# * **Less dropout, more flips and shifts.** A short training hardly overfits; noise in the layers slows it down.
# * **Label smoothing:** 0.91 for the right class and 0.01 for the others, so that the network need not be certain.
# * **More filters**, and pooling *before* normalization and relu, which then have a quarter of the numbers to do;
#   or even behind the *first* convolution of each pair: on small feature maps many filters cost little.
# * **Holes**, where a training is long: zeros in a small square of each training image, each time elsewhere, so
#   that no part of it decides alone.
#
# How do flipped images get into `model.fit`? This loader shuffles, and hands each batch to a function of yours,
# such as `lambda batch, rng: random_shift(random_flip(batch, rng), rng)`, while the network works on the batch
# before. Use it, change a copy of it, or do without.

# %% [markdown] lang="ko"
# ## 6부 · 90 %까지
#
# 이제 모두 합칩니다. 강의의 신경망은 합성곱층 여섯 개와 밀집층 하나입니다. 필터 32개짜리 두 개, 64개짜리 두 개,
# 128개짜리 두 개이고 각각 배치 정규화, relu, 가중치 감쇠가 붙으며, 두 층마다 풀링과 드롭아웃이 있습니다. 125에포크,
# 세 시간 만에 90.26 %에 이르렀습니다. 여러분에게는 **40**에포크가 있고, 적어도 이만큼을 갖추면 무엇이든 바꾸어도
# 됩니다. 시도해 볼 만한 것은 다음과 같습니다.
#
# * 학습 전체에 걸쳐 **올라갔다가 0으로 내려가는 학습률:** 중간에는 크게, 끝에는 섬세하게 움직입니다. (강의에서는
#   내내 0.0001입니다.)
# * **드롭아웃은 적게, 반전과 이동은 많이.** 짧은 학습은 과대적합되기 어렵고, 층 안의 잡음은 학습을 늦춥니다.
# * **레이블 스무딩:** 정답에 0.91, 나머지에 0.01. 신경망이 확신할 필요가 없어집니다.
# * **더 많은 필터**, 그리고 정규화와 relu *앞의* 풀링: 그러면 둘이 처리할 숫자가 4분의 1로 줄어듭니다. 두 합성곱층 중
#   *첫째* 바로 뒤에서 풀링할 수도 있습니다. 작은 특징 맵에서는 필터가 많아도 계산이 적습니다.
# * 긴 학습이라면 **구멍:** 학습 이미지마다 매번 다른 자리의 작은 정사각형을 0으로 지웁니다. 그러면 어느 한 부분만으로
#   결정할 수 없게 됩니다.
#
# 뒤집은 이미지를 `model.fit`에 어떻게 넣을까요? 아래 클래스는 이미지를 섞은 뒤, 신경망이 앞의 배치를 처리하는 동안
# 각 배치를 여러분의 함수에 넘깁니다. `lambda batch, rng: random_shift(random_flip(batch, rng), rng)` 같은 함수면
# 됩니다. 그대로 쓰거나, 복사해 고치거나, 쓰지 않아도 됩니다.

# %% given="Batches"

# %% question="build_improved_model"

# %% skip check="build_improved_model"
model = build_improved_model()
assert isinstance(model, keras.Model), f"Return a Keras model, not {type(model).__name__}."
shapes = model.input_shape, model.output_shape
text = f"The shapes are {shapes}, expected (None, 32, 32, 3) and (None, 10)."
assert shapes == ((None, 32, 32, 3), (None, 10)), text
layers = [inner for layer in model.layers for inner in getattr(layer, "layers", [layer])]
filters = [layer.filters for layer in layers if isinstance(layer, keras.layers.Conv2D)]
assert len(filters) >= 6, f"The model has {len(filters)} convolutions, expected six or more."
for kind, count in (("BatchNormalization", 6), ("Dropout", 3), ("Dense", 1)):
    found = sum(type(layer).__name__ == kind for layer in layers)
    assert found >= count, f"The model has {found} {kind} layers, expected {count} or more."
model.summary()

# %% question="train_improved"

# %% [markdown] lang="en"
# First a small training, to see that everything works: two epochs on 2,000 images, well under a minute.

# %% [markdown] lang="ko"
# 먼저 모든 것이 제대로 도는지 작은 학습으로 확인합니다. 이미지 2,000장, 2에포크, 1분도 걸리지 않습니다.

# %% skip check="train_improved"
(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
y_train, y_test = y_train.ravel(), y_test.ravel()
x_valid, y_valid = x_train[:5000], y_train[:5000]
x_train, y_train = x_train[5000:], y_train[5000:]
x_train, x_valid, x_test = standardize(x_train, x_valid, x_test)
model = build_improved_model()
few = x_train[:2000], y_train[:2000], x_valid[:500], y_valid[:500]
history = train_improved(model, *few, epochs=2)
history = getattr(history, "history", history)
curves = ("loss", "accuracy", "val_loss", "val_accuracy")
missing = [curve for curve in curves if curve not in history]
assert not missing, f"The history lacks {missing}."
assert len(history["loss"]) <= 2, "The training took more epochs than it was given."
print("train_improved: it runs. Now for the real thing.")

# %% [markdown] lang="en"
# And now all 45,000 images. On Colab's GPU an epoch took the lecture about half a minute (*Runtime → Change
# runtime type*); a laptop may need an hour or two for the twenty below. You are graded in the same way: the grader trains what your
# two functions build, with images of its own and as many epochs as it allows itself, and measures the accuracy
# on images that you have never seen. Points by the accuracy reached stand in the cell below. (A grader without
# a GPU trains on fewer images, and asks for less.)

# %% [markdown] lang="ko"
# 이제 45,000장 모두로 학습합니다. 강의에서는 Colab의 GPU로 한 에포크에 30초쯤 걸렸습니다(*런타임 → 런타임 유형 변경*).
# 노트북 컴퓨터에서는 아래의 스무 에포크에 한두 시간이 걸릴 수 있습니다. 채점도 같은 방식입니다. 채점기는 여러분의 두 함수가
# 만든 것을 자신의 이미지와 정해진 에포크로 학습시키고, 여러분이 본 적 없는 이미지에서 정확도를 잽니다. 도달한
# 정확도에 따른 점수는 아래 셀에 있습니다. (GPU가 없는 채점기는 더 적은 이미지로 학습하고 더 낮은 정확도를 요구합니다.)

# %% question="test_accuracy"

# %% skip
model = build_improved_model()
history = train_improved(model, x_train, y_train, x_valid, y_valid)
history = getattr(history, "history", history)
plot_learning_curves(history)
plt.show()
probabilities = model.predict(x_test, verbose=0)
answered = probabilities.argmax(axis=1)
print(f"{accuracy(y_test, answered):.2%} of the test images, {diagnose(history)}")
print(f"with two guesses {1 - top_k_error(probabilities, y_test, 2):.2%}")
show_confusions(confusion_matrix(y_test, answered, 10))
plt.show()

# %% [markdown] lang="en"
# ## Written questions
#
# **Is accuracy enough?** (5 points) A hospital screens 10,000 people for an illness that 100 of them have.
# Model A calls 150 people ill, 80 of them rightly. Model B calls 1,000 people ill, 98 of them rightly. Write
# down both confusion matrices. Compute accuracy, precision and recall of each for the class "ill". Which
# model would you take for a first screening, which one to decide on an operation, and why? What does a model
# that calls everybody healthy score?

# %% [markdown] lang="ko"
# ## 서술형
#
# **정확도로 충분할까요?** (5점) 한 병원이 10,000명을 검사하는데 그중 100명이 병을 앓고 있습니다. 모델 A는 150명을
# 환자라고 하고 그중 80명이 맞습니다. 모델 B는 1,000명을 환자라고 하고 그중 98명이 맞습니다. 두 모델의 혼동 행렬을
# 쓰고, "병" 클래스의 정확도, 정밀도, 재현율을 계산하세요. 첫 선별 검사에는 어떤 모델을, 수술 여부를 결정할 때는 어떤
# 모델을 쓰겠습니까? 왜 그런가요? 모두를 건강하다고 하는 모델은 몇 점인가요?

# %% [markdown] written="is-accuracy-enough"
# Rows: ill, healthy; columns: called ill, called healthy. A: (80, 20), (70, 9,830). B: (98, 2), (902, 8,998).
#
# | | accuracy | precision | recall |
# |---|---|---|---|
# | A | 9,910 / 10,000 = 99.1 % | 80 / 150 = 53.3 % | 80 / 100 = 80 % |
# | B | 9,096 / 10,000 = 91.0 % | 98 / 1,000 = 9.8 % | 98 / 100 = 98 % |
# | all healthy | 9,900 / 10,000 = 99 % | 0 (never predicted) | 0 |
#
# For the first screening B: it misses 2 ill people instead of 20, and who is called ill by mistake only gets
# a second examination. To decide on an operation A, since a false alarm would be an operation on a healthy
# person (and even A is wrong nearly every second time: a further test is needed). By accuracy, "all
# healthy" would beat B, and find nobody: with 1 % ill, accuracy says hardly anything.

# %% [markdown] rubric="is-accuracy-enough"
# * 2 points: both matrices and the six numbers (rounding does not matter). 1 point if at most two are wrong, or if
#   precision and recall are exchanged throughout.
# * 2 points: B for screening because of its recall, A for the operation because of its precision (1 point each; the
#   choice without a reason that names what a miss or a false alarm costs gets half).
# * 1 point: "all healthy" has 99 % accuracy and recall 0; says that accuracy misleads because the classes are so uneven.

# %% [markdown] lang="en"
# **What would you do next?** (5 points) Four trainings on CIFAR-10 ended like this:
#
# | | train error | validation error | the last epochs |
# |---|---|---|---|
# | 1 | 2 % | 24 % | the validation loss rises |
# | 2 | 38 % | 38 % | both losses are flat |
# | 3 | 22 % | 21 % | both losses fall |
# | 4 | 15 % | 11 % | both losses are flat |
#
# For each of them: what does it suffer from, and which *one* change would you try first (more data, flips and
# shifts, weight decay, dropout: more or less, more layers or filters, more epochs, another learning rate)? Say
# why. How can the validation error be lower than the training error, as in 4? And why must you not try ten
# changes and keep the one with the best *test* accuracy?

# %% [markdown] lang="ko"
# **다음에 무엇을 하겠습니까?** (5점) CIFAR-10 학습 네 번이 다음과 같이 끝났습니다.
#
# | | 훈련 오류 | 검증 오류 | 마지막 에포크들 |
# |---|---|---|---|
# | 1 | 2 % | 24 % | 검증 손실이 올라감 |
# | 2 | 38 % | 38 % | 두 손실 모두 제자리 |
# | 3 | 22 % | 21 % | 두 손실 모두 내려가는 중 |
# | 4 | 15 % | 11 % | 두 손실 모두 제자리 |
#
# 각각 무엇이 문제이고, 가장 먼저 시도할 변화 *하나*는 무엇입니까(더 많은 데이터, 반전과 이동, 가중치 감쇠, 드롭아웃을
# 늘리거나 줄이기, 층이나 필터 늘리기, 에포크 늘리기, 다른 학습률)? 이유를 쓰세요. 4처럼 검증 오류가 훈련 오류보다 낮을
# 수 있는 까닭은 무엇인가요? 열 가지를 시도해 *테스트* 정확도가 가장 좋은 것을 고르면 왜 안 되나요?

# %% [markdown] written="what-next"
# 1: Overfitting. More data, the cheapest being flips and shifts (also good: weight decay, more dropout): the
# network knows the training images by heart. More layers would make it worse.
#
# 2: Underfitting; it is not getting better any more. More layers or filters (or another learning rate, if that was too
# high or too low, or less dropout and weight decay). More data would not help: it does not even fit those it has.
#
# 3: Still learning, with no gap: more epochs (or a larger learning rate). It is too early for another diagnosis.
#
# 4: Underfitting, held down by its own remedies: less dropout, or weaker augmentation, or a larger network. The training
# error is measured with dropout switched on, on flipped and shifted images, and over the whole epoch while the
# weights were still changing; the validation error without all that, at the end.
#
# Choosing the best of ten by the test images is learning from them: the best of ten is also the luckiest of ten on
# just these images, so its accuracy promises too much. Choose on the validation images, and measure once on the test images.

# %% [markdown] rubric="what-next"
# * 3 points: the four cases, ¾ each, rounded to halves: diagnosis and a remedy that fits it, with a reason. Case 3 must not be called
#   overfitting; in case 2 "more data" is wrong; in case 4 "more dropout" or "more augmentation" is wrong.
# * 1 point: why 4 is possible: dropout or augmentation (or both) in the training error only. Measuring during the epoch is right too.
# * 1 point: the test set would no longer be unseen: choose on validation, test once. "It is not allowed" alone is not a reason.
