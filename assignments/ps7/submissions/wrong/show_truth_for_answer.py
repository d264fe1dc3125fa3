# loses: show_predictions
# hint: The title names the true class as if it were the answer.
# hint.ko: 제목이 정답을 모델의 답인 것처럼 보여 줍니다.
import matplotlib.pyplot as plt
import numpy as np


def show_predictions(model, x, y):
    if len(x) == 0 or len(x) != len(y):
        raise ValueError("x and y must have the same length")
    p = model.predict(x, verbose=0)
    fig = plt.figure(figsize=(2 * len(x), 2.5))
    for i in range(len(x)):
        ax = fig.add_subplot(1, len(x), i + 1)
        ax.imshow(x[i])
        ax.axis("off")
        guess = int(y[i])
        percent = round(100 * float(p[i][guess]))
        if guess == y[i]:
            ax.set_title(f"{CLASSES[guess]} {percent}%", color="green")
        else:
            ax.set_title(f"{CLASSES[guess]} {percent}%, not {CLASSES[y[i]]}", color="red")
    return fig
