#!/usr/bin/env bash
# A real BuildKit for integration tests: on a private socket, without touching the system. Linux amd64/arm64, root, Debian.
#
#   buildkit.sh up DIR            fetch what is missing, start, wait until it answers; nothing to do when it runs already
#   buildkit.sh env DIR           print export lines:  eval "$(buildkit.sh env DIR)"
#   buildkit.sh leaks DIR [IMAGE...] <NEEDLE    look for the bytes on stdin in the daemon's directory, log and these images
#   buildkit.sh down DIR          stop, unmount, remove the bridge and DIR
#
# The daemon is dockerd of a newer Debian suite, with buildx and a static busybox for images without a registry.
# DIR must not exist, or be one made by `up`. Keep it short: sockets lie in it (at most 80 characters).
# Environment: BUILDKIT_CACHE    fetched programs, kept between runs
#              BUILDKIT_SUITE    the newer suite (forky)
set -eu -o pipefail

cache=${BUILDKIT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/buildkit-ci}
suite=${BUILDKIT_SUITE:-forky}

die() { echo "buildkit.sh: $*" >&2; exit 2; }
say() { echo "buildkit.sh: $*" >&2; }
usage() { sed -n '4,7s/^# *//p' "$0" >&2; exit 2; }

# fetch TARGET apt|newer PACKAGE...: unpack Debian packages below $cache/TARGET, once.
fetch() {
  local target=$cache/$1 from=$2 work p missing=(); shift 2
  for p in "$@"; do [ -e "$target/.$from.$p" ] || missing+=("$p"); done
  [ ${#missing[@]} -gt 0 ] || return 0
  set -- "${missing[@]}"
  work=$(mktemp -d "$cache/fetch.XXXXXX")
  if [ "$from" = newer ]; then
    local uri key
    uri=$(apt-get indextargets --format '$(REPO_URI) $(LABEL)' 'Created-By: Packages' | awk '$2 == "Debian" {print $1; exit}')
    [ -n "$uri" ] || die "no Debian mirror among the apt sources"
    mkdir -p "$work/lists/partial" "$work/archives/partial"
    for key in /usr/share/keyrings/debian-archive-keyring.gpg /usr/share/keyrings/debian-archive-keyring.pgp; do [ ! -e $key ] || break; done
    echo "deb [signed-by=$key] $uri $suite main" >"$work/sources.list"
    cat >"$work/apt.conf" <<CONF
Dir::Etc::sourcelist "$work/sources.list";
Dir::Etc::sourceparts "-";
Dir::State::lists "$work/lists";
Dir::Cache "$work";
Acquire::Languages "none";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
Acquire::IndexTargets::deb::DEP-11-icons::DefaultEnabled "false";
Acquire::Retries "3";
APT::Sandbox::User "root";
CONF
    APT_CONFIG=$work/apt.conf apt-get update -qq >"$work/log" 2>&1 || { cat "$work/log" >&2; die "cannot read $suite"; }
    (cd "$work" && APT_CONFIG=$work/apt.conf apt-get download -qq "${@/%//$suite}") >"$work/log" 2>&1 || { cat "$work/log" >&2; die "cannot download $*"; }
  else
    (cd "$work" && apt-get download -qq -o APT::Sandbox::User=root "$@") >"$work/log" 2>&1 \
      || { apt-get update -qq >/dev/null 2>&1 && (cd "$work" && apt-get download -qq -o APT::Sandbox::User=root "$@") >"$work/log" 2>&1; } \
      || { cat "$work/log" >&2; die "cannot download $*"; }
  fi
  mkdir -p "$target"
  local deb pids=()
  for deb in "$work"/*.deb; do dpkg -x "$deb" "$target" & pids+=($!); done
  for deb in "${pids[@]}"; do wait "$deb" || die "cannot unpack a package"; done
  say "fetched: $(cd "$work" && ls ./*.deb | sed 's|^./||; s/%3a/:/; s/_[a-z0-9]*\.deb$//' | tr '\n' ' ')"
  rm -rf "$work"; touch "${@/#/$target/.$from.}"
}

newer() { # PACKAGE...: with buildx, and the docker client unless the one in PATH is new enough for plugins, in one fetch
  local v list=("$@" docker-buildx)
  v=$(docker --version 2>/dev/null | sed -n 's/^Docker version \([0-9]*\).*/\1/p' || true)
  [ "${v:-0}" -ge 23 ] || list+=(docker-cli)
  fetch newer newer "${list[@]}"
  [ "${v:-0}" -ge 23 ] || ln -sf "$cache/newer/usr/bin/docker" "$dir/bin/docker"
  ln -sf "$cache/newer/usr/libexec/docker/cli-plugins/docker-buildx" "$dir/config/cli-plugins/docker-buildx"
}

runtime() { # links to runc and what else is named, from PATH or from the packages of the release in use
  local p
  for p in "$@"; do
    if command -v "$p" >/dev/null; then ln -sf "$(command -v "$p")" "$dir/bin/$p"; continue; fi
    case $p in containerd*) fetch stable apt containerd ;; *) fetch stable apt "$p" ;; esac
    ln -sf "$(ls "$cache"/stable/usr/{bin,sbin}/"$p" 2>/dev/null | head -n 1)" "$dir/bin/$p"
  done
}

pid() { # of the daemon of $dir, or fail
  local p
  p=$(cat "$dir/pid" 2>/dev/null) && [ -n "$p" ] && [ -e "/proc/$p" ] && tr '\0' ' ' 2>/dev/null <"/proc/$p/cmdline" | grep -qF " $dir/data " && echo "$p"
}

answers() { PATH=$dir/bin:$PATH docker -H "unix://$dir/d.sock" version >/dev/null 2>&1; }

start() { # COMMAND...: in the background, away from this shell's streams and lock
  env PATH="$dir/bin:$PATH" TMPDIR="$dir/tmp" setsid "$@" >"$dir/log" 2>&1 </dev/null 8>&- &
  echo $! >"$dir/pid"
  local i
  for i in $(seq 300); do
    answers && return 0
    kill -0 "$(cat "$dir/pid")" 2>/dev/null || break
    sleep .1
  done
  tail -n 20 "$dir/log" >&2; die "the daemon does not start"
}

start_docker() { # a bridge of its own: no docker0, no iptables rules, no ip_forward
  local bridge; bridge=bk$(printf %s "$dir" | cksum | cut -d' ' -f1)
  echo "$bridge" >"$dir/bridge"
  ip link show "$bridge" >/dev/null 2>&1 || ip link add "$bridge" type bridge
  start "$cache/newer/usr/sbin/dockerd" --data-root "$dir/data" --exec-root "$dir/exec" --pidfile "$dir/docker.pid" \
    -H "unix://$dir/d.sock" --bridge "$bridge" --userland-proxy=false --iptables=false --ip-masq=false --ip-forward=false
}

up() {
  [ "$(id -u)" = 0 ] || die "must be root"
  [ ${#dir} -le 80 ] || die "DIR is too long for a socket: $dir"
  if pid >/dev/null && answers; then say "runs already"; return; fi
  [ ! -e "$dir" ] || [ -e "$dir/made" ] || die "exists, and was not made by up: $dir"
  [ ! -e "$dir" ] || down
  mkdir -p "$cache" "$dir"/{bin,tmp,config/cli-plugins}; chmod 700 "$dir"; touch "$dir/made"
  exec 8>"$cache/lock"; flock 8
  newer docker.io
  runtime runc containerd containerd-shim-runc-v2
  fetch stable apt busybox-static
  ln -sf "$cache/stable/bin/busybox" "$dir/bin/busybox"
  flock -u 8
  start_docker
  say "up"
}

print_env() {
  [ -e "$dir/made" ] || die "not up: $dir"
  printf 'export PATH=%q:"$PATH" DOCKER_CONFIG=%q DOCKER_HOST=%q SOPS4J_BUILDKIT=%q\n' \
    "$dir/bin" "$dir/config" "unix://$dir/d.sock" "$dir"
  echo 'unset BUILDX_BUILDER BUILDKIT_HOST'
}

# Bytes on stdin; exit 1 and a line for each place where they are, 2 when it could not look. Layers are unpacked first: a search in a tarball of
# compressed layers finds nothing. An IMAGE is a name known to the daemon, or a tarball (docker save, --output type=oci).
leaks() {
  local work needle image found=0 f
  work=$(mktemp -d "$dir/tmp/leaks.XXXXXX"); needle=$work/needle
  cat >"$needle"; [ -s "$needle" ] || die "no needle on stdin"
  cat >"$work/find.py" <<'PY'
import base64, gzip, os, sys, tarfile, io, urllib.parse
needle = open(sys.argv[1], "rb").read()
if len(needle) < 6:
    print("needle too short, 6 bytes at least", file=sys.stderr); sys.exit(2)
forms = {needle, needle.rstrip(b"\n"), needle.hex().encode(), urllib.parse.quote_from_bytes(needle).encode()}
for cut in range(3):
    forms.add(base64.b64encode(b"\0" * cut + needle)[[0, 2, 3][cut]:].rstrip(b"=")[:-1])
forms = [f for f in forms if len(f) >= 4]
found = False
def look(data, where, depth=0):
    global found
    if any(f in data for f in forms):
        found = True; print("LEAK " + where)
    if depth < 4 and data[:2] == b"\x1f\x8b":
        try: look(gzip.decompress(data), where + "!gunzip", depth + 1)
        except Exception: pass
    elif depth < 4 and len(data) > 262 and data[257:262] == b"ustar":
        try:
            with tarfile.open(fileobj=io.BytesIO(data)) as t:
                for m in t:
                    if m.isfile():
                        look(t.extractfile(m).read(), where + "!" + m.name, depth + 1)
        except tarfile.TarError: pass
for top in sys.argv[2:]:
    if os.path.isfile(top):
        look(open(top, "rb").read(), top); continue
    for d, _, names in os.walk(top):
        for n in names:
            p = os.path.join(d, n)
            if os.path.isfile(p) and not os.path.islink(p):
                try: look(open(p, "rb").read(), p)
                except OSError: pass
sys.exit(1 if found else 0)
PY
  eval "$(print_env)"
  local places=("$dir/data" "$dir/log")
  for f in "$dir"/tmp/*; do [ "$f" = "$work" ] || [ ! -e "$f" ] || places+=("$f"); done
  for image in "$@"; do
    if [ -f "$image" ]; then places+=("$image"); continue; fi
    f=$work/$(printf %s "$image" | tr -c 'A-Za-z0-9._\n' _)
    docker save -o "$f.tar" "$image" && docker history --no-trunc "$image" >"$f.history" && docker inspect "$image" >"$f.inspect" || die "no such image: $image"
    places+=("$f.tar" "$f.history" "$f.inspect")
  done
  python3 -I "$work/find.py" "$needle" "${places[@]}" || found=$?
  rm -rf "$work"
  return $found
}

mounts() { awk -v d="$dir/" 'index($5, d) == 1 {print $5}' /proc/self/mountinfo | sort -r; }

down() {
  [ -e "$dir/made" ] || { [ ! -e "$dir" ] || die "not made by up: $dir"; return 0; }
  local p q i own
  if p=$(pid); then
    kill "$p" 2>/dev/null || true
    for i in $(seq 150); do kill -0 "$p" 2>/dev/null || break; sleep .1; done
    kill -9 "$p" 2>/dev/null && say "had to be killed" || true
  fi
  own=$(readlink /proc/self/ns/mnt) # containers that a killed daemon left behind
  for q in /proc/[0-9]*; do
    [ "$(readlink "$q/ns/mnt" 2>/dev/null || echo "$own")" = "$own" ] || ! grep -qF "$dir/" "$q/mountinfo" 2>/dev/null || kill -9 "${q#/proc/}" 2>/dev/null || true
  done
  for i in 1 2 3; do mounts | while read -r q; do umount "$q" 2>/dev/null || umount -l "$q" 2>/dev/null || true; done; done
  [ ! -e "$dir/bridge" ] || ip link del "$(cat "$dir/bridge")" 2>/dev/null || true
  [ -z "$(mounts)" ] || die "still mounted below $dir, not removed"
  rm -rf "$dir"
}

{ # read as a whole before it runs
  [ $# -ge 2 ] || usage
  what=$1 dir=$(realpath -m -- "$2"); shift 2
  case $what in
    up) up "$@" ;;
    env) print_env ;;
    leaks) leaks "$@" ;;
    down) down ;;
    *) usage ;;
  esac
  exit
}
