#!/bin/sh
# Encrypts the secrets of a sample application and builds an image with them, without a plain file anywhere.
#
#   examples/build-with-secret/run.sh
#
# Needs the distribution (mvn -Dquick package) and a JDK. With a Docker engine, or a buildkitd at $BUILDKIT_HOST, that answers it
# builds a real image; without one a plain command gets the secret instead. Ends with OK, or with a status other than 0.
# With SOPS4J_INTEROP=required it fails where no image can be built.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
sops=${SOPS:-$here/../../sops-cli/target/sops4j/bin/sops}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
image=sops4j-example-$$
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

step() { printf '\n== %s\n' "$*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }

[ -x "$sops" ] || fail "$sops is not there; make it with: mvn -Dquick package"
cd "$work"

step "an age key"
recipient=$("$java" "$here/AgeKeygen.java" key.txt)
export SOPS_AGE_KEY_FILE="$work/key.txt"
echo "recipient $recipient"

step "the sample's secrets, encrypted"
"$sops" encrypt --age "$recipient" "$here/secrets.yaml" >secrets.enc.yaml
cat secrets.enc.yaml
password=$("$sops" decrypt --extract '["database"]["password"]' secrets.enc.yaml)
! grep -qF -e "$password" secrets.enc.yaml || fail "the encrypted file holds the password"
"$sops" decrypt secrets.enc.yaml | cmp - "$here/secrets.yaml" || fail "decrypting does not give the file back"
echo "(decrypting gives the same file back, byte for byte)"
config_size=$(($(wc -c <"$here/secrets.yaml")))

# The engine: docker, or buildctl with a buildkitd of its own; none is also fine.
engine=
reason="no Docker or BuildKit engine answers"
if command -v docker >/dev/null && docker version >/dev/null 2>&1; then
  if DOCKER_BUILDKIT=1 docker build --help 2>/dev/null | grep -q -e '--secret'; then
    engine=docker
  else
    reason="this docker cannot build with secrets: it lacks its buildx plug-in"
  fi
elif command -v buildctl >/dev/null && buildctl debug workers >/dev/null 2>&1; then
  engine=buildctl
fi

# The base image: a static busybox of this machine, so that no registry is asked; else one the engine has or can get.
mkdir context
busybox=$(command -v busybox || true)
if [ -n "$busybox" ] && ! grep -qaF /ld-linux "$busybox"; then
  cp "$busybox" context/busybox
  printf 'FROM scratch\nCOPY busybox /bin/busybox\nCOPY busybox /bin/sh\n' >base
elif [ "$engine" = docker ] && { docker image inspect busybox >/dev/null 2>&1 || docker pull -q busybox >/dev/null 2>&1; }; then
  echo 'FROM busybox' >base
elif [ -n "$engine" ]; then
  reason="no base image: no static busybox on this machine, and none from a registry"
  engine=
fi

# build DOCKERFILE TARBALL: through sops run; the tarball is the image
build() {
  cp "$1" context/Dockerfile
  set -- "$2" --secret id=config,src=secrets.enc.yaml --secret 'id=password,src=secrets.enc.yaml,extract=["database"]["password"]'
  tarball=$1
  shift
  if [ "$engine" = docker ]; then
    "$sops" run "$@" -- docker build --no-cache --progress=plain -t "$image" context || return
    docker save -o "$tarball" "$image" && docker history --no-trunc "$image" >"$tarball.history"
    docker image rm "$image" >/dev/null
  else
    "$sops" run "$@" -- buildctl build --no-cache --progress=plain --frontend dockerfile.v0 \
      --local context=context --local dockerfile=context --output "type=docker,dest=$tarball"
  fi
}

# holds TARBALL: whether a secret is in the image or its history, layers unpacked
holds() {
  rm -rf unpacked
  mkdir unpacked
  tar -xf "$1" -C unpacked
  [ ! -e "$1.history" ] || cp "$1.history" unpacked/
  find unpacked -type f >files
  while read -r file; do
    for secret in "$password" paper-lantern-4471-thistle-oboe amber-gravel-6613-quiet-turbine; do
      if grep -qaF -e "$secret" "$file" || { gzip -dc "$file" 2>/dev/null || true; } | grep -qaF -e "$secret"; then
        return 0
      fi
    done
  done <files
  return 1
}

if [ -z "$engine" ]; then
  step "$reason; a plain command gets the secret instead"
  [ "${SOPS4J_INTEROP:-}" != required ] || fail "an image was required"
  "$sops" run --secret id=config,src=secrets.enc.yaml -- sh -c 'echo "reads $1"; wc -c <"$1"' sh '{config}' | tee output
  [ "$(($(tail -n 1 output)))" = "$config_size" ] || fail "the command did not read the whole secret"
  printf '\nOK: encrypted, decrypted, and handed to a command (no image was built)\n'
  exit
fi

step "an image built through sops run ($engine)"
{ cat base; sed 1d "$here/Dockerfile"; } >Dockerfile
build Dockerfile image.tar >log 2>&1 || { cat log; fail "the build"; }
cat log
for seen in "config: $config_size bytes, 2 tokens" "password: ${#password} bytes"; do
  grep -qF -e " $seen" log || fail "the build did not see its secrets: $seen"
done

step "what the image holds"
! holds image.tar || fail "the image holds a secret"
echo "no secret in any layer, the configuration or the history"
{ cat base; echo 'RUN --mount=type=secret,id=config /bin/busybox cp /run/secrets/config /leaked'; } >Leaky
build Leaky leaky.tar >log 2>&1 || { cat log; fail "the control build"; }
holds leaky.tar || fail "the search does not find a secret in an image made to hold one"
echo "(control: the search finds the secrets in an image that copies them)"

printf '\nOK: encrypted, decrypted, and an image built without its secrets in it\n'
