// testing: examples. Complete.

package testing

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"time"
)

// InternalExample is what the generated main function knows of an example.
type InternalExample struct {
	Name      string
	F         func()
	Output    string
	Unordered bool
}

func RunExamples(matchString func(pat, str string) (bool, error), examples []InternalExample) (ok bool) {
	Init()
	_, ok = runExamples(matchString, examples)
	return ok
}

func runExamples(matchString func(pat, str string) (bool, error), examples []InternalExample) (ran, ok bool) {
	ok = true
	m := newMatcher(matchString, *match, "-test.run", *skip)
	for _, e := range examples {
		if _, matched, _ := m.fullName(nil, e.Name); matched {
			ran = true
			ok = runExample(e) && ok
		}
	}
	return ran, ok
}

func runExample(e InternalExample) (ok bool) {
	if verbose.on {
		fmt.Printf("%s=== RUN   %s\n", verbose.prefix(), e.Name)
	}
	stdout := os.Stdout
	f, err := os.CreateTemp("", "example")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Stdout = f
	finished := false
	start := time.Now()
	defer func() {
		d := time.Since(start)
		os.Stdout = stdout
		out, _ := os.ReadFile(f.Name())
		f.Close()
		os.Remove(f.Name())
		r := recover()
		ok = e.judge(string(out), d, finished, r)
	}()
	e.F()
	finished = true
	return
}

// judge compares what was printed, reports, and passes a panic on.
func (e *InternalExample) judge(stdout string, d time.Duration, finished bool, recovered any) bool {
	got, want := strings.TrimSpace(stdout), strings.TrimSpace(e.Output)
	fail := ""
	if e.Unordered {
		a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(a, b) && recovered == nil {
			fail = fmt.Sprintf("got:\n%s\nwant (unordered):\n%s\n", stdout, e.Output)
		}
	} else if got != want && recovered == nil {
		fail = fmt.Sprintf("got:\n%s\nwant:\n%s\n", got, want)
	}
	passed := fail == "" && finished && recovered == nil
	if !passed {
		fmt.Printf("%s--- FAIL: %s (%s)\n%s", verbose.prefix(), e.Name, seconds(d), fail)
	} else if verbose.on {
		fmt.Printf("%s--- PASS: %s (%s)\n", verbose.prefix(), e.Name, seconds(d))
	}
	if recovered != nil {
		panic(recovered)
	}
	if !finished {
		panic(errNilPanicOrGoexit)
	}
	return passed
}
