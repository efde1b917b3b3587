#!/bin/sh
# Create the virtual environment $1 with the first Python that is 3.11 or newer.
set -eu
venv=$1
for python in "${PYTHON:-python3}" python3.13 python3.12 python3.11 python3.14 python; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        echo "Setup 1/3: a virtual environment in $venv with $("$python" --version)"
        rm -rf "$venv"
        "$python" -m venv "$venv" || {
            echo "setup: $python cannot make a virtual environment. On Debian: apt-get install python3-venv" >&2
            exit 1
        }
        exit 0
    fi
done
echo "setup: no Python 3.11 or newer was found. Install one, or name it: make run PYTHON=/path/to/python3" >&2
exit 1
