/** What is told when a run under --alloc=stack uses a dangling pointer: the variable, the place of use, and the flow that made gc put it on the heap. */

export interface DanglingReport {
  /** As -m=2 names it: `x`, `&T{...}`, `func literal`. */
  what: string;
  isVariable: boolean;
  /** Place of the declaration, and its function. */
  declared: string;
  func: string;
  /** What ended its life. */
  death: 'frame' | 'iteration' | 'panic' | 'goroutine';
  /** Goroutines that declared and that use it. */
  owner: number;
  user: number;
  /** Places from the innermost outwards; the first of the program is the use. */
  trace: { func: string; at: string; own: boolean }[];
  /** gc's explanation, lines of -m=2. */
  flow: readonly string[];
}

const deaths: Record<DanglingReport['death'], string> = {
  frame: 'its function had returned',
  iteration: 'its iteration of the loop had ended',
  panic: 'a panic had unwound its function',
  goroutine: 'its goroutine had ended',
};

const maxTrace = 20;

export function danglingText(r: DanglingReport): string {
  const use = r.trace.find((t) => t.own) ?? r.trace[0];
  const through = use === r.trace[0] ? '' : ` through ${r.trace[0]!.func}`;
  let out = `${use?.at ?? '?'}: dangling pointer: ${r.what} is used${through} when ${deaths[r.death]} (goroutine ${r.user})\n`;
  out += `\t${r.declared}: ${r.what} was ${r.isVariable ? 'declared' : 'made'} in ${r.func}${r.owner === r.user ? '' : `, by goroutine ${r.owner}`}; under --alloc=stack it dies with its frame, and gc moves it to the heap:\n`;
  for (const l of r.flow) out += `\t${l}\n`;
  if (r.flow.length === 0) out += '\t(the flow is shown by -gcflags=-m=2)\n';
  out += `\ngoroutine ${r.user} uses it at:\n`;
  const shown = r.trace.slice(0, r.trace.findLastIndex((t) => t.own) + 1 || undefined);
  for (const t of shown.slice(0, maxTrace)) out += `${t.func}\n\t${t.at}\n`;
  if (shown.length > maxTrace) out += `and ${shown.length - maxTrace} more\n`;
  return out;
}
