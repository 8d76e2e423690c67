/**
 * Helpers that compare and search bytes, sixteen at a time with vectors (every supported host has them). They give what the
 * natives of runtime/natives-bytes.ts give, which the interpreter calls.
 *
 * INVARIANT: nothing outside the given bytes is read, so the end of memory is no special case: what is left behind the last whole
 * vector is read with one that overlaps it, and what is shorter than a vector by smaller words in the same way.
 */
import { Code, T, typeKey, W, WV } from './encoder.js';
import type { Helper } from './helpers.js';

const vector = 16;
/** Bytes that one iteration of the loops for long texts looks at. */
const stride = 64;

const lows = 0x01010101;
const highs = 0x80808080 | 0;

type Push = () => void;

/** Short forms over a Code: locals are numbers, conditions and values are functions that leave them on the stack. */
class Writer {
  readonly c = new Code();

  sum(x: number, y: number): void {
    this.c.get(x);
    this.c.get(y);
    this.c.op(W.I32Add);
  }

  /** x + n. */
  plus(x: number, n: number): void {
    this.c.get(x);
    this.c.i32(n);
    this.c.op(W.I32Add);
  }

  add(x: number, n: number): void {
    this.plus(x, n);
    this.c.set(x);
  }

  when(condition: Push, then: Push): void {
    condition();
    this.c.block(W.If, null);
    then();
    this.c.op(W.End);
  }

  /** Repeats `body` while the condition holds. */
  while(condition: Push, body: Push): void {
    const { c } = this;
    c.block(W.Loop, null);
    condition();
    c.block(W.If, null);
    body();
    c.br(W.Br, 1);
    c.op(W.End);
    c.op(W.End);
  }

  /** Is n - i at least `size`? */
  rest(n: number, i: number, size: number): void {
    this.c.get(n);
    this.c.get(i);
    this.c.op(W.I32Sub);
    this.c.i32(size);
    this.c.op(W.I32GeU);
  }

  atLeast(n: number, size: number): void {
    this.c.get(n);
    this.c.i32(size);
    this.c.op(W.I32GeU);
  }

  result(value: Push): void {
    value();
    this.c.op(W.Return);
  }

  end(): Code {
    this.c.op(W.End);
    return this.c;
  }
}

/** indexbyte(p, n, b): the first index of byte b, or -1. */
function indexByte(): Code {
  const w = new Writer();
  const { c } = w;
  const [p, n, b, i, m, v, x] = [0, 1, 2, 3, 4, 5, 6];
  const equal = (off: number): void => {
    w.sum(p, i);
    c.vload(off);
    c.get(v);
    c.vec(WV.I8Eq);
  };
  const found = (): void =>
    w.when(
      () => {
        equal(0);
        c.vec(WV.I8Bitmask);
        c.tee(m);
      },
      () =>
        w.result(() => {
          c.get(i);
          c.get(m);
          c.op(W.I32Ctz);
          c.op(W.I32Add);
        }),
    );
  const fromEnd = (size: number): void => {
    w.plus(n, -size);
    c.set(i);
  };
  w.when(
    () => w.atLeast(n, vector),
    () => {
      c.get(b);
      c.vec(WV.I8Splat);
      c.set(v);
      c.block(W.Block, null);
      w.while(
        () => w.rest(n, i, stride),
        () => {
          for (let k = 0; k < stride; k += vector) {
            equal(k);
            if (k > 0) c.vec(WV.Or);
          }
          c.vec(WV.AnyTrue);
          c.br(W.BrIf, 2);
          w.add(i, stride);
        },
      );
      c.op(W.End);
      w.while(
        () => w.rest(n, i, vector),
        () => {
          found();
          w.add(i, vector);
        },
      );
      fromEnd(vector);
      found();
      w.result(() => c.i32(-1));
    },
  );
  // (x - lows) & ~x & highs has its lowest bit in the first byte of x that is zero (Hacker's Delight, 6-1).
  const word = (): void =>
    w.when(
      () => {
        w.sum(p, i);
        c.mem(W.I64Load, 0);
        c.get(b);
        c.op(W.I64ExtendI32U);
        c.i64(0xff, 0);
        c.op(W.I64And);
        c.i64(lows, lows);
        c.op(W.I64Mul);
        c.op(W.I64Xor);
        c.tee(x);
        c.i64(lows, lows);
        c.op(W.I64Sub);
        c.get(x);
        c.i64(-1, -1);
        c.op(W.I64Xor);
        c.op(W.I64And);
        c.i64(highs, highs);
        c.op(W.I64And);
        c.tee(x);
        c.i64(0, 0);
        c.op(W.I64Ne);
      },
      () =>
        w.result(() => {
          c.get(i);
          c.get(x);
          c.op(W.I64Ctz);
          c.op(W.I32WrapI64);
          c.i32(3);
          c.op(W.I32ShrU);
          c.op(W.I32Add);
        }),
    );
  w.when(
    () => w.atLeast(n, 8),
    () => {
      word();
      fromEnd(8);
      word();
      w.result(() => c.i32(-1));
    },
  );
  w.while(
    () => {
      c.get(i);
      c.get(n);
      c.op(W.I32LtU);
    },
    () => {
      w.when(
        () => {
          w.sum(p, i);
          c.mem(W.I32Load8U, 0);
          c.get(b);
          c.i32(0xff);
          c.op(W.I32And);
          c.op(W.I32Eq);
        },
        () => w.result(() => c.get(i)),
      );
      w.add(i, 1);
    },
  );
  c.i32(-1);
  return w.end();
}

/** countbyte(p, n, b). */
function countByte(): Code {
  const w = new Writer();
  const { c } = w;
  const [p, n, b, i, found, v] = [0, 1, 2, 3, 4, 5];
  const more = (value: Push): void => {
    c.get(found);
    value();
    c.op(W.I32Add);
    c.set(found);
  };
  c.get(b);
  c.vec(WV.I8Splat);
  c.set(v);
  w.while(
    () => w.rest(n, i, vector),
    () => {
      more(() => {
        w.sum(p, i);
        c.vload(0);
        c.get(v);
        c.vec(WV.I8Eq);
        c.vec(WV.I8Bitmask);
        c.op(W.I32Popcnt);
      });
      w.add(i, vector);
    },
  );
  w.while(
    () => w.rest(n, i, 1),
    () => {
      more(() => {
        w.sum(p, i);
        c.mem(W.I32Load8U, 0);
        c.get(b);
        c.i32(0xff);
        c.op(W.I32And);
        c.op(W.I32Eq);
      });
      w.add(i, 1);
    },
  );
  c.get(found);
  return w.end();
}

/** memequal(a, b, n). */
function memequal(): Code {
  const w = new Writer();
  const { c } = w;
  const [a, b, n, i] = [0, 1, 2, 3];
  const both = (load: (off: number) => void, off = 0): void => {
    w.sum(a, i);
    load(off);
    w.sum(b, i);
    load(off);
  };
  const different = (off: number): void => {
    both((o) => c.vload(o), off);
    c.vec(WV.Xor);
  };
  const unequalIf = (condition: Push): void => w.when(condition, () => w.result(() => c.i32(0)));
  w.when(
    () => {
      c.get(a);
      c.get(b);
      c.op(W.I32Eq);
    },
    () => w.result(() => c.i32(1)),
  );
  w.when(
    () => w.atLeast(n, vector),
    () => {
      w.while(
        () => w.rest(n, i, stride),
        () => {
          unequalIf(() => {
            for (let k = 0; k < stride; k += vector) {
              different(k);
              if (k > 0) c.vec(WV.Or);
            }
            c.vec(WV.AnyTrue);
          });
          w.add(i, stride);
        },
      );
      w.while(
        () => w.rest(n, i, vector),
        () => {
          unequalIf(() => {
            different(0);
            c.vec(WV.AnyTrue);
          });
          w.add(i, vector);
        },
      );
      w.plus(n, -vector);
      c.set(i);
      w.result(() => {
        different(0);
        c.vec(WV.AnyTrue);
        c.op(W.I32Eqz);
      });
    },
  );
  for (const [size, load, ne, eq] of [[8, W.I64Load, W.I64Ne, W.I64Eq], [4, W.I32Load, W.I32Ne, W.I32Eq]] as const) {
    w.when(
      () => w.atLeast(n, size),
      () => {
        unequalIf(() => {
          both(() => c.mem(load, 0));
          c.op(ne);
        });
        w.plus(n, -size);
        c.set(i);
        w.result(() => {
          both(() => c.mem(load, 0));
          c.op(eq);
        });
      },
    );
  }
  w.while(
    () => w.rest(n, i, 1),
    () => {
      unequalIf(() => {
        both(() => c.mem(W.I32Load8U, 0));
        c.op(W.I32Ne);
      });
      w.add(i, 1);
    },
  );
  c.i32(1);
  return w.end();
}

/** cmpbytes(p, n, q, k): -1, 0 or 1. */
function compareBytes(): Code {
  const w = new Writer();
  const { c } = w;
  const [p, n, q, k, i, len, x, y] = [0, 1, 2, 3, 4, 5, 6, 7];
  const both = (load: Push): void => {
    w.sum(p, i);
    load();
    w.sum(q, i);
    load();
  };
  /** -1, 0 or 1 for a < b, a = b, a > b. */
  const order = (a: number, b: number): void => {
    for (const op of [W.I32GtU, W.I32LtU]) {
      c.get(a);
      c.get(b);
      c.op(op);
    }
    c.op(W.I32Sub);
  };
  const byByte = (): void => {
    both(() => c.mem(W.I32Load8U, 0));
    c.set(y);
    c.set(x);
    w.result(() => order(x, y));
  };
  c.get(n);
  c.get(k);
  c.get(n);
  c.get(k);
  c.op(W.I32LtU);
  c.op(W.Select);
  c.set(len);
  w.while(
    () => w.rest(len, i, vector),
    () => {
      w.when(
        () => {
          both(() => c.vload(0));
          c.vec(WV.I8Eq);
          c.vec(WV.I8Bitmask);
          c.i32(0xffff);
          c.op(W.I32Xor);
          c.tee(x);
        },
        () => {
          c.get(i);
          c.get(x);
          c.op(W.I32Ctz);
          c.op(W.I32Add);
          c.set(i);
          byByte();
        },
      );
      w.add(i, vector);
    },
  );
  // Words, and what is left singly.
  w.while(
    () => w.rest(len, i, 4),
    () => {
      w.when(
        () => {
          both(() => c.mem(W.I32Load, 0));
          c.op(W.I32Xor);
          c.tee(x);
        },
        () => {
          c.get(i);
          c.get(x);
          c.op(W.I32Ctz);
          c.i32(3);
          c.op(W.I32ShrU);
          c.op(W.I32Add);
          c.set(i);
          byByte();
        },
      );
      w.add(i, 4);
    },
  );
  w.while(
    () => w.rest(len, i, 1),
    () => {
      w.when(
        () => {
          both(() => c.mem(W.I32Load8U, 0));
          c.op(W.I32Ne);
        },
        byByte,
      );
      w.add(i, 1);
    },
  );
  order(n, k);
  return w.end();
}

/**
 * indexbytes(p, n, q, k): the first index of the k bytes at q, 1 <= k, or -1. Where the first and the last byte are right, all are
 * compared (Mula, "SIMD-friendly algorithms for substring searching").
 */
function indexBytes(): Code {
  const w = new Writer();
  const { c } = w;
  const [p, n, q, k, i, starts, m, at, first, last] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const byteOf = (off: Push): void => {
    c.get(q);
    off();
    c.op(W.I32Add);
    c.mem(W.I32Load8U, 0);
  };
  const lastOff = (): void => w.plus(k, -1);
  /** Returns if the bytes at p + i + `extra` are the ones. */
  const tryAt = (set: Push): void => {
    set();
    c.set(at);
    w.when(
      () => {
        w.sum(p, at);
        c.get(q);
        c.get(k);
        c.callHelper('memequal');
      },
      () => w.result(() => c.get(at)),
    );
  };
  /** Tries the sixteen places from i on. */
  const places = (): void => {
    w.sum(p, i);
    c.vload(0);
    c.get(first);
    c.vec(WV.I8Eq);
    w.sum(p, i);
    lastOff();
    c.op(W.I32Add);
    c.vload(0);
    c.get(last);
    c.vec(WV.I8Eq);
    c.vec(WV.And);
    c.vec(WV.I8Bitmask);
    c.set(m);
    w.while(
      () => c.get(m),
      () => {
        tryAt(() => {
          c.get(i);
          c.get(m);
          c.op(W.I32Ctz);
          c.op(W.I32Add);
        });
        c.get(m);
        w.plus(m, -1);
        c.op(W.I32And);
        c.set(m);
      },
    );
  };
  w.when(
    () => {
      c.get(n);
      c.get(k);
      c.op(W.I32LtU);
    },
    () => w.result(() => c.i32(-1)),
  );
  // Places where the bytes can begin.
  c.get(n);
  lastOff();
  c.op(W.I32Sub);
  c.set(starts);
  w.when(
    () => w.atLeast(starts, vector),
    () => {
      byteOf(() => c.i32(0));
      c.vec(WV.I8Splat);
      c.set(first);
      byteOf(lastOff);
      c.vec(WV.I8Splat);
      c.set(last);
      w.while(
        () => w.rest(starts, i, vector),
        () => {
          places();
          w.add(i, vector);
        },
      );
      w.plus(starts, -vector);
      c.set(i);
      places();
      w.result(() => c.i32(-1));
    },
  );
  w.while(
    () => w.rest(starts, i, 1),
    () => {
      w.when(
        () => {
          w.sum(p, i);
          c.mem(W.I32Load8U, 0);
          byteOf(() => c.i32(0));
          c.op(W.I32Eq);
        },
        () => tryAt(() => c.get(i)),
      );
      w.add(i, 1);
    },
  );
  c.i32(-1);
  return w.end();
}

const type = (params: number): string => typeKey(new Array<number>(params).fill(T.I32), [T.I32]);

export const byteHelpers: readonly (readonly [string, Helper])[] = [
  ['indexbyte', { type: type(3), locals: [T.I32, T.I32, T.V128, T.I64], body: indexByte }],
  ['countbyte', { type: type(3), locals: [T.I32, T.I32, T.V128], body: countByte }],
  ['memequal', { type: type(3), locals: [T.I32], body: memequal }],
  ['cmpbytes', { type: type(4), locals: [T.I32, T.I32, T.I32, T.I32], body: compareBytes }],
  ['indexbytes', { type: type(4), locals: [T.I32, T.I32, T.I32, T.I32, T.V128, T.V128], body: indexBytes }],
];
