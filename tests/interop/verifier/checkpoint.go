package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// A checkpoint is what a log signs: its origin, its size and its root.
type checkpoint struct {
	origin string
	size   int64
	root   tlog.Hash
}

// openCheckpoint opens a signed note with the key and reads it as a checkpoint of the expected origin.
func openCheckpoint(msg []byte, vkey, origin string) (checkpoint, error) {
	verifier, err := note.NewVerifier(vkey)
	if err != nil {
		return checkpoint{}, err
	}
	if origin == "" {
		origin = verifier.Name()
	}
	opened, err := note.Open(msg, note.VerifierList(verifier))
	if err != nil {
		return checkpoint{}, err
	}
	// note.Open reads base64 leniently. One note, one spelling:
	for _, sig := range append(opened.Sigs, opened.UnverifiedSigs...) {
		if _, err := decodeBase64(sig.Base64); err != nil {
			return checkpoint{}, err
		}
	}
	c, err := parseCheckpoint(opened.Text)
	if err == nil && c.origin != origin {
		err = fmt.Errorf("checkpoint of %q, not of %q", c.origin, origin)
	}
	return c, err
}

func readCheckpoint(file, vkey, origin string) (checkpoint, error) {
	msg, err := os.ReadFile(file)
	if err != nil {
		return checkpoint{}, err
	}
	return openCheckpoint(msg, vkey, origin)
}

func parseCheckpoint(text string) (checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[0] == "" || lines[3] != "" {
		return checkpoint{}, errors.New("checkpoint is not three lines")
	}
	size, err := parseNumber(lines[1])
	if err != nil {
		return checkpoint{}, err
	}
	root, err := parseHash(lines[2])
	return checkpoint{lines[0], size, root}, err
}

func parseNumber(text string) (int64, error) {
	number, err := strconv.ParseInt(text, 10, 64)
	if err != nil || number < 0 || strconv.FormatInt(number, 10) != text {
		return 0, fmt.Errorf("not a decimal number: %q", text)
	}
	return number, nil
}

func parseHash(text string) (h tlog.Hash, err error) {
	data, err := decodeBase64(text)
	if err == nil && len(data) != len(h) {
		err = fmt.Errorf("not a hash: %q", text)
	}
	copy(h[:], data)
	return h, err
}

func decodeBase64(text string) ([]byte, error) {
	data, err := base64.StdEncoding.DecodeString(text)
	if err != nil || base64.StdEncoding.EncodeToString(data) != text {
		return nil, fmt.Errorf("not canonical base64: %q", text)
	}
	return data, nil
}
