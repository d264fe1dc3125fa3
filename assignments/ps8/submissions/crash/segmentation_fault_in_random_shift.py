# loses: random_shift
# hint: The code read memory that is not its own. as_strided checks no bounds: use sliding_window_view.
# hint.ko: 허용되지 않은 메모리를 읽었습니다. as_strided는 범위를 검사하지 않으니 sliding_window_view를 쓰세요.
import ctypes


def random_shift(batch, rng, max_shift=4):
    return ctypes.string_at(0)
