# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
# ---

# %% [markdown] lang="en"
# # Problem set 4 · Convolution
#
# So far every neuron looked at the whole input. This week's neuron looks through a small window,
# and slides. With nine weights it finds an edge anywhere in a photograph; stacked into layers, such
# windows are what lets a network see. You build the convolutional layer from nothing: forward,
# backward, and fast.
#
# | part | you write | points |
# |---|---|---|
# | 1 · Sliding along a line | `conv1d` | 8 |
# | 2 · Sliding over an image | `pad2d`, `conv2d` | 28 |
# | 3 · A layer: channels and filters | `conv_layer` | 14 |
# | 4 · Backwards | `conv_layer_backward` | 16 |
# | 5 · Fast | `im2col`, `conv_layer_fast` | 20 |
# | 6 · What kernels see | `edge_filters` | 4 |
# | written | two short answers | 10 |
#
# **Time:** about six hours. **Conventions:** images are `(H, W)`, colour images `(H, W, C)`, batches
# `(N, H, W, C)`, kernels of a layer `(KH, KW, C, F)`, as in Keras. Lists and arrays of integers are
# welcome as input, and you compute in floats. A function never changes its arguments, and refuses
# what its `Raises` names with a `ValueError`. Replace each `raise NotImplementedError()`. The cell below
# a question checks a few cases; hidden checks try many more after you submit.

# %% [markdown] lang="ko"
# # 과제 4 · 합성곱
#
# 지금까지 뉴런은 입력 전체를 한꺼번에 보았습니다. 이번 주의 뉴런은 작은 창으로 들여다보며 미끄러져
# 움직입니다. 가중치 아홉 개로 사진 어디에 있는 모서리든 찾아내고, 이런 창을 층층이 쌓으면 신경망이
# 사물을 보게 됩니다. 합성곱층을 처음부터 직접 만듭니다. 순방향, 역방향, 그리고 빠르게.
#
# | 부분 | 구현할 것 | 점수 |
# |---|---|---|
# | 1 · 선을 따라 움직이기 | `conv1d` | 8 |
# | 2 · 이미지 위를 움직이기 | `pad2d`, `conv2d` | 28 |
# | 3 · 층: 채널과 필터 | `conv_layer` | 14 |
# | 4 · 거꾸로 | `conv_layer_backward` | 16 |
# | 5 · 빠르게 | `im2col`, `conv_layer_fast` | 20 |
# | 6 · 커널이 보는 것 | `edge_filters` | 4 |
# | 서술형 | 짧은 답 두 개 | 10 |
#
# **예상 시간:** 약 여섯 시간. **약속:** 이미지는 `(H, W)`, 컬러 이미지는 `(H, W, C)`, 배치는
# `(N, H, W, C)`, 층의 커널은 `(KH, KW, C, F)`로 Keras와 같습니다. 리스트와 정수 배열도 받고 계산은
# 실수로 합니다. 함수는 인자를 바꾸지 않으며, `Raises`에 적힌 입력에는 `ValueError`를 냅니다.
# `raise NotImplementedError()`를 답으로 바꾸세요. 문제 아래의 셀은 몇 가지만 확인하고, 제출 후 숨겨진
# 검사가 훨씬 많은 경우를 확인합니다.

# %% given="Size, Padding"
from contextlib import contextmanager

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.cbook import get_sample_data
from numpy.typing import ArrayLike

plt.rcParams.update({"figure.dpi": 70, "image.cmap": "gray", "axes.titlesize": 10})


def show_numbers(panels, frames=None, below=False, ax=None):
    """Draw titled matrices beside one another, or one below the other.

    ``frames`` says under a title which (row, column, height, width) of its matrix is framed.
    """
    if ax is None:
        ax = plt.figure(figsize=(7, 2.2)).add_axes((0, 0, 1, 1))
    left = top = right = bottom = 0
    for title, numbers in panels.items():
        numbers = np.atleast_2d(numbers)
        H, W = numbers.shape
        dark = 2 * numbers.max() + 2
        place = (left, left + W, top + H, top)
        ax.imshow(numbers, cmap="Blues", vmin=numbers.min() - 1, vmax=dark, extent=place)
        for (i, j), number in np.ndenumerate(numbers):
            ax.text(left + j + 0.5, top + i + 0.5, f"{number:g}", ha="center", va="center")
        if frames and title in frames:
            row, column, height, width = frames[title]
            corner = (left + column + 0.05, top + row + 0.05)
            ax.add_patch(plt.Rectangle(corner, width - 0.1, height - 0.1, fill=False, ec="C1", lw=2.5))
        ax.text(left + W / 2, top - 0.2, title, ha="center")
        right, bottom = max(right, left + W), max(bottom, top + H)
        left, top = (0, bottom + 0.8) if below else (right + 1.2, 0)
    ax.set(xlim=(-0.1, right + 0.1), ylim=(bottom + 0.1, -0.8))
    ax.axis("off")


def show_images(images, titles):
    """Draw images of one size side by side."""
    ax = plt.figure(figsize=(8, 2.6)).add_axes((0, 0, 1, 0.9))
    ax.imshow(np.hstack(images))
    for i, (image, title) in enumerate(zip(images, titles)):
        ax.text((i + 0.5) * image.shape[1], -4, title, ha="center")
    ax.axis("off")


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
    assert np.allclose(got, expected), text


def refuses(call, function, *arguments):
    """Stop unless the function raises ValueError."""
    try:
        function(*arguments)
    except ValueError:
        return
    raise AssertionError(f"{call} must raise ValueError, with a message that names the argument.")


# %% [markdown] lang="en"
# ## Part 1 · Sliding along a line
#
# A dense neuron on ten inputs has ten weights. Take only three, put them on the first three inputs,
# multiply, add up, add the bias: that is the first output. Now move one step to the right and do it
# again **with the same three weights**. Like a rubber stamp, moved along and pressed eight times:
#
# $$3w_1 + 1w_2 + 0w_3 + b,\qquad 1w_1 + 0w_2 + 7w_3 + b,\qquad \dots,\qquad 2w_1 + 4w_2 + 5w_3 + b$$
#
# The step from stop to stop is the **stride**. A signal of length $L$ has room for
# $\lfloor (L - K)/\text{stride} \rfloor + 1$ stops of $K$ weights.

# %% [markdown] lang="ko"
# ## 1부 · 선을 따라 움직이기
#
# 입력이 열 개인 밀집층 뉴런은 가중치도 열 개입니다. 여기서는 세 개만 씁니다. 처음 세 입력에 곱해 더하고
# 편향을 더하면 첫 번째 출력입니다. 한 칸 오른쪽으로 옮겨 **똑같은 세 가중치로** 반복합니다. 도장을
# 옮겨 가며 여덟 번 찍는 것과 같습니다.
#
# $$3w_1 + 1w_2 + 0w_3 + b,\qquad 1w_1 + 0w_2 + 7w_3 + b,\qquad \dots,\qquad 2w_1 + 4w_2 + 5w_3 + b$$
#
# 한 번에 움직이는 칸 수가 **스트라이드**입니다. 길이 $L$인 신호에 가중치 $K$개는
# $\lfloor (L - K)/\text{stride} \rfloor + 1$번 멈출 수 있습니다.

# %%
signal = [3, 1, 0, 7, 6, 4, 8, 2, 4, 5]
sums = «conv1d([3, 1, 0, 7, 6, 4, 8, 2, 4, 5], [1, 1, 1])»
inputs, outputs = "ten inputs; the window stands at its third stop", "eight outputs of the weights 1, 1, 1"
show_numbers({inputs: signal, outputs: sums}, {inputs: (0, 2, 1, 3), outputs: (0, 2, 1, 1)}, below=True)
plt.show()

# %% question="conv1d"

# %% check="conv1d"
signal = [3, 1, 0, 7, 6, 4, 8, 2, 4, 5]
for i, weights in enumerate(np.eye(3)):  # only one weight is 1: which inputs does it meet?
    got = conv1d(signal, weights)
    compare(f"conv1d(signal, {weights.tolist()})", got, signal[i : i + 8], f"Weight {i + 1} meets these.")
compare(
    "conv1d(signal, [1, 10, 100], b=0.5)",
    conv1d(signal, [1, 10, 100], b=0.5),
    «conv1d([3, 1, 0, 7, 6, 4, 8, 2, 4, 5], [1, 10, 100], 0.5)»,
    "The first is 3·1 + 1·10 + 0·100 + 0.5. Is b added once, to each output?",
)
compare(
    "conv1d(signal, [1, 10, 100], stride=3)",
    conv1d(signal, [1, 10, 100], stride=3),
    «conv1d([3, 1, 0, 7, 6, 4, 8, 2, 4, 5], [1, 10, 100], stride=3)»,
    "With stride 3 the stops are at 0, 3 and 6; what is left over at the end is not used.",
)
refuses("conv1d([1, 2], [1, 2, 3])", conv1d, [1, 2], [1, 2, 3])
print("conv1d: the lecture's signal gives its eight outputs.")

# %% [markdown] lang="en"
# ## Part 2 · Sliding over an image
#
# In two dimensions the window is a little matrix of weights, the **kernel**. Lay it on a patch of
# the image, multiply entry by entry, add up: one number. From left to right, then line by line, these
# numbers make a new image, the **feature map**: it says *where* the pattern of the kernel was found.
#
# (Mathematicians turn the kernel by 180° first and call only that a convolution. Deep learning does
# not turn it: what everybody calls convolution here is, strictly speaking, *cross-correlation*. The
# weights are learned anyway, so the network does not mind.)
#
# Below is the lecture's patch. The slide says that the products add up to 243: add them up yourself.
# (With 187 in the place of 196 they would. Never trust a number that you can check.)

# %% [markdown] lang="ko"
# ## 2부 · 이미지 위를 움직이기
#
# 2차원에서는 창이 가중치로 된 작은 행렬, 곧 **커널**입니다. 이미지의 한 조각에 커널을 포개고 같은
# 자리끼리 곱해 더하면 숫자 하나가 나옵니다. 왼쪽에서 오른쪽으로, 그다음 줄로 옮겨 가며 얻은 숫자들이
# 새 이미지, 곧 **특징 맵**을 이룹니다. 커널의 무늬가 *어디에서* 발견되었는지를 알려 줍니다.
#
# (수학에서는 커널을 180도 돌린 뒤 계산하는 것만 합성곱이라고 부릅니다. 딥러닝에서는 돌리지 않으므로
# 엄밀히는 *교차상관*입니다. 가중치는 어차피 학습되므로 신경망에는 차이가 없습니다.)
#
# 아래는 강의에 나온 조각입니다. 슬라이드에는 합이 243이라고 적혀 있지만 직접 더해 보세요. (196이 187이라면
# 243이 됩니다. 확인할 수 있는 숫자는 믿지 말고 확인하세요.)

# %%
patch = np.array([[93, 139, 101], [26, 252, 196], [135, 240, 48]])
kernel = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
total = f"products: together {np.sum(patch * kernel)}"
show_numbers({"a patch of an image": patch, "times the kernel": kernel, total: patch * kernel})
plt.show()

# %% [markdown] lang="en"
# ### The border
#
# A 3 × 3 kernel finds only 2 × 2 stops on a 4 × 4 image. Layer after layer the image would shrink, and
# the border would hardly be looked at: the corner pixel is seen once, a pixel in the middle four
# times (left). **Padding** surrounds the image with zeros: now there are 4 × 4 stops, and the corners
# count too (right).
#
# * `"valid"`: no padding, only stops where the kernel lies wholly on the image.
# * `"same"`: as many zeros as it takes for $\lceil n/\text{stride} \rceil$ stops; at stride 1 the output
#   is as large as the image. If the number of zeros is odd, the extra one goes to the bottom or right.
# * an integer $p$: $p$ zeros on every side.
#
# How many zeros does "same" need? The last of $m = \lceil n/s \rceil$ stops begins at $(m-1)s$ and ends
# $f$ pixels later, so $\max((m-1)s + f - n,\ 0)$.

# %% [markdown] lang="ko"
# ### 가장자리
#
# 4 × 4 이미지에서 3 × 3 커널은 2 × 2번만 멈출 수 있습니다. 층을 지날 때마다 이미지가 줄고 가장자리는 거의
# 보지 못합니다. 모서리 픽셀은 한 번, 가운데 픽셀은 네 번 쓰입니다(왼쪽). **패딩**은 이미지를 0으로
# 둘러쌉니다. 그러면 4 × 4번 멈출 수 있고 모서리도 제 몫을 합니다(오른쪽).
#
# * `"valid"`: 패딩 없음. 커널이 이미지 안에 완전히 놓이는 자리만 씁니다.
# * `"same"`: $\lceil n/\text{stride} \rceil$번 멈출 수 있을 만큼의 0. 스트라이드가 1이면 출력 크기가
#   입력과 같습니다. 0의 개수가 홀수이면 남는 하나는 아래쪽/오른쪽에 둡니다.
# * 정수 $p$: 네 방향 모두 0을 $p$개씩.
#
# "same"에는 0이 몇 개 필요할까요? $m = \lceil n/s \rceil$번 멈출 때 마지막 창은 $(m-1)s$에서 시작해
# $f$픽셀 뒤에 끝나므로 $\max((m-1)s + f - n,\ 0)$개입니다.

# %%
seen_valid = «conv2d(np.ones((2, 2)), np.ones((3, 3)), 1, 2)»
seen_same = «conv2d(np.ones((4, 4)), np.ones((3, 3)), 1, 1)»
show_numbers({'stops that see a pixel: "valid"': seen_valid, 'with "same"': seen_same})
plt.show()

# %% [markdown] lang="en"
# Sizes and strides come as one number for both axes or as a pair `(rows, columns)`. This helper is
# yours to use; it also refuses numbers that are no size.

# %% [markdown] lang="ko"
# 크기와 스트라이드는 두 축에 공통인 숫자 하나이거나 `(행, 열)` 쌍입니다. 아래 함수를 그대로 쓰세요.
# 크기가 될 수 없는 숫자는 이 함수가 거절합니다.

# %% given="pair"

# %% question="pad2d"

# %% check="pad2d"
compare(
    "pad2d([[1, 2], [3, 4]], 1, kernel_size=3)",
    pad2d([[1, 2], [3, 4]], 1, kernel_size=3),
    «pad2d([[1, 2], [3, 4]], 1, 3)»,
    "One zero on every side: the image stands in the middle.",
)
compare(
    'pad2d([[1, 2], [3, 4]], "same", kernel_size=2)',
    pad2d([[1, 2], [3, 4]], "same", kernel_size=2),
    «pad2d([[1, 2], [3, 4]], "same", 2)»,
    "A kernel of 2 needs one zero on each axis: at the bottom and at the right.",
)
compare(
    'pad2d([[1, 2, 3, 4]], "same", kernel_size=(1, 3), stride=2)',
    pad2d([[1, 2, 3, 4]], "same", kernel_size=(1, 3), stride=2),
    «pad2d([[1, 2, 3, 4]], "same", (1, 3), 2)»,
    "Two stops, at 0 and 2, of three pixels each: one zero is missing. Is the stride used?",
)
batch = np.ones((2, 4, 5, 3))
shape = np.shape(pad2d(batch, 1, kernel_size=3))
assert shape == (2, 6, 7, 3), f"A batch (2, 4, 5, 3) became {shape}: pad H and W, not N and C."
assert batch.shape == (2, 4, 5, 3) and np.all(batch == 1), "pad2d changed the batch it was given."
refuses('padding="some"', pad2d, [[1, 2]], "some", 3)
refuses("padding=-1", pad2d, [[1, 2]], -1, 3)
print("pad2d: zeros where they belong.")

# %% [markdown] lang="en"
# ### All stops
#
# The lecture's example. The frame shows the first stop, whose sum is 6; then come 9 and 11, then the
# next line. At stride 2 the kernel jumps over every second stop: of 3 × 3 numbers, 2 × 2 are left. With
# padding $p$ the number of stops along an axis is
#
# $$\left\lfloor \frac{n + 2p - f}{s} \right\rfloor + 1 .$$

# %% [markdown] lang="ko"
# ### 멈추는 모든 자리
#
# 강의의 예제입니다. 테두리는 첫 번째 자리이고 합은 6입니다. 이어서 9, 11, 그리고 다음 줄입니다.
# 스트라이드가 2이면 한 자리씩 건너뛰어 3 × 3개 중 2 × 2개가 남습니다. 패딩이 $p$일 때 한 축에서 멈추는
# 횟수는 다음과 같습니다.
#
# $$\left\lfloor \frac{n + 2p - f}{s} \right\rfloor + 1$$

# %%
image = [[1, 2, 3, 4, 5], [2, 1, 0, 1, 2], [3, 0, 1, 1, 0], [1, 4, 1, 1, 2], [2, 1, 1, 0, 0]]
kernel = [[1, 0, 1], [1, 0, 1], [0, 1, 0]]
stride_1 = «conv2d([[1, 2, 3, 4, 5], [2, 1, 0, 1, 2], [3, 0, 1, 1, 0], [1, 4, 1, 1, 2], [2, 1, 1, 0, 0]], [[1, 0, 1], [1, 0, 1], [0, 1, 0]])»
stride_2 = np.array(stride_1)[::2, ::2]
first = (0, 0, 1, 1)
show_numbers(
    {"image": image, "kernel": kernel, "stride 1": stride_1, "stride 2": stride_2},
    {"image": (0, 0, 3, 3), "stride 1": first, "stride 2": first},
)
plt.show()

# %% question="conv2d"

# %% check="conv2d"
patch = [[93, 139, 101], [26, 252, 196], [135, 240, 48]]
sobel_x = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
compare("conv2d(patch, sobel_x)", conv2d(patch, sobel_x), «conv2d([[93, 139, 101], [26, 252, 196], [135, 240, 48]], [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])», "−261 comes from a flipped kernel.")
image = [[1, 2, 3, 4, 5], [2, 1, 0, 1, 2], [3, 0, 1, 1, 0], [1, 4, 1, 1, 2], [2, 1, 1, 0, 0]]
kernel = [[1, 0, 1], [1, 0, 1], [0, 1, 0]]
got = conv2d(image, kernel)
advice = "The first row is 6, 9, 11. Is the kernel applied as it stands, neither flipped nor transposed?"
compare("conv2d(image, kernel)", got, «conv2d([[1, 2, 3, 4, 5], [2, 1, 0, 1, 2], [3, 0, 1, 1, 0], [1, 4, 1, 1, 2], [2, 1, 1, 0, 0]], [[1, 0, 1], [1, 0, 1], [0, 1, 0]])», advice)
advice = "At stride 2 every second row and column of the 3 × 3 map is left."
compare("conv2d(image, kernel, 2)", conv2d(image, kernel, 2), np.array(got)[::2, ::2], advice)
advice = "A stride (1, 2) moves down by 1 and to the right by 2."
compare("conv2d(image, kernel, (1, 2))", conv2d(image, kernel, (1, 2)), np.array(got)[:, ::2], advice)
square = np.ones((4, 4))
shape = np.shape(conv2d(square, np.ones((3, 3))))
assert shape == (2, 2), f"A 4 × 4 image and a 3 × 3 kernel give 2 × 2 outputs, not {shape}."
advice = "With \"same\" the map is as large as the image; at a corner 5 of the 9 pixels are zeros."
expected = «conv2d(np.ones((4, 4)), np.ones((3, 3)), 1, "same")»
compare('conv2d(ones, ones, padding="same")', conv2d(square, np.ones((3, 3)), padding="same"), expected, advice)
advice = "0.5 · 1 + 0.25 · 2 = 1: is the result an array of floats, even for an image of integers?"
compare("conv2d([[1, 2, 3]], [[0.5, 0.25]])", conv2d([[1, 2, 3]], [[0.5, 0.25]]), [[1, 1.75]], advice)
refuses("A 3 × 3 kernel on a 2 × 2 image", conv2d, np.ones((2, 2)), np.ones((3, 3)))
print("conv2d: 261, and 6, 9, 11.")

# %% [markdown] lang="en"
# ## Part 3 · A layer: channels and filters
#
# A colour image is three images on top of one another: red, green, blue. A kernel for it is as deep:
# 3 × 3 × 3 = 27 weights instead of 9. Each colour's slice slides over its channel, **the three results
# are added**, then the bias, once.
#
# One kernel finds one pattern. A layer has $F$ of them (the **filters**), each with its own bias, and
# stacks their feature maps: `(N, H, W, C)` becomes `(N, OH, OW, F)`. The number of filters is the
# number of channels that the next layer sees.

# %% [markdown] lang="ko"
# ## 3부 · 층: 채널과 필터
#
# 컬러 이미지는 빨강, 초록, 파랑 이미지 세 장을 겹친 것입니다. 커널도 그만큼 깊어서 가중치가 9개가 아니라
# 3 × 3 × 3 = 27개입니다. 색마다 해당 조각이 그 채널 위를 움직이고, **세 결과를 더한 뒤** 편향을 한 번
# 더합니다.
#
# 커널 하나는 무늬 하나를 찾습니다. 층에는 커널(**필터**)이 $F$개 있고 저마다 편향이 하나씩 있으며, 각각의
# 특징 맵을 쌓습니다. `(N, H, W, C)`가 `(N, OH, OW, F)`가 됩니다. 필터 수가 다음 층이 보는 채널 수입니다.

# %%
with get_sample_data("grace_hopper.jpg") as file:
    photo = plt.imread(file)[::«photo_step», ::«photo_step»] / 255  # (H, W, 3), from 0 to 1
channels = [photo[:, :, [c, c, c]] for c in range(3)]  # each as grey: red = green = blue
titles = ["channel 0: red", "channel 1: green", "channel 2: blue"]
show_images([photo, *channels], [f"Grace Hopper, {photo.shape}", *titles])
plt.show()

# %% [markdown] lang="en"
# This helper is yours to use too: it turns images, kernels and biases into arrays of floats, and
# refuses those that do not go together.

# %% [markdown] lang="ko"
# 이 함수도 그대로 쓰세요. 이미지, 커널, 편향을 실수 배열로 바꾸고 서로 맞지 않으면 거절합니다.

# %% given="layer_arrays"

# %% question="conv_layer"

# %% check="conv_layer"
colours = np.array([[[[1, 10, 100], [2, 20, 200]]]])  # one image, 1 × 2 pixels, 3 channels
one_weight = np.ones((1, 1, 3, 1))
compare(
    "conv_layer on one row of two colour pixels, all weights 1, bias 0.5",
    conv_layer(colours, one_weight, [0.5]),
    «conv_layer([[[[1, 10, 100], [2, 20, 200]]]], np.ones((1, 1, 3, 1)), [0.5])»,
    "Add the channels (1 + 10 + 100), then the bias once: 111.5. 112.5 has it once for each channel.",
)
two_filters = np.array([[[[1, 0], [0, 1], [0, 1]]]])  # the first sees red, the second the others
compare(
    "the same image with two filters and the biases 0 and 1000",
    conv_layer(colours, two_filters, [0, 1000]),
    «conv_layer([[[[1, 10, 100], [2, 20, 200]]]], [[[[1, 0], [0, 1], [0, 1]]]], [0, 1000])»,
    "The last axis has one entry for each filter: W[:, :, c, f] weighs channel c for map f.",
)
rng = np.random.default_rng(«seed»)
x, W = rng.integers(-3, 4, (2, 4, 5, 2)), rng.integers(-3, 4, (3, 2, 2, 3))
compare(
    'conv_layer(x, W, [1, 2, 3], (2, 1), "same")',
    conv_layer(x, W, [1, 2, 3], (2, 1), "same"),
    «conv_layer(*(lambda rng: (rng.integers(-3, 4, (2, 4, 5, 2)), rng.integers(-3, 4, (3, 2, 2, 3))))(np.random.default_rng(seed)), [1, 2, 3], (2, 1), "same")»,
    "Is every image padded and strided as in conv2d?",
)
refuses("A kernel for two channels on a colour image", conv_layer, colours, np.ones((1, 1, 2, 1)), [0])
print("conv_layer: channels are added, filters are stacked.")

# %% [markdown] lang="en"
# ## Part 4 · Backwards
#
# To learn, the layer must answer: if the loss changes by `dout[n, i, j, f]` for each unit of the output
# $y_{n,i,j,f}$, how does it change with each pixel, weight and bias? The layer only multiplies and
# adds, so the answer needs only what you have built:
#
# * $y_{n,i,j,f}$ contains the bias $b_f$ once: `db[f]` adds up all `dout[..., f]`.
# * It contains each pixel of its patch times a weight of kernel $f$: the weights' gradients, `dW`, gain
#   the **patch** times `dout[n, i, j, f]` …
# * … and the gradients of the patch's pixels, `dx`, gain the **kernel** times `dout[n, i, j, f]`.
#
# Patches overlap, so a pixel gathers from all stops that saw it: *add*, do not overwrite. And the
# padding is no pixel of x: cut it off in the end.

# %% [markdown] lang="ko"
# ## 4부 · 거꾸로
#
# 학습하려면 층이 답해야 합니다. 출력 $y_{n,i,j,f}$가 1만큼 변할 때 손실이 `dout[n, i, j, f]`만큼 변한다면,
# 픽셀과 가중치와 편향에 따라서는 얼마나 변할까요? 층이 하는 일은 곱하고 더하는 것뿐이므로 답도 간단합니다.
#
# * $y_{n,i,j,f}$에는 편향 $b_f$가 한 번 들어 있습니다. `db[f]`는 모든 `dout[..., f]`의 합입니다.
# * 조각의 각 픽셀과 커널 $f$의 가중치를 곱한 값이 들어 있습니다. `dW`에는 **조각** × `dout[n, i, j, f]`를
#   더하고,
# * `dx`의 그 조각 자리에는 **커널** × `dout[n, i, j, f]`를 더합니다.
#
# 조각은 서로 겹치므로 한 픽셀은 자신을 본 모든 자리에서 기울기를 모읍니다. 덮어쓰지 말고 *더하세요*.
# 패딩은 x의 픽셀이 아니므로 마지막에 잘라 냅니다.

# %%
dout, kernel = np.array([[1, 0], [0, 10]]), np.array([[1, 2], [3, 4]])
dx = «conv_layer_backward([[[[1], [0]], [[0], [10]]]], np.zeros((1, 3, 3, 1)), [[[[1]], [[2]]], [[[3]], [[4]]]], [0])[0][0, :, :, 0]»
middle = "dx: 4·1 + 1·10 = 14"
show_numbers({"dout": dout, "kernel": kernel, middle: dx}, {middle: (1, 1, 1, 1)})
plt.show()

# %% question="conv_layer_backward"

# %% check="conv_layer_backward"
x, kernel = np.arange(1.0, 10.0).reshape(1, 3, 3, 1), np.array([1.0, 2, 3, 4]).reshape(2, 2, 1, 1)
dout = np.array([[1.0, 0.0], [0.0, 10.0]]).reshape(1, 2, 2, 1)
dx, dW, db = conv_layer_backward(dout, x, kernel, [0])
assert np.shape(dx) == x.shape, f"dx has shape {np.shape(dx)}, but x has {x.shape}."
advice = "Each entry of dout adds its kernel to the patch it came from; in the middle two meet."
expected_dx = «conv_layer_backward(np.reshape([1, 0, 0, 10], (1, 2, 2, 1)), np.ones((1, 3, 3, 1)), np.reshape([1, 2, 3, 4], (2, 2, 1, 1)), [0])[0][0, :, :, 0]»
compare("dx", np.array(dx)[0, :, :, 0], expected_dx, advice)
advice = "The first patch times 1 plus the last patch times 10."
expected_dW = «conv_layer_backward(np.reshape([1, 0, 0, 10], (1, 2, 2, 1)), np.arange(1, 10).reshape(1, 3, 3, 1), np.reshape([1, 2, 3, 4], (2, 2, 1, 1)), [0])[1][:, :, 0, 0]»
compare("dW", np.array(dW)[:, :, 0, 0], expected_dW, advice)
compare("db", db, [11], "One number for each filter: the sum of dout over images, rows and columns.")

# The gradient check of problem set 2: nudge one number, look at what happens to sum(dout · y).
rng = np.random.default_rng(«seed»)
x, W, b = rng.normal(size=(2, 4, 3, 2)), rng.normal(size=(2, 3, 2, 2)), rng.normal(size=2)
for stride, padding in [(1, "valid"), (1, 0), ((2, 1), 1), (1, "same")]:
    y = conv_layer(x, W, b, stride, padding)
    dout = rng.normal(size=np.shape(y))
    gradients = conv_layer_backward(dout, x, W, b, stride, padding)
    for i, name in enumerate(["dx", "dW", "db"]):
        nudged = [x, W, b]
        index = tuple(rng.integers(n) for n in nudged[i].shape)
        nudged[i] = nudged[i].copy()
        nudged[i][index] += 1  # the layer is linear in each: no need for a small step
        slope = np.sum(dout * (np.array(conv_layer(*nudged, stride, padding)) - y))
        got = np.asarray(gradients[i])[index]
        message = f"stride {stride}, padding {padding!r}: {name}{list(map(int, index))} is {got:.4f}, "
        assert np.isclose(got, slope), message + f"but the loss changes by {slope:.4f}."
refuses("A dout for two images, where x is one", conv_layer_backward, np.ones((2, 2, 2, 1)), np.ones((1, 3, 3, 1)), kernel, [0])
print("conv_layer_backward: the gradients say what the loss does.")

# %% [markdown] lang="en"
# ## Part 5 · Fast
#
# Your layer is right, and slow: Python runs the loop body once for every position. The trick behind
# the first fast libraries: **write all patches into one matrix**, a patch a row. Then the
# whole layer is one matrix product, in which the processor is at its best:
#
# $$\underbrace{\text{patches}}_{N\cdot OH\cdot OW \;\times\; KH\cdot KW\cdot C}\;\cdot\;
# \underbrace{\text{kernels}}_{KH\cdot KW\cdot C \;\times\; F}$$
#
# The price is memory: with a 3 × 3 kernel nearly every pixel is written nine times. Inside a row, the
# order must be that of `W.reshape(KH * KW * C, F)`: line by line, pixel by pixel, the channels of a
# pixel side by side.

# %% [markdown] lang="ko"
# ## 5부 · 빠르게
#
# 여러분의 층은 옳지만 느립니다. 파이썬이 자리마다 반복문을 돌기 때문입니다. 초기의 빠른 라이브러리들이 쓴
# 비결은 **모든 조각을 한 행렬에**, 조각 하나를 한 행으로 적는 것입니다. 그러면 층 전체가 프로세서가 가장
# 잘하는 행렬 곱 한 번이 됩니다.
#
# $$\underbrace{\text{조각들}}_{N\cdot OH\cdot OW \;\times\; KH\cdot KW\cdot C}\;\cdot\;
# \underbrace{\text{커널들}}_{KH\cdot KW\cdot C \;\times\; F}$$
#
# 대가는 메모리입니다. 3 × 3 커널이면 거의 모든 픽셀이 아홉 번 적힙니다. 행 안의 순서는
# `W.reshape(KH * KW * C, F)`와 같아야 합니다. 줄마다, 픽셀마다, 한 픽셀의 채널은 나란히 놓습니다.

# %%
in_rows = «im2col(np.arange(9).reshape(1, 3, 3, 1), 2, 1, "valid")»
before, after = "an image; its second patch", "im2col with a 2 × 2 window"
panels = {before: np.arange(9).reshape(3, 3), after: in_rows}
show_numbers(panels, {before: (0, 1, 2, 2), after: (1, 0, 1, 4)})
plt.show()

# %% question="im2col"

# %% check="im2col"
compare(
    "im2col of the image 0 … 8",
    im2col(np.arange(9).reshape(1, 3, 3, 1), 2, 1, "valid"),
    «im2col(np.arange(9).reshape(1, 3, 3, 1), 2, 1, "valid")»,
    "One patch is one row; the second begins one pixel further to the right.",
)
compare(
    "im2col of one row of three pixels with two channels",
    im2col([[[[1, 10], [2, 20], [3, 30]]]], (1, 2), 1, "valid"),
    «im2col([[[[1, 10], [2, 20], [3, 30]]]], (1, 2), 1, "valid")»,
    "The channels of a pixel stand side by side: 1, 10, 2, 20.",
)
compare(
    'im2col of a 2 × 3 image with stride (1, 2) and "same"',
    im2col(np.arange(1, 7).reshape(1, 2, 3, 1), (1, 2), (1, 2), "same"),
    «im2col(np.arange(1, 7).reshape(1, 2, 3, 1), (1, 2), (1, 2), "same")»,
    "The last patch of each line reaches into the padding: 3, 0 and 6, 0.",
)
refuses("im2col of an image (3, 3, 1), which is no batch", im2col, np.ones((3, 3, 1)), 2, 1, "valid")
print("im2col: patches in rows.")

# %% question="conv_layer_fast"

# %% check="conv_layer_fast"
rng = np.random.default_rng(«seed»)
x, W = rng.integers(-3, 4, (2, 4, 5, 2)), rng.integers(-3, 4, (3, 2, 2, 3))
compare(
    'conv_layer_fast(x, W, [1, 2, 3], (2, 1), "same")',
    conv_layer_fast(x, W, [1, 2, 3], (2, 1), "same"),
    «conv_layer(*(lambda rng: (rng.integers(-3, 4, (2, 4, 5, 2)), rng.integers(-3, 4, (3, 2, 2, 3))))(np.random.default_rng(seed)), [1, 2, 3], (2, 1), "same")»,
    "One row of the product is one position, with F numbers: reshape it to (N, OH, OW, F).",
)
assert W.shape == (3, 2, 2, 3), "conv_layer_fast changed the shape of W: use W.reshape(…), not W.shape = …"
refuses("One bias for three filters", conv_layer_fast, x, W, [1])
print("conv_layer_fast: the same numbers as conv_layer.")

# %% [markdown] lang="en"
# How much faster? A batch of 32 small colour images and eight filters, measured on your machine. Twenty
# times is the least to expect. (If your `conv_layer` did without loops over positions from the
# start, the two bars will be alike. Well done, then.)

# %% [markdown] lang="ko"
# 얼마나 빨라졌을까요? 작은 컬러 이미지 32장과 필터 여덟 개로 여러분의 컴퓨터에서 재 봅니다. 적어도 스무 배는
# 기대할 수 있습니다. (`conv_layer`를 처음부터 반복문 없이 짰다면 두 막대가 비슷할 것입니다. 훌륭합니다.)

# %%
from time import perf_counter


def milliseconds(layer, repeat):
    """The shortest of some runs: what is longer is the machine's other work."""
    x, W, b = np.ones((32, 9, 9, 3)), np.ones((3, 3, 3, 8)), np.zeros(8)
    times = []
    for _ in range(repeat):
        start = perf_counter()
        layer(x, W, b)
        times.append(1000 * (perf_counter() - start))
    return min(times)


with figure_with("conv_layer and conv_layer_fast"):
    slow, fast = milliseconds(conv_layer, 1), milliseconds(conv_layer_fast, 5)
    fig, ax = plt.subplots(figsize=(6, 1.2))
    bars = ax.barh(["fast", "loops"], [fast, slow], color=["C1", "C0"])
    ax.bar_label(bars, [f"{fast:.2f} ms", f"{slow:.1f} ms"], padding=3)
    ax.set_title(f"32 images: {slow / fast:.0f} times faster")
    ax.set_xlim(0, 1.2 * slow)
    ax.set_xticks([])

# %% [markdown] lang="en"
# ## Part 6 · What kernels see
#
# Before networks learned their kernels, people designed them. An edge is where brightness changes
# quickly: subtract what is on one side from what is on the other. **Sobel**'s kernels do it for left
# and right, and for top and bottom; the **Laplacian** compares a pixel with its four neighbours. On an
# even surface all three give 0. You have met one of them already: it made 261.

# %% [markdown] lang="ko"
# ## 6부 · 커널이 보는 것
#
# 신경망이 커널을 배우기 전에는 사람이 설계했습니다. 모서리는 밝기가 급히 변하는 곳이므로 한쪽에서 다른 쪽을
# 빼면 됩니다. **소벨** 커널은 왼쪽과 오른쪽, 위와 아래를 비교하고 **라플라시안**은 픽셀을 네 이웃과
# 비교합니다. 고른 면에서는 셋 다 0입니다. 그중 하나는 이미 만났습니다. 261을 만든 커널입니다.

# %% question="edge_filters"

# %% check="edge_filters"
kernels = edge_filters()
assert isinstance(kernels, dict), f"Return a dict with three names, not {type(kernels).__name__}."
assert sorted(kernels) == ["laplacian", "sobel_x", "sobel_y"], f"The names are {sorted(kernels)}."
for name, kernel in kernels.items():
    assert np.shape(kernel) == (3, 3), f"{name} has shape {np.shape(kernel)}, expected (3, 3)."
    total = np.sum(kernel)
    assert total == 0, f"The entries of {name} add up to {total}: on an even surface it must give 0."
patch = np.array([[93, 139, 101], [26, 252, 196], [135, 240, 48]])
for name, expected in zip(["sobel_x", "sobel_y", "laplacian"], «[np.sum(np.array([[93, 139, 101], [26, 252, 196], [135, 240, 48]]) * k) for k in edge_filters().values()]»):
    got = np.sum(patch * np.array(kernels[name]))
    assert np.isclose(got, expected), f"On the lecture's patch {name} gives {got}, expected {expected}."
print("edge_filters: 261 again.")

# %% [markdown] lang="en"
# A layer with three filters applies all three at once. Which lines of the photograph does each
# of them find, and which does it miss?

# %% [markdown] lang="ko"
# 필터가 셋인 층 하나로 세 커널을 한꺼번에 적용합니다. 사진의 어떤 선을 찾고 어떤 선을 놓치나요?

# %%
with figure_with("edge_filters and conv_layer_fast"):
    grey = photo.mean(axis=2)[None, :, :, None]  # (1, H, W, 1)
    kernels = edge_filters()
    names = ["sobel_x", "sobel_y", "laplacian"]
    W = np.stack([kernels[name] for name in names], axis=-1)[:, :, None, :]  # (3, 3, 1, 3)
    maps = conv_layer_fast(grey, W, np.zeros(3), padding="same")
    strength = np.abs(maps[0])  # an edge from bright to dark counts as one from dark to bright
    strength = np.minimum(strength / np.quantile(strength, 0.99, axis=(0, 1)), 1)
    show_images([grey[0, :, :, 0], *np.moveaxis(strength, -1, 0)], ["grey", *names])

# %% [markdown] lang="en"
# ### Nobody has to design them
#
# Now put it all together. A layer with random weights looks at noise and is told, for each position,
# what `sobel_x` would have answered, nothing more. Gradient descent with *your* gradients finds the
# nine numbers. In a real network nobody knows the right answers of the first layer; the loss at the
# far end is enough, and edge detectors like these appear there by themselves.

# %% [markdown] lang="ko"
# ### 아무도 설계할 필요가 없습니다
#
# 이제 모두 합쳐 봅시다. 무작위 가중치의 층이 잡음을 보면서 자리마다 `sobel_x`라면 무엇이라고 답했을지만
# 듣습니다. *여러분의* 기울기로 경사 하강법을 하면 아홉 숫자를 찾아냅니다. 실제 신경망에서는 첫 층의 정답을
# 아무도 모르지만, 맨 끝의 손실만으로도 이런 모서리 검출기가 저절로 나타납니다.

# %%
with figure_with("conv_layer_fast, conv_layer_backward and edge_filters"):
    rng = np.random.default_rng(«seed»)
    x, W, b = rng.normal(size=(4, 8, 8, 1)), rng.normal(size=(3, 3, 1, 1)), np.zeros(1)
    target = conv_layer_fast(x, np.reshape(edge_filters()["sobel_x"], (3, 3, 1, 1)), b)
    start, losses = W, []
    for _ in range(20):
        error = conv_layer_fast(x, W, b) - target
        losses.append(np.mean(error**2))
        _, dW, db = conv_layer_backward(2 * error / error.size, x, W, b)
        W, b = W - 0.2 * dW, b - 0.2 * db
    fig, axes = plt.subplots(1, 2, figsize=(7, 2.2), width_ratios=[2, 1])
    learned = np.round(W[:, :, 0, 0], 1) + 0.0
    show_numbers({"random weights": np.round(start[:, :, 0, 0], 1), "after 20 steps": learned}, ax=axes[0])
    axes[1].plot(losses)
    axes[1].set(title="loss", ylim=0)

# %% [markdown] lang="en"
# ## Written questions
#
# **Why share weights?** (5 points) A grey photograph of 1000 × 1000 pixels goes into (a) a dense layer
# of as many neurons as there are pixels, and (b) a convolutional layer with one 3 × 3 kernel and "same"
# padding. Count the weights of both. What does (b) assume about images that (a) does not, and what
# does a network gain by it when the cat moves? Name one kind of data for which the assumption is wrong.

# %% [markdown] lang="ko"
# ## 서술형
#
# **왜 가중치를 공유할까요?** (5점) 1000 × 1000 회색조 사진을 (가) 픽셀 수만큼 뉴런이 있는 밀집층과 (나) 3 × 3
# 커널 하나와 "same" 패딩을 쓰는 합성곱층에 넣습니다. 두 층의 가중치 수를 세어 보세요. (나)는 이미지에 대해
# 무엇을 가정하며, 고양이가 움직일 때 그 덕분에 무엇을 얻나요? 그 가정이 틀리는 데이터를 하나 들어 보세요.

# %% [markdown] written="why-share-weights"
# (a) Each of the 10⁶ neurons has a weight for each of the 10⁶ pixels: 10¹² weights. (b) 9 weights (and
# one bias), whatever the size of the image.
#
# The convolution assumes that what is worth detecting is local (a few neighbouring pixels say it) and
# that a pattern means the same wherever it stands, so that one detector serves all positions. When the
# cat moves, its feature map moves with it (translation equivariance): what was learned in one corner
# works in every other, and fewer examples are needed. A dense layer must learn each position anew.
#
# It is wrong where position itself carries the meaning, or neighbours have nothing to do with each
# other: the columns of a table (age, income, postcode), or faces that are always cut out and aligned.

# %% [markdown] rubric="why-share-weights"
# * 2 points: 10¹² against 9 (10 with the bias is right too). 1 point if only one of the two is right.
# * 2 points: the assumption (the same local pattern matters everywhere; 1 point) and the gain (the map
#   moves with the object, so nothing has to be learned again; 1 point). "Fewer weights" alone is not the gain.
# * 1 point: an example with a reason. Tables, spectra or aligned faces are good; "text" only with a
#   good reason.

# %% [markdown] lang="en"
# **What does a kernel see?** (5 points) Three kernels:
#
# $$A = \tfrac19\begin{bmatrix}1&1&1\\1&1&1\\1&1&1\end{bmatrix}\qquad
# B = \begin{bmatrix}0&-1&0\\-1&5&-1\\0&-1&0\end{bmatrix}\qquad
# C = \begin{bmatrix}1&1&1\\0&0&0\\-1&-1&-1\end{bmatrix}$$
#
# For each of them: what is the output on an even grey surface of brightness 100, and what does the
# whole photograph look like after it? Answer from the numbers in the kernel, then try it (add cells as
# you like). How can you tell from its entries whether a kernel keeps the brightness of an image?

# %% [markdown] lang="ko"
# **커널은 무엇을 볼까요?** (5점) 커널 세 개가 있습니다.
#
# $$A = \tfrac19\begin{bmatrix}1&1&1\\1&1&1\\1&1&1\end{bmatrix}\qquad
# B = \begin{bmatrix}0&-1&0\\-1&5&-1\\0&-1&0\end{bmatrix}\qquad
# C = \begin{bmatrix}1&1&1\\0&0&0\\-1&-1&-1\end{bmatrix}$$
#
# 각각에 대해, 밝기 100인 고른 면에서 출력은 얼마이며 사진 전체는 어떻게 보일까요? 커널의 숫자를 보고 먼저
# 답한 뒤 직접 해 보세요(셀을 자유롭게 추가해도 됩니다). 커널이 이미지의 밝기를 유지하는지 원소만 보고 어떻게
# 알 수 있나요?

# %% [markdown] written="what-a-kernel-sees"
# On an even surface the output is 100 times the sum of the entries: A gives 100, B gives 5 − 4 = 1 times
# 100 = 100, C gives 0.
#
# A averages each pixel with its neighbours: the photograph is blurred. B adds to each pixel how much it
# differs from its four neighbours: edges become stronger, the photograph is sharpened. C subtracts the
# line below from the line above: the photograph is black but for horizontal edges, positive where it
# gets darker downwards, negative where it gets brighter.
#
# A kernel keeps the brightness if its entries add up to 1; if they add up to 0, only changes are seen.

# %% [markdown] rubric="what-a-kernel-sees"
# * 1 point: 100, 100 and 0.
# * 3 points, one for each kernel: A blurs; B sharpens; C finds horizontal edges (that its sign is the
#   opposite of sobel_y's need not be said). The reason must come from the entries, not only from the picture.
# * 1 point: the sum of the entries decides (1 keeps the brightness, 0 removes it).
