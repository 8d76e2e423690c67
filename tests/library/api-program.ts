/**
 * Go programs that only compile if a package exports what GOROOT/api says (tests/testdata/api, made by scripts/api.mjs): every feature
 * becomes one declaration that states its name and its type. The package is imported by a dot, so that a line's unqualified
 * names are the package's.
 */

/** Packages that features of others mention, where the last element of the path is not the whole of it. */
const qualified = new Map([
  ['http', 'net/http'],
  ['binary', 'encoding/binary'],
  ['fs', 'io/fs'],
  ['parse', 'text/template/parse'],
  ['syntax', 'regexp/syntax'],
  ['template', 'text/template'],
  ['pprof', 'runtime/pprof'],
  ['ast', 'go/ast'],
  ['token', 'go/token'],
  ['scanner', 'go/scanner'],
  ['constant', 'go/constant'],
  ['big', 'math/big'],
  ['rand', 'math/rand'],
  ['slog', 'log/slog'],
  ['flate', 'compress/flate'],
  ['atomic', 'sync/atomic'],
  ['color', 'image/color'],
  ['draw', 'image/draw'],
]);

export interface ApiProgram {
  /** Import path. */
  path: string;
  text: string;
  /** Feature of each line of text; '' for the lines of the frame. */
  features: string[];
  /** Features that mention packages gosim does not have, with the package. */
  beyond: { feature: string; package: string }[];
}

/** Type parameters `$0 c0, $1 c1` as `T0 c0, T1 c1`. */
const params = (s: string): string => s.replace(/\$(\d)/g, 'T$1');

/** The bracketed list at the start of `s`, which begins with `[`, and what follows it. */
function bracketed(s: string): [string, string] {
  let depth = 0;
  for (let i = 0; i < s.length; i++) {
    if (s[i] === '[') depth++;
    else if (s[i] === ']' && --depth === 0) return [s.slice(1, i), s.slice(i + 1)];
  }
  throw new Error(`unbalanced: ${s}`);
}

/** `T0, T1` for a list of type parameters with their constraints. */
const names = (list: string): string => [...new Set([...list.matchAll(/\$(\d)/g)].map((m) => `T${m[1]}`))].sort().join(', ');

const predeclared = / (bool|string|error|u?int(8|16|32|64|ptr)?|float(32|64)|complex(64|128))$/;
const unexported = /\btestDeps\b|\bintType\b|, Delta d$|, Id typeId$/;
const literal = /^(-?\d+|true|false|".*")$/;

/** Declarations for one feature, or undefined if it states nothing that a declaration can. */
function declaration(line: string, typeParams: ReadonlyMap<string, string>): string | undefined {
  let m: RegExpExecArray | null;
  // The lists leave out the fields of a type literal; only the empty ones can be written down.
  if (/^type \w+ struct, \w+ .*\bstruct$/.test(line)) return undefined;
  const feature = line.replace(/\bchan struct$/, 'chan struct{}');
  // Unexported types cannot be named.
  if ((m = /^var (\w+) [a-z]\w*$/.exec(feature)) && !predeclared.test(feature)) return `var _ = ${m[1]}`;
  if (unexported.test(feature)) return (m = /^func (\w+)(\[)?/.exec(feature)) ? `var _ = ${m[1]}${m[2] === undefined ? '' : '[int]'}` : undefined;
  if ((m = /^const (\w+) = (.*)$/.exec(feature))) return literal.test(m[2]!) ? `var _ = map[bool]int{false: 0, ${m[1]} == ${m[2]}: 1}` : `const _ = ${m[1]}`;
  if ((m = /^const (\w+) (.*)$/.exec(feature))) return m[2]!.startsWith('ideal-') ? `const _ = ${m[1]}` : `const _ ${m[2]} = ${m[1]}`;
  if ((m = /^var (\w+) (.*)$/.exec(feature))) return `var _ *${m[2]!.startsWith('<-') ? `(${m[2]})` : m[2]} = &${m[1]}`;
  if ((m = /^func (\w+)(.*)$/.exec(feature))) {
    if (!m[2]!.startsWith('[')) return `var _ func${m[2]} = ${m[1]}`;
    const [list, rest] = bracketed(m[2]!);
    return `func _[${params(list)}]() { var _ func${params(rest)} = ${m[1]}[${names(list)}] }`;
  }
  if ((m = /^method \((\*?)(\w+)(\[.*?\])?\) (\w+)\((.*)$/.exec(feature))) {
    const [, star, type, args, name, rest] = m;
    const recv = `${star}${type}${args === undefined ? '' : params(args)}`;
    const tail = rest!.startsWith(')') ? rest : `, ${rest}`;
    const decl = `var _ func(${recv}${params(tail!)} = (${recv}).${name}`;
    return args === undefined ? decl : `func _[${params(typeParams.get(type!) ?? '')}]() { ${decl} }`;
  }
  if ((m = /^type (\w+) struct, embedded (.*)$/.exec(feature))) return `var _ ${m[2]} = (*new(${m[1]})).${m[2]!.replace(/^\*?(\w+\.)?/, '')}`;
  if ((m = /^type (\w+)(\[.*?\])? struct, (\w+) (.*)$/.exec(feature))) {
    return m[2] === undefined ? `var _ ${m[4]} = (*new(${m[1]})).${m[3]}` : undefined;
  }
  if ((m = /^type (\w+) interface, (\w+)\((.*)$/.exec(feature))) {
    return `var _ func(${m[1]}${m[3]!.startsWith(')') ? '' : ', '}${m[3]} = ${m[1]}.${m[2]}`;
  }
  if (/^type \w+ interface(, unexported methods| \{)/.test(feature)) return `type _ = ${/^type (\w+)/.exec(feature)![1]}`;
  if ((m = /^type (\w+)\[(.*)$/.exec(feature))) {
    const [list] = bracketed(`[${m[2]}`);
    return `type _[${params(list)}] struct { _ ${m[1]}[${names(list)}] }`;
  }
  if ((m = /^type (\w+) = (.*)$/.exec(feature))) return `var _ *${m[2]} = (*${m[1]})(nil)`;
  if ((m = /^type (\w+) (.*)$/.exec(feature))) return m[2] === 'struct' || m[2] === 'interface' ? `type _ = ${m[1]}` : `var _ = (*${m[2]!.startsWith('func') ? `(${m[2]})` : m[2]})((*${m[1]})(nil))`;
  return undefined;
}

/** Values that GOROOT/api states for amd64 alone. */
const wide = /^const (UintSize|IntSize|MaxInt|MinInt|MaxUint|GOARCH) = /;

/** The program for one list. `has` tells which packages exist. */
export function apiProgram(list: string, has: (path: string) => boolean, wordSize: 4 | 8 = 8): ApiProgram {
  const [path, ...all] = list.trim().split('\n') as [string, ...string[]];
  const features = wordSize === 8 ? all : all.filter((f) => !wide.test(f));
  const typeParams = new Map<string, string>();
  for (const f of features) {
    const m = /^type (\w+)(\[.*)$/.exec(f);
    if (m !== null) typeParams.set(m[1]!, bracketed(m[2]!)[0]);
  }
  const imports = new Set<string>();
  const body: string[] = [];
  const of: string[] = [];
  const beyond: ApiProgram['beyond'] = [];
  for (const feature of features) {
    const d = declaration(feature, typeParams);
    if (d === undefined) continue;
    const used = [...d.replace(/"(\\.|[^"\\])*"/g, '').matchAll(/(?<![\w.)])([a-z]\w*)\.(?=[A-Z])/g)].map((m) => qualified.get(m[1]!) ?? m[1]!);
    const missing = used.find((p) => p !== 'unsafe' && !has(p));
    if (missing !== undefined) {
      beyond.push({ feature, package: missing });
      continue;
    }
    for (const p of used) imports.add(p);
    body.push(d);
    of.push(feature);
  }
  const head = ['package main', `import . "${path}"`, ...[...imports].sort().map((p) => `import "${p}"`)];
  return { path, text: [...head, ...body, 'func main() {}', ''].join('\n'), features: [...head.map(() => ''), ...of], beyond };
}
