/**
 * The ways a case can be run: word size, engine, stress, where things live. A variant has one value of every dimension; the base variant
 * has the first of each. Its name is what differs from the base (`32-interp`), `base` if nothing does.
 */
import type { WordSize } from './goroot.js';

interface DimensionValue {
  /** On the command line: `--arch=32`. */
  name: string;
  /** In names of variants and in the lists of known failures; unique over all dimensions. */
  tag: string;
  /** Flags of gosim. */
  flags: readonly string[];
}

interface Dimension {
  name: string;
  /** The first one is the base. */
  values: readonly DimensionValue[];
  /** Values that the tiers combine, counted from the first; the others run if they are asked for. */
  inTiers: number;
}

const value = (name: string, tag: string, ...flags: string[]): DimensionValue => ({ name, tag, flags });

export const dimensions: readonly Dimension[] = [
  { name: 'arch', inTiers: 2, values: [value('64', '64', '-arch=64'), value('32', '32', '-arch=32')] },
  { name: 'engine', inTiers: 3, values: [value('wasm', 'wasm'), value('interp', 'interp', '-engine=interp'), value('mixed', 'mixed', '-engine=mixed')] },
  {
    name: 'stress',
    inTiers: 5,
    values: [value('none', 'calm'), value('gc', 'gc', '-stress-gc'), value('stack', 'stack', '-stress-stack'), value('preempt', 'preempt', '-stress-preempt'), value('together', 'together', '-stress-gc', '-stress-stack', '-stress-preempt')],
  },
  { name: 'alloc', inTiers: 1, values: [value('gc', 'policy-gc'), value('heap', 'heap', '-alloc=heap'), value('stack', 'frames', '-alloc=stack')] },
];

export interface Variant {
  name: string;
  /** One per dimension. */
  tags: readonly string[];
  wordSize: WordSize;
  flags: readonly string[];
}

function variantOf(values: readonly DimensionValue[]): Variant {
  const apart = values.filter((v, i) => v !== dimensions[i]!.values[0]).map((v) => v.tag);
  return { name: apart.join('-') || 'base', tags: values.map((v) => v.tag), wordSize: values[0]!.name === '32' ? 4 : 8, flags: values.flatMap((v) => v.flags) };
}

/** All combinations of some values per dimension, the last dimension turning fastest. */
function product(choices: readonly (readonly DimensionValue[])[]): Variant[] {
  return choices.reduce<DimensionValue[][]>((rows, c) => rows.flatMap((r) => c.map((v) => [...r, v])), [[]]).map(variantOf);
}

export const base: Variant = variantOf(dimensions.map((d) => d.values[0]!));

/** The variants that tiers are made of, the base first; all kinds of stress together only where engines change, too. `vary` names the dimensions that matter to the cases. */
export function tierVariants(vary: readonly string[]): Variant[] {
  return product(dimensions.map((d) => d.values.slice(0, vary.includes(d.name) ? d.inTiers : 1))).filter((v) => !v.tags.includes('together') || v.tags.includes('mixed'));
}

/** `arch` to what `--arch=` said: names, or `all`. */
export type Choice = ReadonlyMap<string, string>;

/** The variants that were asked for; what a dimension's flag does not say is the base's value. An error text if a value is unknown. */
export function chosenVariants(choice: Choice, vary: readonly string[]): Variant[] | string {
  const choices: DimensionValue[][] = [];
  for (const d of dimensions) {
    const text = vary.includes(d.name) ? choice.get(d.name) : undefined;
    const names = text === undefined ? [d.values[0]!.name] : text === 'all' ? d.values.slice(0, d.inTiers).map((v) => v.name) : text.split(',');
    const unknown = names.find((n) => !d.values.some((v) => v.name === n));
    if (unknown !== undefined) return `--${d.name}=${unknown}: want ${d.values.map((v) => v.name).join(', ')} or all`;
    choices.push(d.values.filter((v) => names.includes(v.name)));
  }
  return product(choices);
}
