// log/internal: what log lends to log/slog.

package internal

// DefaultOutput writes a line to the standard logger; pc is the position of the call. Set by package log.
var DefaultOutput func(pc uintptr, data []byte) error
