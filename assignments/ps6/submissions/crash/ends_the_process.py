# loses: build_mlp
# hint: os._exit ends the whole Python process. Return the model instead.
# hint.ko: os._exit는 파이썬 프로세스 전체를 끝냅니다. 모델을 return 하세요.
import os


def build_mlp():
    os._exit(1)
