#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the container's image (Ubuntu).
set -euo pipefail
source_folder="${AUTOGRADER_GRADESCOPE:-/autograder}/source"
export DEBIAN_FRONTEND=noninteractive

python=""
apt-get update
for version in 3.12 3.13 3.11; do
  if apt-get install -y --no-install-recommends "python$version" "python$version-venv"; then
    python="python$version"
    break
  fi
done
if [ -z "$python" ]; then
  echo "no Python 3.11 to 3.13 in this image: choose Ubuntu 22.04 or newer in Gradescope" >&2
  exit 1
fi

"$python" -m venv "$source_folder/.venv"
pip=("$source_folder/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-cache-dir)
"${pip[@]}" -r "$source_folder/course/requirements.lock"
"${pip[@]}" --no-deps --no-build-isolation -e "$source_folder/course"

# what this container isolates a submission by; grading asks again, the machine may be another
"$source_folder/.venv/bin/autograder" doctor || true
