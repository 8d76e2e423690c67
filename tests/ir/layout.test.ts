/** A copy of a node has the fields of its layout, all of them and in the same order: V8 gives it the same hidden class, and no field is lost. */
import { expect, test } from 'vitest';
import { blankNode, copyNode } from '../../src/ir/layout.js';
import type { Node } from '../../src/ir/nodes.js';

const ops = ['ONAME', 'OADD', 'ODOT', 'OCALLFUNC', 'OAPPEND', 'OCLOSURE', 'OSLICE', 'ODOTTYPE', 'OAS', 'OBLOCK', 'ORETURN', 'OFOR', 'OIF', 'ORANGE', 'OCASE'];

test.each(ops)('a copy of %s has the layout of a new one, and its values', (op) => {
  const n = blankNode(op) as Record<string, unknown>;
  for (const field of Object.keys(n)) if (field !== 'op') n[field] = { field };
  const c = copyNode(n as unknown as Node) as unknown as Record<string, unknown>;
  expect(Object.keys(c)).toEqual(Object.keys(blankNode(op)));
  for (const field of Object.keys(n)) expect(c[field]).toBe(n[field]);
});
