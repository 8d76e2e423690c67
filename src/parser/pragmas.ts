/**
 * Collects `//go:` directives for the declaration that follows them.
 *
 * gc: cmd/compile/internal/noder, pragma handling. A directive that stands before something else than a
 * declaration is misplaced, but only if gc knows its verb; an unknown one is a comment. Whether a known verb
 * suits its declaration is checked after type checking, elsewhere.
 */
import type { Pragma } from '../ast/nodes.js';
import type { Pos } from '../base/source.js';
import { goVersionOf, parseConstraint } from './build-constraint.js';
import { embedWords } from '../lexer/embed-words.js';

const knownVerbs: ReadonlySet<string> = new Set([
  'go:build',
  'go:noescape',
  'go:norace',
  'go:nosplit',
  'go:noinline',
  'go:nocheckptr',
  'go:systemstack',
  'go:nowritebarrier',
  'go:nowritebarrierrec',
  'go:yeswritebarrierrec',
  'go:cgo_unsafe_args',
  'go:uintptrkeepalive',
  'go:uintptrescapes',
  'go:registerparams',
]);

const runtimeVerbs: ReadonlySet<string> = new Set(['go:systemstack', 'go:nowritebarrier', 'go:nowritebarrierrec', 'go:yeswritebarrierrec']);

export class PragmaReader {
  private pending: Pragma[] = [];
  private std = false;
  /** Before the package clause. */
  top = true;
  goVersion = '';
  linknames: Pragma[] = [];

  constructor(private readonly report: (pos: Pos, msg: string) => void) {}

  begin(std: boolean): void {
    this.pending = [];
    this.std = std;
    this.top = true;
    this.goVersion = '';
    this.linknames = [];
  }

  /** `text` begins with "go:". */
  add(pos: Pos, text: string, blank: boolean): void {
    if (this.top && text.startsWith('go:build')) {
      const c = parseConstraint(`//${text}`);
      if (c !== undefined) this.goVersion = goVersionOf(c);
    }
    if (!blank) {
      this.report(pos, 'misplaced compiler directive');
      return;
    }
    const words = text.split(/[ \t]+/).filter((w) => w !== '');
    const space = text.indexOf(' ');
    const verb = space < 0 ? text : text.slice(0, space);
    if (verb === 'go:linkname' && space > 0) {
      if (words.length < 2 || words.length > 3) this.report(pos, 'usage: //go:linkname localname [linkname]');
      else this.linknames.push({ pos, text });
      return;
    }
    if (verb === 'go:embed') {
      const patterns = embedWords(text);
      if (typeof patterns === 'string') this.report(pos, patterns);
      if (typeof patterns === 'string' || patterns.length === 0) {
        this.report(pos, 'usage: //go:embed pattern...');
        return;
      }
    }
    if (!this.std) {
      if (verb.startsWith('go:cgo_') && verb !== 'go:cgo_import_dynamic') this.report(pos, `//${text} only allowed in cgo-generated code`);
      if (runtimeVerbs.has(verb)) this.report(pos, `//${verb} only allowed in runtime`);
      if (verb === 'go:uintptrkeepalive') this.report(pos, `//${verb} is only allowed in the standard library`);
    }
    this.pending.push({ pos, text });
  }

  take(): Pragma[] {
    const list = this.pending;
    if (list.length > 0) this.pending = [];
    return list.length > 0 ? list : [];
  }

  /** What is pending stands before something that takes no directives. */
  clear(): void {
    if (this.pending.length === 0) return;
    for (const p of this.pending) {
      const space = p.text.indexOf(' ');
      const verb = space < 0 ? p.text : p.text.slice(0, space);
      if (verb === 'go:embed') this.report(p.pos, 'misplaced go:embed directive');
      else if (knownVerbs.has(verb)) this.report(p.pos, 'misplaced compiler directive');
    }
    this.pending = [];
  }
}
