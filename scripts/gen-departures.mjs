// Collects the DEPARTURE: comments of the sources into docs/DEPARTURES.md. Run: node scripts/gen-departures.mjs
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const rows = [];
const visit = (dir) => {
  for (const name of readdirSync(dir).sort()) {
    const path = join(dir, name);
    if (statSync(path).isDirectory()) {
      visit(path);
      continue;
    }
    if (!/\.(ts|go)$/.test(name)) continue;
    const lines = readFileSync(path, 'utf8').split('\n');
    for (let i = 0; i < lines.length; i++) {
      const at = lines[i].indexOf('DEPARTURE:');
      if (at < 0) continue;
      const text = [lines[i].slice(at + 'DEPARTURE:'.length)];
      // The comment goes on until an empty comment line, its end, or code.
      for (let k = i + 1; k < lines.length && !/\*\/\s*$/.test(lines[k - 1]); k++) {
        const m = /^\s*(?:\*(?!\/)|\/\/)\s*(.*)$/.exec(lines[k]);
        if (m === null || m[1] === '' || /^\d+\.|^- |^[A-Z]+:/.test(m[1])) break;
        text.push(m[1]);
      }
      rows.push([path, text.join(' ').replace(/\*\/\s*$/, '').replace(/\s+/g, ' ').trim()]);
    }
  }
};
visit('src');
const body = rows.map(([path, text]) => `- \`${path}\`: ${text}`).join('\n');
writeFileSync('docs/DEPARTURES.md', `# Departures from Go\n\nGenerated from the \`DEPARTURE:\` comments of the sources by \`node scripts/gen-departures.mjs\`.\n\n${body}\n`);
