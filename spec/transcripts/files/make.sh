#!/bin/sh
# Makes the encrypted files of this folder again: make.sh SOPS. Written for the reference; the transcripts quote the plain texts.
set -eu
SOPS=$1
cd "$(dirname "$0")"
keys=../../vectors/keys
recipient() { sed -n "s/^$1 = //p" $keys/public.txt; }
one=$(recipient age-1) two=$(recipient age-2) three=$(recipient ssh-ed25519)
export SOPS_AGE_KEY_FILE=$keys/age-1.txt SOPS_DISABLE_VERSION_CHECK=true
plain=$(mktemp -d)
trap 'rm -r "$plain"' EXIT
seal() { name=$1; shift; cat > "$plain/$name"; "$SOPS" --config /dev/null encrypt "$@" "$plain/$name" > "$name"; }

seal secrets.yaml --age "$one" <<'END'
# the database
db:
    user: app
    password: s3cr3t
    port: 5432
    hosts:
        - alpha
        - beta
debug: true
ratio: 0.25
nothing: null
text: |
    two
    lines
note_unencrypted: public
END
seal secrets.json --age "$one" <<'END'
{"db": {"user": "app", "password": "s3cr3t", "port": 5432, "hosts": ["alpha", "beta"]}, "debug": true, "ratio": 0.25, "nothing": null}
END
seal app.env --age "$one" <<'END'
# the database
DB_USER=app
DB_PASSWORD=s3cr3t
GREETING=hello world
END
seal app.ini --age "$one" <<'END'
[db]
; the database
user     = app
password = s3cr3t
END
printf 'first\000line\nno end' | seal blob.bin --age "$one"
seal flat.yaml --age "$one" <<'END'
user: app
password: s3cr3t
url: postgres://app@db/main?x=1&y=2
END
seal numbers.yaml --age "$one" <<'END'
int: 42
big: 1234567.5
whole: 1.0
small: 0.00001
yes: true
day: 2001-12-14T00:00:00Z
nothing: null
lines: |
    two
    lines
END
seal many.yaml --age "$one" <<'END'
name: first
map:
    a: 1
---
name: second
END
seal two.yaml --age "$one,$two" <<'END'
password: s3cr3t
END
seal other.yaml --age "$two" <<'END'
password: s3cr3t
END
seal k8s.yaml --age "$one" --encrypted-regex '^(data|stringData)$' <<'END'
apiVersion: v1
kind: Secret
metadata:
    name: db
type: Opaque
stringData:
    password: s3cr3t
END
seal strings.json --age "$one" <<'END'
{"user": "app", "password": "s3cr3t"}
END
seal tls.pem --age "$one" <<'END'
-----BEGIN CERTIFICATE-----
not a real one
-----END CERTIFICATE-----
END
cat > "$plain/groups.conf" <<END
creation_rules:
  - path_regex: groups2
    shamir_threshold: 2
    key_groups:
      - age: ["$one"]
      - age: ["$two"]
  - path_regex: groups3
    shamir_threshold: 2
    key_groups:
      - age: ["$one"]
      - age: ["$two"]
      - age: ["$three"]
END
for n in groups2 groups3; do
    echo 'password: s3cr3t' > "$plain/$n.yaml"
    "$SOPS" --config "$plain/groups.conf" encrypt "$plain/$n.yaml" > $n.yaml
done
# damaged on purpose: two values exchanged, a tag changed, no mac, a mac that is not one, an old version
swap='/^user: /{h;d};/^password: /{s/^password/user/;p;x;s/^user/password/}'
sed "$swap" flat.yaml > exchanged.yaml
sed '/^password: /s/tag:..../tag:AAAA/' flat.yaml > badvalue.yaml
sed '/^    mac: /d' flat.yaml > nomac.yaml
sed 's/^    mac: .*/    mac: nonsense/' flat.yaml > badmac.yaml
sed 's/^note_unencrypted: public/note_unencrypted: changed/' secrets.yaml > tampered.yaml
sed 's/^    version: .*/    version: 3.7.0/' flat.yaml > older.yaml
sed 's/^    version: .*/    version: nonsense/' flat.yaml > badversion.yaml
