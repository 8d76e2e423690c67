/** -audit fills what is freed: a program that keeps an address where the collector does not see it reads that, under every engine and on both word sizes. */
import { expect, test } from 'vitest';
import { gosim } from '../cli/gosim.js';

const hides = `package main

import (
	"fmt"
	"runtime"
	"unsafe"
)

type object struct{ words [40]uint32 }

var (
	kept []*object
	last *object
)

//go:noinline
func hide() uintptr {
	p := new(object)
	last = p
	for i := range p.words {
		p.words[i] = 7
	}
	last = nil
	return uintptr(unsafe.Pointer(p)) ^ 1
}

func main() {
	for range 100 {
		kept = append(kept, new(object))
	}
	hidden := hide()
	for range 3 {
		runtime.GC()
	}
	word := (*object)(unsafe.Pointer(hidden ^ 1)).words[20]
	fmt.Printf("%x %d\\n", word, len(kept))
}
`;

test.each(['wasm', 'interp', 'mixed'])('-audit fills freed objects, %s', async (engine) => {
  for (const arch of ['64', '32']) {
    const r = await gosim(['run', '-stats=off', '-audit', `-engine=${engine}`, `-arch=${arch}`, 'p.go'], { files: { 'p.go': hides } });
    expect(r).toEqual({ status: 0, stdout: 'dbdbdbdb 100\n', stderr: '' });
  }
});

test('without -audit they are as they were', async () => {
  expect(await gosim(['run', '-stats=off', 'p.go'], { files: { 'p.go': hides } })).toEqual({ status: 0, stdout: '7 100\n', stderr: '' });
});
