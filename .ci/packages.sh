#!/usr/bin/env bash
# The packages, as a user takes them: checksums of all; of the native executable an archive, a Debian package, an image, a list of what is inside.
# They lie in sops-cli/target; needs root, and a BuildKit as of buildkit.sh.
set -eu -o pipefail
cd "$(dirname "$(readlink -f "$0")")/../sops-cli"
work=$(mktemp -d)
image=sops4j-packages-test
trap 'docker rmi -f $image >/dev/null 2>&1 || true; dpkg --purge sops4j >/dev/null 2>&1 || true; rm -rf "$work"' EXIT
die() { echo "packages.sh: $*" >&2; exit 1; }
says() { # COMMAND...: it is the program
  "$@" >"$work/version" || die "$1 does not run"
  [ "$(head -n 1 "$work/version")" = 'sops 3.13.3' ] || die "$1 has another version"
}
licences=(aws-sdk aws-sdk-jackson-core bouncycastle jackson-core java picocli re2j slf4j)

(cd target && sha256sum --quiet --strict -c SHA256SUMS) || die "the checksums are those of other files"
for package in target/sops4j-*.tar.gz target/sops4j-*.zip target/sops4j-*.deb target/sops4j-*.json; do
  grep -qxE "[0-9a-f]{64} [ *]${package#target/}" target/SHA256SUMS || die "$package has no checksum"
done

tar -xzf target/sops4j-*-linux-amd64.tar.gz -C "$work" --strip-components 1
says env -i "$work/bin/sops" --version
for name in "${licences[@]}"; do
  [ -n "$(ls "$work/share/doc/sops4j/licences/$name")" ] || die "the archive has no licence of $name"
done
for file in man/man1/sops-decrypt.1 bash-completion/completions/sops zsh/site-functions/_sops fish/vendor_completions.d/sops.fish doc/sops4j/LICENSE; do
  [ -s "$work/share/$file" ] || die "the archive lacks share/$file"
done

find /usr /etc -xdev | sort >"$work/before"
dpkg -i target/sops4j-*-amd64.deb >"$work/dpkg.log" || { cat "$work/dpkg.log" >&2; die "the Debian package cannot be installed"; }
says env -i /usr/bin/sops --version
dpkg -L sops4j | grep -qx /usr/share/man/man1/sops-decrypt.1 || die "the Debian package has no manual pages"
[ "$(stat -c %U:%a /usr/bin/sops)" = root:755 ] || die "the Debian package installs with odd rights"
[ -s /usr/share/doc/sops4j/copyright ] || die "the Debian package does not say who owns it"
depends=$(dpkg-query -W -f '${Depends}' sops4j)
needs=$(objdump -T /usr/bin/sops | grep -oE 'GLIBC_[0-9.]+' | sort -Vu | tail -n 1)
[ "$(printf '%s\n' "libc6 (>= ${needs#GLIBC_})" "$depends" | sort -V | tail -n 1)" = "$depends" ] || die "it needs $needs, the Debian package $depends"
dpkg --purge sops4j >/dev/null
[ ! -e /usr/bin/sops ] || die "the Debian package stays when it is removed"
find /usr /etc -xdev | sort | diff "$work/before" - || die "the Debian package leaves files behind"

mkdir -p "$work/libc/lib64" "$work/libc/lib/x86_64-linux-gnu"
cp -L /lib64/ld-linux-x86-64.so.2 "$work/libc/lib64/"
cp -L /lib/x86_64-linux-gnu/libc.so.6 "$work/libc/lib/x86_64-linux-gnu/"
docker buildx build -q --load -t $image --build-context "libc=$work/libc" -f src/main/native/Dockerfile target/native >"$work/build.log" 2>&1 \
  || { cat "$work/build.log" >&2; die "the image cannot be built"; }
says docker run --rm --network none $image --version
cp ../spec/vectors/keys/age-1.txt "$work/key"
printf 'a: in an image\n' >"$work/f.yaml"
docker run --rm --network none -v "$work:/w" $image encrypt --age "$(sed -n 's/^# public key: //p' "$work/key")" -i /w/f.yaml
[ "$(docker run --rm --network none -v "$work:/w" -e SOPS_AGE_KEY_FILE=/w/key $image decrypt --extract '["a"]' /w/f.yaml)" = 'in an image' ] \
  || die "the image does not decrypt"

python3 -I - target/sops4j-*-cyclonedx.json <<'PY'
import json, sys
bom = json.load(open(sys.argv[1], encoding='utf-8'))
names = {component['name'] for component in bom['components']}
missing = {'sops-core', 'sops-kms', 'bcprov-jdk18on', 'bcpg-jdk18on', 'jackson-core', 'picocli', 're2j', 'kms', 'sts'} - names
assert bom['bomFormat'] == 'CycloneDX' and not missing, missing
assert not names & {'junit-jupiter', 'assertj-core', 'archunit-junit5'}, names
PY
echo "packages: archive, Debian package, image and bill of materials hold what they should"
