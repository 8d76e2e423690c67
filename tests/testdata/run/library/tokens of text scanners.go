// run

package main

import (
	"fmt"
	"strings"
	"text/scanner"
	"unicode"
)

func main() {
	const src = "// comment\nx := 0x1F + 1_000.5e-3 /* é */ if a.b >= 'c' && \"s\\tr\" == `raw\n` { 世界++ }\n"
	var s scanner.Scanner
	s.Init(strings.NewReader(src))
	s.Filename = "example"
	for tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {
		fmt.Printf("%s: %q %s\n", s.Position, s.TokenText(), scanner.TokenString(tok))
	}
	fmt.Println(s.Pos(), s.ErrorCount)

	s.Init(strings.NewReader("08 0b12 1__0 0x 1e 'ab' '\\q' \"open\nfoo\xff\x00 /* open"))
	s.Mode ^= scanner.SkipComments
	s.Error = func(s *scanner.Scanner, msg string) { fmt.Printf("  %s %s %q\n", s.Pos(), msg, s.TokenText()) }
	for tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {
		fmt.Printf("%s: %q %s\n", s.Position, s.TokenText(), scanner.TokenString(tok))
	}
	fmt.Println(s.ErrorCount)

	s.Init(strings.NewReader("a-b %c\n\td1e5"))
	s.Mode = scanner.ScanIdents | scanner.ScanInts
	s.Whitespace ^= 1<<'\t' | 1<<'\n'
	s.IsIdentRune = func(ch rune, i int) bool { return ch == '-' && i > 0 || unicode.IsLetter(ch) }
	for tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {
		fmt.Printf("%s: %q %s %q\n", s.Position, s.TokenText(), scanner.TokenString(tok), s.Peek())
	}
	s.Init(strings.NewReader("\ufeffab"))
	fmt.Println(s.Next(), s.Pos(), s.Next(), s.Next(), s.IsValid(), s.Position)
}

// Output:
// example:2:1: "x" Ident
// example:2:3: ":" ":"
// example:2:4: "=" "="
// example:2:6: "0x1F" Int
// example:2:11: "+" "+"
// example:2:13: "1_000.5e-3" Float
// example:2:32: "if" Ident
// example:2:35: "a" Ident
// example:2:36: "." "."
// example:2:37: "b" Ident
// example:2:39: ">" ">"
// example:2:40: "=" "="
// example:2:42: "'c'" Char
// example:2:46: "&" "&"
// example:2:47: "&" "&"
// example:2:49: "\"s\\tr\"" String
// example:2:56: "=" "="
// example:2:57: "=" "="
// example:2:59: "`raw\n`" RawString
// example:3:3: "{" "{"
// example:3:5: "世界" Ident
// example:3:7: "+" "+"
// example:3:8: "+" "+"
// example:3:10: "}" "}"
// example:4:1 0
//   example:1:3 invalid digit '8' in octal literal "08"
// example:1:1: "08" Int
//   example:1:8 invalid digit '2' in binary literal "0b12"
// example:1:4: "0b12" Int
//   example:1:13 '_' must separate successive digits "1__0"
// example:1:9: "1__0" Int
//   example:1:16 hexadecimal literal has no digits "0x"
// example:1:14: "0x" Int
//   example:1:19 exponent has no digits "1e"
// example:1:17: "1e" Float
//   example:1:23 invalid char literal "'ab"
// example:1:20: "'ab'" Char
//   example:1:27 invalid char escape "'\\"
//   example:1:28 invalid char literal "'\\q"
// example:1:25: "'\\q'" Char
//   example:1:35 literal not terminated "\"open"
// example:1:30: "\"open\n" String
//   example:2:4 invalid UTF-8 encoding "foo"
// example:2:1: "foo" Ident
//   example:2:5 invalid character NUL "\xff"
// example:2:4: "\xff" "�"
// example:2:5: "\x00" "\x00"
//   example:2:14 comment not terminated "/* open"
// example:2:7: "/* open" Comment
// 12
// example:1:1: "a-b" Ident ' '
// example:1:5: "%" "%" 'c'
// example:1:6: "c" Ident '\n'
// example:1:7: "\n" "\n" '\t'
// example:2:1: "\t" "\t" 'd'
// example:2:2: "d" Ident '1'
// example:2:3: "1" Int 'e'
// example:2:4: "e" Ident '5'
// example:2:5: "5" Int '�'
// 97 example:1:3 98 -1 false example
