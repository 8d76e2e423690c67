// encoding/pem: complete.

// Package pem implements the PEM data encoding, which originated in Privacy Enhanced Mail.
package pem

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
)

// A Block represents a PEM encoded structure.
type Block struct {
	Type    string            // The type, taken from the preamble (i.e. "RSA PRIVATE KEY").
	Headers map[string]string // Optional headers.
	Bytes   []byte            // The decoded bytes of the contents. Typically a DER encoded ASN.1 structure.
}

const (
	begin = "-----BEGIN "
	end   = "\n-----END "
	mark  = "-----"
)

// cutLine gives the first line without white space at its end, and what follows.
func cutLine(data []byte) (line, rest []byte) {
	line, rest, _ = bytes.Cut(data, []byte{'\n'})
	if n := len(line); n > 0 && n < len(data) && line[n-1] == '\r' {
		line = line[:n-1]
	}
	return bytes.TrimRight(line, " \t"), rest
}

// Decode will find the next PEM formatted block (certificate, private key etc) in the input. It returns that block and the
// remainder of the input. If no PEM data is found, p is nil and the whole of the input is returned in rest.
func Decode(data []byte) (p *Block, rest []byte) {
	rest = data
	for {
		stop := bytes.Index(rest, []byte(end))
		if stop < 0 {
			return nil, data
		}
		after := rest[stop+len(end):]
		// The last beginning before the end, at the start of a line.
		start := bytes.LastIndex(rest[:stop], []byte(begin))
		if start >= 0 && (start == 0 || rest[start-1] == '\n') {
			body := rest[start+len(begin):]
			block, tail, ok, cut := decodeBlock(body, len(body)-len(after))
			if cut {
				return nil, data
			}
			if ok {
				return block, tail
			}
		}
		rest = after
	}
}

// decodeBlock decodes what follows a beginning; endAt is where in it the text behind the end's words is. cut tells that the data stop
// in the headers.
func decodeBlock(body []byte, endAt int) (p *Block, tail []byte, ok, cut bool) {
	total := len(body)
	typeLine, rest := cutLine(body)
	kind, ok := bytes.CutSuffix(typeLine, []byte(mark))
	if !ok {
		return
	}
	p = &Block{Headers: make(map[string]string), Type: string(kind)}
	for {
		if len(rest) == 0 {
			return nil, nil, false, true
		}
		line, next := cutLine(rest)
		key, value, isHeader := bytes.Cut(line, []byte{':'})
		if !isHeader {
			break
		}
		p.Headers[string(bytes.TrimSpace(key))] = string(bytes.TrimSpace(value))
		rest = next
	}
	// Positions in rest; the newline before the end may be the one of the last header.
	endAt -= total - len(rest)
	size := endAt - len(end)
	if len(p.Headers) > 0 && size < 0 || endAt < 0 || endAt > len(rest) {
		return nil, nil, false, false
	}
	trailer, ok := bytes.CutPrefix(rest[endAt:], append(kind[:len(kind):len(kind)], mark...))
	if !ok {
		return
	}
	if line, _ := cutLine(trailer); len(line) > 0 {
		return nil, nil, false, false
	}
	p.Bytes = []byte{}
	if size > 0 {
		text := slices.DeleteFunc(bytes.Clone(rest[:size]), func(c byte) bool { return c == ' ' || c == '\t' })
		decoded, err := base64.StdEncoding.AppendDecode(p.Bytes, text)
		if err != nil {
			return nil, nil, false, false
		}
		p.Bytes = decoded
	}
	_, tail = cutLine(trailer)
	return p, tail, true, false
}

// Encode writes the PEM encoding of b to out.
func Encode(out io.Writer, b *Block) error {
	text, err := encode(b)
	if err != nil {
		return err
	}
	_, err = out.Write(text)
	return err
}

func encode(b *Block) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(begin + b.Type + mark + "\n")
	names := slices.Sorted(maps.Keys(b.Headers))
	// RFC 1421 wants this one first.
	const first = "Proc-Type"
	if i := slices.Index(names, first); i >= 0 {
		names = slices.Insert(slices.Delete(names, i, i+1), 0, first)
	}
	for _, name := range names {
		if strings.Contains(name, ":") {
			return nil, errors.New("pem: cannot encode a header key that contains a colon")
		}
		out.WriteString(name + ": " + b.Headers[name] + "\n")
	}
	if len(names) > 0 {
		out.WriteByte('\n')
	}
	const width = 64
	for text := base64.StdEncoding.EncodeToString(b.Bytes); text != ""; {
		n := min(len(text), width)
		out.WriteString(text[:n])
		out.WriteByte('\n')
		text = text[n:]
	}
	out.WriteString(end[1:] + b.Type + mark + "\n")
	return out.Bytes(), nil
}

// EncodeToMemory returns the PEM encoding of b, or nil if b has invalid headers and cannot be encoded.
func EncodeToMemory(b *Block) []byte {
	text, err := encode(b)
	if err != nil {
		return nil
	}
	return text
}
