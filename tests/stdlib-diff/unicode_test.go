// Compares package unicode with the real one over all code points and all tables.

package difftest

import (
	"maps"
	"reflect"
	"testing"
	real "unicode"

	"gs/unicode"
)

func TestTables(t *testing.T) {
	for _, m := range []struct {
		ours map[string]*unicode.RangeTable
		real map[string]*real.RangeTable
	}{
		{unicode.Categories, real.Categories}, {unicode.Scripts, real.Scripts}, {unicode.Properties, real.Properties},
		{unicode.FoldCategory, real.FoldCategory}, {unicode.FoldScript, real.FoldScript},
	} {
		if len(m.ours) != len(m.real) {
			t.Errorf("%d tables, want %d", len(m.ours), len(m.real))
		}
		for name, r := range m.real {
			o := m.ours[name]
			if o == nil || len(o.R16) != len(r.R16) || len(o.R32) != len(r.R32) || o.LatinOffset != r.LatinOffset {
				t.Errorf("table %s differs", name)
				continue
			}
			for i, x := range r.R16 {
				if o.R16[i] != unicode.Range16(x) {
					t.Errorf("table %s differs", name)
				}
			}
			for i, x := range r.R32 {
				if o.R32[i] != unicode.Range32(x) {
					t.Errorf("table %s differs", name)
				}
			}
		}
	}
	if !maps.Equal(unicode.CategoryAliases, real.CategoryAliases) || len(unicode.CaseRanges) != len(real.CaseRanges) {
		t.Error("aliases or case ranges differ")
	}
	for i, c := range real.CaseRanges {
		if o := unicode.CaseRanges[i]; o.Lo != c.Lo || o.Hi != c.Hi || !reflect.DeepEqual([3]rune(o.Delta), [3]rune(c.Delta)) {
			t.Errorf("case range %d differs", i)
		}
	}
}

func TestFunctions(t *testing.T) {
	type pred struct{ ours, real func(rune) bool }
	preds := []pred{
		{unicode.IsControl, real.IsControl}, {unicode.IsDigit, real.IsDigit}, {unicode.IsGraphic, real.IsGraphic}, {unicode.IsLetter, real.IsLetter},
		{unicode.IsLower, real.IsLower}, {unicode.IsMark, real.IsMark}, {unicode.IsNumber, real.IsNumber}, {unicode.IsPrint, real.IsPrint},
		{unicode.IsPunct, real.IsPunct}, {unicode.IsSpace, real.IsSpace}, {unicode.IsSymbol, real.IsSymbol}, {unicode.IsTitle, real.IsTitle}, {unicode.IsUpper, real.IsUpper},
	}
	type mapping struct{ ours, real func(rune) rune }
	maps := []mapping{
		{unicode.ToLower, real.ToLower}, {unicode.ToUpper, real.ToUpper}, {unicode.ToTitle, real.ToTitle}, {unicode.SimpleFold, real.SimpleFold},
		{unicode.TurkishCase.ToLower, real.TurkishCase.ToLower}, {unicode.TurkishCase.ToUpper, real.TurkishCase.ToUpper}, {unicode.AzeriCase.ToTitle, real.AzeriCase.ToTitle},
	}
	for r := rune(-300); r <= unicode.MaxRune+300; r++ {
		for i, p := range preds {
			if p.ours(r) != p.real(r) {
				t.Fatalf("predicate %d differs at %#x", i, r)
			}
		}
		for i, m := range maps {
			if m.ours(r) != m.real(r) {
				t.Fatalf("mapping %d differs at %#x: %#x, want %#x", i, r, m.ours(r), m.real(r))
			}
		}
	}
	for c := -1; c < 4; c++ {
		if unicode.To(c, 'x') != real.To(c, 'x') {
			t.Errorf("To(%d)", c)
		}
	}
}
