# loses: conv2d
# hint: os._exit ends the whole Python process. Return the feature map instead.
# hint.ko: os._exit는 파이썬 프로세스 전체를 끝냅니다. 특징 맵을 return 하세요.
import os


def conv2d(x, k, stride=1, padding="valid"):
    os._exit(3)
