# loses: show_predictions
# hint: There are 3 × 4 axes, whatever the number of images: the thirteenth is not shown.
# hint.ko: 이미지가 몇 장이든 축은 3 × 4개뿐이라 열세 번째 이미지부터 보이지 않습니다.
import matplotlib.pyplot as plt
import numpy as np


def show_predictions(model, x, y):
    if len(x) == 0 or len(x) != len(y):
        raise ValueError("x and y must have the same length")
    p = model.predict(x, verbose=0)
    fig, axes = plt.subplots(3, 4)
    for ax in axes.flat:
        ax.axis("off")
    for ax, image, row, label in zip(axes.flat, x, p, y):
        guess = int(np.argmax(row))
        title = f"{CLASSES[guess]} {100 * row[guess]:.0f}%"
        if guess == label:
            ax.set_title(title, color="green")
        else:
            ax.set_title(f"{title}, not {CLASSES[label]}", color="red")
        ax.imshow(image)
    return fig
