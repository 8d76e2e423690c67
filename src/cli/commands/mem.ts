/** gosim mem: the map of memory at the end of a run or at a line. */
import { mapMemory } from '../../driver/memory-map.js';
import { memoryMapJson, memoryMapText } from '../../report/memory-map.js';
import { writeOut } from '../terminal.js';
import { inspectedProgram, outputAside } from '../setup.js';

export async function memCommand(argv: string[]): Promise<number> {
  const req = inspectedProgram('mem', argv);
  if (typeof req === 'number') return req;
  const { options } = req;
  const r = await mapMemory(outputAside(req), options.at === '' ? null : options.at);
  if (r.map === null) return r.status;
  writeOut(options.json ? memoryMapJson(r.map) : memoryMapText(r.map));
  return r.status;
}
