// Package scanner reads the tokens of a Go source (specification, "Lexical elements").
// Invariant: ch is the character at offset, which ends at next; a newline's line is added to the file when the character after it is read.
package scanner

import (
	"fmt"
	"go/internal/scannerhooks"
	"go/token"
	"path/filepath"
	"unicode"
	"unicode/utf8"
)

// An ErrorHandler is told of each error.
type ErrorHandler func(pos token.Position, msg string)

// A Scanner reads one source. Init makes it ready.
type Scanner struct {
	file *token.File
	dir  string // of the file's name, for //line directives
	src  []byte
	err  ErrorHandler
	mode Mode

	ch        rune // eof at the end
	offset    int
	next      int
	lineStart int // offset of the line that ch is on

	semi      bool      // a newline here is a semicolon
	newline   token.Pos // of the newline in a comment that was returned, if it is a semicolon
	stringEnd token.Pos // after the last string

	ErrorCount int // errors so far
}

func init() {
	scannerhooks.StringEnd = func(scanner any) token.Pos { return scanner.(*Scanner).stringEnd }
}

const (
	bom = '\ufeff'
	eof = -1
)

// A Mode says what the scanner returns.
type Mode uint

const (
	ScanComments    Mode = 1 << iota // comments are tokens
	dontInsertSemis                  // for tests
)

// Init makes s read src, whose size must be the file's. It panics otherwise.
func (s *Scanner) Init(file *token.File, src []byte, err ErrorHandler, mode Mode) {
	if file.Size() != len(src) {
		panic(fmt.Sprintf("file size (%d) does not match src len (%d)", file.Size(), len(src)))
	}
	dir, _ := filepath.Split(file.Name())
	// newline and stringEnd are kept, as Go keeps them.
	*s = Scanner{file: file, dir: dir, src: src, err: err, mode: mode, ch: ' ', newline: s.newline, stringEnd: s.stringEnd}
	s.advance()
	if s.ch == bom {
		s.advance()
	}
}

func (s *Scanner) errorf(offset int, format string, args ...any) {
	s.error(offset, fmt.Sprintf(format, args...))
}

func (s *Scanner) error(offset int, msg string) {
	if s.err != nil {
		s.err(s.file.Position(s.file.Pos(offset)), msg)
	}
	s.ErrorCount++
}

// advance reads the next character.
func (s *Scanner) advance() {
	s.offset = min(s.next, len(s.src))
	if s.ch == '\n' {
		s.lineStart = s.offset
		s.file.AddLine(s.offset)
	}
	if s.next >= len(s.src) {
		s.ch = eof
		return
	}
	c := s.src[s.next]
	if c != 0 && c < utf8.RuneSelf {
		s.ch = rune(c)
		s.next++
		return
	}
	s.special()
}

// special reads a character that is not ASCII, or NUL.
func (s *Scanner) special() {
	rest := s.src[s.next:]
	ch, width := utf8.DecodeRune(rest)
	switch {
	case ch == 0:
		s.error(s.offset, "illegal character NUL")
	case ch == bom && s.offset > 0:
		s.error(s.offset, "illegal byte order mark")
	case ch != utf8.RuneError || width != 1:
	case s.offset == 0 && len(rest) > 1 && (rest[0] == 0xff && rest[1] == 0xfe || rest[0] == 0xfe && rest[1] == 0xff):
		s.error(0, "illegal UTF-8 encoding (got UTF-16)")
		width += len(rest) // one error is enough
	default:
		s.error(s.offset, "illegal UTF-8 encoding")
	}
	s.ch = ch
	s.next += width
}

// peek returns the byte after ch, 0 at the end.
func (s *Scanner) peek() byte {
	if s.next < len(s.src) {
		return s.src[s.next]
	}
	return 0
}

// accept reads ch if it is c.
func (s *Scanner) accept(c rune) bool {
	if s.ch != c {
		return false
	}
	s.advance()
	return true
}

func isLetter(ch rune) bool {
	return lower(ch) >= 'a' && lower(ch) <= 'z' || ch == '_' || ch >= utf8.RuneSelf && unicode.IsLetter(ch)
}

func isDigit(ch rune) bool {
	return isDecimal(ch) || ch >= utf8.RuneSelf && unicode.IsDigit(ch)
}

func (s *Scanner) identifier() string {
	begin := s.offset
	for isLetter(s.ch) || isDigit(s.ch) {
		s.advance()
	}
	return string(s.src[begin:s.offset])
}

// A spelling is what begins with one character: alone, followed by =, by the character second, and by that and =.
// The longest is taken; 0 is none.
type spelling struct {
	alone, assign token.Token
	second        rune
	double        token.Token
	doubleAssign  token.Token
}

var operators = [128]spelling{
	':': {token.COLON, token.DEFINE, 0, 0, 0},
	',': {alone: token.COMMA},
	'(': {alone: token.LPAREN},
	')': {alone: token.RPAREN},
	'[': {alone: token.LBRACK},
	']': {alone: token.RBRACK},
	'{': {alone: token.LBRACE},
	'}': {alone: token.RBRACE},
	'~': {alone: token.TILDE},
	'+': {token.ADD, token.ADD_ASSIGN, '+', token.INC, 0},
	'-': {token.SUB, token.SUB_ASSIGN, '-', token.DEC, 0},
	'*': {token.MUL, token.MUL_ASSIGN, 0, 0, 0},
	'/': {token.QUO, token.QUO_ASSIGN, 0, 0, 0},
	'%': {token.REM, token.REM_ASSIGN, 0, 0, 0},
	'^': {token.XOR, token.XOR_ASSIGN, 0, 0, 0},
	'<': {token.LSS, token.LEQ, '<', token.SHL, token.SHL_ASSIGN},
	'>': {token.GTR, token.GEQ, '>', token.SHR, token.SHR_ASSIGN},
	'=': {token.ASSIGN, token.EQL, 0, 0, 0},
	'!': {token.NOT, token.NEQ, 0, 0, 0},
	'&': {token.AND, token.AND_ASSIGN, '&', token.LAND, 0},
	'|': {token.OR, token.OR_ASSIGN, '|', token.LOR, 0},
}

// spelling reads the rest of an operator whose first character was read.
func (s *Scanner) spelling(op *spelling) token.Token {
	if op.assign != 0 && s.accept('=') {
		return op.assign
	}
	if op.double != 0 && s.accept(op.second) {
		if op.doubleAssign != 0 && s.accept('=') {
			return op.doubleAssign
		}
		return op.double
	}
	return op.alone
}

// ends has the tokens after which a newline is a semicolon.
var ends = [...]bool{
	token.IDENT: true, token.INT: true, token.FLOAT: true, token.IMAG: true, token.CHAR: true, token.STRING: true,
	token.BREAK: true, token.CONTINUE: true, token.FALLTHROUGH: true, token.RETURN: true,
	token.INC: true, token.DEC: true, token.RPAREN: true, token.RBRACK: true, token.RBRACE: true, token.VAR: false, token.TILDE: false,
}

// Scan returns the next token, its place and its text: of literals, identifiers, keywords and comments; ";" or "\n" of a semicolon; the character
// of an illegal one. At the end it returns EOF.
func (s *Scanner) Scan() (pos token.Pos, tok token.Token, lit string) {
	for {
		if s.newline.IsValid() {
			pos, s.newline = s.newline, token.NoPos
			return pos, token.SEMICOLON, "\n"
		}
		for s.ch == ' ' || s.ch == '\t' || s.ch == '\r' || s.ch == '\n' && !s.semi {
			s.advance()
		}
		pos = s.file.Pos(s.offset)
		tok, lit = s.token(pos)
		switch {
		case tok == token.COMMENT || tok == token.ILLEGAL:
			if tok == token.COMMENT && s.mode&ScanComments == 0 {
				continue
			}
		case tok == token.SEMICOLON && lit == "\n":
			s.semi = false
		case s.mode&dontInsertSemis == 0:
			s.semi = ends[tok]
		}
		return pos, tok, lit
	}
}

// token reads the token that begins with ch. It only changes semi for comments.
func (s *Scanner) token(pos token.Pos) (tok token.Token, lit string) {
	ch := s.ch
	if isLetter(ch) {
		lit = s.identifier()
		return token.Lookup(lit), lit
	}
	if isDecimal(ch) || ch == '.' && isDecimal(rune(s.peek())) {
		return s.number()
	}
	s.advance()
	switch ch {
	case eof:
		if s.semi {
			return token.SEMICOLON, "\n"
		}
		return token.EOF, ""
	case '\n':
		return token.SEMICOLON, "\n"
	case ';':
		return token.SEMICOLON, ";"
	case '"':
		lit = s.str()
		s.stringEnd = pos + token.Pos(len(lit))
		return token.STRING, lit
	case '\'':
		return token.CHAR, s.char()
	case '`':
		lit, size := s.raw()
		s.stringEnd = pos + token.Pos(size)
		return token.STRING, lit
	case '.':
		if s.ch == '.' && s.peek() == '.' {
			s.advance()
			s.advance()
			return token.ELLIPSIS, ""
		}
		return token.PERIOD, ""
	case '/':
		if s.ch == '/' || s.ch == '*' {
			text, newline := s.comment()
			if s.semi && newline != 0 {
				s.newline = s.file.Pos(newline)
				s.semi = false
			}
			return token.COMMENT, text
		}
	case '<':
		if s.accept('-') {
			return token.ARROW, ""
		}
	case '&':
		if s.accept('^') {
			return s.spelling(&spelling{alone: token.AND_NOT, assign: token.AND_NOT_ASSIGN}), ""
		}
	}
	if ch > 0 && ch < utf8.RuneSelf && operators[ch].alone != 0 {
		return s.spelling(&operators[ch]), ""
	}
	switch offset := s.file.Offset(pos); ch {
	case bom: // advance has told of it
	case '“', '”':
		s.errorf(offset, "curly quotation mark %q (use neutral %q)", ch, '"')
	default:
		s.errorf(offset, "illegal character %#U", ch)
	}
	return token.ILLEGAL, string(ch)
}
