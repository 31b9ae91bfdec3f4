#!/usr/bin/env bash
# All conformance vectors: files of all formats, with age and OpenPGP keys, or keys of types that are only carried along; commands.
# Needs gpg.
#
#   vectors.sh --list                        the names of the cases
#   vectors.sh SOPS REFERENCE [OPTION...]    run them with the launcher SOPS, and let REFERENCE, the real sops, read what it wrote
#
# OPTIONs go to spec/vectors/run.py. Its last line counts what passed and failed.
set -eu -o pipefail

vectors=$(dirname "$(dirname "$(readlink -f "$0")")")/spec/vectors

cases() {
  (cd "$vectors" && python3 -I -c '
import glob
for d in sorted(glob.glob("cases/*/*/") + glob.glob("real-life/*/")):
    print(d.rstrip("/"))
')
}

if [ "${1-}" = --list ]; then cases; exit; fi
[ $# -ge 2 ] || { sed -n '5,6s/^# *//p' "$0" >&2; exit 2; }
sops=$1 reference=$2; shift 2

list=$(cases)
only=()
for name in $list; do only+=(--only "[${name:0:1}]${name:1}"); done # a pattern with brackets matches the whole name only
[ ${#only[@]} -ge 800 ] || { echo "vectors.sh: only $((${#only[@]} / 2)) cases found" >&2; exit 2; }
exec python3 "$vectors/run.py" --sops "$sops" --reference "$reference" --jobs 2 "${only[@]}" "$@"
