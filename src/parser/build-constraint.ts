/**
 * Build constraints: `//go:build` expressions.
 *
 * Go: `go help buildconstraint`. The language version of a file is the least Go version that its constraint
 * implies (package go/build/constraint, GoVersion).
 */
export type Constraint =
  | { readonly op: 'tag'; readonly tag: string }
  | { readonly op: 'not'; readonly x: Constraint }
  | { readonly op: 'and' | 'or'; readonly x: Constraint; readonly y: Constraint };

/** Expressions are short; deeper ones are refused as malformed. */
const maxDepth = 100;

/** Parses a `//go:build` line; undefined if it is not one or is malformed. */
export function parseConstraint(line: string): Constraint | undefined {
  const m = /^\/\/go:build[ \t]+(.*)$/.exec(line.trim());
  if (m === null) return undefined;
  const tokens = m[1]!.match(/&&|\|\||[!()]|[^\s!()&|]+|[&|]/g) ?? [];
  let i = 0;
  let depth = 0;
  let ok = true;
  const bad: Constraint = { op: 'tag', tag: '' };
  const fail = (): Constraint => {
    ok = false;
    return bad;
  };
  const or = (): Constraint => {
    let x = and();
    while (tokens[i] === '||' && ok) {
      i++;
      x = { op: 'or', x, y: and() };
    }
    return x;
  };
  const and = (): Constraint => {
    let x = not();
    while (tokens[i] === '&&' && ok) {
      i++;
      x = { op: 'and', x, y: not() };
    }
    return x;
  };
  const not = (): Constraint => {
    if (tokens[i] !== '!') return atom();
    i++;
    if (tokens[i] === '!') return fail();
    return { op: 'not', x: atom() };
  };
  const atom = (): Constraint => {
    const t = tokens[i++];
    if (t === '(') {
      if (++depth > maxDepth) return fail();
      const x = or();
      depth--;
      return tokens[i++] === ')' ? x : fail();
    }
    // Tags are letters, digits, underscores and dots.
    return t !== undefined && /^[\w.\x80-\xff]+$/.test(t) ? { op: 'tag', tag: t } : fail();
  };
  const x = or();
  return ok && i === tokens.length ? x : undefined;
}

export function evalConstraint(c: Constraint, hasTag: (tag: string) => boolean): boolean {
  switch (c.op) {
    case 'tag':
      return hasTag(c.tag);
    case 'not':
      return !evalConstraint(c.x, hasTag);
    case 'and':
      return evalConstraint(c.x, hasTag) && evalConstraint(c.y, hasTag);
    case 'or':
      return evalConstraint(c.x, hasTag) || evalConstraint(c.y, hasTag);
  }
}

/** The least Go version that the constraint implies, as "go1.21"; '' if none. */
export function goVersionOf(c: Constraint): string {
  const minor = minVersion(c, 1);
  return minor < 0 ? '' : minor === 0 ? 'go1' : `go1.${minor}`;
}

/** Least minor version implied by c (sign 1) or by !c (sign -1); -1: none. */
function minVersion(c: Constraint, sign: 1 | -1): number {
  switch (c.op) {
    case 'tag': {
      if (sign < 0) return -1;
      if (c.tag === 'go1') return 0;
      const m = /^go1\.([0-9]+)$/.exec(c.tag);
      return m === null ? -1 : Number(m[1]);
    }
    case 'not':
      return minVersion(c.x, sign === 1 ? -1 : 1);
    case 'and':
    case 'or': {
      const x = minVersion(c.x, sign);
      const y = minVersion(c.y, sign);
      return (c.op === 'and') === (sign === 1) ? Math.max(x, y) : Math.min(x, y);
    }
  }
}
