/**
 * What signals do to a program that has not asked for them. As a program compiled by gc for Linux shows it, which sends itself each by syscall.Kill and
 * sleeps: its status, and whether it goes on.
 */
import { afterEach, expect, test, vi } from 'vitest';
import { Signals } from '../../src/runtime/signals.js';

afterEach(() => vi.restoreAllMocks());

interface Seen {
  ended: number[];
  dumped: string[];
  stopped: number[];
}

function raiseAll(prepare: (s: Signals) => void = () => undefined): Seen & { signals: Signals } {
  const seen: Seen = { ended: [], dumped: [], stopped: [] };
  let now = 0;
  vi.spyOn(process, 'kill').mockImplementation(() => {
    seen.stopped.push(now);
    return true;
  });
  vi.spyOn(process, 'on').mockImplementation(() => process);
  const signals = new Signals(() => undefined, (n, text) => void (text === '' ? seen.ended.push(n) : seen.dumped.push(`${n} ${text}`)));
  prepare(signals);
  for (now = 1; now < 65; now++) signals.request(`raise ${now}`);
  return { ...seen, signals };
}

test('most do nothing, some end the program, some with all stacks, some stop it', () => {
  const { ended, dumped, stopped } = raiseAll();
  expect(ended).toEqual([1, 2, 9, 15, 32, 34]);
  expect(stopped).toEqual([19, 20, 21, 22]);
  expect(dumped).toEqual([
    '3 SIGQUIT: quit', '4 SIGILL: illegal instruction', '5 SIGTRAP: trace trap', '6 SIGABRT: abort', '7 SIGBUS: bus error', '8 SIGFPE: floating-point exception',
    '11 SIGSEGV: segmentation violation', '16 SIGSTKFLT: stack fault', '31 SIGSYS: bad system call',
  ]);
});

test.each(['ignore', 'notify'])('after %s only those do what they did that nobody can catch', (wish) => {
  const { ended, dumped, stopped, signals } = raiseAll((s) => {
    for (let n = 1; n < 65; n++) s.request(`${wish} ${n}`);
  });
  expect([ended, dumped, stopped]).toEqual([[9, 32, 34], [], [19]]);
  const others = Array.from({ length: 64 }, (_, i) => i + 1).filter((n) => ![9, 19, 27, 32, 33, 34].includes(n));
  expect([...(signals.read(64) ?? [])]).toEqual(wish === 'notify' ? others : []);
});

test('what is notified can be read once; a broken pipe ends who has not asked', () => {
  const ended: number[] = [];
  vi.spyOn(process, 'on').mockImplementation(() => process);
  const s = new Signals(() => undefined, (n) => void ended.push(n));
  s.brokenPipe();
  expect(ended).toEqual([13]);
  for (const r of ['notify 13', 'notify 15', 'raise 15', 'raise 15']) s.request(r);
  s.brokenPipe();
  expect([...s.read(8)!]).toEqual([15, 13]);
  expect(s.read(8)).toBe(null);
  expect(ended).toEqual([13]);
});
