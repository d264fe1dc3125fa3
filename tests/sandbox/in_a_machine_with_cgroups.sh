#!/bin/sh
# Boots a virtual machine whose kernel has the memory controller in cgroup v2, and runs there the
# tests that need it: once as root, once as an ordinary user to whom a cgroup is delegated.
# Needs: qemu-system-x86, busybox-static, a distribution's kernel (linux-image-amd64) in /boot, and
# virtme-ng (pip install virtme-ng). Takes minutes: the processor is emulated.
#
#   tests/sandbox/in_a_machine_with_cgroups.sh [PYTEST ARGUMENTS]
set -eu
cd "$(dirname "$0")/../.."
kernel=$(ls /boot/vmlinuz-* | grep -v cloud | tail -1)
python=$(readlink -f .venv/bin/python)
packages=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
inside=$(mktemp -d)
trap 'rm -rf "$inside"' EXIT
cat > "$inside/run" <<INSIDE
export PYTHONPATH=$PWD:$packages PYTHONDONTWRITEBYTECODE=1 HOME=/tmp
cd $PWD
tests="$python -m pytest -p no:cacheprovider -rs -v ${*:-tests/sandbox/test_cgroup.py}"
echo '== as root'; \$tests; root=\$?
course=/sys/fs/cgroup/course
mkdir \$course
chown -R nobody \$course
python3 -c "import os; os.setxattr('\$course', 'user.delegate', b'1')"
chmod 711 /root
echo '== as an ordinary user'
sh -c "echo 0 > \$course/cgroup.procs; exec runuser -u nobody -- \$tests"; user=\$?
echo "== exit codes: \$root as root, \$user as an ordinary user"
INSIDE
vng -r "$kernel" --force-9p --overlay-rwdir /root --disable-microvm --disable-kvm -m 6G --cpus 2 -- \
    sh "$inside/run" 2>&1 | tee "$inside/said"
grep -q '== exit codes: 0 as root, 0 as an ordinary user' "$inside/said"
