/** `//go:` directives on functions and variables (noder/lex.go, noder/noder.go). */
import type { File, Pragma } from '../../ast/nodes.js';
import type { FuncPragma } from '../../ir/nodes.js';
import { embedWords } from '../../lexer/embed-words.js';

const known: ReadonlyMap<string, readonly FuncPragma[]> = new Map<string, readonly FuncPragma[]>([
  ['go:noinline', ['noinline']],
  ['go:noescape', ['noescape']],
  ['go:nosplit', ['nosplit', 'nocheckptr']],
  ['go:norace', ['norace']],
  ['go:nocheckptr', ['nocheckptr']],
  ['go:uintptrescapes', ['uintptrescapes', 'uintptrkeepalive']],
  ['go:uintptrkeepalive', ['uintptrkeepalive']],
  ['go:systemstack', ['systemstack']],
  ['go:registerparams', ['registerparams']],
  ['gosim:runtime', ['runtime']],
  ['gosim:atomic', ['atomic']],
  ['go:wrapper', ['wrapper', 'noinline']],
  ['gosim:fact', ['fact']],
  ['go:runtime', ['runtime']],
  ['go:atomic', ['atomic']],
]);

export function funcPragmas(list: readonly Pragma[]): FuncPragma[] {
  const out: FuncPragma[] = [];
  for (const p of list) {
    const verb = p.text.split(/[ \t]/, 1)[0]!;
    for (const f of known.get(verb) ?? []) if (!out.includes(f)) out.push(f);
  }
  return out;
}

/** Patterns of `//go:embed` lines, which the loader has put into the configuration. */
export function embedPatterns(list: readonly Pragma[]): string[] {
  const out: string[] = [];
  for (const p of list) {
    const words = /^go:embed\s/.test(p.text) ? embedWords(p.text) : '';
    if (typeof words !== 'string') out.push(...words.map((w) => w.pattern));
  }
  return out;
}

/** `//go:linkname local remote` lines: local to remote symbol. */
export function linknamesOf(files: readonly File[]): Map<string, string> {
  const out = new Map<string, string>();
  const add = (p: Pragma): void => {
    const f = p.text.trim().split(/\s+/);
    if (f[0] === 'go:linkname' && f.length === 3) out.set(f[1]!, f[2]!);
  };
  for (const file of files) {
    file.pragmas.forEach(add);
    for (const d of file.decls) d.pragmas.forEach(add);
    const more = (file as { linknames?: Pragma[] }).linknames;
    if (more) for (const l of more) if ('text' in l) add(l);
  }
  return out;
}
