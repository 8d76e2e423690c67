// Patterns of allocation, one by its name: what the collector makes of them is compared with real Go's (scripts/gc-goldens.mjs,
// tests/runtime/gc-patterns.test.ts). Sizes are such that a pattern has about 10 to 60 cycles.
//
// A second argument is a number of KB that live beside it. When a cycle begins decides what lives then, and so when the next one begins: in some patterns (trees-large) a
// small difference grows with every cycle, and only runs with several such numbers show what is usual.

package main

import (
	"os"
	"runtime/debug"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"
)

type node struct {
	next *node
	v    int
}

type tree struct{ l, r *tree }

type record struct {
	name string
	tags []string
	more *record
	n    [4]int
}

const mb = 1 << 20

var (
	keep    any
	beside  []byte
	sinkB   []byte
	sinkN   *node
	sinkT   *tree
	sinkS   string
	sinkI   any
	sinkF   func() int
	sinkR   *record
	sinkInt []int
)

func list(n int) *node {
	var l *node
	for i := 0; i < n; i++ {
		l = &node{l, i}
	}
	return l
}

func build(d int) *tree {
	if d == 0 {
		return &tree{}
	}
	return &tree{build(d - 1), build(d - 1)}
}

// garbage allocates total bytes of noscan objects of a size beside what lives.
func garbage(size, total int) {
	for i := 0; i < total/size; i++ {
		sinkB = make([]byte, size)
	}
}

func nodes(n int) {
	for i := 0; i < n; i++ {
		sinkN = &node{nil, i}
	}
}

func blocks(n, size int) [][]byte {
	b := make([][]byte, n)
	for i := range b {
		b[i] = make([]byte, size)
	}
	return b
}

func together(n int, f func(k int)) {
	var wg sync.WaitGroup
	for k := 0; k < n; k++ {
		wg.Go(func() { f(k) })
	}
	wg.Wait()
}

var patterns = map[string]func(){
	// Garbage beside a heap that lives.
	"garbage-16":       func() { keep = list(8 * mb / 16); garbage(16, 160*mb) },
	"garbage-64":       func() { keep = list(8 * mb / 16); garbage(64, 300*mb) },
	"garbage-256":      func() { keep = list(8 * mb / 16); garbage(256, 300*mb) },
	"garbage-1k":       func() { keep = list(8 * mb / 16); garbage(1024, 300*mb) },
	"garbage-4k":       func() { keep = list(8 * mb / 16); garbage(4096, 300*mb) },
	"garbage-40k":      func() { keep = list(8 * mb / 16); garbage(40_000, 300*mb) },
	"garbage-1m":       func() { keep = list(8 * mb / 16); garbage(mb, 300*mb) },
	"garbage-alone":    func() { garbage(128, 150*mb) },
	"garbage-noscan":   func() { keep = blocks(2048, 8192); garbage(512, 400*mb) },
	"garbage-big-live": func() { keep = blocks(64, mb); garbage(2048, 900*mb) },
	"nodes-list":       func() { keep = list(16 * mb / 16); nodes(12 * mb) },
	"nodes-tree":       func() { keep = build(18); nodes(10 * mb) },
	"nodes-alone":      func() { nodes(8 * mb) },
	// A heap that grows.
	"grow-list":   func() { keep = list(64 * mb / 16) },
	"grow-tree":   func() { keep = build(21) },
	"grow-blocks": func() { keep = blocks(200_000, 512) },
	"grow-large":  func() { keep = blocks(150, mb) },
	"grow-records": func() {
		var l *record
		for i := 0; i < 400_000; i++ {
			l = &record{more: l, tags: make([]string, 2)}
		}
		keep = l
	},
	"grow-map": func() {
		m := map[int]int{}
		for i := 0; i < 1_500_000; i++ {
			m[i] = i
		}
		keep = m
	},
	// Slices.
	"append-int": func() {
		for k := 0; k < 6; k++ {
			var s []int
			for i := 0; i < 1_000_000; i++ {
				s = append(s, i)
			}
			sinkInt = s
		}
	},
	"append-pointers": func() {
		for k := 0; k < 4; k++ {
			var s []*node
			for i := 0; i < 400_000; i++ {
				s = append(s, &node{nil, i})
			}
			keep = s
		}
	},
	"append-strings": func() {
		for k := 0; k < 4; k++ {
			var s []string
			for i := 0; i < 300_000; i++ {
				s = append(s, strconv.Itoa(i+1_000_000))
			}
			keep = s
		}
	},
	"matrix": func() {
		for k := 0; k < 40; k++ {
			m := make([][]float64, 500)
			for i := range m {
				m[i] = make([]float64, 500)
			}
			keep = m
		}
	},
	"sorting": func() {
		for k := 0; k < 12; k++ {
			s := make([]*record, 50_000)
			for i := range s {
				s[i] = &record{n: [4]int{i * 7919 % 50_000}}
			}
			sort.Slice(s, func(i, j int) bool { return s[i].n[0] < s[j].n[0] })
			keep = s
		}
	},
	// Maps.
	"map-churn": func() {
		m := map[int]*node{}
		for i := 0; i < 3_000_000; i++ {
			m[i] = &node{nil, i}
			delete(m, i-50_000)
		}
		keep = m
	},
	"map-strings": func() {
		m := map[string]int{}
		for i := 0; i < 1_500_000; i++ {
			m["key"+strconv.Itoa(i%200_000)]++
		}
		keep = m
	},
	"map-rebuild": func() {
		for k := 0; k < 30; k++ {
			m := map[int][]int{}
			for i := 0; i < 20_000; i++ {
				m[i%5000] = append(m[i%5000], i)
			}
			keep = m
		}
	},
	// Strings.
	"concat": func() {
		for k := 0; k < 60; k++ {
			s := ""
			for i := 0; i < 1500; i++ {
				s += "0123456789"
			}
			sinkS = s
		}
	},
	"builder": func() {
		for k := 0; k < 60; k++ {
			var b strings.Builder
			for i := 0; i < 100_000; i++ {
				b.WriteString("0123456789")
			}
			sinkS = b.String()
		}
	},
	"split": func() {
		text := strings.Repeat("the quick brown fox ", 2000)
		for k := 0; k < 800; k++ {
			keep = strings.Fields(text)
		}
	},
	// Trees that come and go.
	"trees-small": func() {
		keep = build(16)
		for k := 0; k < 1500; k++ {
			sinkT = build(10)
		}
	},
	"trees-large": func() {
		for k := 0; k < 24; k++ {
			sinkT = build(17)
		}
	},
	// Settings.
	"gogc-50":  func() { debug.SetGCPercent(50); keep = list(16 * mb / 16); nodes(6 * mb) },
	"gogc-200": func() { debug.SetGCPercent(200); keep = list(16 * mb / 16); nodes(16 * mb) },
	"gogc-400": func() { debug.SetGCPercent(400); keep = list(8 * mb / 16); nodes(20 * mb) },
	"limit": func() {
		debug.SetGCPercent(-1)
		debug.SetMemoryLimit(64 * mb)
		keep = blocks(16, mb)
		garbage(4096, 600*mb)
	},
	// Goroutines.
	"workers": func() {
		keep = list(8 * mb / 16)
		together(4, func(k int) {
			var l *node
			for i := 0; i < 2*mb; i++ {
				if i%1000 == 0 {
					l = nil
				}
				l = &node{l, i}
			}
		})
	},
	"channel": func() {
		c := make(chan *node, 100)
		go func() {
			for i := 0; i < 2_000_000; i++ {
				c <- &node{nil, i}
			}
			close(c)
		}()
		for n := range c {
			sinkN = n
		}
	},
	// Closures and boxes.
	"closures": func() {
		keep = list(4 * mb / 16)
		for i := 0; i < 6*mb; i++ {
			j := i
			sinkF = func() int { j++; return j }
		}
	},
	"boxes": func() {
		keep = list(4 * mb / 16)
		for i := 0; i < 10*mb; i++ {
			sinkI = i + 1000
		}
	},
}

func main() {
	if len(os.Args) < 2 {
		var names []string
		for name := range patterns {
			names = append(names, name)
		}
		sort.Strings(names)
		for _, n := range names {
			println(n)
		}
		return
	}
	if len(os.Args) > 2 {
		n, _ := strconv.Atoi(os.Args[2])
		beside = make([]byte, n<<10)
	}
	patterns[os.Args[1]]()
	// A cycle that has ended prints its line while the program goes on.
	time.Sleep(50 * time.Millisecond)
}
