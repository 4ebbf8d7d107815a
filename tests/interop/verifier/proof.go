package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// verifyProof checks a c2sp.org/tlog-proof@v1 file for one entry.
func verifyProof(file, entryFile, vkey, origin string) (string, error) {
	lines, signed, err := readProofFile(file)
	if err != nil {
		return "", err
	}
	entry, err := os.ReadFile(entryFile)
	if err != nil {
		return "", err
	}
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		return "", fmt.Errorf("not a tlog-proof: %q", lines[0])
	}
	lines = lines[1:]
	if len(lines) > 0 && strings.HasPrefix(lines[0], "extra ") {
		if _, err := decodeBase64(strings.TrimPrefix(lines[0], "extra ")); err != nil {
			return "", err
		}
		lines = lines[1:]
	}
	index, hashes, err := numberAndHashes("index ", lines)
	if err != nil {
		return "", err
	}
	c, err := openCheckpoint(signed, vkey, origin)
	if err != nil {
		return "", err
	}
	if err := tlog.CheckRecord(hashes, c.size, c.root, index, tlog.RecordHash(entry)); err != nil {
		return "", err
	}
	return fmt.Sprintf("entry %d of %d in %s", index, c.size, c.origin), nil
}

// verifyConsistency checks a consistency proof from the checkpoint in oldFile, whose signature is checked as well.
func verifyConsistency(file, vkey, oldFile, origin string) (string, error) {
	older, err := readCheckpoint(oldFile, vkey, origin)
	if err != nil {
		return "", fmt.Errorf("old checkpoint: %w", err)
	}
	lines, signed, err := readProofFile(file)
	if err != nil {
		return "", err
	}
	size, hashes, err := numberAndHashes("old ", lines)
	if err != nil {
		return "", err
	}
	newer, err := openCheckpoint(signed, vkey, origin)
	if err != nil {
		return "", err
	}
	if size != older.size {
		return "", fmt.Errorf("proof from size %d, checkpoint of size %d", size, older.size)
	}
	if err := checkTree(hashes, newer, older); err != nil {
		return "", err
	}
	return fmt.Sprintf("%d entries extend %d in %s", newer.size, older.size, newer.origin), nil
}

// checkTree is tlog.CheckTree, with the empty tree as RFC 6962 and C2SP have it.
func checkTree(hashes tlog.TreeProof, newer, older checkpoint) error {
	if older.size > 0 {
		return tlog.CheckTree(hashes, newer.size, newer.root, older.size, older.root)
	}
	if len(hashes) != 0 || older.root != emptyRoot || newer.size == 0 && newer.root != emptyRoot {
		return errors.New("invalid proof from the empty tree")
	}
	return nil
}

// readProofFile gives the lines above the first empty line, and the note below it.
func readProofFile(file string) ([]string, []byte, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, nil, err
	}
	head, signed, found := strings.Cut(string(data), "\n\n")
	if !found {
		return nil, nil, errors.New("no empty line in the proof file")
	}
	return strings.Split(head, "\n"), []byte(signed), nil
}

func numberAndHashes(tag string, lines []string) (int64, []tlog.Hash, error) {
	if len(lines) == 0 || !strings.HasPrefix(lines[0], tag) {
		return 0, nil, fmt.Errorf("no line beginning with %q", tag)
	}
	number, err := parseNumber(strings.TrimPrefix(lines[0], tag))
	if err != nil {
		return 0, nil, err
	}
	hashes := []tlog.Hash{}
	for _, line := range lines[1:] {
		hash, err := parseHash(line)
		if err != nil {
			return 0, nil, err
		}
		hashes = append(hashes, hash)
	}
	return number, hashes, nil
}
