# loses: gates
# hint: With a bias of -0.5 one input of 1 is enough: that is OR. AND needs a bias which only both together overcome.
# hint.ko: 편향이 -0.5이면 입력 하나만 1이어도 발화하므로 OR입니다. AND는 두 입력이 모두 1일 때만 넘을 수 있는 편향이 필요합니다.
AND = ([1.0, 1.0], -0.5)
