/**
 * Which files belong to a build: `//go:build` expressions and file name suffixes (go/build/constraint; cmd/go help buildconstraint).
 */

import { evalConstraint, parseConstraint } from '../parser/index.js';

/** Tags that hold in a build for the simulated machine, and those that the user adds. It presents itself as linux on amd64 or 386, compiled by gc. */
export function buildTags(wordSize: 4 | 8, more: readonly string[] = []): ReadonlySet<string> {
  const tags = new Set(['linux', 'unix', 'gc', wordSize === 8 ? 'amd64' : '386', 'gosim', ...more]);
  for (let v = 1; v <= 26; v++) tags.add(`go1.${v}`);
  return tags;
}

/** internal/buildcfg's baseline for linux; there are no register arguments on 386. */
const experiments = ['aliastypeparams', 'regabiwrappers', 'regabiargs', 'swissmap', 'spinbitmutex', 'dwarf5', 'greenteagc', 'randomizedheapbase64', 'sizespecializedmalloc'];

/** Tags of a build by Go's own toolchain for the same system: with its default experiments, without ours. */
export function toolchainTags(wordSize: 4 | 8): ReadonlySet<string> {
  const tags = new Set(buildTags(wordSize));
  tags.delete('gosim');
  for (const e of experiments) if (wordSize === 8 || !e.startsWith('regabi')) tags.add(`goexperiment.${e}`);
  return tags;
}

const knownOS = new Set('aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasip1 windows zos'.split(' '));
const knownArch = new Set(
  '386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm'.split(' '),
);

/** Does the file's name admit it (`x_linux.go`, `x_amd64.go`, `x_linux_amd64.go`)? `_test.go` files are the caller's business. */
export function matchFileName(base: string, tags: ReadonlySet<string>): boolean {
  let name = base.replace(/\.go$/, '').replace(/_test$/, '');
  const first = name.indexOf('_');
  if (first < 0) return true;
  name = name.slice(first);
  const parts = name.split('_');
  const last = parts.at(-1)!;
  const prev = parts.at(-2) ?? '';
  if (knownArch.has(last)) {
    if (knownOS.has(prev)) return tags.has(last) && tags.has(prev);
    return tags.has(last);
  }
  if (knownOS.has(last)) return tags.has(last);
  return true;
}

/** What the comments in front of the package clause say: the `//go:build` line, or else the older `// +build` lines (go/build: parseFileHeader). */
interface HeaderLines {
  goBuild: string | null;
  /** Each must hold. They count in front of the last blank line only. */
  plusBuild: string[];
}

function headerLines(text: string): HeaderLines {
  const out: HeaderLines = { goBuild: null, plusBuild: [] };
  let pending: string[] = [];
  let pos = 0;
  let ended = false;
  while (pos < text.length) {
    let end = text.indexOf('\n', pos);
    if (end < 0) end = text.length;
    const line = text.slice(pos, end).trim();
    if (line === '' && !ended) {
      out.plusBuild.push(...pending);
      pending = [];
    } else if (line.startsWith('//go:build ')) {
      out.goBuild ??= line;
    } else if (line.startsWith('/*')) {
      ended = true;
      const close = text.indexOf('*/', pos);
      if (close < 0) break;
      end = close + 1;
    } else if (line !== '' && !line.startsWith('//')) break;
    else if (!ended && /^\/\/\s*\+build\s/.test(line)) pending.push(line);
    pos = end + 1;
  }
  return out;
}

/** `// +build a,!b c`: alternatives of conditions. */
function plusBuildHolds(line: string, tags: ReadonlySet<string>): boolean {
  const options = line.replace(/^\/\/\s*\+build\s+/, '').split(/\s+/);
  return options.some((o) => o.split(',').every((t) => (t.startsWith('!') ? !tags.has(t.slice(1)) : tags.has(t))));
}

/** Does the file belong to a build with these tags? A malformed constraint excludes it. */
export function matchBuild(base: string, text: string, tags: ReadonlySet<string>): boolean {
  if (!matchFileName(base, tags)) return false;
  const { goBuild, plusBuild } = headerLines(text);
  if (goBuild === null) return plusBuild.every((l) => plusBuildHolds(l, tags));
  const c = parseConstraint(goBuild);
  return c !== undefined && evalConstraint(c, (tag) => tags.has(tag));
}
