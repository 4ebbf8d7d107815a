#!/bin/sh
# Checks that an entry is in a log, with nothing of Garant's: sh, sed, mktemp, and OpenSSL 3 for every hash and the signature.
#
#     sh check-a-proof.sh ENTRY PROOF VKEY
#
# ENTRY: the entry's own bytes. PROOF: a C2SP tlog-proof of it. VKEY: the log's verifier key, `name+id+base64(01 || Ed25519 key)`.
# The log is an RFC 6962 Merkle tree over SHA-256, its head a C2SP signed note; the way up is RFC 9162, section 2.1.3.2.
set -eu
entry=$1 proof=$2 vkey=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

case $(openssl version) in "OpenSSL "[3-9]*) ;; *) echo "OpenSSL 3 or newer is needed"; exit 2 ;; esac
fail() { echo "not so: $1"; exit 1; }
sha256() { openssl dgst -sha256 -binary | openssl base64 -A; }
bytes() { printf '%s' "$1" | openssl base64 -A -d; }
node() { { printf '\001'; bytes "$1"; bytes "$2"; } | sha256; }

# The log's key, and the signature under the checkpoint, which stands below the proof's first empty line.
name=${vkey%%+*}
bytes "${vkey#*+*+}" | tail -c 32 > "$work/key"
{ printf '\060\052\060\005\006\003\053\145\160\003\041\000'; cat "$work/key"; } > "$work/key.der"
sed '1,/^$/d' "$proof" > "$work/note"
sed '/^$/,$d' "$work/note" > "$work/text"
bytes "$(sed -n "s|^— $name ||p" "$work/note")" | tail -c 64 > "$work/signature"
openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key.der" -rawin -in "$work/text" -sigfile "$work/signature" \
    > "$work/told" 2>&1 || fail "the log's key did not sign this checkpoint"

# The leaf, and from it up to the root, left or right by the entry's number.
size=$(sed -n 2p "$work/text") root=$(sed -n 3p "$work/text") number=$(sed -n 's/^index //p' "$proof")
at=$number last=$((size - 1)) hashes=0
hash=$({ printf '\000'; cat "$entry"; } | sha256)
for sibling in $(sed '/^$/,$d' "$proof" | sed '1,/^index /d'); do
    [ "$last" -gt 0 ] || fail "the proof has a hash too many"
    if [ $((at % 2)) -eq 1 ] || [ "$at" -eq "$last" ]; then
        hash=$(node "$sibling" "$hash")
        while [ $((at % 2)) -eq 0 ] && [ "$at" -ne 0 ]; do at=$((at / 2)) last=$((last / 2)); done
    else
        hash=$(node "$hash" "$sibling")
    fi
    at=$((at / 2)) last=$((last / 2)) hashes=$((hashes + 1))
done
[ "$last" -eq 0 ] || fail "the proof has a hash too few"
[ "$hash" = "$root" ] || fail "these bytes are not entry $number of the log: $hashes hashes up, the root is another"
echo "so it is: entry $number of $size in $name, $hashes hashes up to the root that the log's key signed"
