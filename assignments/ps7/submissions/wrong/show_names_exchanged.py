# loses: show_predictions
# hint: In the titles of wrong answers the two names are exchanged: the first is what the model says.
# hint.ko: 틀린 답의 제목에서 두 이름이 바뀌었습니다. 먼저 오는 이름이 모델의 답입니다.
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
        guess = int(np.argmax(p[i]))
        percent = f"{100 * p[i][guess]:.0f}%"
        if guess == y[i]:
            ax.set_title(f"{CLASSES[guess]} {percent}", color="green")
        else:
            ax.set_title(f"{CLASSES[y[i]]} {percent}, not {CLASSES[guess]}", color="red")
    return fig
