#!/bin/sh
# See that a Chromium is there for the browser tests; install Debian's where none is.
set -eu
for browser in "${CHROMIUM:-chromium}" chromium chromium-browser google-chrome; do
    if command -v "$browser" >/dev/null 2>&1; then
        exit 0
    fi
done
if ! command -v apt-get >/dev/null 2>&1; then
    echo "test: no Chromium was found. Install one and run again, or name it: make test CHROMIUM=/path/to/chromium" >&2
    exit 1
fi
echo "Setup: installing Chromium for the browser tests"
root=""
if [ "$(id -u)" -ne 0 ]; then
    root="sudo"
    command -v sudo >/dev/null 2>&1 || {
        echo "test: Chromium is missing and needs root. As root: apt-get install chromium" >&2
        exit 1
    }
fi
$root apt-get update -qq
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
