/**
 * gosim's own library against gc's facts (src/stdlib/gc-facts-*.txt, derived by scripts/facts.mjs). A function whose own analysis gives
 * the same cost, parameter tags and contribution of its inlined body needs no entry; the others carry the fact in the image. Their
 * share of the functions that are there may only shrink (the library grows): lower the limits when it does. `node dist/decisions.mjs
 * --facts` prints the shares.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { formatFact, parseFacts } from '../../src/objfile/facts-text.js';
import { type Share, shareText } from './share.js';

/** For each function of the library with a fact, by word size: entries that override (1,475 of 3,593 and 1,481 of 3,594), and functions that keep an argument that Go's do not (22 and 47). */
const limits = { 64: { overrides: 0.411, leaks: 0.0062 }, 32: { overrides: 0.413, leaks: 0.0131 } };

test('the library decides as gc does, or carries what gc decides', () => {
  const tool = fileURLToPath(new URL('../../dist/decisions.mjs', import.meta.url));
  const shares = JSON.parse(execFileSync(process.execPath, [tool, '--facts=json'], { encoding: 'utf8' })) as Record<'64' | '32', Share>;
  for (const bits of [64, 32] as const) {
    console.info(shareText(bits === 64 ? 8 : 4, shares[bits]));
    expect(shares[bits].wrong).toEqual([]);
    expect(shares[bits].present).toBeGreaterThan(1900);
    expect(shares[bits].leaks.length / shares[bits].present).toBeLessThanOrEqual(limits[bits].leaks);
    // What programs call most.
    for (const f of ['os.(*File).Write', 'os.WriteFile', 'encoding/binary.Write', 'reflect.Value.Len', 'reflect.Value.Bytes', 'hash/maphash.(*Hash).Write']) expect(shares[bits].leaks).not.toContain(f);
    expect(shares[bits].overrides / shares[bits].present).toBeLessThanOrEqual(limits[bits].overrides);
  }
});

test('facts survive their text', () => {
  const table = parseFacts(readFileSync(new URL('../../src/stdlib/gc-facts-64.txt', import.meta.url), 'latin1'));
  for (const fact of table.values()) expect(parseFacts(`# p\nX\t${formatFact(fact)}\n`).get('p.X')).toEqual(fact);
});
