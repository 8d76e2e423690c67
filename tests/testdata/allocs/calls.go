// How often calls of the library allocate, each measured with testing.AllocsPerRun: a line per call. The real Go's answers are in calls.golden.
package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

type point struct{ X, Y int }

func (p *point) String() string { return "point" }

type pair struct {
	Name string `json:"name"`
	N    int    `json:"n"`
}

var (
	sink  any
	str   string
	bs    []byte
	n     = 123456
	small = 7
	f     = 3.25
	word  = "hello, world"
	text  = strings.Repeat("one two three ", 20)
	ints  = []int{5, 2, 9, 1, 7, 3}
	words = strings.Fields(text)
	re    = regexp.MustCompile(`(\w+) (\w+)`)
	err0  = errors.New("base")
	when  = time.Date(2024, 2, 29, 12, 30, 45, 123456789, time.UTC)
	p0    = &point{1, 2}
	m0    = map[string]int{"a": 1, "b": 2, "c": 3}
	upper = strings.ToUpper(word)
	buf   bytes.Buffer
)

var calls = []struct {
	name string
	f    func()
}{
	{`fmt.Sprint()`, func() { str = fmt.Sprint() }},
	{`fmt.Sprint("a")`, func() { str = fmt.Sprint("a") }},
	{`fmt.Sprint(small)`, func() { str = fmt.Sprint(small) }},
	{`fmt.Sprint(n)`, func() { str = fmt.Sprint(n) }},
	{`fmt.Sprint(f)`, func() { str = fmt.Sprint(f) }},
	{`fmt.Sprint(word, n)`, func() { str = fmt.Sprint(word, n) }},
	{`fmt.Sprintln(word, n)`, func() { str = fmt.Sprintln(word, n) }},
	{`fmt.Sprintf("x")`, func() { str = fmt.Sprintf("x") }},
	{`fmt.Sprintf("%d", small)`, func() { str = fmt.Sprintf("%d", small) }},
	{`fmt.Sprintf("%d", n)`, func() { str = fmt.Sprintf("%d", n) }},
	{`fmt.Sprintf("%5d|%-5d", n, n)`, func() { str = fmt.Sprintf("%5d|%-5d", n, n) }},
	{`fmt.Sprintf("%x", n)`, func() { str = fmt.Sprintf("%x", n) }},
	{`fmt.Sprintf("%x", word)`, func() { str = fmt.Sprintf("%x", word) }},
	{`fmt.Sprintf("%s", word)`, func() { str = fmt.Sprintf("%s", word) }},
	{`fmt.Sprintf("%q", word)`, func() { str = fmt.Sprintf("%q", word) }},
	{`fmt.Sprintf("%v", f)`, func() { str = fmt.Sprintf("%v", f) }},
	{`fmt.Sprintf("%.2f", f)`, func() { str = fmt.Sprintf("%.2f", f) }},
	{`fmt.Sprintf("%t", true)`, func() { str = fmt.Sprintf("%t", true) }},
	{`fmt.Sprintf("%c", 'x')`, func() { str = fmt.Sprintf("%c", 'x') }},
	{`fmt.Sprintf("%U", 'x')`, func() { str = fmt.Sprintf("%U", 'x') }},
	{`fmt.Sprintf("%v", p0)`, func() { str = fmt.Sprintf("%v", p0) }},
	{`fmt.Sprintf("%v", *p0)`, func() { str = fmt.Sprintf("%v", *p0) }},
	{`fmt.Sprintf("%+v", *p0)`, func() { str = fmt.Sprintf("%+v", *p0) }},
	{`fmt.Sprintf("%#v", *p0)`, func() { str = fmt.Sprintf("%#v", *p0) }},
	{`fmt.Sprintf("%T", p0)`, func() { str = fmt.Sprintf("%T", p0) }},
	{`fmt.Sprintf("%v", ints)`, func() { str = fmt.Sprintf("%v", ints) }},
	{`fmt.Sprintf("%v", words[:3])`, func() { str = fmt.Sprintf("%v", words[:3]) }},
	{`fmt.Sprintf("%v", m0)`, func() { str = fmt.Sprintf("%v", m0) }},
	{`fmt.Sprintf("%v", err0)`, func() { str = fmt.Sprintf("%v", err0) }},
	{`fmt.Sprintf("%v", nil)`, func() { str = fmt.Sprintf("%v", nil) }},
	{`fmt.Sprintf("%*d", 8, n)`, func() { str = fmt.Sprintf("%*d", 8, n) }},
	{`fmt.Sprintf("%[2]d %[1]d", n, n)`, func() { str = fmt.Sprintf("%[2]d %[1]d", n, n) }},
	{`fmt.Sprintf("%d %s %v", n, word, f)`, func() { str = fmt.Sprintf("%d %s %v", n, word, f) }},
	{`fmt.Sprintf("%v", when)`, func() { str = fmt.Sprintf("%v", when) }},
	{`fmt.Errorf("x")`, func() { sink = fmt.Errorf("x") }},
	{`fmt.Errorf("%d", n)`, func() { sink = fmt.Errorf("%d", n) }},
	{`fmt.Errorf("x: %w", err0)`, func() { sink = fmt.Errorf("x: %w", err0) }},
	{`fmt.Errorf("%w %w", err0, err0)`, func() { sink = fmt.Errorf("%w %w", err0, err0) }},
	{`fmt.Fprintf(io.Discard, "%d", n)`, func() { fmt.Fprintf(io.Discard, "%d", n) }},
	{`fmt.Fprintln(io.Discard, word)`, func() { fmt.Fprintln(io.Discard, word) }},
	{`fmt.Append(nil, n)`, func() { bs = fmt.Append(nil, n) }},
	{`fmt.Appendf(bs[:0], "%d", n)`, func() { bs = fmt.Appendf(bs[:0], "%d", n) }},
	{`fmt.Sscanf("12 ab", "%d %s")`, func() { var a int; var b string; fmt.Sscanf("12 ab", "%d %s", &a, &b) }},
	{`fmt.Sscan("12", &a)`, func() { var a int; fmt.Sscan("12", &a) }},

	{`strconv.Itoa(small)`, func() { str = strconv.Itoa(small) }},
	{`strconv.Itoa(n)`, func() { str = strconv.Itoa(n) }},
	{`strconv.Itoa(-n)`, func() { str = strconv.Itoa(-n) }},
	{`strconv.FormatInt(n, 2)`, func() { str = strconv.FormatInt(int64(n), 2) }},
	{`strconv.FormatInt(n, 16)`, func() { str = strconv.FormatInt(int64(n), 16) }},
	{`strconv.FormatUint(n, 10)`, func() { str = strconv.FormatUint(uint64(n), 10) }},
	{`strconv.FormatBool(true)`, func() { str = strconv.FormatBool(true) }},
	{`strconv.FormatFloat(f, 'g', -1)`, func() { str = strconv.FormatFloat(f, 'g', -1, 64) }},
	{`strconv.FormatFloat(f, 'e', 20)`, func() { str = strconv.FormatFloat(f, 'e', 20, 64) }},
	{`strconv.Atoi("123")`, func() { n2, _ = strconv.Atoi("123") }},
	{`strconv.Atoi("x")`, func() { n2, _ = strconv.Atoi("x") }},
	{`strconv.ParseInt("7f", 16)`, func() { strconv.ParseInt("7f", 16, 64) }},
	{`strconv.ParseFloat("3.25")`, func() { f2, _ = strconv.ParseFloat("3.25", 64) }},
	{`strconv.ParseFloat("x")`, func() { f2, _ = strconv.ParseFloat("x", 64) }},
	{`strconv.ParseBool("true")`, func() { strconv.ParseBool("true") }},
	{`strconv.Quote(word)`, func() { str = strconv.Quote(word) }},
	{`strconv.QuoteRune('x')`, func() { str = strconv.QuoteRune('x') }},
	{`strconv.Unquote("\"ab\"")`, func() { str, _ = strconv.Unquote(`"ab"`) }},
	{`strconv.Unquote("\"a\\n\"")`, func() { str, _ = strconv.Unquote(`"a\n"`) }},
	{`strconv.AppendInt(bs[:0], n)`, func() { bs = strconv.AppendInt(bs[:0], int64(n), 10) }},
	{`strconv.AppendQuote(bs[:0], word)`, func() { bs = strconv.AppendQuote(bs[:0], word) }},

	{`strings.Builder 3 writes`, func() {
		var b strings.Builder
		b.WriteString(word)
		b.WriteByte(' ')
		b.WriteString(text)
		str = b.String()
	}},
	{`strings.Builder Grow`, func() {
		var b strings.Builder
		b.Grow(300)
		b.WriteString(text)
		str = b.String()
	}},
	{`strings.Builder Fprintf`, func() {
		var b strings.Builder
		fmt.Fprintf(&b, "%d", n)
		str = b.String()
	}},
	{`strings.Repeat("ab", 10)`, func() { str = strings.Repeat("ab", 10) }},
	{`strings.Repeat("ab", 0)`, func() { str = strings.Repeat("ab", 0) }},
	{`strings.Join(words, " ")`, func() { str = strings.Join(words, " ") }},
	{`strings.Join(words[:1], " ")`, func() { str = strings.Join(words[:1], " ") }},
	{`strings.Split(text, " ")`, func() { sl = strings.Split(text, " ") }},
	{`strings.SplitN(text, " ", 2)`, func() { sl = strings.SplitN(text, " ", 2) }},
	{`strings.Split("abc", "")`, func() { sl = strings.Split("abc", "") }},
	{`strings.Fields(text)`, func() { sl = strings.Fields(text) }},
	{`strings.Fields("")`, func() { sl = strings.Fields("") }},
	{`strings.FieldsFunc(text)`, func() { sl = strings.FieldsFunc(text, func(r rune) bool { return r == ' ' }) }},
	{`strings.Replace(text, "one", "1", -1)`, func() { str = strings.Replace(text, "one", "1", -1) }},
	{`strings.ReplaceAll(text, "zzz", "1")`, func() { str = strings.ReplaceAll(text, "zzz", "1") }},
	{`strings.ToUpper(word)`, func() { str = strings.ToUpper(word) }},
	{`strings.ToUpper(upper)`, func() { str = strings.ToUpper(upper) }},
	{`strings.ToLower(word)`, func() { str = strings.ToLower(word) }},
	{`strings.ToLower("ÄÖ")`, func() { str = strings.ToLower("ÄÖ") }},
	{`strings.Title(word)`, func() { str = strings.Title(word) }},
	{`strings.Map(same)`, func() { str = strings.Map(func(r rune) rune { return r }, word) }},
	{`strings.Map(drop)`, func() { str = strings.Map(func(r rune) rune { return -1 }, word) }},
	{`strings.TrimSpace("  a ")`, func() { str = strings.TrimSpace("  a ") }},
	{`strings.Trim(word, "hd")`, func() { str = strings.Trim(word, "hd") }},
	{`strings.TrimFunc(word)`, func() { str = strings.TrimFunc(word, func(r rune) bool { return r == 'h' }) }},
	{`strings.Contains(text, "three")`, func() { ok = strings.Contains(text, "three") }},
	{`strings.Index(text, "zz")`, func() { n2 = strings.Index(text, "zz") }},
	{`strings.EqualFold(word, upper)`, func() { ok = strings.EqualFold(word, upper) }},
	{`strings.Cut(word, ",")`, func() { str, _, ok = strings.Cut(word, ",") }},
	{`strings.NewReader(word)`, func() { sink = strings.NewReader(word) }},
	{`strings.NewReplacer("a", "b")`, func() { sink = strings.NewReplacer("a", "b") }},
	{`strings.NewReplacer().Replace`, func() { str = repl.Replace(word) }},
	{`strings.Count(text, "o")`, func() { n2 = strings.Count(text, "o") }},
	{`strings.Clone(word)`, func() { str = strings.Clone(word) }},
	{`strings.SplitSeq`, func() {
		for w := range strings.SplitSeq(text, " ") {
			n2 += len(w)
		}
	}},
	{`strings.Lines`, func() {
		for w := range strings.Lines(text) {
			n2 += len(w)
		}
	}},
	{`strings.ToValidUTF8("a\xff", "")`, func() { str = strings.ToValidUTF8("a\xff", "") }},

	{`bytes.Buffer small`, func() {
		var b bytes.Buffer
		b.WriteString("ab")
		sink = b.Len()
	}},
	{`bytes.Buffer 1000 bytes`, func() {
		var b bytes.Buffer
		for range 100 {
			b.WriteString("0123456789")
		}
		n2 = b.Len()
	}},
	{`bytes.Buffer String`, func() {
		var b bytes.Buffer
		b.WriteString(text)
		str = b.String()
	}},
	{`bytes.NewBufferString(word)`, func() { sink = bytes.NewBufferString(word) }},
	{`bytes.Buffer reused`, func() { buf.Reset(); buf.WriteString(text) }},
	{`bytes.Buffer ReadString`, func() {
		b := bytes.NewBufferString(word)
		str, _ = b.ReadString(',')
	}},
	{`bytes.Buffer Fprintf`, func() { buf.Reset(); fmt.Fprintf(&buf, "%d %s", n, word) }},
	{`bytes.Split`, func() { sink = bytes.Split([]byte(word), []byte(",")) }},
	{`bytes.Join`, func() { bs = bytes.Join([][]byte{bs, bs}, nil); bs = bs[:8] }},
	{`bytes.ToUpper`, func() { bs2 = bytes.ToUpper(bsrc) }},
	{`bytes.Contains`, func() { ok = bytes.Contains(bsrc, []byte("wor")) }},
	{`bytes.TrimSpace`, func() { bs2 = bytes.TrimSpace(bsrc) }},
	{`bytes.Repeat`, func() { bs2 = bytes.Repeat(bsrc, 3) }},
	{`bytes.Fields`, func() { sink = bytes.Fields(bsrc) }},
	{`bytes.Equal`, func() { ok = bytes.Equal(bsrc, []byte(word)) }},
	{`bytes.Clone`, func() { bs2 = bytes.Clone(bsrc) }},
	{`bytes.ReplaceAll`, func() { bs2 = bytes.ReplaceAll(bsrc, []byte("l"), []byte("L")) }},
	{`bytes.NewReader`, func() { sink = bytes.NewReader(bsrc) }},

	{`sort.Ints`, func() { sort.Ints(ints) }},
	{`sort.Strings`, func() { sort.Strings(words) }},
	{`sort.Float64s`, func() { sort.Float64s([]float64{3, 1, 2}) }},
	{`sort.Slice ints`, func() { sort.Slice(ints, func(i, j int) bool { return ints[i] < ints[j] }) }},
	{`sort.Slice strings`, func() { sort.Slice(words, func(i, j int) bool { return words[i] < words[j] }) }},
	{`sort.SliceStable`, func() { sort.SliceStable(words, func(i, j int) bool { return words[i] < words[j] }) }},
	{`sort.Sort(IntSlice)`, func() { sort.Sort(sort.IntSlice(ints)) }},
	{`sort.Sort(Reverse)`, func() { sort.Sort(sort.Reverse(sort.IntSlice(ints))) }},
	{`sort.Stable`, func() { sort.Stable(sort.StringSlice(words)) }},
	{`sort.SearchInts`, func() { n2 = sort.SearchInts(ints, 5) }},
	{`sort.Search`, func() { n2 = sort.Search(100, func(i int) bool { return i >= 42 }) }},
	{`sort.SliceIsSorted`, func() { ok = sort.SliceIsSorted(ints, func(i, j int) bool { return ints[i] < ints[j] }) }},
	{`slices.Sort`, func() { slices.Sort(ints) }},
	{`slices.SortFunc`, func() { slices.SortFunc(words, strings.Compare) }},
	{`slices.SortStableFunc`, func() { slices.SortStableFunc(words, strings.Compare) }},
	{`slices.Clone`, func() { sink2 = slices.Clone(ints) }},
	{`slices.Contains`, func() { ok = slices.Contains(ints, 3) }},
	{`slices.Insert`, func() { sink2 = slices.Insert(slices.Clone(ints), 2, 8, 9) }},
	{`slices.Delete`, func() { sink2 = slices.Delete(slices.Clone(ints), 1, 2) }},
	{`slices.Concat`, func() { sink2 = slices.Concat(ints, ints) }},
	{`slices.Collect(Values)`, func() { sink2 = slices.Collect(slices.Values(ints)) }},
	{`slices.Sorted(maps.Keys)`, func() { sl = slices.Sorted(maps.Keys(m0)) }},
	{`slices.Reverse`, func() { slices.Reverse(ints) }},
	{`slices.Compact`, func() { sink2 = slices.Compact(slices.Clone(ints)) }},
	{`slices.Grow`, func() { sink2 = slices.Grow([]int(nil), 10) }},
	{`slices.Repeat`, func() { sink2 = slices.Repeat(ints, 3) }},
	{`slices.Chunk`, func() {
		for c := range slices.Chunk(ints, 2) {
			n2 += len(c)
		}
	}},
	{`slices.BinarySearch`, func() { n2, ok = slices.BinarySearch(ints, 3) }},
	{`slices.Max`, func() { n2 = slices.Max(ints) }},
	{`slices.Equal`, func() { ok = slices.Equal(ints, ints) }},
	{`maps.Clone`, func() { sink = maps.Clone(m0) }},
	{`maps.Copy`, func() { maps.Copy(m0, m0) }},

	{`bufio.NewReader`, func() { sink = bufio.NewReader(strings.NewReader(word)) }},
	{`bufio.NewWriter`, func() { sink = bufio.NewWriter(io.Discard) }},
	{`bufio.Scanner lines`, func() {
		s := bufio.NewScanner(strings.NewReader("a\nb\nc\n"))
		for s.Scan() {
			n2 += len(s.Bytes())
		}
	}},
	{`bufio.Scanner Text`, func() {
		s := bufio.NewScanner(strings.NewReader("a\nbc\ncd\n"))
		for s.Scan() {
			str = s.Text()
		}
	}},
	{`bufio.Scanner words`, func() {
		s := bufio.NewScanner(strings.NewReader(text))
		s.Split(bufio.ScanWords)
		for s.Scan() {
			n2++
		}
	}},
	{`bufio.Reader ReadString`, func() { r := bufio.NewReader(strings.NewReader("ab\ncd\n")); str, _ = r.ReadString('\n') }},
	{`bufio.Reader ReadLine`, func() { r := bufio.NewReader(strings.NewReader("ab\ncd\n")); bs2, _, _ = r.ReadLine() }},
	{`bufio.Writer Fprintf`, func() { w := bufio.NewWriter(io.Discard); fmt.Fprintf(w, "%d", n); w.Flush() }},
	{`bufio.NewReaderSize`, func() { sink = bufio.NewReaderSize(strings.NewReader(word), 16) }},
	{`io.ReadAll`, func() { bs2, _ = io.ReadAll(strings.NewReader(text)) }},
	{`io.Copy`, func() { io.Copy(io.Discard, strings.NewReader(text)) }},
	{`io.WriteString`, func() { io.WriteString(io.Discard, text) }},
	{`io.LimitReader`, func() { sink = io.LimitReader(strings.NewReader(text), 3) }},
	{`io.MultiReader`, func() { sink = io.MultiReader(strings.NewReader(text), strings.NewReader(text)) }},
	{`io.TeeReader`, func() { sink = io.TeeReader(strings.NewReader(text), io.Discard) }},
	{`io.Pipe`, func() { r, _ := io.Pipe(); sink = r }},

	{`json.Marshal(n)`, func() { bs2, _ = json.Marshal(n) }},
	{`json.Marshal(word)`, func() { bs2, _ = json.Marshal(word) }},
	{`json.Marshal(pair)`, func() { bs2, _ = json.Marshal(pair{"a", 1}) }},
	{`json.Marshal(&pair)`, func() { bs2, _ = json.Marshal(&pair{"a", 1}) }},
	{`json.Marshal(ints)`, func() { bs2, _ = json.Marshal(ints) }},
	{`json.Marshal(m0)`, func() { bs2, _ = json.Marshal(m0) }},
	{`json.Marshal([]pair)`, func() { bs2, _ = json.Marshal([]pair{{"a", 1}, {"b", 2}}) }},
	{`json.MarshalIndent(pair)`, func() { bs2, _ = json.MarshalIndent(pair{"a", 1}, "", " ") }},
	{`json.Unmarshal(int)`, func() { var x int; json.Unmarshal(jsonInt, &x) }},
	{`json.Unmarshal(pair)`, func() { var x pair; json.Unmarshal(jsonPair, &x) }},
	{`json.Unmarshal(any)`, func() { var x any; json.Unmarshal(jsonPair, &x) }},
	{`json.Unmarshal([]int)`, func() { var x []int; json.Unmarshal(jsonInts, &x) }},
	{`json.Valid`, func() { ok = json.Valid(jsonPair) }},
	{`json.Compact`, func() { buf.Reset(); json.Compact(&buf, jsonPair) }},
	{`json.NewEncoder(io.Discard).Encode`, func() { json.NewEncoder(io.Discard).Encode(pair{"a", 1}) }},

	{`errors.New`, func() { sink = errors.New("x") }},
	{`errors.Is`, func() { ok = errors.Is(wrapped, err0) }},
	{`errors.As`, func() { var pe *os.PathError; ok = errors.As(wrapped, &pe) }},
	{`errors.Join`, func() { sink = errors.Join(err0, err0) }},
	{`errors.Unwrap`, func() { sink = errors.Unwrap(wrapped) }},
	{`time.Format RFC3339`, func() { str = when.Format(time.RFC3339) }},
	{`time.Format Kitchen`, func() { str = when.Format(time.Kitchen) }},
	{`time.AppendFormat`, func() { bs = when.AppendFormat(bs[:0], time.RFC3339Nano) }},
	{`time.Parse RFC3339`, func() { when2, _ = time.Parse(time.RFC3339, "2024-02-29T12:30:45Z") }},
	{`time.Duration String`, func() { str = (1500 * time.Millisecond).String() }},
	{`time.ParseDuration`, func() { time.ParseDuration("1h15m") }},
	{`time.Time String`, func() { str = when.String() }},
	{`time.Since`, func() { n2 = int(time.Since(when)) }},
	{`regexp.MatchString`, func() { ok = re.MatchString(text) }},
	{`regexp.FindString`, func() { str = re.FindString(text) }},
	{`regexp.FindStringIndex`, func() { sink2 = re.FindStringIndex(text) }},
	{`regexp.FindStringSubmatch`, func() { sl = re.FindStringSubmatch(text) }},
	{`regexp.ReplaceAllString`, func() { str = re.ReplaceAllString(word, "$2 $1") }},
	{`regexp.QuoteMeta`, func() { str = regexp.QuoteMeta("a.b") }},
	{`hex.EncodeToString`, func() { str = hex.EncodeToString(bsrc) }},
	{`hex.DecodeString`, func() { bs2, _ = hex.DecodeString("00ff") }},
	{`base64.EncodeToString`, func() { str = base64.StdEncoding.EncodeToString(bsrc) }},
	{`base64.DecodeString`, func() { bs2, _ = base64.StdEncoding.DecodeString("aGVsbG8=") }},
	{`binary.BigEndian.AppendUint32`, func() { bs = binary.BigEndian.AppendUint32(bs[:0], 7) }},
	{`binary.Write`, func() { buf.Reset(); binary.Write(&buf, binary.LittleEndian, uint32(n)) }},
	{`path.Join`, func() { str = path.Join("a", "b", "../c") }},
	{`path.Clean("a/b")`, func() { str = path.Clean("a/b") }},
	{`path.Base`, func() { str = path.Base("a/b") }},
	{`utf8.AppendRune`, func() { bs = utf8.AppendRune(bs[:0], 'ä') }},
}

var (
	n2       int
	f2       float64
	ok       bool
	sl       []string
	sink2    []int
	bs2      []byte
	bsrc     = []byte(word)
	repl     = strings.NewReplacer("hello", "bye", "x", "y")
	wrapped  = fmt.Errorf("wrapped: %w", err0)
	when2    time.Time
	jsonInt  = []byte("123")
	jsonPair = []byte(`{"name": "abc", "n": 12}`)
	jsonInts = []byte("[1, 2, 3, 4]")
)

func main() {
	for _, c := range calls {
		fmt.Printf("%s\t%v\n", c.name, testing.AllocsPerRun(100, c.f))
	}
}
