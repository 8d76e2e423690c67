/** gosim compare: a program under other rules, or two programs. */
import { compare } from '../../driver/compare.js';
import { diskFiles } from '../../driver/files.js';
import { compareHtml } from '../../report/compare-html.js';
import { compareJson, compareText } from '../../report/compare.js';
import { UsageError } from '../argv.js';
import { writeBytes, writeErr, writeOut } from '../terminal.js';
import { setUp } from '../setup.js';

export async function compareCommand(argv: string[]): Promise<number> {
  const s = setUp('compare', argv);
  if (typeof s === 'number') return s;
  const { options, rest } = s;
  if (rest.length === 0) {
    writeErr('gosim: no go files listed\n');
    return 1;
  }
  if (rest.length > 2) throw new UsageError('compare takes one program, or two', 'compare');
  const cwd = process.cwd();
  const r = await compare({ programs: rest, words: options.bothArchs ? [8, 4] : [options.wordSize], cwd, fs: diskFiles(cwd), options, write: writeBytes });
  if (r.report === null) return r.status;
  writeOut(options.json ? compareJson(r.report) : options.html ? compareHtml(r.report) : compareText(r.report));
  return r.status;
}
