# loses: gates
# hint: This fires only for (0, 0), which is NOR. NAND is 0 at (1, 1) alone.
# hint.ko: (0, 0)에서만 발화하므로 NOR입니다. NAND는 (1, 1)에서만 0입니다.
NAND = ([-1.0, -1.0], 0.5)
