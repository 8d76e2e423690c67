/** What the go command says about package clauses and imports before anything is compiled; all messages are those of `go build` (go1.26.8). */
import { describe, expect, test } from 'vitest';
import { buildTags, matchBuild } from '../../src/driver/build-constraint.js';
import { readHeader } from '../../src/driver/import-header.js';

describe('the first error of a header', () => {
  const cases: [string, string][] = [
    ['package main\n\nimport fmt\n\nfunc main() {}\n', "3:11: missing import path"],
    ['import "fmt"\n\nfunc main() {}\n', "1:1: expected 'package', found 'import'"],
    ['package main\n\nimport "fmt\n\nfunc main() {}\n', '3:8: string literal not terminated'],
    ['package main\n\nimport (\n\t"fmt"\n\t"os"\n\nfunc main() {}\n', '7:1: missing import path'],
    ['package main\n\nimport ("fmt" "os")\n', '3:15: expected \';\', found "os"'],
    ['package main\n\nimport (\n\t"fmt",\n\t"os"\n)\n', "4:7: expected ';', found ','"],
    ["package main;\nimport 'fmt'\n", '2:8: illegal rune literal'],
    ['package\n\nfunc main() {}\n', "3:1: expected 'IDENT', found 'func'"],
    ['packag main\n', "1:1: expected 'package', found packag"],
    ['', "1:1: expected 'package', found 'EOF'"],
    ['// only comment\n', "1:17: expected 'package', found 'EOF'"],
    ['package main\n\nimport x.y "os"\n', '3:9: missing import path'],
    ['package main\n\nimport "fmt"\n/* unterminated\nfunc main() {}\n', '4:1: comment not terminated'],
    ['package main\n\nimport \xe2\x80\x9cfmt\xe2\x80\x9d\n', `3:8: curly quotation mark '\xe2\x80\x9c' (use neutral '"')`],
    ['package main\n\nimport a b\n', '3:10: import path must be a string'],
    ['package main\n\nimport @\n', "3:8: illegal character U+0040 '@'"],
    ['package main\n\nimport (\n\t"fmt"\n', "4:8: expected ')', found 'EOF'"],
    ['package main\n\nimport "a\\qb"\n', '3:11: unknown escape sequence'],
  ];
  for (const [text, want] of cases) {
    test(JSON.stringify(text), () => {
      const { error } = readHeader(text);
      expect(error && `${error.position}: ${error.message}`).toBe(want);
    });
  }
  test('what follows the imports is left to the compiler', () => {
    for (const text of ['package main\n\nimport "fmt" "os"\n', 'package main; import (x "a"; . `b`); func {', '\xef\xbb\xbf// c\npackage main // d\n/* e */ import "a"\n"', 'package main\n\x00']) {
      expect(readHeader(text).error).toBeNull();
    }
    expect(readHeader('package main; import (x "a"; . `b`)\nimport "c"').imports).toEqual(['a', 'b', 'c']);
  });
});

test('lines of the older form exclude files, in front of a blank line and without //go:build', () => {
  const tags = buildTags(8);
  const match = (text: string): boolean => matchBuild('x.go', text, tags);
  expect(match('// +build ignore\n\npackage p\n')).toBe(false);
  expect(match('// +build ignore\npackage p\n')).toBe(true);
  expect(match('// +build linux,!amd64 darwin\n// +build go1.5\n\npackage p\n')).toBe(false);
  expect(match('// +build linux darwin\n// +build go1.5\n\npackage p\n')).toBe(true);
  expect(match('//go:build linux\n// +build ignore\n\npackage p\n')).toBe(true);
  expect(match('/* c */\n// +build ignore\n\npackage p\n')).toBe(true);
});
