package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/tlog"
)

const width = 256

// emptyRoot is SHA-256 of nothing: RFC 6962's root of a tree without entries.
var emptyRoot = tlog.Hash(sha256.Sum256(nil))

// stored holds the hashes of all complete subtrees, in tlog's own order; they are all computed here.
type stored []tlog.Hash

func (s stored) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(s)) {
			return nil, errors.New("hash beyond the tree")
		}
		hashes[i] = s[index]
	}
	return hashes, nil
}

// verifyLog reads DIR/checkpoint, hashes every entry, and compares the root and each byte of each tile.
func verifyLog(dir, vkey, origin string) (string, error) {
	c, err := readCheckpoint(filepath.Join(dir, "checkpoint"), vkey, origin)
	if err != nil {
		return "", err
	}
	entries, err := readEntries(dir, c.size)
	if err != nil {
		return "", err
	}
	hashes, root, err := hashAll(entries)
	if err != nil {
		return "", err
	}
	if root != c.root {
		return "", errors.New("the entries do not have the checkpoint's root")
	}
	files, err := compareTiles(dir, c.size, hashes)
	if err != nil {
		return "", err
	}
	if err := noOthers(dir, files); err != nil {
		return "", err
	}
	return fmt.Sprintf("%d entries of %s", c.size, c.origin), nil
}

// place spells the number and width of a tile or bundle.
func place(n, w int64) string {
	path := fmt.Sprintf("%03d", n%1000)
	for n /= 1000; n > 0; n /= 1000 {
		path = fmt.Sprintf("x%03d/%s", n%1000, path)
	}
	if w < width {
		path = fmt.Sprintf("%s.p/%d", path, w)
	}
	return path
}

func widthOf(n, size int64) int64 {
	if rest := size - n*width; rest < width {
		return rest
	}
	return width
}

func readEntries(dir string, size int64) ([][]byte, error) {
	var entries [][]byte
	for n := int64(0); n*width < size; n++ {
		path := "tile/entries/" + place(n, widthOf(n, size))
		data, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil {
			return nil, err
		}
		bundle, err := splitBundle(data)
		if err != nil || int64(len(bundle)) != widthOf(n, size) {
			return nil, fmt.Errorf("%s: not a bundle of %d entries", path, widthOf(n, size))
		}
		entries = append(entries, bundle...)
	}
	return entries, nil
}

func splitBundle(data []byte) (entries [][]byte, err error) {
	for len(data) > 0 {
		if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
			return nil, errors.New("cut off")
		}
		end := 2 + int(binary.BigEndian.Uint16(data))
		entries, data = append(entries, data[2:end]), data[end:]
	}
	return entries, nil
}

func hashAll(entries [][]byte) (stored, tlog.Hash, error) {
	var hashes stored
	for i, entry := range entries {
		more, err := tlog.StoredHashes(int64(i), entry, hashes)
		if err != nil {
			return nil, tlog.Hash{}, err
		}
		hashes = append(hashes, more...)
	}
	if len(entries) == 0 {
		return hashes, emptyRoot, nil
	}
	root, err := tlog.TreeHash(int64(len(entries)), hashes)
	return hashes, root, err
}

// compareTiles compares every tile with the hashes computed here, and gives the files that the log must have.
func compareTiles(dir string, size int64, hashes stored) (map[string]bool, error) {
	files := map[string]bool{}
	for n := int64(0); n*width < size; n++ {
		files["tile/entries/"+place(n, widthOf(n, size))] = true
	}
	for level, count := 0, size; count > 0; level, count = level+1, count/width {
		for n := int64(0); n*width < count; n++ {
			path := fmt.Sprintf("tile/%d/%s", level, place(n, widthOf(n, count)))
			files[path] = true
			got, err := os.ReadFile(filepath.Join(dir, path))
			if err != nil {
				return nil, err
			}
			var want []byte
			for i := n * width; i < n*width+widthOf(n, count); i++ {
				hash := hashes[tlog.StoredHashIndex(8*level, i)]
				want = append(want, hash[:]...)
			}
			if !bytes.Equal(got, want) {
				return nil, fmt.Errorf("%s: wrong hashes", path)
			}
		}
	}
	return files, nil
}

// noOthers makes sure that nothing lies under DIR/tile but the files of this log at this size.
func noOthers(dir string, files map[string]bool) error {
	err := filepath.WalkDir(filepath.Join(dir, "tile"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err == nil && !files[filepath.ToSlash(name)] {
			err = fmt.Errorf("%s: not a file of this log", name)
		}
		return err
	})
	if len(files) == 0 && errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
