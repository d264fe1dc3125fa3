# loses: lenet5_summary
# hint: No layer of LeNet-5 pads: C1 makes 28×28 of 32×32.
# hint.ko: LeNet-5의 어떤 층도 패딩하지 않습니다. C1은 32×32를 28×28로 만듭니다.
def lenet5_summary():
    return summarize(
        [
            dict(type="Conv2D", name="C1", filters=6, kernel_size=5, padding="same"),
            dict(type="AveragePooling2D", name="S2", pool_size=2),
            dict(type="Conv2D", name="C3", filters=16, kernel_size=5, padding="same"),
            dict(type="AveragePooling2D", name="S4", pool_size=2),
            dict(type="Conv2D", name="C5", filters=120, kernel_size=5, padding="same"),
            dict(type="Flatten"),
            dict(type="Dense", name="F6", units=84),
            dict(type="Dense", name="output", units=10),
        ],
        (32, 32, 1),
    )
