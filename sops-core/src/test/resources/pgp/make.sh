#!/usr/bin/env bash
# Makes the folders gnupg-2.4, gnupg-2.2 and gnupg-1.4 anew, with new keys:  make.sh [2.4|2.2|1.4]...
# Debian 12 with gpg 2.2, python3, and apt sources; GnuPG 2.4 (Debian 13) and 1.4 are unpacked into a temporary folder, nothing is installed.
# Keys and passphrases are for tests only.
set -eu -o pipefail
umask 077
here=$(dirname "$(readlink -f "$0")")
work=$(mktemp -d /tmp/pgp.XXXX) # short: sockets lie below
born=20240101T000000            # when keys are made, unless said otherwise
passphrase=$(cat "$here/passphrase")

finish() {
  local home
  for home in "$work"/h/*; do
    [ ! -S "$home/S.gpg-agent" ] || GNUPGHOME=$home gpg-connect-agent --no-autostart killagent /bye >/dev/null 2>&1 || true
  done
  rm -rf "$work"
}
trap finish EXIT

# Programs

packages() { # FOLDER SUITE PACKAGE...: unpacks Debian packages
  local to=$1 suite=$2 apt=$1.apt uri deb; shift 2
  uri=$(apt-get indextargets --format '$(REPO_URI) $(LABEL)' 'Created-By: Packages' | awk '$2 == "Debian" {print $1; exit}')
  mkdir -p "$to" "$apt/lists/partial" "$apt/archives/partial"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $uri $suite main" >"$apt/sources.list"
  printf '%s\n' "Dir::Etc::sourcelist \"$apt/sources.list\";" 'Dir::Etc::sourceparts "-";' "Dir::State::lists \"$apt/lists\";" \
    "Dir::Cache \"$apt\";" 'Acquire::Languages "none";' 'APT::Sandbox::User "root";' >"$apt/apt.conf"
  APT_CONFIG=$apt/apt.conf apt-get update -qq
  (cd "$apt" && APT_CONFIG=$apt/apt.conf apt-get download -qq "${@/%//$suite}")
  for deb in "$apt"/*.deb; do dpkg -x "$deb" "$to"; done
}

program() { # NAME FILE: a script $work/24/NAME that starts the unpacked program with its own C library
  local root=$work/root24
  printf '#!/bin/sh\nexec %s --library-path %s %s "$@"\n' \
    "$root/usr/lib64/ld-linux-x86-64.so.2" "$root/usr/lib/x86_64-linux-gnu" "$root/$2" >"$work/24/$1"
  chmod +x "$work/24/$1"
}

unpack_24() {
  mkdir -p "$work/24"
  packages "$work/root24" trixie gpg gpg-agent gpgconf libassuan9 libbz2-1.0 libc6 libgcrypt20 libgpg-error0 libksba8 libnpth0t64 \
    libreadline8t64 libsqlite3-0 libtinfo6 zlib1g
  program gpg usr/bin/gpg
  program gpg-agent usr/bin/gpg-agent
  gpg() { "$work/24/gpg" --agent-program "$work/24/gpg-agent" "$@"; }
}

unpack_14() {
  packages "$work/root14" bookworm gnupg1 libusb-0.1-4
  gpg1() {
    LD_LIBRARY_PATH=$work/root14/usr/lib/x86_64-linux-gnu:$work/root14/lib/x86_64-linux-gnu "$work/root14/usr/bin/gpg1" \
      --quiet --batch --no-tty --no-auto-check-trustdb --trust-model always --passphrase "$passphrase" "$@"
  }
}

# Homes

home() { # NAME [LINE OF gpg-agent.conf]...
  export GNUPGHOME=$work/h/$1; shift
  mkdir -p "$GNUPGHOME"
  # Debian's 2.4 asks for compliance with RFC 4880 unless told to be as its authors made it.
  printf '%s\n' 'compliance gnupg' quiet batch no-auto-check-trustdb 'trust-model always' 'pinentry-mode loopback' >"$GNUPGHOME/gpg.conf"
  printf '%s\n' "$@" >"$GNUPGHOME/gpg-agent.conf"
}

fpr() { gpg --list-keys --with-colons "=$1 <$1@example.org>" | awk -F: '$1 == "fpr" {print $10; exit}'; }
at() { local time=$1; shift; gpg --faked-system-time "$time" "$@" 2> >(grep -v "faked system time" >&2); }
word() { case $1 in *-pass) echo "$passphrase" ;; *-utf8) cat "$here/passphrase-utf8" ;; esac; }

key() { # NAME ALGORITHM SUB-ALGORITHM [EXPIRES]: a key, and unless empty a sub-key for encryption
  at $born --passphrase "$(word "$1")" --quick-generate-key "$1 <$1@example.org>" "$2" sign "${4-never}"
  [ -z "$3" ] || sub "$1" $born "$3" encr "${4-never}"
}

sub() { # NAME TIME ALGORITHM USAGE [EXPIRES]
  at "$2" --passphrase "$(word "$1")" --quick-add-key "$(fpr "$1")" "$3" "$4" "${5-never}"
}

revoke_sub() { # NAME NUMBER
  printf '%s\n' "key $2" revkey y 0 '' y save | at 20240301T000000 --no-batch --no-tty --passphrase '' --status-fd 1 --command-fd 0 --edit-key "$(fpr "$1")" >/dev/null
}

revoke() { # NAME
  sed 's/^:-----/-----/' "$GNUPGHOME/openpgp-revocs.d/$(fpr "$1").rev" | at 20240301T000000 --import
}

export_all() { # FOLDER: armored keys, one file each, and the list of all
  local name
  mkdir -p "$1/public" "$1/secret"
  for name in $(names); do
    gpg --export -a "$(fpr "$name")" >"$1/public/$name.asc"
    gpg --passphrase "$(word "$name")" --export-secret-keys -a "$(fpr "$name")" >"$1/secret/$name.asc"
  done
  list >"$1/keys.txt"
}

names() { gpg --list-keys --with-colons | awk -F: '$1 == "uid" {sub(/ <.*/, "", $10); if ($10 !~ / / && !seen[$10]++) print $10}'; }

list() { # what gpg says of every key and sub-key
  echo '# name kind fingerprint keygrip algorithm bits-or-curve can validity created expires'
  gpg --list-keys --with-colons --with-keygrip | awk -F: '
    function line() { if (kind) row[++rows] = kind " " fpr " " grip " " algo " " size " " can " " valid " " created " " expires; kind = "" }
    function flush(i) { line(); for (i = 1; i <= rows; i++) print name, row[i]; rows = 0; name = "" }
    $1 == "pub" { flush() }
    $1 == "pub" || $1 == "sub" {
      line(); kind = $1; algo = $4; size = $17 ? $17 : $3; can = $12; gsub(/[A-Z]/, "", can); if (!can) can = "-"
      valid = $2 ? $2 : "-"; created = $6; expires = $7 ? $7 : "-"
    }
    $1 == "fpr" { fpr = $10 }
    $1 == "grp" { grip = $10 }
    $1 == "uid" && !name { name = $10; sub(/ <.*/, "", name) }
    END { flush() }'
}

keep_home() { # FOLDER
  mkdir -p "$1/private-keys-v1.d"
  cp "$GNUPGHOME/pubring.kbx" "$1/"
  cp "$GNUPGHOME"/private-keys-v1.d/*.key "$1/private-keys-v1.d/"
}

import() { # FROM NAME...: secret keys; without $loopback as gpg does when nobody can be asked
  local from=$1 name; shift
  for name in "$@"; do
    gpg ${loopback:+--no-batch --passphrase "$(word "$name")"} --import "$from/$name.asc"
  done
}

message() { # FILE OPTION...: the data key, encrypted as sops has gpg encrypt it
  local file=$1; shift
  mkdir -p "$(dirname "$file")"
  gpg --yes --no-default-recipient --no-encrypt-to "$@" -e -a -o "$file" <"$here/data-key"
}

to() { local name; for name in "$@"; do printf '%s\n' -r "$(fpr "$name")"; done; }

# GnuPG 2.4

make_24() {
  local out=$here/gnupg-2.4 name sizes='rsa2048 rsa3072 rsa4096' curves='nistp256 nistp384 nistp521 brainpoolP256r1' p n
  rm -rf "$out"; unpack_24
  home 24 's2k-count 65536' allow-preset-passphrase
  for p in '' -pass; do
    for n in $sizes $curves; do key "$n$p" $n $n; done
    key "ecc$p" ed25519 cv25519
  done
  key ecc-utf8 ed25519 cv25519
  key dsa-elg dsa2048 elg2048
  special_24
  mkdir -p "$out"
  export_all "$out"
  keep_home "$out/home"
  gpg --export-secret-subkeys -a "$(fpr several)" >"$out/secret/several-only-subkeys.asc"
  slow_24 "$out"
  version_5 "$out"
  messages_24 "$out/messages"
  card "$out"
  home 24i; import "$out/secret" rsa2048 rsa2048-pass ecc-pass nistp256-pass; keep_home "$out/imported-unattended"
  home 24l 's2k-count 65536'; loopback=y import "$out/secret" rsa2048 rsa2048-pass ecc-pass nistp256-pass; keep_home "$out/imported"
}

special_24() { # what decides whether a key may be a recipient, and which of its sub-keys is
  key expired ed25519 cv25519 2024-02-01
  key revoked ed25519 cv25519; revoke revoked
  key sign-only ed25519 ''
  key two-enc ed25519 cv25519; sub two-enc 20240201T000000 cv25519 encr
  key newer-revoked ed25519 cv25519; sub newer-revoked 20240201T000000 cv25519 encr; revoke_sub newer-revoked 2
  key newer-expired ed25519 cv25519; sub newer-expired 20240201T000000 cv25519 encr 2024-03-01
  key older-last ed25519 ''; sub older-last 20240201T000000 cv25519 encr; sub older-last 20240115T000000 cv25519 encr
  key only-sub-expired ed25519 ''; sub only-sub-expired $born cv25519 encr 2024-02-01
  key several ed25519 ''; sub several $born ed25519 auth; sub several $born cv25519 encr; sub several $born ed25519 sign
  at $born --passphrase '' --quick-generate-key 'one-for-all <one-for-all@example.org>' rsa2048 sign,cert,encrypt never
  key two-names ed25519 cv25519
  at 20240102T000000 --quick-add-uid "$(fpr two-names)" 'Second Name (of two) <second@example.org>'
  at 20240103T000000 --quick-set-primary-uid "$(fpr two-names)" 'two-names <two-names@example.org>'
}

slow_24() { # FOLDER: a protection as slow as gpg-agent makes it by itself, 0.1 s on the machine that made it
  home 24s
  key slow-pass ed25519 cv25519
  mkdir -p "$1/slow"
  export_all "$1/slow"; keep_home "$1/slow/home"; message "$1/slow/messages/slow-pass.asc" $(to slow-pass)
  home 24
}

version_5() { # FOLDER: a keybox that GnuPG 2.2 cannot read to its end
  home 24v
  at $born --passphrase '' --quick-generate-key 'version-5 <version-5@example.org>' ed448 sign never
  sub version-5 $born cv448 encr
  key beside ed25519 cv25519
  mkdir -p "$1/version-5"
  export_all "$1/version-5"; keep_home "$1/version-5/home"
  message "$1/version-5/messages/version-5.asc" $(to version-5); message "$1/version-5/messages/beside.asc" $(to beside)
  home 24
}

messages_24() { # FOLDER
  local m=$1 name
  for name in $(awk '$1 !~ /^#/ && $7 ~ /e/ && $8 !~ /[er]/ {print $1}' "${m%/*}/keys.txt" | sort -u); do
    message "$m/$name.asc" $(to "$name")
  done
  for name in rsa2048 rsa3072-pass ecc ecc-pass nistp256 nistp384-pass dsa-elg; do
    message "$m/$name-mdc.asc" --compliance openpgp $(to "$name")
    message "$m/$name-uncompressed.asc" --compress-algo none $(to "$name")
    message "$m/$name-mdc-uncompressed.asc" --compliance openpgp --compress-algo none $(to "$name")
    message "$m/$name-hidden.asc" -R "$(fpr "$name")"
  done
  message "$m/two-recipients.asc" $(to rsa2048 ecc)
  message "$m/two-hidden.asc" --throw-keyids $(to rsa2048 ecc)
  message "$m/signed.asc" -s -u "$(fpr ecc)" $(to ecc)
  message "$m/partial-lengths.asc" -s -u "$(fpr rsa4096)" --compress-algo none $(to ecc)
  message "$m/partial-lengths-mdc.asc" --compliance openpgp -s -u "$(fpr rsa4096)" --compress-algo none $(to ecc)
  message "$m/many-chunks.asc" --chunk-size 6 -s -u "$(fpr rsa4096)" --compress-algo none $(to ecc)
  message "$m/or-password.asc" --passphrase "$passphrase" -c $(to ecc)
  message "$m/zip.asc" --compress-algo zip $(to ecc)
  message "$m/bzip2.asc" --compress-algo bzip2 $(to ecc)
  message "$m/text-mode.asc" --textmode $(to ecc)
  message "$m/file-name.asc" --set-filename secret.bin $(to ecc)
  message "$m/headers.asc" --emit-version --comment 'One: of two' --comment two $(to ecc)
  for name in AES AES192 AES256 TWOFISH CAMELLIA128 CAMELLIA256; do message "$m/cipher-${name,,}.asc" --cipher-algo $name $(to ecc); done
  for name in 3DES CAST5 BLOWFISH; do # 64-bit blocks have no AEAD
    message "$m/cipher-${name,,}.asc" --compliance openpgp --allow-old-cipher-algos --cipher-algo $name $(to ecc)
  done
  message "$m/stranger-and-ecc.asc" -f "$here/stranger.asc" $(to ecc)
  message "$m/hidden-stranger-and-ecc.asc" --throw-keyids -f "$here/stranger.asc" $(to ecc)
  message "$m/stranger.asc" -f "$here/stranger.asc"
  packets "$m"
}

packets() { # FOLDER: which packets each message has; gpg says so after decryption
  local file
  for file in "$1"/*.asc; do
    printf '%s:' "$(basename "$file" .asc)"
    { gpg --list-packets --passphrase "$passphrase" "$file" 2>/dev/null || true; } | awk '
      /^# off/ {for (i = 1; i <= NF; i++) if ($i ~ /^tag=/) tag = substr($i, 5); printf " %s%s", tag, (/partial/ ? "p" : "")}
      /mode [bt]/ {printf "%s", $2} /^:compressed/ {printf "/%s", substr($3, 6)} /^:pubkey enc/ {printf "/%s/%s", $7, $9} /aead encrypted/ {printf "/%s/%s", $4, $5}'
    echo
  done | tr -d ',' >"${1%/*}/messages.txt"
}

card() { # FOLDER: the sub-key of rsa2048 as gpg-agent keeps it when the secret is on a card
  local grip
  grip=$(awk '$1 == "rsa2048" && $2 == "sub" {print $4}' "$1/keys.txt")
  mkdir -p "$1/on-card/private-keys-v1.d"
  cp "$1/home/pubring.kbx" "$1/on-card/"
  python3 -I - "$1/home/private-keys-v1.d/$grip.key" >"$1/on-card/private-keys-v1.d/$grip.key" <<'PY'
import re, sys
n = re.sub(r"\s", "", re.search(r"\(n\s*#([0-9A-F\s]*)#", open(sys.argv[1]).read()).group(1))
print("Token: D2760001240103040006123456780000 OPENPGP.2\nKey: (shadowed-private-key (rsa (n #" + n + "#)(e #010001#)")
print(" (shadowed t1-v1 (#D2760001240103040006123456780000# OPENPGP.2))))")
PY
}

# GnuPG 2.2, which is the system's

make_22() {
  local out=$here/gnupg-2.2 n p old
  rm -rf "$out"; unset -f gpg
  home 22 's2k-count 65536'
  for p in '' -pass; do
    for n in rsa2048 nistp256; do key "$n$p" $n $n; done
    key "ecc$p" ed25519 cv25519
    key "dsa-elg$p" dsa2048 elg2048
  done
  mkdir -p "$out"
  export_all "$out"
  keep_home "$out/home"
  for n in $(names); do
    message "$out/messages/$n.asc" $(to "$n")
    message "$out/messages/$n-uncompressed.asc" --compress-algo none $(to "$n")
  done
  packets "$out/messages"
  old=$out/old; mkdir "$old"
  gpg --export >"$old/pubring.gpg"
  for n in $(names); do gpg --passphrase "$(word "$n")" --export-secret-keys "$(fpr "$n")"; done >"$old/secring.gpg"
  home 22s 's2k-count 65536' disable-extended-key-format
  loopback=y import "$out/secret" rsa2048 rsa2048-pass ecc ecc-pass nistp256-pass dsa-elg dsa-elg-pass; keep_home "$out/not-extended"
  home 22u disable-extended-key-format
  import "$out/secret" rsa2048-pass ecc-pass dsa-elg-pass; keep_home "$out/not-extended-unattended"
}

# GnuPG 1.4

make_14() {
  local out=$here/gnupg-1.4 n
  rm -rf "$out"; unpack_14
  GNUPGHOME=$work/h/14; export GNUPGHOME; mkdir -p "$GNUPGHOME"
  { block rsa2048-pass RSA 2048 RSA 2048; block dsa-elg-pass DSA 1024 ELG-E 1024; } >"$work/batch"
  gpg1 --trust-model pgp --quick-random --gen-key "$work/batch" 2>/dev/null
  mkdir -p "$out/messages"
  cp "$GNUPGHOME/pubring.gpg" "$GNUPGHOME/secring.gpg" "$out/"
  gpg() { gpg1 "$@"; }
  for n in rsa2048-pass dsa-elg-pass; do
    message "$out/messages/$n.asc" -r "=$n <$n@example.org>"
    message "$out/messages/$n-no-mdc.asc" --disable-mdc --cipher-algo CAST5 -r "=$n <$n@example.org>"
  done
  unset -f gpg
  home 14k; command gpg --import "$out/pubring.gpg"
  list >"$out/keys.txt"
}

block() { # NAME ALGORITHM BITS SUB-ALGORITHM BITS
  printf '%s\n' "Key-Type: $2" "Key-Length: $3" "Subkey-Type: $4" "Subkey-Length: $5" "Name-Real: $1" "Name-Email: $1@example.org" \
    "Passphrase: $passphrase" "Creation-Date: 2024-01-01" %commit
}

[ $# -gt 0 ] || set -- 2.4 2.2 1.4
for version in "$@"; do "make_${version/./}"; done
chmod -R u=rwX,go=rX "$here"
