// Package scannerhooks is what go/parser gets of go/scanner without an exported name.
package scannerhooks

import "go/token"

// StringEnd returns the Pos after the string that a *scanner.Scanner read last: a raw string's text lacks the carriage returns of its source.
var StringEnd func(scanner any) token.Pos
