# loses: show_predictions
# hint: The colours are exchanged: right is green, wrong is red.
# hint.ko: 색이 바뀌었습니다. 맞으면 초록, 틀리면 빨강입니다.
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
        guess = int(np.argmax(p[i]))
        percent = round(100 * float(p[i][guess]))
        if guess == y[i]:
            ax.set_title(f"{CLASSES[guess]} {percent}%", color="red")
        else:
            ax.set_title(f"{CLASSES[guess]} {percent}%, not {CLASSES[y[i]]}", color="green")
    return fig
