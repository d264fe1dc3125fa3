# loses: build_small_model
# hint: This is AlexNet-lite again. The small network has 32, 64 and 64 filters of 3 × 3.
# hint.ko: AlexNet-lite를 다시 만들었습니다. 작은 신경망은 3 × 3 필터 32, 64, 64개입니다.
def build_small_model():
    return build_model()
