/**
 * Profiles in the format of pprof (github.com/google/pprof/proto/profile.proto), which `go tool pprof` reads; and the reading of them,
 * for `gosim tool pprof`.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import { type ProtoField, ProtoError, ProtoWriter, readFields, readPacked } from './protobuf.js';

export interface ValueType {
  type: string;
  unit: string;
}

export interface PprofLine {
  name: string;
  file: string;
  line: number;
  startLine: number;
}

/** A place in the program: a call or the innermost point, with the functions inlined there, innermost first. */
export interface PprofFrame {
  address: number;
  lines: readonly PprofLine[];
}

export interface PprofProfile {
  sampleTypes: readonly ValueType[];
  /** What one period is, if samples stand for more than themselves. */
  period: { type: ValueType; value: number } | null;
  /** The sample type that is shown unless another one is asked for. */
  defaultType: string;
  durationNanos: number;
  /** Name of the program. */
  program: string;
  samples: readonly PprofSample[];
}

export interface PprofSample {
  frames: readonly PprofFrame[];
  values: readonly number[];
  labels?: readonly PprofLabel[];
}

/** A text, or a number with its unit, if any. */
export type PprofLabel = { key: string; text: string } | { key: string; num: number; unit: string };

/** The file: a gzipped Profile message. */
export function encodeProfile(p: PprofProfile): Uint8Array {
  const strings = new Map<string, number>([['', 0]]);
  const str = (s: string): number => {
    let i = strings.get(s);
    if (i === undefined) {
      i = strings.size;
      strings.set(s, i);
    }
    return i;
  };
  const funcs = new Map<string, number>();
  const funcRows: PprofLine[] = [];
  const locs = new Map<string, number>();
  const locRows: { frame: PprofFrame; funcs: number[] }[] = [];
  const funcId = (l: PprofLine): number => {
    const key = `${l.name}\0${l.file}\0${l.startLine}`;
    let id = funcs.get(key);
    if (id === undefined) {
      funcRows.push(l);
      id = funcRows.length;
      funcs.set(key, id);
    }
    return id;
  };
  const locId = (f: PprofFrame): number => {
    const key = `${f.address} ${f.lines.map((l) => `${l.name}:${l.line}`).join(' ')}`;
    let id = locs.get(key);
    if (id === undefined) {
      locRows.push({ frame: f, funcs: f.lines.map(funcId) });
      id = locRows.length;
      locs.set(key, id);
    }
    return id;
  };
  const w = new ProtoWriter();
  const valueType = (field: number, t: ValueType): void =>
    w.message(field, (m) => {
      m.int(1, str(t.type));
      m.int(2, str(t.unit));
    });
  for (const t of p.sampleTypes) valueType(1, t);
  for (const s of p.samples) {
    w.message(2, (m) => {
      m.packed(1, s.frames.map(locId));
      m.packed(2, s.values);
      for (const l of s.labels ?? []) {
        m.message(3, (x) => {
          x.int(1, str(l.key));
          if ('text' in l) x.int(2, str(l.text));
          else {
            x.int(3, l.num);
            x.int(4, str(l.unit));
          }
        });
      }
    });
  }
  const limit = locRows.reduce((n, l) => Math.max(n, l.frame.address), 0) + 1;
  w.message(3, (m) => {
    m.int(1, 1);
    m.int(3, limit);
    m.int(5, str(p.program));
    for (const has of [7, 8, 9, 10]) m.int(has, 1);
  });
  locRows.forEach((l, i) =>
    w.message(4, (m) => {
      m.int(1, i + 1);
      m.int(2, 1);
      m.int(3, l.frame.address);
      l.frame.lines.forEach((line, k) =>
        m.message(4, (x) => {
          x.int(1, l.funcs[k]!);
          x.int(2, line.line);
        }),
      );
    }),
  );
  funcRows.forEach((f, i) =>
    w.message(5, (m) => {
      m.int(1, i + 1);
      m.int(2, str(f.name));
      m.int(3, str(f.name));
      m.int(4, str(f.file));
      m.int(5, f.startLine);
    }),
  );
  w.int(10, p.durationNanos);
  if (p.period !== null) {
    valueType(11, p.period.type);
    w.int(12, p.period.value);
  }
  w.int(14, str(p.defaultType));
  for (const s of strings.keys()) w.string(6, s);
  return gzipSync(w.finish());
}

const latin1 = (b: Uint8Array | null): string => (b === null ? '' : Buffer.from(b.buffer, b.byteOffset, b.byteLength).toString('latin1'));

/** Reads a profile, gzipped or not. Throws ProtoError if the bytes are none. */
export function decodeProfile(file: Uint8Array): PprofProfile {
  let raw = file;
  if (file[0] === 0x1f && file[1] === 0x8b) {
    try {
      raw = gunzipSync(file);
    } catch {
      throw new ProtoError('damaged gzip data');
    }
  }
  const top = readFields(raw);
  const of = (field: number): ProtoField[] => top.filter((f) => f.field === field);
  const strings = of(6).map((f) => latin1(f.bytes));
  const str = (i: number): string => strings[i] ?? '';
  const nums = (f: ProtoField): Map<number, number> => new Map(readFields(f.bytes ?? new Uint8Array(0)).map((x) => [x.field, x.num]));
  const valueType = (f: ProtoField): ValueType => {
    const m = nums(f);
    return { type: str(m.get(1) ?? 0), unit: str(m.get(2) ?? 0) };
  };
  const sampleTypes = of(1).map(valueType);
  if (sampleTypes.length === 0) throw new ProtoError('no sample types');
  const funcs = new Map<number, Omit<PprofLine, 'line'>>();
  for (const f of of(5)) {
    const m = nums(f);
    funcs.set(m.get(1) ?? 0, { name: str(m.get(2) ?? 0), file: str(m.get(4) ?? 0), startLine: m.get(5) ?? 0 });
  }
  const locs = new Map<number, PprofFrame>();
  for (const f of of(4)) {
    const fields = readFields(f.bytes ?? new Uint8Array(0));
    const num = (k: number): number => fields.find((x) => x.field === k)?.num ?? 0;
    const lines = fields
      .filter((x) => x.field === 4)
      .map((x): PprofLine => {
        const m = nums(x);
        return { ...(funcs.get(m.get(1) ?? 0) ?? { name: '?', file: '?', startLine: 0 }), line: m.get(2) ?? 0 };
      });
    locs.set(num(1), { address: num(3), lines });
  }
  const samples = of(2).map((f) => {
    const fields = readFields(f.bytes ?? new Uint8Array(0));
    const frames = fields.filter((x) => x.field === 1).flatMap(readPacked).map((id) => locs.get(id) ?? { address: 0, lines: [] });
    const labels = fields
      .filter((x) => x.field === 3)
      .map((x): PprofLabel => {
        const m = nums(x);
        const key = str(m.get(1) ?? 0);
        return m.get(2) === undefined ? { key, num: m.get(3) ?? 0, unit: str(m.get(4) ?? 0) } : { key, text: str(m.get(2)!) };
      });
    return { frames, values: fields.filter((x) => x.field === 2).flatMap(readPacked), ...(labels.length > 0 ? { labels } : {}) };
  });
  const periodType = of(11)[0];
  const mapping = of(3)[0];
  return {
    sampleTypes,
    period: periodType === undefined ? null : { type: valueType(periodType), value: of(12)[0]?.num ?? 0 },
    defaultType: str(of(14)[0]?.num ?? 0),
    durationNanos: of(10)[0]?.num ?? 0,
    program: mapping === undefined ? '' : str(nums(mapping).get(5) ?? 0),
    samples,
  };
}
