// Package lzw reads and writes data compressed as Lempel, Ziv and Welch do it ("A Technique for High-Performance Data Compression", Computer 17(6),
// 1984), with codes of up to 12 bits, as GIF, TIFF (but for a code that becomes wider one too early there) and PDF have it. Complete.
//
// Codes below 1<<litWidth are bytes; then come one that clears the table and one for the end. Every other code is what an earlier code stood for
// and one more byte. Codes are as wide as the next one that is added to the table needs. This file: what both directions have in common.
package lzw

import (
	"errors"
	"fmt"
)

// Order says which bits of a byte come first.
type Order int

const (
	// LSB has the least significant bits first: GIF.
	LSB Order = iota
	// MSB has the most significant bits first: TIFF, PDF.
	MSB
)

const (
	maxWidth = 12
	maxCodes = 1 << maxWidth
)

var errClosed = errors.New("lzw: reader/writer is closed")

// check tells what is wrong with the arguments of readers and writers.
func check(order Order, litWidth int) error {
	if order != LSB && order != MSB {
		return errors.New("lzw: unknown order")
	}
	if litWidth < 2 || litWidth > 8 {
		return fmt.Errorf("lzw: litWidth %d out of range", litWidth)
	}
	return nil
}
