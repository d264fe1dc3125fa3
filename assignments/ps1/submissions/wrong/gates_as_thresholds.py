# loses: gates
# hint: The bias is added, not compared: a threshold of 1.5 is a bias of -1.5.
# hint.ko: 편향은 비교하는 값이 아니라 더하는 값입니다. 임계값 1.5는 편향 -1.5입니다.
AND = ([1.0, 1.0], 1.5)
OR = ([1.0, 1.0], 0.5)
NAND = ([-1.0, -1.0], -1.5)
