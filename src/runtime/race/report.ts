/** The text of a race, as Go's race detector prints it. */
import type { SrcFrame } from '../symtab.js';
import type { Thread } from './clocks.js';

export interface Access {
  write: boolean;
  thread: Thread;
  frames: readonly { src: SrcFrame; offset: number }[];
}

const rule = '==================\n';

/** Frames that Go's detector does not see either. */
function isHidden(src: SrcFrame, i: number): boolean {
  if (src.wrapper) return !src.name.includes('.gowrap');
  // The innermost one is the operation that touched memory, such as runtime.mapassign.
  return i > 0 && src.name.startsWith('runtime.') && !/^runtime\.[A-Z]/.test(src.name);
}

function stackText(frames: Access['frames'], strip: string): string {
  let s = '';
  frames.forEach(({ src, offset }, i) => {
    if (isHidden(src, i)) return;
    const file = strip !== '' && src.file.includes(strip) ? src.file.slice(src.file.indexOf(strip) + strip.length) : src.file;
    s += `  ${src.name}()\n      ${file}:${src.line} +0x${offset.toString(16)}\n`;
  });
  return s === '' ? '  [failed to restore the stack]\n' : s;
}

const who = (t: Thread): string => (t.goid === 1 ? 'main goroutine' : `goroutine ${t.goid}`);

/** `created` gives the stack of the go statement of a goroutine; `strip`: GORACE=strip_path_prefix. */
export function raceText(address: string, now: Access, earlier: Access, created: (t: Thread) => Access['frames'], strip: string): string {
  let s = `${rule}WARNING: DATA RACE\n${now.write ? 'Write' : 'Read'} at ${address} by ${who(now.thread)}:\n${stackText(now.frames, strip)}`;
  s += `\nPrevious ${earlier.write ? 'write' : 'read'} at ${address} by ${who(earlier.thread)}:\n${stackText(earlier.frames, strip)}`;
  for (const t of new Set([now.thread, earlier.thread])) {
    if (t.goid === 1) continue;
    s += `\nGoroutine ${t.goid} (${t.ended ? 'finished' : 'running'}) created at:\n${stackText(created(t), strip)}`;
  }
  return s + rule;
}
