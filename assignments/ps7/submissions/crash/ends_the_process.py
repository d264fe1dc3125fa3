# loses: predict_labels
# hint: os._exit ends the whole Python process. Return the labels instead.
# hint.ko: os._exit는 파이썬 프로세스 전체를 끝냅니다. 레이블을 return 하세요.
import os


def predict_labels(model, x):
    os._exit(2)
