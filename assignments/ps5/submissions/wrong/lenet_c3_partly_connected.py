# loses: lenet5_summary
# hint: 1,516 is the 1998 paper's C3, where a map sees only some of the six. Here each of the 16 sees all six.
# hint.ko: 1,516은 일부 맵만 연결한 1998년 논문의 C3입니다. 여기서는 16개 맵이 여섯 맵 모두와 연결됩니다.
def lenet5_summary():
    rows = summarize(
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
        (32, 32, 1),
    )
    rows[2] = ("C3", (10, 10, 16), 1516)
    return rows
