# shellcheck shell=sh
# Shared by ./run and ./check: the Python environment and the system packages it stands on.
# Sourced by POSIX sh from the root of the checkout, under `set -eu`.

PANGO="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0 libfontconfig1 python3-venv"
PYTHON=.venv/bin/python

say() { printf '%s\n' "$*"; }

fail() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

# Install Debian packages as root; otherwise name the one line that does, and stop.
need_packages() {
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    say "System packages are missing. Run this line as root, then start again:" >&2
    say "apt-get install -y $*" >&2
    exit 1
  fi
  say "Installing system packages: $*"
  log=$(mktemp)
  for try in 1 2 3; do
    if DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" \
      >"$log" 2>&1 </dev/null; then
      rm -f "$log"
      return 0
    fi
    # The package lists may be absent or old.
    apt-get update >>"$log" 2>&1 </dev/null || sleep "$try"
  done
  tail -n 20 "$log" >&2
  rm -f "$log"
  fail "apt-get could not install: $*"
}

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

# Print an interpreter of at least 3.11 that can make environments.
find_python() {
  for name in python3.11 python3.12 python3.13 python3; do
    if is_new_enough "$name" && "$name" -c 'import ensurepip, venv' >/dev/null 2>&1; then
      command -v "$name"
      return 0
    fi
  done
  return 1
}

make_environment() {
  if [ -x "$PYTHON" ] && is_new_enough "$PYTHON"; then
    return 0
  fi
  # shellcheck disable=SC2086
  python=$(find_python) || { need_packages $PANGO && python=$(find_python); } ||
    fail "Python 3.11 or newer is needed, with its venv module."
  say "Making the Python environment in .venv"
  "$python" -m venv --clear .venv
}

# install_requirements STAMP FILE...: install the pins, unless these very files were installed.
install_requirements() {
  stamp=.venv/$1
  shift
  wanted=$("$PYTHON" - "$@" <<'EOF'
import hashlib, pathlib, sys
print(sys.version, *(hashlib.sha256(pathlib.Path(f).read_bytes()).hexdigest() for f in sys.argv[1:]))
EOF
)
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
    return 0
  fi
  say "Installing the Python packages of $*"
  for file in "$@"; do
    shift
    set -- "$@" -r "$file"
  done
  "$PYTHON" -m pip --version >/dev/null 2>&1 || "$PYTHON" -m ensurepip >/dev/null
  "$PYTHON" -m pip install -qq --disable-pip-version-check --require-hashes "$@"
  printf '%s\n' "$wanted" >"$stamp"
}

need_pango() {
  if "$PYTHON" -c 'import weasyprint' >/dev/null 2>&1; then
    return 0
  fi
  # shellcheck disable=SC2086
  need_packages $PANGO
  "$PYTHON" -c 'import weasyprint' || fail "WeasyPrint does not load; see the lines above."
}
