#!/bin/sh
# Makes .venv with the locked libraries and sees to the system libraries Qt needs.
# Usage: sh setup.sh run|dev
set -eu
cd "$(dirname "$0")"
set_name=${1:-run}
python=${PYTHON:-python3}

"$python" - <<'PY' || { echo "Cần Python 3.11 trở lên. Cài bằng: apt-get install python3 python3-venv" >&2; exit 1; }
import sys
sys.exit(sys.version_info < (3, 11))
PY

missing=""
if command -v dpkg-query >/dev/null 2>&1; then
    wanted=$(cat requirements/system.txt)
    "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 || wanted="$wanted python3-venv"
    for package in $wanted; do
        state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
        [ "$state" = installed ] || missing="$missing $package"
    done
fi
if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ]; then
        echo "Cài thư viện hệ thống:$missing"
        log=$(mktemp)
        if ! { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } >"$log" 2>&1; then
            tail -n 5 "$log" >&2
            exit 1
        fi
        rm -f "$log"
    else
        echo "Thiếu thư viện hệ thống. Chạy lệnh này một lần rồi làm lại:" >&2
        echo "  sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing" >&2
        exit 1
    fi
fi

lock=requirements/$set_name.lock
stamp=.venv/.$set_name.$(cksum <"$lock" | cut -d' ' -f1)
if [ ! -e "$stamp" ]; then
    [ -x .venv/bin/python ] || "$python" -m venv .venv
    echo "Cài thư viện Python theo $lock"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --only-binary :all: -r "$lock"
    touch "$stamp"
fi
