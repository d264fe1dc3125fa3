# loses: lenet5_summary
# hint: C3 has 16 feature maps, not 6.
# hint.ko: C3의 특징 맵은 6개가 아니라 16개입니다.
def lenet5_summary():
    return summarize(
        [
            dict(type="Conv2D", name="C1", filters=6, kernel_size=5),
            dict(type="AveragePooling2D", name="S2", pool_size=2),
            dict(type="Conv2D", name="C3", filters=6, kernel_size=5),
            dict(type="AveragePooling2D", name="S4", pool_size=2),
            dict(type="Conv2D", name="C5", filters=120, kernel_size=5),
            dict(type="Flatten"),
            dict(type="Dense", name="F6", units=84),
            dict(type="Dense", name="output", units=10),
        ],
        (32, 32, 1),
    )
