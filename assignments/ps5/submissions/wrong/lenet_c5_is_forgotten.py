# loses: lenet5_summary
# hint: C5 is missing: 120 filters of 5×5 between S4 and the dense layers.
# hint.ko: C5가 빠졌습니다. S4와 전결합층 사이에 5×5 필터 120개가 있습니다.
def lenet5_summary():
    return summarize(
        [
            dict(type="Conv2D", name="C1", filters=6, kernel_size=5),
            dict(type="AveragePooling2D", name="S2", pool_size=2),
            dict(type="Conv2D", name="C3", filters=16, kernel_size=5),
            dict(type="AveragePooling2D", name="S4", pool_size=2),
            dict(type="Flatten"),
            dict(type="Dense", name="F6", units=84),
            dict(type="Dense", name="output", units=10),
        ],
        (32, 32, 1),
    )
