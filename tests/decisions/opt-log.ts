/**
 * Logs of optimisations (-json=0,DIR), gc's and gosim's, made comparable: the entries about a program's own files, one line each.
 *
 * Left out are entries of gc's back end, which gosim has not (src/report/opt-log.ts), and places in files of the library: its bodies
 * are gosim's own, so they are elsewhere. With --goroot they are compared too.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Range {
  start: { line: number; character: number };
  end: { line: number; character: number };
}

interface Entry {
  range: Range;
  code: string;
  message: string;
  relatedInformation?: { location: { uri: string; range: Range }; message: string }[];
}

const backEnd: ReadonlySet<string> = new Set(['nilcheck', 'isInBounds', 'isSliceInBounds', 'copy']);

/** Files of a log, by their name below its directory. */
export function readOptLog(dir: string): Map<string, string> {
  const out = new Map<string, string>();
  if (!existsSync(dir)) return out;
  for (const pkg of readdirSync(dir).sort()) for (const f of readdirSync(join(dir, pkg)).sort()) out.set(`${pkg}/${f}`, readFileSync(join(dir, pkg, f), 'utf8'));
  return out;
}

const at = (r: Range): string => `${r.start.line}:${r.start.character}${r.end.line === r.start.line && r.end.character === r.start.character ? '' : `-${r.end.line}:${r.end.character}`}`;

/** Lines of the log's files that are about sources in `root`, which is shown as `.`; with `all`, about any. */
export function optLogLines(log: ReadonlyMap<string, string>, root: string, all = false): string[] {
  const out: string[] = [];
  for (const [name, text] of log) {
    const [head, ...entries] = text.trimEnd().split('\n').map((l) => JSON.parse(l) as Entry & { file: string; gc_version: string });
    const { file, gc_version, ...rest } = head!;
    const own = file.startsWith(`${root}/`);
    if (!own && !all) continue;
    const lines = entries.filter((e) => !backEnd.has(e.code)).map((e) => {
      const info = (e.relatedInformation ?? []).filter((r) => all || !/^file:\/\/(\/|\$GOROOT)/.test(r.location.uri) || r.location.uri.startsWith(`file://${root}/`));
      return [`./${name} ${at(e.range)}: ${e.code} ${e.message}`, ...info.map((r) => `${r.location.uri.replace(root, '.')}:${at(r.location.range)} ${r.message}`)].join(' | ');
    });
    if (lines.length > 0) out.push(`./${name}: ${JSON.stringify(rest)} ${file.replace(root, '.')} ${/^go1\.26/.test(gc_version)}`, ...lines);
  }
  return out;
}

/** Programs whose logs are committed: one file each. */
export function loggedPrograms(): string[] {
  const flat = (dir: string): string[] => readdirSync(dir).filter((n) => n.endsWith('.go')).sort().map((n) => `${dir}/${n}`);
  return [...flat('tests/testdata/seeds'), ...flat('examples'), 'tests/testdata/decisions/logged.go', 'tests/testdata/decisions/wrappers.go'];
}
