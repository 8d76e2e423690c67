/**
 * Out-parameter for explanations: types2 passes a `*string` down to whoever finds out why something does not
 * hold; we pass a small object. Callers that don't want the text pass null.
 */
export interface Cause {
  msg: string;
}

export function newCause(): Cause {
  return { msg: '' };
}
