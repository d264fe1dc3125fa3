# loses: lenet5_summary
# hint: The pools of 1998 had a factor and a bias for each map. The pools asked for here have no parameters.
# hint.ko: 1998년의 풀링층에는 맵마다 계수와 편향이 있었습니다. 여기서 묻는 풀링층에는 파라미터가 없습니다.
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
    rows[1] = ("S2", (14, 14, 6), 12)
    rows[3] = ("S4", (5, 5, 16), 32)
    return rows
