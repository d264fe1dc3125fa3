# loses: matmul
import ctypes


def matmul(A, B):
    return ctypes.string_at(0)
