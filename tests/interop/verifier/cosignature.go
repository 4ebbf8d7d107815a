package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// A cosigner is a c2sp.org/tlog-cosignature key of type 0x04 as a note.Verifier: note.Open finds its lines and asks it about them.
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
	time *uint64
}

func (c cosigner) Name() string    { return c.name }
func (c cosigner) KeyHash() uint32 { return c.hash }

// Verify checks seconds (8 bytes, big-endian) and a signature over the header lines and the note's text.
func (c cosigner) Verify(msg, sig []byte) bool {
	if len(sig) != 8+ed25519.SignatureSize {
		return false
	}
	*c.time = binary.BigEndian.Uint64(sig)
	if *c.time == 0 || *c.time > math.MaxInt64 {
		return false
	}
	return ed25519.Verify(c.key, []byte(fmt.Sprintf("cosignature/v1\ntime %d\n%s", *c.time, msg)), sig[8:])
}

func newCosigner(vkey string) (cosigner, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return cosigner{}, errors.New("not name+hash+base64")
	}
	typed, err := decodeBase64(parts[2])
	if err != nil || len(typed) != 1+ed25519.PublicKeySize || typed[0] != 4 {
		return cosigner{}, errors.New("not a cosigner key of type 0x04")
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), typed...))
	if hex.EncodeToString(sum[:4]) != parts[1] {
		return cosigner{}, errors.New("the hash of the cosigner key does not fit it")
	}
	return cosigner{parts[0], binary.BigEndian.Uint32(sum[:]), ed25519.PublicKey(typed[1:]), new(uint64)}, nil
}

// verifyCosigned checks a checkpoint that its log signed and that one witness cosigned.
func verifyCosigned(file, vkey, witness, origin string) (string, error) {
	msg, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	c, err := openCheckpoint(msg, vkey, origin)
	if err != nil {
		return "", err
	}
	w, err := newCosigner(witness)
	if err != nil {
		return "", err
	}
	if _, err := note.Open(msg, note.VerifierList(w)); err != nil {
		return "", fmt.Errorf("cosignature: %w", err)
	}
	return fmt.Sprintf("%d entries of %s, cosigned by %s at %d", c.size, c.origin, w.name, *w.time), nil
}
