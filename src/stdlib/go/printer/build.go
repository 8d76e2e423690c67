package printer

import (
	"go/build/constraint"
	"slices"
	"text/tabwriter"
)

func isBreak(c byte) bool { return c == '\n' || c == '\f' }

// lineAt returns the line of the output that begins at an offset, with its break.
func (p *printer) lineAt(begin int) []byte {
	for i := begin; i < len(p.output); i++ {
		if isBreak(p.output[i]) {
			return p.output[begin : i+1]
		}
	}
	return p.output[begin:]
}

// commentAt returns the text of the comment at an offset.
func (p *printer) commentAt(begin int) string {
	if begin < len(p.output) && p.output[begin] == tabwriter.Escape {
		begin++
	}
	end := begin
	for end < len(p.output) && p.output[end] != tabwriter.Escape && !isBreak(p.output[end]) {
		end++
	}
	return string(p.output[begin:end])
}

// afterComments returns the offset behind the last empty line among the line comments at the begin.
func (p *printer) afterComments() int {
	place := 0
	for pos := 0; ; {
		for pos < len(p.output) && (p.output[pos] == ' ' || p.output[pos] == '\t') {
			pos++
		}
		comment := pos+3 < len(p.output) && p.output[pos] == tabwriter.Escape && p.output[pos+1] == '/' && p.output[pos+2] == '/'
		for comment && pos < len(p.output) && !isBreak(p.output[pos]) {
			pos++
		}
		if pos >= len(p.output) || !isBreak(p.output[pos]) {
			return place
		}
		pos++
		if !comment {
			place = pos
		}
	}
}

// constraint returns what the build lines say, or nil if that is not clear.
func (p *printer) constraint() (x constraint.Expr) {
	if len(p.goBuild) == 1 {
		x, _ = constraint.Parse(p.commentAt(p.goBuild[0]))
		return x
	}
	if len(p.goBuild) > 1 {
		return nil
	}
	for _, pos := range p.plusBuild {
		y, err := constraint.Parse(p.commentAt(pos))
		if err != nil {
			return nil
		}
		if x == nil {
			x = y
		} else {
			x = &constraint.AndExpr{X: x, Y: y}
		}
	}
	return x
}

// gatherBuildLines puts the build lines together, at the begin or behind the first comments, with // +build lines that say what //go:build says.
func (p *printer) gatherBuildLines() {
	lines := slices.Sorted(slices.Values(slices.Concat(p.goBuild, p.plusBuild)))
	if len(lines) == 0 {
		return
	}
	place := p.afterComments()
	if len(p.goBuild) > 0 && p.goBuild[0] < place {
		place = p.goBuild[0]
	} else if len(p.plusBuild) > 0 && p.plusBuild[0] < place {
		place = p.plusBuild[0]
	}
	var block []byte
	line := func(text string) {
		block = append(block, tabwriter.Escape)
		block = append(block, text...)
		block = append(block, tabwriter.Escape, '\n')
	}
	if x := p.constraint(); x == nil {
		for _, pos := range slices.Concat(p.goBuild, p.plusBuild) {
			block = append(block, p.lineAt(pos)...)
		}
	} else {
		line("//go:build " + x.String())
		if len(p.plusBuild) > 0 {
			plus, err := constraint.PlusBuildLines(x)
			if err != nil {
				plus = []string{"// +build error: " + err.Error()}
			}
			for _, text := range plus {
				line(text)
			}
		}
	}
	block = append(block, '\n')

	var rest []byte
	from := place
	for _, pos := range lines {
		if pos >= from {
			rest = joinLines(rest, p.output[from:pos])
			from = pos + len(p.lineAt(pos))
		}
	}
	rest = joinLines(rest, p.output[from:])
	if n := len(rest); n >= 2 && isBreak(rest[n-1]) && isBreak(rest[n-2]) {
		rest = rest[:n-1]
	}
	p.output = slices.Concat(p.output[:place], block, rest)
}

// joinLines appends lines, without an empty one behind an empty one or at the begin.
func joinLines(x, y []byte) []byte {
	if n := len(x); len(y) > 0 && isBreak(y[0]) && (n == 0 || n >= 2 && isBreak(x[n-1]) && isBreak(x[n-2])) {
		y = y[1:]
	}
	return append(x, y...)
}
