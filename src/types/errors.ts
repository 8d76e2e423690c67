/**
 * Reporting of type errors (types2/errors.go and format.go).
 *
 * An error has one or more parts; the first gives its position, the others become continuation lines that
 * start with a tab and, when known, their own position. Follow-on errors (whose text mentions an invalid
 * operand or type) are dropped once something has been reported.
 *
 * Formats know %s and %v (operands, types, objects, expressions, constants, lists of them), %d and %q.
 * Nothing is formatted unless an error is really reported.
 */
import type { Expr, Node } from '../ast/nodes.js';
import { physicalPosition, formatPosition, position, posFileId, type Pos, noPos } from '../base/source.js';
import type { Checker } from './check.js';
import { constString } from './constant-value.js';
import { exprString } from './expr-string.js';
import { objectString } from './object.js';
import { operandString, type Operand } from './operand.js';
import { startPos } from '../ast/positions.js';
import { type Qualifier, typeString } from './type-string.js';
import { type Term, termString } from './typeterm.js';
import type { ConstVal, Obj, Package, Type } from './types.js';

export const invalidArg = 'invalid argument: ';
export const invalidOp = 'invalid operation: ';

/** Whatever has a position to report at: nodes and operands are reported at their leftmost position. */
export type Poser = Pos | Node | Operand | Obj;

export function atPos(at: Poser): Pos {
  if (typeof at === 'number') return at;
  if (!('kind' in at)) return at.expr !== null ? startPos(at.expr) : noPos;
  return startPos(at as Node);
}

/** The position of `at` itself (types2's Pos(), where atPos is not applied). */
export function posOf(x: Operand): Pos {
  return x.expr === null ? noPos : x.expr.pos;
}

interface ErrorPart {
  pos: Pos;
  msg: string;
}

/** An error under construction: addf one or more parts, then report. */
export class TypeError_ {
  parts: ErrorPart[] = [];
  soft = false;

  constructor(readonly check: Checker) {}

  addf(at: Poser, format: string, ...args: unknown[]): void {
    this.parts.push({ pos: atPos(at), msg: sprintf(this.check, format, ...args) });
  }

  addAltDecl(obj: Obj): void {
    if (obj.pos !== noPos) this.addf(obj, 'other declaration of %s', obj.name);
  }

  empty(): boolean {
    return this.parts.length === 0;
  }

  pos(): Pos {
    return this.parts[0]?.pos ?? noPos;
  }

  msg(): string {
    let s = '';
    this.parts.forEach((p, i) => {
      if (i > 0) {
        s += '\n\t';
        if (p.pos !== noPos) s += `${posString(this.check, p.pos)}: `;
      }
      s += p.msg;
    });
    return s;
  }

  report(): void {
    const check = this.check;
    const first = this.parts[0];
    if (first === undefined) return;
    if (check.firstErr && (first.msg.indexOf('invalid operand') > 0 || first.msg.indexOf('invalid type') > 0)) return;
    handleError(check, first.pos, this.msg(), this.soft);
    this.parts = [];
  }
}

export function newError(check: Checker): TypeError_ {
  return new TypeError_(check);
}

/** A position inside a message: as displayed, and the physical one behind it if a //line directive moved it. */
export function posString(check: Checker, pos: Pos): string {
  const rel = formatPosition(position(check.conf.fset, pos));
  const abs = formatPosition(physicalPosition(check.conf.fset, pos));
  return rel === abs ? rel : `${rel}[${abs}]`;
}

const versionError = /requires go[0-9]+\.[0-9]+ or later/;

function handleError(check: Checker, pos: Pos, msg: string, soft: boolean): void {
  // In an inherited constant initialisation the expression belongs to another declaration.
  if (check.errpos !== noPos) pos = check.errpos;
  check.firstErr = true;
  msg = stripAnnotations(msg);
  if (versionError.test(msg)) msg = addVersionHint(check, pos, msg);
  check.conf.bag.error(pos, msg, { soft });
}

/** gc's hint where the language version comes from (noder/irgen.go). */
function addVersionHint(check: Checker, pos: Pos, msg: string): string {
  const v = check.versions.get(posFileId(pos));
  if (v !== undefined && v.declared !== '' && v.declared === v.effective) return `${msg} (file declares //go:build ${v.effective})`;
  return `${msg} (-lang was set to ${check.conf.goVersion}; check go.mod)`;
}

/** Removes the subscripts that tell type parameters of one name apart (U+2080..U+2089). */
function stripAnnotations(s: string): string {
  return s.includes('\xe2\x82') ? s.replace(/\xe2\x82[\x80-\x89]/g, '') : s;
}

export function error(check: Checker, at: Poser, msg: string): void {
  const err = new TypeError_(check);
  err.parts.push({ pos: atPos(at), msg });
  err.report();
}

export function errorf(check: Checker, at: Poser, format: string, ...args: unknown[]): void {
  const err = new TypeError_(check);
  err.addf(at, format, ...args);
  err.report();
}

export function softErrorf(check: Checker, at: Poser, format: string, ...args: unknown[]): void {
  const err = new TypeError_(check);
  err.addf(at, format, ...args);
  err.soft = true;
  err.report();
}

export function versionErrorf(check: Checker, at: Poser, version: number, format: string, ...args: unknown[]): void {
  const err = new TypeError_(check);
  err.addf(at, '%s requires %s or later', sprintf(check, format, ...args), `go1.${version}`);
  err.report();
}

// ---------------------------------------------------------------- formatting

/** `check` null: packages are qualified by their full path. */
export function sprintf(check: Checker | null, format: string, ...args: unknown[]): string {
  if (args.length === 0 && !format.includes('%')) return format;
  const qf: Qualifier = check === null ? null : (pkg) => qualifier(check, pkg);
  let i = 0;
  return format.replace(/%([svdq%])/g, (_, verb: string) => {
    if (verb === '%') return '%';
    const arg = args[i++];
    return verb === 'q' ? quote(String(arg)) : argString(check, arg, qf);
  });
}

const objKinds: ReadonlySet<string> = new Set(['PkgName', 'Const', 'TypeName', 'Var', 'Func', 'Label', 'Builtin', 'Nil']);
const constKinds: ReadonlySet<string> = new Set(['unknown', 'bool', 'string', 'int', 'rat', 'big', 'complex']);
const typeKinds: ReadonlySet<string> = new Set([
  'Basic', 'Array', 'Slice', 'Struct', 'Pointer', 'Tuple', 'Signature', 'Union', 'Interface', 'Map', 'Chan', 'Named', 'TypeParam', 'Alias',
]);

function argString(check: Checker | null, arg: unknown, qf: Qualifier): string {
  if (typeof arg === 'string') return arg;
  if (arg === null || arg === undefined) return '<nil>';
  if (typeof arg !== 'object') return String(arg);
  if (Array.isArray(arg)) return `[${arg.map((a) => argString(check, a, qf)).join(', ')}]`;
  if (!('kind' in arg)) {
    if ('mode' in arg) return operandString(arg as Operand, qf);
    return termString(arg as Term);
  }
  const kind = arg.kind as string;
  if (typeKinds.has(kind)) return typeString(arg as Type, qf);
  if (objKinds.has(kind)) return objectString(arg as Obj, qf);
  if (constKinds.has(kind)) return constString(arg as ConstVal);
  if (kind === 'Package') return `package ${(arg as Package).name} (${quote((arg as Package).path)})`;
  return exprString(arg as Expr);
}

/** How package pkg is named in messages: not at all, by name, or by quoted path if the name is ambiguous. */
export function qualifier(check: Checker, pkg: Package): string {
  if (pkg === check.pkg) return '';
  if (check.pkgPathMap === null) {
    check.pkgPathMap = new Map();
    check.seenPkgMap = new Set();
    markImports(check, check.pkg);
  }
  const paths = check.pkgPathMap.get(pkg.name);
  return paths !== undefined && paths.size > 1 ? quote(pkg.path) : pkg.name;
}

/** Records the paths of pkg and of all it imports by package name. */
export function markImports(check: Checker, pkg: Package): void {
  const seen = check.seenPkgMap!;
  if (seen.has(pkg)) return;
  seen.add(pkg);
  let paths = check.pkgPathMap!.get(pkg.name);
  if (paths === undefined) {
    paths = new Set();
    check.pkgPathMap!.set(pkg.name, paths);
  }
  paths.add(pkg.path);
  for (const imp of pkg.imports) markImports(check, imp);
}

const escapes = new Map([
  ['\x07', '\\a'], ['\b', '\\b'], ['\f', '\\f'], ['\n', '\\n'], ['\r', '\\r'], ['\t', '\\t'], ['\v', '\\v'], ['\\', '\\\\'], ['"', '\\"'],
]);

/** strconv.Quote for import paths and names (printable text is kept, bytes above 127 as they are). */
export function quote(s: string): string {
  // eslint-disable-next-line no-control-regex
  return `"${s.replace(/[\x00-\x1f\x7f\\"]/g, (c) => escapes.get(c) ?? `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`)}"`;
}
