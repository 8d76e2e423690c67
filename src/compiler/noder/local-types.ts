/** Types declared inside generic functions get the functions' type parameters as implicit ones (noder/writer.go declCollector). */
import type { FuncDecl } from '../../ast/nodes.js';
import type { Named, TypeParam } from '../../types/types.js';
import type { TypeTables } from './subst.js';

/** Enters the types declared in decl's body. */
export function registerLocalTypes(tt: TypeTables, decl: FuncDecl, tparams: TypeParam[]): void {
  if (tt.doneDecls.has(decl) || decl.body === null) return;
  tt.doneDecls.add(decl);
  walk(decl.body, (named) => {
    tt.localTParams.set(named, tparams);
    tt.mentions.delete(named);
  });
}

/** Generic over the node set: follows every field but those that leave the tree (types and objects). */
function walk(root: unknown, found: (t: Named) => void): void {
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const n = stack.pop();
    if (Array.isArray(n)) {
      for (const x of n) stack.push(x);
      continue;
    }
    if (typeof n !== 'object' || n === null) continue;
    const node = n as Record<string, unknown>;
    if (node.kind === 'TypeDecl' && node.alias === false) {
      const name = node.name as { obj?: { type?: Named | null } | null };
      const t = name.obj?.type;
      if (t?.kind === 'Named') found(t);
    }
    for (const k of Object.keys(node)) {
      if (k === 'tv' || k === 'obj' || k === 'selection' || k === 'inst' || k === 'implicit' || k === 'target' || k === 'group') continue;
      const v = node[k];
      if (typeof v === 'object' && v !== null) stack.push(v);
    }
  }
}
