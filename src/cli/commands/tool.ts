/** gosim tool: the tools that Go programmers call by hand, by the names and flags they have there. */
import { readFileSync } from 'node:fs';
import { decodeProfile, type PprofProfile } from '../../report/pprof.js';
import { sampleIndex, topReport } from '../../report/pprof-top.js';
import { ProtoError } from '../../report/protobuf.js';
import { writeErr, writeOut } from '../terminal.js';

type Tool = (argv: string[]) => number | Promise<number>;

const tools: ReadonlyMap<string, Tool> = new Map<string, Tool>([
  ['compile', async (argv) => (await import('./build.js')).compileTool(argv)],
  ['pprof', pprofTool],
]);

export async function toolCommand(argv: string[]): Promise<number> {
  const name = argv[0];
  if (name === undefined) {
    writeErr(`${[...tools.keys()].join('\n')}\n`);
    return 0;
  }
  const tool = tools.get(name);
  if (tool === undefined) {
    writeErr(`gosim: no such tool "${name}"\n`);
    return 2;
  }
  return tool(argv.slice(1));
}

const pprofUsage = 'usage: gosim tool pprof [-top] [-cum] [-sample_index=TYPE] profile\n';

/** The sample types of heap profiles have flags of their own. */
const typeFlags: ReadonlySet<string> = new Set(['alloc_objects', 'alloc_space', 'inuse_objects', 'inuse_space']);

function pprofTool(argv: string[]): number {
  let wanted = '';
  let cum = false;
  const files: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const a = argv[i]!;
    const flag = /^--?([a-z_]+)(?:=(.*))?$/.exec(a);
    if (flag === null) files.push(a);
    else if (flag[1] === 'top' || flag[1] === 'text') continue;
    else if (flag[1] === 'cum') cum = true;
    else if (flag[1] === 'sample_index') wanted = flag[2] ?? argv[++i] ?? '';
    else if (typeFlags.has(flag[1]!)) wanted = flag[1]!;
    else {
      writeErr(`gosim tool pprof: flag provided but not defined: ${a}\n${pprofUsage}`);
      return 2;
    }
  }
  const file = files[0];
  if (file === undefined || files.length > 1) {
    writeErr(pprofUsage);
    return 2;
  }
  let profile: PprofProfile;
  try {
    profile = decodeProfile(readFileSync(file));
  } catch (e) {
    const why = e instanceof ProtoError ? `parsing profile: ${e.message}` : (e as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file or directory' : (e as Error).message;
    writeErr(`gosim tool pprof: ${file}: ${why}\n`);
    return 2;
  }
  const index = /^\d+$/.test(wanted) ? Number(wanted) : sampleIndex(profile, wanted);
  if (profile.sampleTypes[index] === undefined) {
    writeErr(`gosim tool pprof: sample_index "${wanted}" must be one of: [${profile.sampleTypes.map((t) => t.type).join(' ')}]\n`);
    return 2;
  }
  writeOut(topReport(profile, index, cum));
  return 0;
}
