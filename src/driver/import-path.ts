/**
 * Import paths that no package can have, in the words of the go command (go/build: isValidImport; modload: relative and rooted paths; module.CheckImportPath).
 * Paths are byte strings, messages are not.
 */
import { fromByteString } from '../base/bytes.js';

/** What go/build refuses anywhere, besides what is not graphic and spaces. */
const illegal = /[!"#$%&'()*,:;<=>?[\\\]^`{|}\uFFFD\s]|\p{C}/u;
/** What module.CheckImportPath allows. */
const allowed = /^[-._~+\w]$/;

/** The message about a path, or '' if it can be one. */
export function importPathFault(path: string): string {
  const text = fromByteString(path);
  if (text === '' || illegal.test(text)) return `invalid import path: ${text}`;
  if (/^\.\.?(\/|$)/.test(path)) return `"${text}" is relative, but relative import paths are not supported in module mode`;
  if (path.startsWith('/')) return `"${text}" is not a package path; see 'go help packages'`;
  const malformed = (why: string): string => `malformed import path "${text}": ${why}`;
  if (path.startsWith('-')) return malformed('leading dash');
  if (path.includes('//')) return malformed('double slash');
  if (path.endsWith('/')) return malformed('trailing slash');
  for (const c of text) if (c !== '/' && !allowed.test(c)) return malformed(`invalid char '${c}'`);
  for (const e of path.split('/')) {
    if (/^\.+$/.test(e)) return malformed(`invalid path element "${e}"`);
    if (e.endsWith('.')) return malformed('trailing dot in path element');
  }
  return '';
}
