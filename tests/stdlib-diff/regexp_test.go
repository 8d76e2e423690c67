package regexp_test

import (
	"fmt"
	"math/rand"
	real "regexp"
	"testing"

	ours "gs/regexp"
)

func show[T interface {
	FindAllStringSubmatchIndex(string, int) [][]int
	ReplaceAllString(string, string) string
	Split(string, int) []string
	FindStringIndex(string) []int
	MatchString(string) bool
	NumSubexp() int
	SubexpNames() []string
	String() string
}](re T, s string) string {
	return fmt.Sprintf("%v %q %q %v %v %v %q", re.FindAllStringSubmatchIndex(s, -1), re.ReplaceAllString(s, "<$1${2}x$0$n>"), re.Split(s, -1), re.FindStringIndex(s), re.MatchString(s), re.NumSubexp(), re.SubexpNames())
}

func TestRandom(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	parts := []string{"a", "b", "ab", "c", ".", "^", "$", "\\b", "\\B", "\\d", "\\w", "\\s", "[a-c]", "[^a]", "[[:alpha:]]", "[^[:digit:]b-]", "(", ")", "(?:", "(?P<n>", "(?i)", "(?i:", "(?s).", "(?m)^", "(?m)$", "(?U)", "(?-i)",
		"*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,}", "{2,1}", "{,2}", "{1001}", "|", "\\pL", "\\p{Greek}", "\\PN", "\\x41", "\\x{3b1}", "\\Qa.b\\E", "\\A", "\\z", "[", "]", "\\", "é", "α", "[α-γ]", "\\1", "\\012", "\\.", "(?<m>", "(?x)", "-", "[z-a]", "[a-\\d]", "\\p{Foo}", "\\pZ"}
	texts := []string{"", "a", "ab", "abab", "aab cb", "ABa1 b2\nab\nc", "αβγ aé", "a.b a-b", "xyz 12 ab_", "aaa", "\xff\xfea", "éa\nα"}
	n := 0
	for i := 0; i < 60000; i++ {
		e := ""
		for k := 1 + rng.Intn(7); k > 0; k-- {
			e += parts[rng.Intn(len(parts))]
		}
		for posix := 0; posix < 2; posix++ {
			a, e1 := real.Compile(e)
			b, e2 := ours.Compile(e)
			if posix == 1 {
				a, e1 = real.CompilePOSIX(e)
				b, e2 = ours.CompilePOSIX(e)
			}
			if fmt.Sprint(e1) != fmt.Sprint(e2) {
				if n++; n < 30 {
					t.Errorf("%q posix %d: want %v got %v", e, posix, e1, e2)
				}
				continue
			}
			if e1 != nil {
				continue
			}
			for _, s := range texts {
				if x, y := show(a, s), show(b, s); x != y {
					if n++; n < 30 {
						t.Errorf("%q posix %d on %q:\nwant %s\n got %s", e, posix, s, x, y)
					}
					break
				}
			}
		}
	}
}
