// testdeps: what the generated main function of a test program hands to testing: patterns, the import path, counters of
// coverage. Complete as far as `gosim test` generates calls.

package testdeps

import "regexp"

// ImportPath is the path of the tested package.
var ImportPath string

// CoverMode is "" without coverage.
var CoverMode string

// Covered says what is counted, if it is not the tested package: " in ./...".
var Covered string

type coverFile struct {
	counters []uint32
	stmts    []int
}

var coverFiles []coverFile

// AddCover registers a file's counters, one a block, and how many statements each block has. What the program does not import has no counters.
func AddCover(counters []uint32, stmts ...int) {
	coverFiles = append(coverFiles, coverFile{counters, stmts})
}

type TestDeps struct{}

var (
	matchPattern string
	matchRegexp  *regexp.Regexp
)

func (TestDeps) MatchString(pat, str string) (bool, error) {
	if matchRegexp == nil || matchPattern != pat {
		re, err := regexp.Compile(pat)
		if err != nil {
			return false, err
		}
		matchPattern, matchRegexp = pat, re
	}
	return matchRegexp.MatchString(str), nil
}

func (TestDeps) ImportPath() string { return ImportPath }

func (TestDeps) CoverMode() string { return CoverMode }

func (TestDeps) Covered() string { return Covered }

// Coverage counts the statements that ran, and all.
func (TestDeps) Coverage() (covered, total int) {
	for _, f := range coverFiles {
		for i, n := range f.stmts {
			total += n
			if f.counters != nil && f.counters[i] > 0 {
				covered += n
			}
		}
	}
	return covered, total
}
