/** Walks over syntax trees that the checker needs. */
import type { InterfaceType, Node } from '../ast/nodes.js';

/** All outermost interface types of a tree, in source order. Works on any node: children are found by their shape. */
export function collectInterfaceTypes(root: Node): InterfaceType[] {
  const out: InterfaceType[] = [];
  // A stack instead of recursion: operators and statements may nest deeply.
  const stack: unknown[] = [root];
  for (let n = stack.pop(); n !== undefined; n = stack.pop()) {
    if (Array.isArray(n)) {
      for (let i = n.length - 1; i >= 0; i--) if (typeof n[i] === 'object' && n[i] !== null) stack.push(n[i]);
      continue;
    }
    const node = n as Record<string, unknown> & { kind?: string };
    if (node.kind === 'InterfaceType') {
      out.push(node as unknown as InterfaceType);
      continue;
    }
    for (const key of childKeys(node)) stack.push(node[key]);
  }
  return out.sort((a, b) => a.pos - b.pos);
}

/** Fields that hold checker results or links upwards, not children. */
const notChildren = new Set(['tv', 'obj', 'inst', 'selection', 'implicit', 'group', 'pragmas', 'target', 'pos']);

function childKeys(node: Record<string, unknown>): string[] {
  return Object.keys(node).filter((k) => !notChildren.has(k) && typeof node[k] === 'object' && node[k] !== null);
}
