// hash/crc64: complete; a table of 256 entries, no slicing.

package crc64

import (
	"errors"
	"hash"
)

// Size is the number of bytes of a checksum.
const Size = 8

const (
	ISO  = 0xD800000000000000
	ECMA = 0xC96C5795D7870F42
)

// A Table is for one polynomial, bits reversed.
type Table [256]uint64

var tables = map[uint64]*Table{}

func MakeTable(poly uint64) *Table {
	if t, ok := tables[poly]; ok {
		return t
	}
	t := new(Table)
	for i := range t {
		c := uint64(i)
		for range 8 {
			if c&1 == 1 {
				c = c>>1 ^ poly
			} else {
				c >>= 1
			}
		}
		t[i] = c
	}
	if len(tables) < 4 {
		tables[poly] = t
	}
	return t
}

type digest struct {
	crc uint64
	tab *Table
}

func New(tab *Table) hash.Hash64 { return &digest{0, tab} }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }

// Update adds data to a checksum.
func Update(crc uint64, tab *Table, p []byte) uint64 {
	crc = ^crc
	for _, c := range p {
		crc = tab[byte(crc)^c] ^ crc>>8
	}
	return ^crc
}

func Checksum(data []byte, tab *Table) uint64 { return Update(0, tab, data) }

func (d *digest) Write(p []byte) (n int, err error) {
	d.crc = Update(d.crc, d.tab, p)
	return len(p), nil
}

func (d *digest) Sum64() uint64 { return d.crc }

func appendBE(b []byte, x uint64) []byte {
	for s := 56; s >= 0; s -= 8 {
		b = append(b, byte(x>>s))
	}
	return b
}

func readBE(b []byte) (x uint64) {
	for _, c := range b[:Size] {
		x = x<<8 | uint64(c)
	}
	return
}

func (d *digest) Sum(in []byte) []byte { return appendBE(in, d.crc) }

// tableSum tells tables apart in a marshalled state.
func tableSum(t *Table) uint64 {
	b := make([]byte, 0, 256*Size)
	for _, x := range t {
		b = appendBE(b, x)
	}
	return Checksum(b, MakeTable(ISO))
}

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	return appendBE(appendBE(append(b, "crc\x02"...), tableSum(d.tab)), d.crc), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(make([]byte, 0, 4+2*Size)) }

func (d *digest) UnmarshalBinary(b []byte) error {
	if len(b) < 4 || string(b[:4]) != "crc\x02" {
		return errors.New("hash/crc64: invalid hash state identifier")
	}
	if len(b) != 4+2*Size {
		return errors.New("hash/crc64: invalid hash state size")
	}
	if readBE(b[4:]) != tableSum(d.tab) {
		return errors.New("hash/crc64: tables do not match")
	}
	d.crc = readBE(b[4+Size:])
	return nil
}

func (d *digest) Clone() (hash.Cloner, error) {
	c := *d
	return &c, nil
}
