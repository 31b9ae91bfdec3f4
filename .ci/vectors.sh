#!/usr/bin/env bash
# The conformance vectors of what is built so far: YAML with age keys, and files with keys of types that are only carried along.
#
#   vectors.sh --list                        the names of the cases
#   vectors.sh SOPS REFERENCE [OPTION...]    run them with the launcher SOPS, and let REFERENCE, the real sops, read what it wrote
#
# OPTIONs go to spec/vectors/run.py. Its last line counts what passed and failed.
set -eu -o pipefail

vectors=$(dirname "$(dirname "$(readlink -f "$0")")")/spec/vectors

# By their files: every input and output is YAML, no option names another format, gpg is not needed.
cases() {
  (cd "$vectors" && python3 -I -c '
import glob, os, re
for d in sorted(glob.glob("cases/*/*/") + glob.glob("real-life/*/")):
    if d.split("/")[-3] in ("yaml", "selectors", "tampered", "older-versions", "keys") or d.startswith("real-life/"):
        text = lambda name: open(d + name).read() if os.path.exists(d + name) else ""
        files = [n for n in os.listdir(d) if re.match(r"(plain|encrypted|decrypted|also)\.", n)]
        types = re.findall(r"--(?:in|out)put-type[ =\n](\w+)", text("args") + "\n" + text("decrypt-args"))
        if all(n.endswith((".yaml", ".yml")) for n in files) and set(types) <= {"yaml"} and "gpg" not in text("needs"):
            print(d.rstrip("/"))
')
}

if [ "${1-}" = --list ]; then cases; exit; fi
[ $# -ge 2 ] || { sed -n '4,5s/^# *//p' "$0" >&2; exit 2; }
sops=$1 reference=$2; shift 2

list=$(cases)
only=()
for name in $list; do only+=(--only "[${name:0:1}]${name:1}"); done # a pattern with brackets matches the whole name only
[ ${#only[@]} -ge 400 ] || { echo "vectors.sh: only $((${#only[@]} / 2)) cases found" >&2; exit 2; }
exec python3 "$vectors/run.py" --sops "$sops" --reference "$reference" --gpg '' --jobs 2 "${only[@]}" "$@"
