/** Decisions of programs without imports. */
import { DiagnosticBag } from '../../src/base/diagnostic.js';
import { addFile, newFileSet } from '../../src/base/source.js';
import type { Decision } from '../../src/compiler/compile.js';
import { escapePackage } from '../../src/compiler/escape/escape.js';
import { inlinePackage } from '../../src/compiler/inline/interleaved.js';
import { buildPackageIR, newIrContext } from '../../src/compiler/noder/index.js';
import type { PackageIR } from '../../src/ir/nodes.js';
import { parseFile } from '../../src/parser/index.js';
import { formatDecisions } from '../../src/report/decisions.js';
import { checkFiles } from '../../src/types/index.js';

export interface Result {
  lines: string[];
  ir: PackageIR;
}

/** `src` is a byte string. */
export function decisionsOf(src: string, flags: { m?: number; l?: boolean; N?: boolean } = {}, wordSize: 4 | 8 = 8): Result {
  const fset = newFileSet();
  const bag = new DiagnosticBag();
  const file = parseFile(addFile(fset, './prog.go', './prog.go', src), bag);
  const checked = checkFiles('p', [file], { wordSize, importPackage: (p: string) => ({ error: `no import "${p}"` }), goVersion: 'go1.26', bag, fset, allowBodyless: true });
  if (bag.items.length > 0) throw new Error(bag.items[0]!.msg);
  const ctx = newIrContext(wordSize);
  const ir = buildPackageIR(checked, ctx);
  const out: Decision[] = [];
  const all = { m: flags.m ?? 1, l: flags.l ?? false, N: flags.N ?? false, fset };
  inlinePackage(ir, ctx, all, (d) => out.push(d));
  escapePackage(ir, ctx, all, (d) => out.push(d));
  return { lines: formatDecisions(fset, out).filter((l) => l.startsWith('./')), ir };
}
