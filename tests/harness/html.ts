/**
 * Is a page well-formed and self-contained? A small reader of HTML as our reports write it: elements nest and are all closed (but for the void ones),
 * attributes are quoted and written once, text has no bare `<`, `>` or `&`, a table holds rows and rows hold cells, ids are unique, tags and attributes are among
 * those that load nothing. The result is a list of what is wrong, with lines; empty if nothing is.
 */

const voids: ReadonlySet<string> = new Set(['meta', 'br']);
/** What an element may stand in; others may stand anywhere in the body. */
const parents: ReadonlyMap<string, readonly string[]> = new Map([
  ['html', ['']],
  ['head', ['html']],
  ['body', ['html']],
  ['meta', ['head']],
  ['title', ['head']],
  ['style', ['head']],
  ['tr', ['table']],
  ['td', ['tr']],
  ['th', ['tr']],
]);
const flow: ReadonlySet<string> = new Set(['h1', 'h2', 'p', 'b', 'i', 'small', 'span', 'div', 'code', 'table', 'br']);
const attributes: ReadonlySet<string> = new Set(['lang', 'charset', 'class', 'style', 'colspan', 'id']);
const entity = /&(amp|lt|gt|quot|#\d+);/g;

export function htmlFaults(page: string): string[] {
  const faults: string[] = [];
  let line = 1;
  const fault = (what: string): void => void faults.push(`line ${line}: ${what}`);
  const doctype = /^<!doctype html>/i.exec(page);
  if (doctype === null) fault('no doctype');
  const open: string[] = [];
  const ids = new Set<string>();
  const seen = new Map<string, number>();
  const css = (s: string): void => {
    if (/@import|url\(|expression|https?:|\/\//i.test(s)) fault('style that loads');
    const depth = [...s].reduce((n, c) => (n < 0 ? n : c === '{' ? n + 1 : c === '}' ? n - 1 : n), 0);
    if (depth !== 0) fault('braces of the style do not match');
  };
  for (const m of page.slice(doctype?.[0].length ?? 0).matchAll(/<(\/?)([a-z0-9]+)((?:[^>"]|"[^"]*")*)>|([^<]+)|(<)/g)) {
    const [whole, slash, tag, rest, chars] = m;
    const inside = open.at(-1) ?? '';
    if (chars !== undefined) {
      if (inside === 'style') css(chars);
      else if (/[&>]/.test(chars.replace(entity, ''))) fault(`bare & or > in ${JSON.stringify(chars.slice(0, 40))}`);
      else if (chars.trim() !== '' && ['', 'html', 'head', 'table', 'tr'].includes(inside)) fault(`text in <${inside}>`);
    } else if (tag === undefined) fault('bare <');
    else if (slash === '/') {
      if (inside !== tag) fault(`</${tag}> closes <${inside}>`);
      open.pop();
    } else {
      seen.set(tag, (seen.get(tag) ?? 0) + 1);
      const where = parents.get(tag);
      if (where !== undefined ? !where.includes(inside) : !flow.has(tag)) fault(`<${tag}> in <${inside}>`);
      if (where === undefined && !open.includes('body')) fault(`<${tag}> outside of the body`);
      const names = new Set<string>();
      const left = rest!.replace(/\s+([a-z-]+)="([^"<]*)"/g, (_, name: string, value: string) => {
        if (!attributes.has(name) || names.has(name)) fault(`attribute ${name} of <${tag}>`);
        names.add(name);
        if (name === 'style') css(value);
        if (/&/.test(value.replace(entity, ''))) fault('bare & in an attribute');
        if (name === 'id' && (ids.size === ids.add(value).size)) fault(`id ${value} twice`);
        return '';
      });
      if (left.trim() !== '') fault(`cannot read ${JSON.stringify(left)} of <${tag}>`);
      if (!voids.has(tag)) open.push(tag);
    }
    line += whole.split('\n').length - 1;
  }
  if (open.length > 0) fault(`not closed: ${open.join(' ')}`);
  for (const tag of ['html', 'head', 'body', 'title', 'style']) if (seen.get(tag) !== 1) fault(`${seen.get(tag) ?? 0} of <${tag}>`);
  if (!/<meta charset="utf-8">/.test(page)) fault('no charset');
  return faults;
}
