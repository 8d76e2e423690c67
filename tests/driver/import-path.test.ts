/** Import paths that no package can have: what `go build` of Go 1.26 says of each. */
import { expect, test } from 'vitest';
import { toByteString } from '../../src/base/bytes.js';
import { importPathFault } from '../../src/driver/import-path.js';

test.each([
  ['fmt', ''],
  ['golang.org/x/net', ''],
  ['a.b/c-d_e~f+g', ''],
  ['', 'invalid import path: '],
  ['a b', 'invalid import path: a b'],
  ['a\\b', 'invalid import path: a\\b'],
  ['a:b', 'invalid import path: a:b'],
  ['./x', '"./x" is relative, but relative import paths are not supported in module mode'],
  ['../y', '"../y" is relative, but relative import paths are not supported in module mode'],
  ['/abs', '"/abs" is not a package path; see \'go help packages\''],
  ['fmt/', 'malformed import path "fmt/": trailing slash'],
  ['a//b', 'malformed import path "a//b": double slash'],
  ['é', 'malformed import path "é": invalid char \'é\''],
])('%s', (path, want) => {
  expect(importPathFault(toByteString(path))).toBe(want);
});
