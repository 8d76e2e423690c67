/**
 * What the loader has made of a program's functions, so that another run of the same program need not make it again: loading is a sixth of a short run that
 * comes from the build cache. It follows from the program alone (and names functions that calls have reached, which only speeds compiled code up).
 */

export interface LoadedCode {
  /** Register code from index 1 on. */
  words: Int32Array;
  /** Function id, entry, resume table; for each function. */
  functions: Int32Array;
  /** Ids of natives that the code calls. */
  natives: Int32Array;
  /** Bytes of bytecode of the functions. */
  bytes: number;
}

/** Where an engine finds loaded code, and where it leaves what it has. */
export interface CodeKeeper {
  readonly code: LoadedCode | null;
  /** Called once; `take` gives what has been loaded so far, null if no other run could use it. */
  ready(take: () => LoadedCode | null): void;
}
