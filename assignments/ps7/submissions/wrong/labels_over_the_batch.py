# loses: predict_labels
# hint: axis=0 asks which image is the most probable one of each class. Classes are axis 1.
# hint.ko: axis=0은 클래스마다 어느 이미지가 가장 그럴듯한지를 묻습니다. 클래스는 축 1입니다.
import numpy as np


def predict_labels(model, x):
    return np.argmax(model.predict(x, verbose=0), axis=0)
