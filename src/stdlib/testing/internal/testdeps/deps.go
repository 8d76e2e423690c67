// testing/internal/testdeps: what generated main functions hand to testing.MainStart, as far as gosim's testing asks for it.

package testdeps

import "regexp"

// ImportPath is set by the generated main function.
var ImportPath string

type TestDeps struct{}

func (TestDeps) ImportPath() string { return ImportPath }

func (TestDeps) MatchString(pat, str string) (result bool, err error) {
	if re == nil || pat != rePat {
		if re, err = regexp.Compile(pat); err != nil {
			return
		}
		rePat = pat
	}
	return re.MatchString(str), nil
}

var (
	re    *regexp.Regexp
	rePat string
)
