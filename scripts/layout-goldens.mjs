// Derives tests/report/testdata/layout.json from the real Go: for every type of layout.go (seeded, written by this script) its size,
// alignment and offsets on amd64 and 386. Run it where Go is installed; tests only read what it wrote.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dir = fileURLToPath(new URL('../tests/report/testdata/', import.meta.url));
let seed = 12345;
const rand = (n) => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 8) % n;
};
const basic = ['bool', 'int8', 'int16', 'int32', 'int64', 'uint', 'byte', 'rune', 'float32', 'float64', 'complex64', 'complex128', 'string', '[]int', '*int', 'any', 'error', 'map[string]int', 'chan bool', 'func()', 'uintptr', 'unsafe.Pointer', 'struct{}', '[0]int64', '[3]byte', '[2]int64', '[5]int16', 'atomic.Int64', 'atomic.Bool', 'sync.Mutex'];
const decls = ['type Named int16', 'type Pair[A, B any] struct {\n\tfirst  A\n\tsecond B\n}', 'type Embedded struct {\n\tNamed\n\tPair[bool, int64]\n}', 'type Tail struct {\n\tn int32\n\tz struct{}\n}', 'type Empty struct{}', 'type Blank struct {\n\t_ int8\n\t_ int64\n\tx bool\n}'];
const names = ['Embedded', 'Tail', 'Empty', 'Blank', 'Pair[int8, string]', 'Pair[Tail, byte]'];
for (let i = 0; i < 994; i++) {
  const fields = Array.from({ length: 1 + rand(12) }, (_, k) => {
    const t = i > 0 && rand(6) === 0 ? `T${rand(Math.min(i, 74))}` : basic[rand(basic.length)];
    return `\tf${k} ${rand(9) === 0 ? `[${rand(4)}]` : ''}${t}\n`;
  });
  decls.push(`type T${i} struct {\n${fields.join('')}}`);
  names.push(`T${i}`);
}
const types = `package main\n\nimport (\n\t"sync"\n\t"sync/atomic"\n\t"unsafe"\n)\n\nvar _ sync.Mutex\nvar _ atomic.Bool\nvar _ unsafe.Pointer\n\n${decls.join('\n\n')}\n`;
writeFileSync(join(dir, 'layout.go'), types);
const tmp = mkdtempSync(join(tmpdir(), 'layout-'));
writeFileSync(join(tmp, 'layout.go'), types);
writeFileSync(
  join(tmp, 'main.go'),
  `package main\n\nimport (\n\t"encoding/json"\n\t"os"\n\t"reflect"\n)\n\nfunc row(t reflect.Type) []int {\n\tr := []int{int(t.Size()), t.Align()}\n\tfor i := range t.NumField() {\n\t\tr = append(r, int(t.Field(i).Offset), int(t.Field(i).Type.Size()), t.Field(i).Type.Align())\n\t}\n\treturn r\n}\n\nfunc main() {\n\tout := map[string][]int{}\n${names.map((n) => `\tout["${n}"] = row(reflect.TypeFor[${n}]())\n`).join('')}\tjson.NewEncoder(os.Stdout).Encode(out)\n}\n`,
);
const goldens = {};
for (const arch of ['amd64', '386']) {
  const out = execFileSync('go', ['run', 'main.go', 'layout.go'], { cwd: tmp, env: { ...process.env, GOARCH: arch, GO111MODULE: 'off' } });
  goldens[arch] = JSON.parse(out.toString());
}
const rows = names.map((n) => `  ${JSON.stringify(n)}: ${JSON.stringify({ amd64: goldens.amd64[n], 386: goldens['386'][n] })}`);
writeFileSync(join(dir, 'layout.json'), `{\n${rows.join(',\n')}\n}\n`);
