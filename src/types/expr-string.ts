/**
 * Expressions as messages print them: gc's short form (cmd/compile/internal/syntax/printer.go, ShortForm):
 * one line, bodies of functions and composite literals elided to an ellipsis.
 */
import type { Expr, Field, FuncType, StructType } from '../ast/nodes.js';

/** U+2026 as UTF-8 bytes. */
const ellipsis = '\xe2\x80\xa6';

export function exprString(x: Expr): string {
  const out: string[] = [];
  write(out, x);
  return out.join('');
}

function write(out: string[], x: Expr): void {
  switch (x.kind) {
    case 'BadExpr':
      out.push('<bad expr>');
      break;
    case 'Name':
    case 'BasicLit':
      out.push(x.value);
      break;
    case 'FuncLit':
      write(out, x.type);
      out.push(x.body.list.length > 0 ? ` {${ellipsis}}` : ' {}');
      break;
    case 'CompositeLit':
      if (x.type !== null) write(out, x.type);
      out.push(x.elems.length > 0 ? `{${ellipsis}}` : '{}');
      break;
    case 'ParenExpr':
      out.push('(');
      write(out, x.x);
      out.push(')');
      break;
    case 'SelectorExpr':
      write(out, x.x);
      out.push('.', x.sel.value);
      break;
    case 'IndexExpr':
      write(out, x.x);
      out.push('[');
      write(out, x.index);
      out.push(']');
      break;
    case 'SliceExpr':
      write(out, x.x);
      out.push('[');
      if (x.index[0] !== null) write(out, x.index[0]);
      out.push(':');
      if (x.index[1] !== null) write(out, x.index[1]);
      if (x.index[2] !== null) {
        out.push(':');
        write(out, x.index[2]);
      }
      out.push(']');
      break;
    case 'AssertExpr':
      write(out, x.x);
      out.push('.(');
      write(out, x.type);
      out.push(')');
      break;
    case 'TypeSwitchGuard':
      if (x.lhs !== null) out.push(x.lhs.value, ' := ');
      write(out, x.x);
      out.push('.(type)');
      break;
    case 'CallExpr':
      write(out, x.fun);
      out.push('(');
      writeList(out, x.args);
      if (x.hasDots) out.push('...');
      out.push(')');
      break;
    case 'Operation':
      writeOperation(out, x);
      break;
    case 'KeyValueExpr':
      write(out, x.key);
      out.push(': ');
      write(out, x.value);
      break;
    case 'ListExpr':
      writeList(out, x.elems);
      break;
    default:
      writeType(out, x);
  }
}

/** Binary chains lean left and may be thousands of operators long: walk down first, then print upwards. */
function writeOperation(out: string[], x: Expr & { kind: 'Operation' }): void {
  if (x.y === null) {
    out.push(x.op);
    write(out, x.x);
    return;
  }
  const spine: (Expr & { kind: 'Operation' })[] = [];
  let e: Expr = x;
  while (e.kind === 'Operation' && e.y !== null) {
    spine.push(e);
    e = e.x;
  }
  write(out, e);
  for (let i = spine.length - 1; i >= 0; i--) {
    const op = spine[i]!;
    out.push(' ', op.op, ' ');
    write(out, op.y!);
  }
}

function writeType(out: string[], x: Expr): void {
  switch (x.kind) {
    case 'ArrayType':
      out.push('[');
      if (x.len === null) out.push('...');
      else write(out, x.len);
      out.push(']');
      write(out, x.elem);
      break;
    case 'SliceType':
      out.push('[]');
      write(out, x.elem);
      break;
    case 'DotsType':
      out.push('...');
      write(out, x.elem);
      break;
    case 'StructType':
      out.push('struct{');
      writeFields(out, x);
      out.push('}');
      break;
    case 'FuncType':
      out.push('func');
      writeSignature(out, x);
      break;
    case 'InterfaceType':
      out.push('interface{');
      x.methods.forEach((m, i) => {
        if (i > 0) out.push('; ');
        if (m.name !== null) {
          out.push(m.name.value);
          if (m.type.kind === 'FuncType') writeSignature(out, m.type);
        } else write(out, m.type);
      });
      out.push('}');
      break;
    case 'MapType':
      out.push('map[');
      write(out, x.key);
      out.push(']');
      write(out, x.value);
      break;
    case 'ChanType': {
      out.push(x.dir === 'recv' ? '<-chan ' : x.dir === 'send' ? 'chan<- ' : 'chan ');
      // chan (<-chan T) is not chan <-chan T
      const parens = x.dir === 'both' && x.elem.kind === 'ChanType' && x.elem.dir === 'recv';
      if (parens) out.push('(');
      write(out, x.elem);
      if (parens) out.push(')');
      break;
    }
    default:
      break;
  }
}

function writeList(out: string[], list: readonly Expr[]): void {
  for (let i = 0; i < list.length; i++) {
    if (i > 0) out.push(', ');
    write(out, list[i]!);
  }
}

/** Consecutive fields that share a type node (and have no tag between) print as one group. */
function writeFields(out: string[], x: StructType): void {
  let i = 0;
  let first = true;
  while (i < x.fields.length) {
    const f = x.fields[i]!;
    let j = i + 1;
    if (f.name !== null) while (j < x.fields.length && x.fields[j]!.name !== null && x.fields[j]!.type === f.type) j++;
    if (!first) out.push('; ');
    first = false;
    if (f.name !== null) {
      out.push(
        x.fields
          .slice(i, j)
          .map((g) => g.name!.value)
          .join(', '),
        ' ',
      );
    }
    write(out, f.type);
    const tag = x.tags[i];
    if (tag) out.push(' ', tag.value);
    i = j;
  }
}

function writeSignature(out: string[], sig: FuncType): void {
  writeParams(out, sig.params);
  const r = sig.results;
  if (r.length === 0) return;
  out.push(' ');
  if (r.length === 1 && r[0]!.name === null) write(out, r[0]!.type);
  else writeParams(out, r);
}

function writeParams(out: string[], list: Field[]): void {
  out.push('(');
  list.forEach((f, i) => {
    if (i > 0) out.push(', ');
    if (f.name !== null) {
      out.push(f.name.value);
      const next = list[i + 1];
      if (next !== undefined && next.name !== null && next.type === f.type) return;
      out.push(' ');
    }
    write(out, f.type);
  });
  out.push(')');
}
