"""What student code cannot reach: files, processes, network, privileges."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from autograder.sandbox.walls import Level

ROOT = Path(__file__).resolve().parents[2]
SECRETS = [
    "/etc/shadow",
    "/etc/ssh",
    "/root/.bash_history",
    str(ROOT / "pyproject.toml"),
    str(ROOT / "tests" / "hidden"),
    str(ROOT / "reference" / "convolution.py"),
    str(ROOT / "autograder" / "course" / "pset.py"),
    str(ROOT / "autograder" / "grading" / "judge.py"),
    __file__,
]


def test_a_worker_runs_python_and_its_packages(behind):
    answer = behind("import json, random, numpy; say(total=int(numpy.arange(4).sum()))")
    assert answer.total == 6


@pytest.mark.parametrize("path", SECRETS)
def test_secrets_cannot_be_read(behind, path):
    answer = behind(f"""
        import os
        for act in (os.listdir, lambda path: open(path).read()):
            try:
                act({path!r})
            except (FileNotFoundError, PermissionError, NotADirectoryError):
                continue
            say(leaked=True)
        say(done=True)
    """)
    assert answer.said == {"done": True}


def test_links_and_dots_lead_nowhere(behind):
    answer = behind(f"""
        import os
        os.symlink({str(ROOT)!r}, "out")
        paths = ["out/pyproject.toml", "../" * 20 + {str(ROOT)!r}[1:] + "/pyproject.toml"]
        say(readable=[path for path in paths if os.access(path, os.R_OK)], opened=[])
        for path in paths:
            try:
                open(path)
                say(opened=path)
            except OSError:
                pass
    """)
    assert answer.opened == []


def test_only_its_own_folder_can_be_written(behind):
    answer = behind(f"""
        import os, tempfile
        places = ["/", "/etc", "/usr", {str(ROOT)!r}, os.path.dirname(os.__file__), "/var/tmp"]
        written = []
        for place in places:
            try:
                open(os.path.join(place, "dropped"), "w")
                written.append(place)
            except OSError:
                pass
        open("mine", "w").write("x")
        tempfile.NamedTemporaryFile().write(b"x")
        say(written=written)
    """)
    # a course below /tmp is hidden by the worker's own /tmp, in which it may write
    assert [place for place in answer.written if not place.startswith("/tmp/")] == []
    assert not (ROOT / "dropped").exists()


def test_files_of_python_cannot_be_changed(behind):
    answer = behind("""
        import os
        before = os.stat(os.__file__)
        changes = [lambda f: os.chmod(f, 0), lambda f: os.utime(f, (0, 0)), os.remove,
                   lambda f: os.truncate(f, 0), lambda f: os.rename(f, f + "x"),
                   lambda f: os.setxattr(f, "user.x", b"x"), lambda f: os.link(f, "mine")]
        for change in changes:
            try:
                change(os.__file__)
            except OSError:
                pass
        after = os.stat(os.__file__)
        same = ("st_mode", "st_size", "st_mtime", "st_ino", "st_nlink")
        say(same=all(getattr(before, name) == getattr(after, name) for name in same))
    """)
    assert answer.same


def test_no_other_process_can_be_seen(behind):
    answer = behind("""
        import os
        def content(pid, name):
            try:
                return open(f"/proc/{pid}/{name}", "rb").read(1)
            except OSError:
                return b""
        names = ("environ", "cmdline", "maps", "status", "stat")
        pids = [pid for pid in range(1, 40000) if pid != os.getpid()]
        say(seen=[pid for pid in pids if any(content(pid, name) for name in names)])
    """)
    assert answer.seen == []


def test_memory_of_others_cannot_be_read(behind):
    answer = behind("""
        import os
        opened = []
        for pid in (os.getppid(), 1, *range(max(2, os.getpid() - 50), os.getpid())):
            for name in ("mem", "fd", "root", "cwd", "task"):
                try:
                    path = f"/proc/{pid}/{name}"
                    os.open(path, os.O_RDONLY) if name != "fd" else os.listdir(path)
                    opened.append(path)
                except OSError:
                    pass
        say(opened=opened)
    """)
    assert answer.opened == []


def test_no_signal_reaches_another_worker_or_the_parent(behind):
    answer = behind(
        """
        import os, signal
        for pid in [os.getppid(), 1, *range(2, 33000)]:
            if pid != os.getpid():
                try:
                    os.kill(pid, signal.SIGKILL)
                except (ProcessLookupError, PermissionError):
                    pass
        say(alive=True)
        """,
        beside="import time; say(started=True); time.sleep(20)",
    )
    assert answer.alive
    assert answer.beside == {"started": True}
    assert answer.beside_alive


def test_limits_of_another_process_cannot_be_changed(behind):
    answer = behind("""
        import os, resource
        changed = []
        for pid in [os.getppid(), 1, *range(2, 33000)]:
            if pid != os.getpid():
                try:
                    resource.prlimit(pid, resource.RLIMIT_NOFILE, (0, 0))
                    changed.append(pid)
                except (ProcessLookupError, PermissionError):
                    pass
        say(changed=changed)
    """)
    assert answer.changed == []


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6", "AF_NETLINK", "AF_PACKET", "AF_VSOCK"])
def test_there_is_no_network(behind, family):
    answer = behind(f"""
        import socket
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_RAW):
            try:
                socket.socket(socket.{family}, kind)
                say(made=True)
            except PermissionError:
                pass
        say(done=True)
    """)
    assert answer.said == {"done": True}


def test_workers_share_no_abstract_socket(behind):
    answer = behind(
        """
        import socket
        try:
            socket.socket(socket.AF_UNIX).connect(chr(0) + "meeting")
            say(met=True)
        except (ConnectionRefusedError, PermissionError):
            say(met=False)
        """,
        beside="""
        import socket, time
        try:
            listener = socket.socket(socket.AF_UNIX)
            listener.bind(chr(0) + "meeting")
            listener.listen()
        except PermissionError:
            pass
        say(ready=True)
        time.sleep(20)
        """,
    )
    assert answer.met is False


def test_workers_share_no_file(behind):
    answer = behind(
        """
        import os
        found = []
        for top in ("/tmp", "/home", "/dev/shm", "/var/tmp", os.path.dirname(os.getcwd())):
            for folder, _, names in os.walk(top):
                found += [folder for name in names if name == "answers"]
        say(found=found)
        """,
        beside="""
        import time
        open("answers", "w").write("42")
        say(ready=True)
        time.sleep(60)
        """,
        seconds=30,  # where the course lies below one of these, its libraries are walked, too
    )
    assert answer.found == []


def test_socket_pairs_and_event_loops_still_work(behind):
    answer = behind("""
        import asyncio, socket
        left, right = socket.socketpair()
        left.sendall(b"hi")
        async def double(): return 2
        say(got=right.recv(2).decode(), two=asyncio.run(double()))
    """)
    assert (answer.got, answer.two) == ("hi", 2)


def test_copying_a_file_still_works(behind):
    answer = behind("""
        import shutil
        open("a", "w").write("x")
        shutil.copy2("a", "b")
        say(copied=open("b").read())
    """)
    assert answer.copied == "x"


def test_no_capability_is_left_to_use(behind, parent):
    answer = behind("""
        fields = dict(line.split(":", 1) for line in open("/proc/self/status"))
        say(**{name: fields[name].strip() for name in ("CapEff", "CapPrm", "CapBnd", "NoNewPrivs")})
    """)
    effective = int(answer.CapEff, 16)
    assert answer.NoNewPrivs == "1"
    if parent.level is Level.NAMESPACES:
        assert effective == int(answer.CapPrm, 16) == int(answer.CapBnd, 16) == 0
    else:  # to read a Python in root's own folder; what may be read is Landlock's to say
        assert effective in ({0} if parent.ordinary else {0, 1 << 2})


def test_a_worker_is_not_the_grader_s_user(behind, parent):
    answer = behind("import os; say(uid=os.getuid())")
    assert answer.uid != 0
    if parent.level is Level.NAMESPACES:
        assert answer.uid == 1000


def test_setuid_programs_give_nothing(behind):
    answer = behind("""
        import os, stat, subprocess
        said = subprocess.run(["id", "-u"], capture_output=True, text=True).stdout
        mounted = os.statvfs("/usr/bin")
        say(uid=int(said), nosuid=bool(mounted.f_flag & os.ST_NOSUID))
    """)
    assert answer.uid != 0


@pytest.mark.parametrize(
    "call",
    {
        "ptrace": (101, 117),
        "mount": (165, 40),
        "fsopen": (430, 430),
        "add_key": (248, 217),
        "bpf": (321, 280),
        "userfaultfd": (323, 282),
        "io_uring_setup": (425, 425),
        "kexec_load": (246, 104),
        "init_module": (175, 105),
        "perf_event_open": (298, 241),
        "process_vm_readv": (310, 270),
        "pidfd_getfd": (438, 438),
        "setns": (308, 268),
        "unshare": (272, 97),
        "chroot": (161, 51),
        "open_by_handle_at": (304, 265),
        "memfd_create": (319, 279),
        "shmget": (29, 194),
        "reboot": (169, 142),
    }.items(),
    ids=lambda call: call[0],
)
def test_the_kernel_refuses(behind, call):
    number = call[1][os.uname().machine == "aarch64"]
    answer = behind(f"""
        import ctypes
        libc = ctypes.CDLL(None, use_errno=True)
        say(result=libc.syscall({number}, 0, 0, 0, 0, 0), errno=ctypes.get_errno())
    """)
    assert (answer.result, answer.errno) == (-1, 1)  # EPERM


def test_new_namespaces_are_refused_by_clone_too(behind):
    answer = behind("""
        import ctypes, os
        libc = ctypes.CDLL(None, use_errno=True)
        number = 220 if os.uname().machine == "aarch64" else 56
        say(clone=libc.syscall(number, 0x10000000 | 17, 0, 0, 0, 0), errno=ctypes.get_errno())
        say(clone3=libc.syscall(435, 0, 0), why=ctypes.get_errno())
    """)
    assert (answer.clone, answer.errno) == (-1, 1)
    assert (answer.clone3, answer.why) == (-1, 38)  # ENOSYS: libc falls back to clone


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="x32 is a face of x86_64")
def test_the_x32_face_of_the_kernel_is_deadly(behind):
    answer = behind("""
        import ctypes
        ctypes.CDLL(None).syscall(0x40000000 + 39)
        say(survived=True)
    """)
    assert answer.said == {}


def test_process_one_cannot_be_hurt(behind):
    answer = behind("""
        import os, signal
        for number in range(1, 65):
            try:
                os.kill(os.getppid(), number)
            except (PermissionError, OSError):
                pass
        say(alive=True)
    """)
    assert answer.alive


def test_a_worker_can_signal_its_own_processes(behind):
    answer = behind("""
        import os, signal, time
        def wait(pid): return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        def child(act):
            pid = os.fork()
            if pid == 0:
                act()
                os._exit(0)
            return pid
        sleeper = child(lambda: time.sleep(20))
        os.kill(sleeper, 0)
        os.kill(sleeper, signal.SIGKILL)
        got = []
        signal.signal(signal.SIGUSR1, lambda *_: got.append(1))
        os.kill(os.getpid(), signal.SIGUSR1)
        signal.raise_signal(signal.SIGUSR1)
        say(killed=wait(sleeper), aborted=wait(child(os.abort)), got=got)
        def group():
            os.setpgid(0, 0)
            os.kill(0, signal.SIGTERM)
            time.sleep(20)
        say(group=wait(child(group)))
        try:
            os.kill(999999, 0)
        except (ProcessLookupError, PermissionError):
            say(nobody=True)
    """)
    assert (answer.killed, answer.aborted, answer.group) == (-9, -6, -15)
    assert answer.got == [1, 1]
    assert answer.nobody
