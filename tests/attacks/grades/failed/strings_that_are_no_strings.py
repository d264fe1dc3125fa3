# gains: text that breaks what prints or stores it
class Text(str):
    def encode(self, *args):
        return b"\xff\xfe" * 10

    def __len__(self):
        return -1


def double(x):
    return {Text("\ud800"): "\ud83d" * 3 + "\x00\x1b[2J", "a": Text("b")}
