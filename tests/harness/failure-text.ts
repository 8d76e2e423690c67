/**
 * Makes failure texts of gosim and of the real Go comparable: what differs from run to run (addresses, goroutine numbers, code
 * offsets), what only gc's machine has (registers, the runtime's own stack, system goroutines) and where the source and the library lie
 * is taken out; frames of the library keep only their names.
 */

const registers = / (?:gp|m|mp|fp|sp|pc)=(?:0x[0-9a-f]+|nil|\d+)/g;
const headerLine = /^goroutine \d+ /;
const systemFunction = /^(?:runtime\.(?!main\b)|created by runtime\.)/;

/** Blocks (goroutines) that belong to the runtime: every frame is its own. */
function isSystemBlock(block: string): boolean {
  const lines = block.split('\n');
  if (lines[0]!.startsWith('runtime stack:')) return true;
  if (!headerLine.test(lines[0]!)) return false;
  const created = lines.find((l) => l.startsWith('created by '));
  return created !== undefined && systemFunction.test(created);
}

export function normaliseFailure(text: string): string {
  const blocks = text
    .replace(/\r/g, '')
    .split(/\n\n(?=goroutine \d+ |runtime stack:)/)
    .filter((b) => !isSystemBlock(b));
  const ids = new Map<string, number>();
  const renumber = (id: string): number => {
    if (!ids.has(id)) ids.set(id, ids.size + 1);
    return ids.get(id)!;
  };
  const out: string[] = [];
  for (const line of blocks.join('\n\n').split('\n')) {
    if (/^\t(?:\$GOROOT|\/\S*)\/src\/\S+:\d+/.test(line)) continue;
    let l = line;
    if (/^\t\S+\.go:\d+/.test(l)) l = l.replace(/^\t\S*\//, '\t').replace(/ \+0x[0-9a-f]+.*$/, '');
    else if (/^\S+\(.*\)$/.test(l)) l = l.replace(/\((?:[^()]|\([^()]*\))*\)$/, '(...)');
    l = l
      .replace(/^(goroutine )(\d+)/, (_, a: string, id: string) => a + String(renumber(id)))
      .replace(/( in goroutine )(\d+)/, (_, a: string, id: string) => a + String(renumber(id)))
      .replace(registers, '')
      .replace(/0x[0-9a-f]+\??/g, 'ADDR')
      .replace(/\b\d+ frames elided/, 'N frames elided')
      .replace(/(allocate )\d+(-byte block \()\d+( in use)/, '$1N$2N$3');
    out.push(l);
  }
  return out.join('\n');
}
