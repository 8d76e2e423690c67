/** gosim run with the build cache in front: the compiler is loaded only if the cache has no answer. */
import { BuildCache, cacheDir, type CacheKey, RecordingFiles } from './cache.js';
import { execute, type RunOutcome, type RunRequest } from './execute.js';
import { imageStamp, openImage } from './image.js';

/** Set by the build script; absent in sources that run unbundled, which have no cache. */
declare const __GOSIM_STAMP__: string | undefined;

const buildStamp = typeof __GOSIM_STAMP__ === 'string' ? __GOSIM_STAMP__ : null;

/** Flags that print must be given to the compiler. */
function prints(gcflags: readonly string[]): boolean {
  return gcflags.some((f) => !/^--?[lN](=|$)/.test(f));
}

export async function runCached(req: RunRequest, env: Readonly<Record<string, string | undefined>>): Promise<RunOutcome> {
  const { options } = req;
  const dir = cacheDir(env);
  if (!options.cache || dir === null || buildStamp === null || prints(options.gcflags) || options.alloc === 'stack') return (await import('./run.js')).runTargets(req);
  const { wordSize } = options;
  const gcflags = options.alloc === 'gc' ? options.gcflags : [...options.gcflags, `-alloc=${options.alloc}`];
  // Every option that the compiler sees is part of the key.
  const key: CacheKey = { stamp: `${buildStamp} ${imageStamp(wordSize)}`, wordSize, gcflags: [...gcflags, `alloc=${options.alloc}`], cwd: req.cwd, targets: req.targets };
  const cache = new BuildCache(dir);
  let program = cache.load(key, req.fs, openImage(wordSize));
  if (program === null) {
    const fs = new RecordingFiles(req.fs);
    const built = (await import('./run.js')).build({ ...req, fs }, true);
    if (built.program === null) return { status: built.status, result: null };
    program = built.program;
    cache.store(key, fs, program, built.toolchain.lib);
  }
  const result = await execute(program, req);
  return { status: result.exitCode, result };
}
