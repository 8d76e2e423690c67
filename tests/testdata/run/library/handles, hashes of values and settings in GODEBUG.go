// run

package main

import (
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"math/rand"
	"net/url"
	"os"
	"testing"
	"unique"
	"weak"
)

type key struct {
	name [2]string
	n    any
}

type record struct {
	A int32
	_ [3]byte
	B struct{ C, D uint16 }
	E [2]float32
}

var (
	global  struct{ a, b int }
	strings unique.Handle[string]
	keys    unique.Handle[key]
	sink    int
)

func panics(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	// What is on the stack is looked up without being moved from there.
	fmt.Println(testing.AllocsPerRun(100, func() {
		var b [16]byte
		b[8] = 'a'
		strings = unique.Make(string(b[:]))
	}))
	long := fmt.Sprint("long", 1)
	keys = unique.Make(key{[2]string{long[:4], "x"}, 1})
	fmt.Println(keys == unique.Make(key{[2]string{"long", "x"}, 1}), keys == unique.Make(key{[2]string{"long", "x"}, 2}), keys.Value())

	// Pointers that cannot die are equal if what they point to is the same.
	w := weak.Make(&global)
	fmt.Println(w == weak.Make(&global), weak.Make(&global.a) == weak.Make(&global.b), w.Value() == &global)

	seed := maphash.MakeSeed()
	fmt.Println(maphash.Comparable(seed, key{n: 1.5}) == maphash.Comparable(seed, key{n: 1.5}), maphash.Comparable(seed, 0.0) == maphash.Comparable(seed, -0.0*1))
	panics(func() { maphash.Comparable(seed, any([]byte("s"))) })
	panics(func() { maphash.Comparable(seed, key{n: func() {}}) })

	r := &record{A: 1}
	buf := make([]byte, 0, binary.Size(r))
	fmt.Println(cap(buf), testing.AllocsPerRun(10, func() {
		b, _ := binary.Append(buf, binary.BigEndian, r)
		sink += len(b) + binary.Size(r)
	}))

	for _, setting := range []string{"randseednop=0,urlstrictcolons=0", "urlstrictcolons=1,x", ""} {
		os.Setenv("GODEBUG", setting)
		rand.Seed(7)
		a := rand.Int63()
		rand.Seed(7)
		_, err := url.Parse("http://a:b:80/")
		fmt.Println(a == rand.Int63(), a == 8475284246537043955, err)
	}
}

// Output:
// 0
// true false {[long x] 1}
// true false true
// true true
// runtime error: hash of unhashable type []uint8
// runtime error: hash of unhashable type func()
// 19 0
// true true <nil>
// false false parse "http://a:b:80/": invalid port ":b:80" after host
// false false parse "http://a:b:80/": invalid port ":b:80" after host
