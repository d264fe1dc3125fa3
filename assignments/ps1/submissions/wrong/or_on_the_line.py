# loses: gates
# hint: At (0, 1) and (1, 0) the sum is exactly 0, and step(0) is 0. Move the line away from the points.
# hint.ko: (0, 1)과 (1, 0)에서 합이 정확히 0인데 step(0)은 0입니다. 직선을 점에서 떨어뜨리세요.
OR = ([1.0, 1.0], -1.0)
