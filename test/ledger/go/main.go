// Reads a ledger with the transparency log implementation of the Go project, golang.org/x/mod/sumdb, and checks that it
// agrees with everything: the signed checkpoints, each entry's hash, each tile at each level byte by byte, proofs of
// inclusion and consistency, both those that Go makes and those that are given.
//
//	main DIR CASES
//
// DIR is the ledger's folder; CASES a JSON file with the notes of several sizes and the proofs to check.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

type cases struct {
	Key         string
	Notes       []string
	Inclusion   []inclusion
	Consistency []consistency
}

type inclusion struct {
	Size, Index int64
	Hashes      []string
}

type consistency struct {
	Old, Size int64
	Hashes    []string
}

func main() {
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "DIFFERENT:", err)
		os.Exit(1)
	}
}

func run(dir, file string) error {
	var given cases
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, &given); err != nil {
		return err
	}
	verifier, err := note.NewVerifier(given.Key)
	if err != nil {
		return fmt.Errorf("verifier line: %v", err)
	}
	latest, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	if err != nil {
		return err
	}
	size, root, err := open(string(latest), verifier)
	if err != nil {
		return fmt.Errorf("checkpoint: %v", err)
	}
	tree := &tree{}
	if err := tree.fill(dir, size); err != nil {
		return err
	}
	if got, err := tlog.TreeHash(size, tree); err != nil || got != root {
		return fmt.Errorf("root over %d entries: signed %v, Go has %v (%v)", size, root, got, err)
	}
	roots := map[int64]tlog.Hash{size: root}
	for i, one := range given.Notes {
		size, root, err := open(one, verifier)
		if err != nil {
			return fmt.Errorf("note %d: %v", i, err)
		}
		if got, err := tlog.TreeHash(size, tree); err != nil || got != root {
			return fmt.Errorf("note %d: root over %d entries: signed %v, Go has %v (%v)", i, size, root, got, err)
		}
		roots[size] = root
	}
	tiles, err := compareTiles(dir, tree, size)
	if err != nil {
		return err
	}
	for _, one := range given.Inclusion {
		if err := checkInclusion(tree, roots, one); err != nil {
			return fmt.Errorf("inclusion of %d in %d: %v", one.Index, one.Size, err)
		}
	}
	for _, one := range given.Consistency {
		if err := checkConsistency(tree, roots, one); err != nil {
			return fmt.Errorf("consistency of %d with %d: %v", one.Old, one.Size, err)
		}
	}
	if err := readThroughTiles(dir, size, root, given.Inclusion, tree); err != nil {
		return err
	}
	fmt.Printf("agreed: %d entries, %d tiles, %d checkpoints, %d inclusion proofs, %d consistency proofs\n",
		size, tiles, len(given.Notes)+1, len(given.Inclusion), len(given.Consistency))
	return nil
}

// open verifies a checkpoint: C2SP tlog-checkpoint, of which Go's own tree notes are the ancestor.
func open(text string, verifier note.Verifier) (int64, tlog.Hash, error) {
	opened, err := note.Open([]byte(text), note.VerifierList(verifier))
	if err != nil {
		return 0, tlog.Hash{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		return 0, tlog.Hash{}, fmt.Errorf("expected origin, size and root, found %q", opened.Text)
	}
	var size int64
	if _, err := fmt.Sscanf(lines[1], "%d", &size); err != nil || fmt.Sprint(size) != lines[1] {
		return 0, tlog.Hash{}, fmt.Errorf("size %q", lines[1])
	}
	root, err := tlog.ParseHash(lines[2])
	return size, root, err
}

// tree holds every hash of a log, in the order in which Go stores them.
type tree struct{ hashes []tlog.Hash }

func (t *tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index >= int64(len(t.hashes)) {
			return nil, fmt.Errorf("hash %d is past the end", index)
		}
		out[i] = t.hashes[index]
	}
	return out, nil
}

// fill hashes every entry of every bundle.
func (t *tree) fill(dir string, size int64) error {
	for n := int64(0); n < size; {
		width := size - n
		if width > 1<<height {
			width = 1 << height
		}
		tile := tlog.Tile{H: height, L: -1, N: n >> height, W: int(width)}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(c2spPath(tile))))
		if err != nil {
			return err
		}
		for i := int64(0); i < width; i++ {
			if len(data) < 2 {
				return fmt.Errorf("%s ends before entry %d", c2spPath(tile), n+i)
			}
			length := int(binary.BigEndian.Uint16(data))
			entry := data[2 : 2+length]
			data = data[2+length:]
			hashes, err := tlog.StoredHashes(n+i, entry, t)
			if err != nil {
				return err
			}
			t.hashes = append(t.hashes, hashes...)
		}
		if len(data) > 0 {
			return fmt.Errorf("%s has %d bytes more", c2spPath(tile), len(data))
		}
		n += width
	}
	return nil
}

// compareTiles compares every tile on disk that a log of this size has with what Go makes of the entries.
func compareTiles(dir string, t *tree, size int64) (int, error) {
	count := 0
	for _, tile := range tlog.NewTiles(height, 0, size) {
		// Go lists every width up to the last one; a ledger has those of its checkpoints.
		last := tile.W == 1<<height || int64(tile.W) == size>>(height*uint(tile.L))&(1<<height-1)
		if _, err := os.Stat(filepath.Join(dir, filepath.FromSlash(c2spPath(tile)))); err != nil && !last {
			continue
		}
		expected, err := tlog.ReadTileData(tile, t)
		if err != nil {
			return count, err
		}
		found, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(c2spPath(tile))))
		if err != nil {
			return count, err
		}
		if !bytes.Equal(expected, found) {
			return count, fmt.Errorf("%s differs from Go's tile", c2spPath(tile))
		}
		count++
	}
	return count, nil
}

// c2spPath: Go's own path is tile/8/<level>/...; C2SP leaves out the height, and calls the data tiles entries.
func c2spPath(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", tile.H))
	return "tile/" + strings.Replace(path, "data/", "entries/", 1)
}

func checkInclusion(t *tree, roots map[int64]tlog.Hash, one inclusion) error {
	proof, err := parse(one.Hashes)
	if err != nil {
		return err
	}
	leaf := t.hashes[tlog.StoredHashIndex(0, one.Index)]
	if err := tlog.CheckRecord(tlog.RecordProof(proof), one.Size, roots[one.Size], one.Index, leaf); err != nil {
		return err
	}
	own, err := tlog.ProveRecord(one.Size, one.Index, t)
	if err != nil || !same(own, proof) {
		return fmt.Errorf("Go proves it with other hashes (%v)", err)
	}
	return nil
}

func checkConsistency(t *tree, roots map[int64]tlog.Hash, one consistency) error {
	proof, err := parse(one.Hashes)
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(tlog.TreeProof(proof), one.Size, roots[one.Size], one.Old, roots[one.Old]); err != nil {
		return err
	}
	own, err := tlog.ProveTree(one.Size, one.Old, t)
	if err != nil || !same(own, proof) {
		return fmt.Errorf("Go proves it with other hashes (%v)", err)
	}
	return nil
}

// readThroughTiles takes leaf hashes through Go's tile reader, which checks tiles against the signed root.
func readThroughTiles(dir string, size int64, root tlog.Hash, some []inclusion, t *tree) error {
	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, folder(dir))
	for _, one := range some {
		index := tlog.StoredHashIndex(0, one.Index)
		got, err := reader.ReadHashes([]int64{index})
		if err != nil {
			return fmt.Errorf("entry %d through the tiles: %v", one.Index, err)
		}
		if got[0] != t.hashes[index] {
			return fmt.Errorf("entry %d through the tiles: another hash", one.Index)
		}
	}
	return nil
}

type folder string

func (folder) Height() int                     { return height }
func (folder) SaveTiles([]tlog.Tile, [][]byte) {}
func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var out [][]byte
	for _, tile := range tiles {
		data, err := os.ReadFile(filepath.Join(string(f), filepath.FromSlash(c2spPath(tile))))
		if err != nil {
			return nil, err
		}
		out = append(out, data)
	}
	return out, nil
}

func parse(texts []string) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(texts))
	for i, text := range texts {
		raw, err := base64.StdEncoding.DecodeString(text)
		if err != nil || len(raw) != tlog.HashSize {
			return nil, fmt.Errorf("hash %q", text)
		}
		copy(hashes[i][:], raw)
	}
	return hashes, nil
}

func same(a, b []tlog.Hash) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
