/**
 * What GODEBUG says when the environment does not: settings that restore the behaviour of an older Go, chosen by the `go` line of go.mod, by its
 * `godebug` lines and by `//go:debug` lines of the main package, each stronger than the one before (go.dev/doc/godebug; cmd/go/internal/load/godebug.go).
 * The result goes with the linked program (`Program.godebug`); runtime/go/godebug.go reads it.
 */
import type { File } from '../ast/nodes.js';
import type { DiagnosticBag } from '../base/diagnostic.js';
import type { Pos } from '../base/source.js';
import { goMinor } from './version.js';

/** All settings: name; if a Go has changed the default, its minor version and the value that restores what was before (internal/godebugs, table.go). */
const table = `
    allowmultiplevcs
    asynctimerchan 23 1
    containermaxprocs 25 0
    cryptocustomrand 26 1
    dataindependenttiming
    decoratemappings 25 0
    embedfollowsymlinks
    execerrdot
    fips140
    fips140ems
    gocachehash
    gocachetest
    gocacheverify
    gotestjsonbuildtext 24 1
    gotypesalias 23 0
    htmlmetacontenturlescape
    http2client
    http2debug
    http2server
    httpcookiemaxnum 24 0
    httplaxcontentlength 22 1
    httpmuxgo121 22 1
    httpservecontentkeepheaders 23 1
    installgoroot
    jstmpllitinterp
    multipartmaxheaders
    multipartmaxparts
    multipathtcp 24 0
    netdns
    netedns0 19 0
    panicnil 21 1
    randautoseed
    randseednop 24 0
    rsa1024min 24 0
    tarinsecurepath
    tls10server 22 1
    tls3des 23 1
    tlsmaxrsasize
    tlsmlkem 24 0
    tlsrsakex 22 1
    tlssecpmlkem 26 0
    tlssha1 25 1
    tlsunsafeekm 22 1
    updatemaxprocs 25 0
    urlmaxqueryparams 24 0
    urlstrictcolons 26 0
    winreadlinkvolume 23 0
    winsymlink 23 0
    x509keypairleaf 23 0
    x509negativeserial 23 1
    x509rsacrt 24 0
    x509sha256skid 25 0
    x509usefallbackroots
    x509usepolicies 24 0
    zipinsecurepath
`;

interface Setting {
  name: string;
  changed: number;
  old: string;
}

const settings = new Map(
  table
    .trim()
    .split('\n')
    .map((l) => l.trim().split(' '))
    .map(([name, changed, old]): [string, Setting] => [name!, { name: name!, changed: Number(changed ?? 0), old: old ?? '' }]),
);

/** Settings that are gone, and since which minor version. */
const removed = new Map([['x509sha1', 24]]);

/** A line of go.mod or of a file: key and value. */
export type GodebugLine = readonly [key: string, value: string];

const versionForm = /^1(?:\.(\d+)(?:\.\d+|(?:rc|beta)\d+)?)?$/;

/** What is wrong with a setting, '' if nothing is (modload.CheckGodebug). `what` names it in the message: `//go:debug setting` or `godebug`. */
function fault(what: string, key: string, value: string): string {
  for (const [name, text] of [['key', key], ['value', value]] as const) if (/[ \t]/.test(text)) return `${name} contains space`;
  for (const [name, text] of [['key', key], ['value', value]] as const) if (text.includes(',')) return `${name} contains comma`;
  if (key === 'default') {
    const m = value.startsWith('go') ? versionForm.exec(value.slice(2)) : null;
    if (m === null) return 'value for default= must be goVERSION';
    return Number(m[1] ?? 0) > goMinor ? `default=${value} too new (toolchain is go1.${goMinor})` : '';
  }
  if (settings.has(key)) return '';
  const gone = removed.get(key);
  return gone !== undefined ? `use of removed ${what} "${key}", see https://go.dev/doc/godebug#go-1${gone}` : `unknown ${what} "${key}"`;
}

/** The `godebug` lines of a go.mod, and what is wrong with them, as cmd/go says it; '' if nothing is. */
export function moduleGodebugs(text: string): { lines: GodebugLine[]; fault: string } {
  const lines: GodebugLine[] = [];
  let inBlock = false;
  for (const [i, raw] of text.split('\n').entries()) {
    const line = raw.replace(/\/\/.*$/, '').trim();
    if (inBlock && line === ')') inBlock = false;
    else if (!inBlock && /^godebug\s*\($/.test(line)) inBlock = true;
    else if (line !== '' && (inBlock || /^godebug(\s|$)/.test(line))) {
      const words = (inBlock ? line : line.slice('godebug'.length)).trim().split(/\s+/);
      const at = words[0]!.indexOf('=');
      if (words.length !== 1 || at < 0) {
        const column = raw.search(/\S/) + 1;
        return { lines: [], fault: `go: errors parsing go.mod:\ngo.mod:${i + 1}:${column > 1 ? `${column}:` : ''} usage: godebug key=value` };
      }
      const setting: GodebugLine = [words[0]!.slice(0, at), words[0]!.slice(at + 1)];
      const why = fault('godebug', ...setting);
      if (why !== '') return { lines: [], fault: `go: error loading go.mod:\ngo.mod:${i + 1}: ${why}` };
      lines.push(setting);
    }
  }
  return { lines, fault: '' };
}

/** The `//go:debug` lines before the package clauses of some files; what is wrong with them keeps a package from being compiled (checkDirectives). */
export function fileGodebugs(files: readonly File[], bag: DiagnosticBag, place: (pos: Pos) => string): GodebugLine[] {
  const lines: GodebugLine[] = [];
  const seen = new Map<string, Pos>();
  for (const p of files.flatMap((f) => f.pragmas)) {
    const m = /^go:debug(?:[ \t]+(.*))?$/.exec(p.text.trimEnd());
    if (m === null) continue;
    const text = (m[1] ?? '').trim();
    const eq = text.indexOf('=');
    const [key, value] = [text.slice(0, eq), text.slice(eq + 1)];
    const why = eq < 0 ? 'missing key=value' : fault('//go:debug setting', key, value);
    const old = seen.get(key);
    // Go says where the comment begins.
    const at = p.pos - '//'.length;
    if (why !== '') bag.error(at, `invalid //go:debug: ${why}`, { syntax: true });
    else if (old !== undefined) bag.error(at, `repeated //go:debug for ${key}\n\t${place(old)}: previous //go:debug`, { syntax: true });
    else seen.set(key, at);
    if (why === '') lines.push([key, value]);
  }
  return lines;
}

/** The default of GODEBUG for a main package: `version` is of the module (`go1.21`), `lines` are the settings given, later ones stronger. */
export function defaultGodebug(version: string, lines: readonly GodebugLine[]): string {
  const given = new Map(lines);
  const minor = Number(versionForm.exec((given.get('default') ?? version).replace(/^go/, ''))?.[1] ?? 0);
  given.delete('default');
  const all = new Map([...settings.values()].filter((s) => minor < s.changed).map((s) => [s.name, s.old]));
  for (const [k, v] of given) all.set(k, v);
  return [...all.keys()]
    .sort()
    .map((k) => `${k}=${all.get(k)!}`)
    .join(',');
}
