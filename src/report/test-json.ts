/**
 * Output of a test program as JSON events: what `go test -json` prints (cmd/internal/test2json). Lines about tests begin with ^V
 * (the program runs with -test.v=test2json), so that output which only looks like them is not taken for one.
 */
import { goEscaped } from './go-json.js';

interface Event {
  Time?: string;
  Action: string;
  Package?: string;
  Test?: string;
  Elapsed?: number;
  Output?: string;
  FailedBuild?: string;
  Key?: string;
  Value?: string;
  Path?: string;
}

const marker = '\x16';
const updates = ['=== RUN   ', '=== PAUSE ', '=== CONT  ', '=== NAME  ', '=== PASS  ', '=== FAIL  ', '=== SKIP  ', '=== ATTR  ', '=== ARTIFACTS '];
const reports = ['--- PASS: ', '--- FAIL: ', '--- SKIP: ', '--- BENCH: '];
/** Longer lines come in pieces. */
const pieceSize = 1024;
const lineSize = 4096;

/** Errors of the compiler, with `# package` before each package's, as events. */
export function buildJson(messages: string): string {
  let pkg = '';
  const out: string[] = [];
  const end = (): void => {
    if (pkg !== '') out.push(`{"ImportPath":${JSON.stringify(pkg)},"Action":"build-fail"}\n`);
  };
  for (const line of Buffer.from(messages, 'latin1').toString('utf8').split(/(?<=\n)/)) {
    const head = /^# (.*)\n$/.exec(line);
    if (head !== null) {
      end();
      pkg = head[1]!;
    }
    out.push(`{"ImportPath":${JSON.stringify(pkg)},"Action":"build-output","Output":${goEscaped(JSON.stringify(line))}}\n`);
  }
  end();
  return out.join('');
}

export class TestJson {
  private test = '';
  private readonly pending: Event[] = [];
  private result = '';
  private rest = '';
  private needMarker = false;
  /** In the middle of a line that has been begun as output. */
  private mid = false;
  failedBuild = '';

  constructor(
    private readonly pkg: string,
    private readonly emit: (line: string) => void,
    private readonly now: () => Date,
  ) {
    this.event({ Action: 'start' });
  }

  private event(e: Event): void {
    const test = e.Test || this.test;
    const full: Event = { Time: this.now().toISOString(), Action: e.Action, Package: this.pkg };
    if (test !== '') full.Test = test;
    for (const k of ['Elapsed', 'Output', 'FailedBuild', 'Key', 'Value', 'Path'] as const) if (e[k] !== undefined && e[k] !== '') full[k] = e[k] as never;
    this.emit(`${goEscaped(JSON.stringify(full))}\n`);
  }

  private output(text: string): void {
    const decoded = (s: string): string => Buffer.from(s, 'latin1').toString('utf8');
    for (let at = 0; at < text.length; ) {
      let end = Math.min(at + pieceSize, text.length);
      // Not in the middle of a character.
      while (end < text.length && end > at + 1 && (text.charCodeAt(end) & 0xc0) === 0x80) end--;
      this.event({ Action: 'output', Output: decoded(text.slice(at, end)) });
      at = end;
    }
  }

  /** Byte strings. */
  write(text: string): void {
    this.rest += text;
    for (;;) {
      const m = /\n|(?!^)\x16/.exec(this.rest);
      if (m === null) break;
      const end = m.index + (m[0] === '\n' ? 1 : 0);
      this.piece(this.rest.slice(0, end));
      this.rest = this.rest.slice(end);
      this.mid = false;
    }
    // The name of a benchmark is shown while it runs.
    const tab = this.rest.indexOf('\t');
    if (!this.mid && tab >= 0 && /^Benchmark(?![a-z])[^\t]* *$/.test(this.rest.slice(0, tab))) {
      this.output(this.rest.slice(0, tab + 1));
      this.rest = this.rest.slice(tab + 1);
      this.mid = true;
    } else if (this.rest.length >= lineSize) {
      this.output(this.rest);
      this.rest = '';
      this.mid = true;
    }
  }

  private piece(line: string): void {
    if (this.mid) this.output(line);
    else if (line !== '') this.line(line);
  }

  private flush(depth: number): void {
    this.test = '';
    while (this.pending.length > depth) this.event(this.pending.pop()!);
  }

  private line(whole: string): void {
    const marked = whole.startsWith(marker);
    if (this.needMarker && !marked) return this.output(whole);
    let line = marked ? whole.slice(1) : whole;
    const trim = line.replace(/\r?\n$/, '');
    if (trim === 'PASS' || trim === 'FAIL' || trim.startsWith('FAIL\t')) {
      this.flush(0);
      this.needMarker = marked;
      this.output(line);
      this.result = trim === 'PASS' ? 'pass' : 'fail';
      return;
    }
    if (trim.startsWith('?   \t') && trim.endsWith('\t[no test files]') && this.pending.length === 0) this.result = 'skip';
    const original = trim === '=== NAME' ? '=== NAME  \n' : line;
    line = original;
    let indent = 0;
    let special = updates.some((u) => line.startsWith(u));
    if (!special) {
      for (; line.startsWith('    '); indent++) line = line.slice(4);
      special = reports.some((r) => line.startsWith(r));
    }
    if (!special) {
      if (indent > 0 && indent <= this.pending.length) this.test = this.pending[indent - 1]!.Test!;
      return this.output(original);
    }
    const words = line.slice(4);
    const space = words.indexOf(' ');
    const action = words.slice(0, space).replace(/:$/, '').toLowerCase();
    const name = Buffer.from(words.slice(space + 1).trim(), 'latin1').toString('utf8');
    if (line.startsWith('-')) this.report(action, name, indent, original, marked);
    else this.update(action, name, original, marked);
  }

  private report(action: string, text: string, indent: number, line: string, marked: boolean): void {
    if (this.pending.length < indent) return this.output(line);
    const m = /^(.*?) \(([\d.]+)s\)$/.exec(text);
    const e: Event = { Action: action, Test: m?.[1] ?? text };
    if (m !== null) e.Elapsed = Number(m[2]);
    this.needMarker = marked;
    this.flush(indent);
    this.test = e.Test!;
    this.pending.push(e);
    this.output(line);
  }

  private update(action: string, text: string, line: string, marked: boolean): void {
    const e: Event = { Action: action };
    let name = text;
    if (action === 'attr') {
      const [test, key, ...value] = text.split(' ');
      name = test!;
      e.Key = key!;
      e.Value = value.join(' ');
    } else if (action === 'artifacts') {
      const [test, ...path] = text.split(' ');
      name = test!;
      e.Path = path.join(' ');
    }
    this.needMarker = marked;
    this.flush(0);
    this.test = name;
    if (action === 'name') return;
    if (action === 'pause') this.output(line);
    this.event(e);
    if (action !== 'pause') this.output(line);
  }

  /** The program has ended. `seconds`: since the beginning. */
  close(ok: boolean, seconds: number): void {
    if (this.rest !== '') this.output(this.rest);
    this.rest = '';
    if (!ok) this.result = 'fail';
    else if (this.result !== 'skip') this.result = 'pass';
    this.flush(0);
    this.event({ Action: this.result, Elapsed: Math.round(seconds * 1000) / 1000, FailedBuild: this.result === 'fail' ? this.failedBuild : '' });
  }
}
