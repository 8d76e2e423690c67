/** A program linked on the base of the library's image is the one that a link from the beginning makes, if that finds the base's symbols first. */
import { expect, test } from 'vitest';
import { isNative } from '../../src/abi/natives.js';
import type { Program } from '../../src/bytecode/program.js';
import { compilePackage, linkProgram, newToolchain } from '../../src/driver/build.js';
import { memoryFiles } from '../../src/driver/files.js';
import { openFile } from '../../src/driver/image.js';
import { loadPackages } from '../../src/driver/load.js';
import { LinkedSymbols } from '../../src/linker/base.js';

const programs = {
  'prints and no more': 'import "fmt"\n\nfunc main() { fmt.Println("x") }',
  'calls a method by a name that the base does not call': `import "fmt"

type namer interface{ unlikelyName() int }
type t int

func (v t) unlikelyName() int { return int(v) }

func main() {
	var n namer = t(1)
	fmt.Println(n.unlikelyName(), fmt.Sprintf("%T %v", n, map[string]int{"a": 1}))
}`,
  'uses maps and types of packages of the base': `import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"strings"
	"time"
)

var zero [0]int

func main() {
	fmt.Println(reflect.TypeOf(os.Stdout), errors.Is(os.ErrNotExist, os.ErrExist), time.Second, strings.ToUpper("x"), &zero != nil)
}`,
};

const image = (wordSize: 4 | 8) => openFile(new URL(`../../dist/lib${wordSize * 8}.gsi`, import.meta.url));

function linked(wordSize: 4 | 8, body: string, anew: boolean): Program {
  const tc = newToolchain(wordSize, (path) => image(wordSize).get(path), isNative);
  const fs = memoryFiles(new Map([['/x.go', `package main\n\n${body}\n`]]));
  const loaded = loadPackages(['x.go'], { fs, cwd: '/', fset: tc.fset, wordSize, isStd: (p) => tc.lib.package(p) !== undefined, defaultGoVersion: 'go1.26' });
  for (const p of loaded.packages) expect(compilePackage(tc, p, { m: 0, l: false, N: false }).errors).toEqual([]);
  return linkProgram(tc, 'main', anew).program!;
}

for (const [name, body] of Object.entries(programs)) {
  for (const wordSize of [8, 4] as const) {
    test(`a program that ${name}, ${wordSize * 8} bit`, () => {
      const got = linked(wordSize, body, false);
      const want = linked(wordSize, body, true);
      const { placed } = got.symbols as LinkedSymbols;
      expect(placed!.funcs.length).toBeGreaterThan(500);
      expect(got.map).toEqual(want.map);
      expect(Buffer.compare(got.image, want.image)).toBe(0);
      expect(got.rootPtrs).toEqual(want.rootPtrs);
      expect([got.entry, got.inits]).toEqual([want.entry, want.inits]);
      expect([...got.itabs].sort()).toEqual([...want.itabs].sort());
      expect(new Map([...got.symbols].sort())).toEqual(new Map([...want.symbols].sort()));
      expect(got.funcs.length).toBe(want.funcs.length);
      got.funcs.forEach((f, id) => {
        if (f === undefined) return;
        const w = want.funcs[id]!;
        expect([f.sym, f.addr, f.native, f.pkg, f.sig, f.relocs]).toEqual([w.sym, w.addr, w.native, w.pkg, w.sig, w.relocs]);
        expect(got.funcNamed(f.sym)).toBe(f);
        if (id % 37 === 0) expect([f.code?.lines, f.inlTree]).toEqual([w.code?.lines, w.inlTree]);
      });
    });
  }
}

test('a program that does not import what the base was made from is linked without it', () => {
  expect((linked(8, 'func main() { println(1) }', false).symbols as LinkedSymbols).placed).toBe(null);
});
