// Package token defines the tokens of Go and positions in sources: a Pos is an offset in a space that a FileSet divides among files.
// Invariants: token numbers, their order and their strings are Go 1.26's (programs compare and print them).
package token

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// A Token is a kind of token of Go.
type Token int

const (
	ILLEGAL Token = iota
	EOF
	COMMENT

	literal_beg
	IDENT
	INT
	FLOAT
	IMAG
	CHAR
	STRING
	literal_end

	operator_beg
	ADD
	SUB
	MUL
	QUO
	REM

	AND
	OR
	XOR
	SHL
	SHR
	AND_NOT

	ADD_ASSIGN
	SUB_ASSIGN
	MUL_ASSIGN
	QUO_ASSIGN
	REM_ASSIGN

	AND_ASSIGN
	OR_ASSIGN
	XOR_ASSIGN
	SHL_ASSIGN
	SHR_ASSIGN
	AND_NOT_ASSIGN

	LAND
	LOR
	ARROW
	INC
	DEC

	EQL
	LSS
	GTR
	ASSIGN
	NOT

	NEQ
	LEQ
	GEQ
	DEFINE
	ELLIPSIS

	LPAREN
	LBRACK
	LBRACE
	COMMA
	PERIOD

	RPAREN
	RBRACK
	RBRACE
	SEMICOLON
	COLON
	operator_end

	keyword_beg
	BREAK
	CASE
	CHAN
	CONST
	CONTINUE

	DEFAULT
	DEFER
	ELSE
	FALLTHROUGH
	FOR

	FUNC
	GO
	GOTO
	IF
	IMPORT

	INTERFACE
	MAP
	PACKAGE
	RANGE
	RETURN

	SELECT
	STRUCT
	SWITCH
	TYPE
	VAR
	keyword_end

	additional_beg
	TILDE
	additional_end
)

var texts = [...]string{
	ILLEGAL: "ILLEGAL", EOF: "EOF", COMMENT: "COMMENT",
	IDENT: "IDENT", INT: "INT", FLOAT: "FLOAT", IMAG: "IMAG", CHAR: "CHAR", STRING: "STRING",
	ADD: "+", SUB: "-", MUL: "*", QUO: "/", REM: "%",
	AND: "&", OR: "|", XOR: "^", SHL: "<<", SHR: ">>", AND_NOT: "&^",
	ADD_ASSIGN: "+=", SUB_ASSIGN: "-=", MUL_ASSIGN: "*=", QUO_ASSIGN: "/=", REM_ASSIGN: "%=",
	AND_ASSIGN: "&=", OR_ASSIGN: "|=", XOR_ASSIGN: "^=", SHL_ASSIGN: "<<=", SHR_ASSIGN: ">>=", AND_NOT_ASSIGN: "&^=",
	LAND: "&&", LOR: "||", ARROW: "<-", INC: "++", DEC: "--",
	EQL: "==", LSS: "<", GTR: ">", ASSIGN: "=", NOT: "!",
	NEQ: "!=", LEQ: "<=", GEQ: ">=", DEFINE: ":=", ELLIPSIS: "...",
	LPAREN: "(", LBRACK: "[", LBRACE: "{", COMMA: ",", PERIOD: ".",
	RPAREN: ")", RBRACK: "]", RBRACE: "}", SEMICOLON: ";", COLON: ":",
	BREAK: "break", CASE: "case", CHAN: "chan", CONST: "const", CONTINUE: "continue",
	DEFAULT: "default", DEFER: "defer", ELSE: "else", FALLTHROUGH: "fallthrough", FOR: "for",
	FUNC: "func", GO: "go", GOTO: "goto", IF: "if", IMPORT: "import",
	INTERFACE: "interface", MAP: "map", PACKAGE: "package", RANGE: "range", RETURN: "return",
	SELECT: "select", STRUCT: "struct", SWITCH: "switch", TYPE: "type", VAR: "var",
	TILDE: "~",
}

// String returns the text of an operator or keyword, the constant's name of other tokens.
func (tok Token) String() string {
	if tok >= 0 && int(tok) < len(texts) && texts[tok] != "" {
		return texts[tok]
	}
	return "token(" + strconv.Itoa(int(tok)) + ")"
}

// The precedences of what are no binary operators, of unary ones, and of operands.
const (
	LowestPrec  = 0
	UnaryPrec   = 6
	HighestPrec = 7
)

// Precedence returns the precedence of a binary operator, 1 to 5, or LowestPrec.
func (op Token) Precedence() int {
	switch op {
	case MUL, QUO, REM, SHL, SHR, AND, AND_NOT:
		return 5
	case ADD, SUB, OR, XOR:
		return 4
	case EQL, NEQ, LSS, LEQ, GTR, GEQ:
		return 3
	case LAND:
		return 2
	case LOR:
		return 1
	}
	return LowestPrec
}

var keywords = func() map[string]Token {
	m := make(map[string]Token, keyword_end-keyword_beg)
	for tok := keyword_beg + 1; tok < keyword_end; tok++ {
		m[texts[tok]] = tok
	}
	return m
}()

// Lookup returns the keyword that ident is, or IDENT.
func Lookup(ident string) Token {
	if tok, ok := keywords[ident]; ok {
		return tok
	}
	return IDENT
}

// IsLiteral reports whether tok is an identifier or a literal.
func (tok Token) IsLiteral() bool { return tok > literal_beg && tok < literal_end }

// IsOperator reports whether tok is an operator or delimiter.
func (tok Token) IsOperator() bool { return tok > operator_beg && tok < operator_end || tok == TILDE }

// IsKeyword reports whether tok is a keyword.
func (tok Token) IsKeyword() bool { return tok > keyword_beg && tok < keyword_end }

// IsExported reports whether name begins with an upper-case letter.
func IsExported(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(r)
}

// IsKeyword reports whether name is a keyword.
func IsKeyword(name string) bool { return Lookup(name) != IDENT }

// IsIdentifier reports whether name is a nonempty identifier and no keyword.
func IsIdentifier(name string) bool {
	for i, r := range name {
		if r != '_' && !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return name != "" && !IsKeyword(name)
}
