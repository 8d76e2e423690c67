/**
 * The build cache before and after the compiler. Apart from run.ts, which loads the compiler: a program that is in the cache starts
 * without it (cli/quick.ts).
 */
import type { Program } from '../bytecode/program.js';
import { BuildCache, cacheDir, type CacheKey, type ProgramSource, RecordingFiles } from './cache.js';
import { execute, type Request, type RunOutcome, type RunRequest } from './execute.js';
import { imageStamp, openImage } from './image.js';
import { wantsProfiles } from './options.js';
import type { LoadedCode } from '../vm/interp/loaded.js';
import type { KeptModule } from '../vm/wasm/kept.js';

/** Set by the build script; absent in sources that run unbundled, which have no cache. */
declare const __GOSIM_STAMP__: string | undefined;

const buildStamp = typeof __GOSIM_STAMP__ === 'string' ? __GOSIM_STAMP__ : null;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Flags that print must be given to the compiler. */
function prints(gcflags: readonly string[]): boolean {
  return gcflags.some((f) => !/^--?[lN](=|$)/.test(f));
}

/** Where a request's program is or would be kept; null: nowhere. */
function place(req: Request, env: Environment): { cache: BuildCache; key: CacheKey } | null {
  const { options } = req;
  const dir = cacheDir(env);
  if (!options.cache || dir === null || buildStamp === null || options.alloc === 'stack' || options.stats.startsWith('full') || prints(options.gcflags)) return null;
  const { wordSize } = options;
  const gcflags = options.alloc === 'gc' ? options.gcflags : [...options.gcflags, `-alloc=${options.alloc}`];
  // Every option that the compiler sees is part of the key.
  const key: CacheKey = { stamp: `${buildStamp} ${imageStamp(wordSize)}`, wordSize, gcflags: [...gcflags, `alloc=${options.alloc}`, `goroot=${options.goroot}`, `race=${options.race}`, `tags=${options.tags.join(',')}`, `go=${req.fs.go?.modCache},${req.fs.go?.work}`], cwd: req.cwd, targets: req.targets };
  return { cache: new BuildCache(dir), key };
}

function load(p: ReturnType<typeof place>, req: Request): Program | null {
  return p?.cache.load(p.key, req.fs, openImage(req.options.wordSize)) ?? null;
}

async function run(program: Program, req: RunRequest): Promise<RunOutcome> {
  const result = await execute(program, req);
  return { status: result.exitCode, result };
}

/** What is loaded twice as much is worth writing again. */
const growth = 2;

/** Starts a program of the cache with what its last run has loaded and compiled, and keeps what this one has. */
async function keeping(p: NonNullable<ReturnType<typeof place>>, req: RunRequest, start: (req: RunRequest) => Promise<RunOutcome>): Promise<RunOutcome> {
  let take: () => LoadedCode | null = () => null;
  let takeModule: () => KeptModule | null = () => null;
  const code = p.cache.loadedCode();
  const outcome = await start({
    ...req,
    keeper: { code, ready: (f) => void (take = f) },
    modules: { load: () => p.cache.keptModule(), ready: (f) => void (takeModule = f) },
  });
  const now = take();
  if (now !== null && now.words.length >= growth * (code?.words.length ?? 0)) p.cache.storeLoadedCode(now);
  const module = takeModule();
  if (module !== null) p.cache.storeModule(module);
  return outcome;
}

/** Runs the program from the cache; null if it is not there or shall be recorded, which needs more than the machine. */
export async function runCached(req: RunRequest, env: Environment): Promise<RunOutcome | null> {
  if (wantsProfiles(req.options) || req.options.http !== '') return null;
  const p = place(req, env);
  const program = load(p, req);
  return program === null || wantsServices(program) ? null : keeping(p!, req, (r) => run(program, r));
}

/** Whether a program asks the host for services (driver/service.ts). */
export function wantsServices(p: Program): boolean {
  return p.symbols.has('internal/hostservice.state');
}

export interface Built {
  status: number;
  program: Program | null;
  toolchain: { lib: ProgramSource };
}

/** driver/run.ts. */
export interface Compiler {
  build(req: Request, link: boolean | 'command'): Built;
  runTargets(req: RunRequest): Promise<RunOutcome>;
}

/** Compiles; a command is left in the cache, where its first run finds it. The exit status. */
export function buildOnly(req: Request, env: Environment, compiler: Pick<Compiler, 'build'>): number {
  const p = req.options.goroot === '' ? place(req, env) : null;
  if (p === null) return compiler.build(req, false).status;
  const fs = new RecordingFiles(req.fs);
  const built = compiler.build({ ...req, fs }, 'command');
  if (built.program !== null) p.cache.store(p.key, fs, built.program, built.toolchain.lib);
  return built.status;
}

/** Runs the program from the cache, or compiles it and leaves it there; `start` runs it. */
export async function runBuilt(req: RunRequest, env: Environment, compiler: Compiler, start = run): Promise<RunOutcome> {
  const p = place(req, env);
  if (p === null) return compiler.runTargets(req);
  let program = load(p, req);
  if (program === null) {
    const fs = new RecordingFiles(req.fs);
    const built = compiler.build({ ...req, fs }, true);
    if (built.program === null) return { status: built.status, result: null };
    program = built.program;
    p.cache.store(p.key, fs, program, built.toolchain.lib);
  }
  const found = program;
  return keeping(p, req, (r) => start(found, r));
}
