/** gosim mem: the map of memory at the end of a run or at a line. */
import { mapMemory } from '../../driver/memory-map.js';
import { memoryMapJson, memoryMapText } from '../../report/memory-map.js';
import { writeOut } from '../terminal.js';
import { inspectedProgram, outputAside } from '../setup.js';

/** `-at L` may stand behind the program, too, where other flags are the program's; behind `--` nothing is ours. */
function atFirst(argv: readonly string[]): string[] {
  const end = argv.indexOf('--') < 0 ? argv.length : argv.indexOf('--');
  const i = argv.slice(0, end).findIndex((a) => /^--?at(=|$)/.test(a));
  if (i < 0) return [...argv];
  const behind = argv[i]!.includes('=') ? i + 1 : i + 2;
  return [...argv.slice(i, behind), ...argv.slice(0, i), ...argv.slice(behind)];
}

export async function memCommand(argv: string[]): Promise<number> {
  const req = inspectedProgram('mem', atFirst(argv));
  if (typeof req === 'number') return req;
  const { options } = req;
  const r = await mapMemory(outputAside(req), options.at === '' ? null : options.at);
  if (r.map === null) return r.status;
  writeOut(options.json ? memoryMapJson(r.map) : memoryMapText(r.map));
  return r.status;
}
