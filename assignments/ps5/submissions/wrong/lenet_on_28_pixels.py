# loses: lenet5_summary
# hint: LeNet-5 takes 32×32 pixels: with 28×28 nothing is left for C5.
# hint.ko: LeNet-5의 입력은 32×32입니다. 28×28이면 C5에 남는 것이 없습니다.
def lenet5_summary():
    return summarize(
        [
            dict(type="Conv2D", name="C1", filters=6, kernel_size=5),
            dict(type="AveragePooling2D", name="S2", pool_size=2),
            dict(type="Conv2D", name="C3", filters=16, kernel_size=5),
            dict(type="AveragePooling2D", name="S4", pool_size=2),
            dict(type="Conv2D", name="C5", filters=120, kernel_size=5),
            dict(type="Flatten"),
            dict(type="Dense", name="F6", units=84),
            dict(type="Dense", name="output", units=10),
        ],
        (28, 28, 1),
    )
