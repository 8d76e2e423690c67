// Hot functions of the library, for `node dist/bench.mjs -library`: name and nanoseconds a call, the least of several runs of some milliseconds each.
// Whatever is named on the command line runs, or everything: groups (strconv) or functions (strconv.Itoa).
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand"
	"os"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
)

type person struct {
	Name  string            `json:"name"`
	Age   int               `json:"age"`
	Email string            `json:"email,omitempty"`
	Tags  []string          `json:"tags"`
	Extra map[string]string `json:"extra"`
	Score float64           `json:"score"`
}

type byAge []person

func (s byAge) Len() int           { return len(s) }
func (s byAge) Less(i, j int) bool { return s[i].Age < s[j].Age }
func (s byAge) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }

// What functions work on, and where results go.
var (
	text    = strings.Repeat("The quick brown fox jumps over the lazy dog, and runs away; nobody knows where it went. ", 50)
	raw     = []byte(text)
	again   = []byte(text)
	words   = strings.Fields(text)
	ints    = make([]int, 1000)
	sorted  []int
	floats  = make([]float64, 100)
	numbers = make([]string, 100)
	decimal = make([]string, 100)
	people  = make([]person, 200)
	one     = person{"Gopher", 17, "gopher@example.com", []string{"a", "b", "c"}, map[string]string{"k": "v", "z": "w"}, 12.5}
	encoded []byte
	big     []byte

	total int
	str   string
	err   error

	wordRE  = regexp.MustCompile(`\b[a-z]+ing\b|lazy|quick`)
	mailRE  = regexp.MustCompile(`^([a-z0-9._]+)@([a-z]+)\.(com|org)$`)
	groupRE = regexp.MustCompile(`(\w+) (\w+)`)
	slowRE  = regexp.MustCompile(`(a|ab|abc)*d[xyz]{2,5}`)
)

func setup() {
	r := rand.New(rand.NewSource(1))
	for i := range ints {
		ints[i] = r.Intn(1e6)
	}
	sorted = slices.Sorted(slices.Values(ints))
	for i := range floats {
		floats[i] = r.NormFloat64() * 1e3
		numbers[i] = strconv.Itoa(r.Intn(1e9))
		decimal[i] = strconv.FormatFloat(floats[i], 'g', -1, 64)
	}
	for i := range people {
		people[i] = one
		people[i].Age = r.Intn(100)
		people[i].Name = words[r.Intn(len(words))]
	}
	encoded, _ = json.Marshal(one)
	big, _ = json.Marshal(people)
}

// A function does its work n times.
var functions = []struct {
	name string
	f    func(n int)
}{
	{"strconv.Itoa", func(n int) {
		for i := range n {
			str = strconv.Itoa(ints[i%1000])
		}
	}},
	{"strconv.AppendInt", func(n int) {
		var buf [32]byte
		for i := range n {
			total += len(strconv.AppendInt(buf[:0], int64(ints[i%1000])<<20, 10))
		}
	}},
	{"strconv.Atoi", func(n int) {
		for i := range n {
			x, _ := strconv.Atoi(numbers[i%100])
			total += x
		}
	}},
	{"strconv.ParseInt", func(n int) {
		for i := range n {
			x, _ := strconv.ParseInt(numbers[i%100], 16, 64)
			total += int(x)
		}
	}},
	{"strconv.FormatFloat", func(n int) {
		for i := range n {
			str = strconv.FormatFloat(floats[i%100], 'g', -1, 64)
		}
	}},
	{"strconv.FormatFixed", func(n int) {
		for i := range n {
			str = strconv.FormatFloat(floats[i%100], 'f', 3, 64)
		}
	}},
	{"strconv.ParseFloat", func(n int) {
		for i := range n {
			x, _ := strconv.ParseFloat(decimal[i%100], 64)
			total += int(x)
		}
	}},
	{"strconv.Quote", func(n int) {
		for range n {
			str = strconv.Quote("a string with \"quotes\" and a newline\n")
		}
	}},
	{"strings.Index", func(n int) {
		for range n {
			total += strings.Index(text, "nobody cares")
		}
	}},
	{"strings.IndexByte", func(n int) {
		for range n {
			total += strings.IndexByte(text, '!')
		}
	}},
	{"strings.Count", func(n int) {
		for range n {
			total += strings.Count(text, "fox")
		}
	}},
	{"strings.Split", func(n int) {
		for range n {
			total += len(strings.Split(text, " "))
		}
	}},
	{"strings.Fields", func(n int) {
		for range n {
			total += len(strings.Fields(text))
		}
	}},
	{"strings.Replace", func(n int) {
		for range n {
			total += len(strings.ReplaceAll(text, "fox", "cat"))
		}
	}},
	{"strings.ToUpper", func(n int) {
		for range n {
			total += len(strings.ToUpper(text))
		}
	}},
	{"strings.Map", func(n int) {
		for range n {
			total += len(strings.Map(func(r rune) rune {
				if r == 'o' {
					return '0'
				}
				return r
			}, text))
		}
	}},
	{"strings.Builder", func(n int) {
		for range n {
			var b strings.Builder
			for _, w := range words[:100] {
				b.WriteString(w)
				b.WriteByte(' ')
			}
			total += b.Len()
		}
	}},
	{"strings.EqualFold", func(n int) {
		for range n {
			if strings.EqualFold("Content-Type: text/plain", "content-type: TEXT/plain") {
				total++
			}
		}
	}},
	{"strings.TrimSpace", func(n int) {
		for range n {
			total += len(strings.TrimSpace("   some text with spaces around it \t\n"))
		}
	}},
	{"sort.Ints", func(n int) {
		s := make([]int, len(ints))
		for range n {
			copy(s, ints)
			sort.Ints(s)
		}
	}},
	{"sort.Strings", func(n int) {
		s := make([]string, 500)
		for range n {
			copy(s, words)
			sort.Strings(s)
		}
	}},
	{"sort.Slice", func(n int) {
		s := make([]person, len(people))
		for range n {
			copy(s, people)
			sort.Slice(s, func(i, j int) bool { return s[i].Age < s[j].Age })
		}
	}},
	{"sort.Sort", func(n int) {
		s := make([]person, len(people))
		for range n {
			copy(s, people)
			sort.Sort(byAge(s))
		}
	}},
	{"sort.SliceStable", func(n int) {
		s := make([]person, len(people))
		for range n {
			copy(s, people)
			sort.SliceStable(s, func(i, j int) bool { return s[i].Name < s[j].Name })
		}
	}},
	{"sort.SearchInts", func(n int) {
		for i := range n {
			total += sort.SearchInts(sorted, ints[i%1000])
		}
	}},
	{"bytes.Index", func(n int) {
		for range n {
			total += bytes.Index(raw, []byte("nobody cares"))
		}
	}},
	{"bytes.Equal", func(n int) {
		for range n {
			if bytes.Equal(raw, again) {
				total++
			}
		}
	}},
	{"bytes.Split", func(n int) {
		for range n {
			total += len(bytes.Split(raw, []byte(", ")))
		}
	}},
	{"bytes.Buffer", func(n int) {
		var b bytes.Buffer
		for range n {
			b.Reset()
			for _, w := range words[:100] {
				b.WriteString(w)
				b.WriteByte(' ')
			}
			total += b.Len()
		}
	}},
	{"bytes.ToLower", func(n int) {
		for range n {
			total += len(bytes.ToLower(raw))
		}
	}},
	{"bytes.ReadString", func(n int) {
		for range n {
			b := bytes.NewBuffer(raw)
			for {
				line, err := b.ReadString('.')
				if err != nil {
					break
				}
				total += len(line)
			}
		}
	}},
	{"json.Marshal", func(n int) {
		for range n {
			b, _ := json.Marshal(&one)
			total += len(b)
		}
	}},
	{"json.MarshalMany", func(n int) {
		for range n {
			b, _ := json.Marshal(people)
			total += len(b)
		}
	}},
	{"json.Unmarshal", func(n int) {
		for range n {
			var p person
			err = json.Unmarshal(encoded, &p)
		}
	}},
	{"json.UnmarshalAny", func(n int) {
		for range n {
			var p any
			err = json.Unmarshal(encoded, &p)
		}
	}},
	{"json.UnmarshalMany", func(n int) {
		for range n {
			var p []person
			err = json.Unmarshal(big, &p)
		}
	}},
	{"json.Valid", func(n int) {
		for range n {
			if json.Valid(big) {
				total++
			}
		}
	}},
	{"json.Indent", func(n int) {
		var b bytes.Buffer
		for range n {
			b.Reset()
			err = json.Indent(&b, encoded, "", "  ")
		}
	}},
	{"regexp.Match", func(n int) {
		for range n {
			if mailRE.MatchString("gopher.the_first@example.com") {
				total++
			}
		}
	}},
	{"regexp.Submatch", func(n int) {
		for range n {
			total += len(mailRE.FindStringSubmatch("gopher.the_first@example.com"))
		}
	}},
	{"regexp.FindAll", func(n int) {
		for range n {
			total += len(wordRE.FindAllStringIndex(text, -1))
		}
	}},
	{"regexp.Replace", func(n int) {
		for range n {
			total += len(groupRE.ReplaceAllString(text[:400], "$2 $1"))
		}
	}},
	{"regexp.NoMatch", func(n int) {
		for range n {
			if slowRE.MatchString("abcabcabcabababcaabcabcdxabcabcabcd") {
				total++
			}
		}
	}},
	{"regexp.Compile", func(n int) {
		for range n {
			_, err = regexp.Compile(`^([a-z0-9._]+)@([a-z]+)\.(com|org)$`)
		}
	}},
	{"fmt.Sprint", func(n int) {
		for i := range n {
			str = fmt.Sprint("n", i, 1.5, true)
		}
	}},
	{"fmt.Sprintf", func(n int) {
		for i := range n {
			str = fmt.Sprintf("%d %s %5.2f", i, "name", 2.25)
		}
	}},
	{"fmt.Sprintf(%v)", func(n int) {
		for range n {
			str = fmt.Sprintf("%v", one)
		}
	}},
	{"fmt.Sprintf(%+v)", func(n int) {
		for range n {
			str = fmt.Sprintf("%+v", &one)
		}
	}},
	{"fmt.Sprintf(%x)", func(n int) {
		for range n {
			str = fmt.Sprintf("%x %08x %q", "hello", 123456, 'x')
		}
	}},
	{"fmt.Fprintf", func(n int) {
		for i := range n {
			fmt.Fprintf(io.Discard, "%s=%d, ", "key", i)
		}
	}},
	{"fmt.Sscanf", func(n int) {
		for range n {
			var a, b int
			var s string
			fmt.Sscanf("12 word 34", "%d %s %d", &a, &s, &b)
			total += a + b
		}
	}},
}

func wanted(name string) bool {
	group, _, _ := strings.Cut(name, ".")
	return len(os.Args) == 1 || slices.Contains(os.Args[1:], name) || slices.Contains(os.Args[1:], group)
}

const (
	warm  = 100 * time.Millisecond
	least = 10 * time.Millisecond
	runs  = 8
)

func main() {
	setup()
	for _, x := range functions {
		if !wanted(x.name) {
			continue
		}
		timed := func(n int) time.Duration {
			start := time.Now()
			x.f(n)
			return time.Since(start)
		}
		// The first calls are slow: caches are filled, and the engine compiles.
		for start, n := time.Now(), 1; time.Since(start) < warm; n *= 2 {
			x.f(n)
		}
		n := 1
		for {
			d := min(timed(n), timed(n))
			if d >= least {
				break
			}
			n = max(n+1, min(n*10, int(float64(n)*1.2*float64(least)/float64(max(d, 1000)))))
		}
		best := timed(n)
		for range runs {
			best = min(best, timed(n))
		}
		fmt.Printf("%s %.2f\n", x.name, float64(best)/float64(n))
	}
}
