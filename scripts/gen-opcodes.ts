// Writes docs/OPCODES.md from the opcode table.
// Run: npx esbuild scripts/gen-opcodes.ts --bundle --platform=node --format=esm --outfile=dist/gen-opcodes.mjs && node dist/gen-opcodes.mjs
import { writeFileSync } from 'node:fs';
import { opcodesPage } from '../src/bytecode/disassemble.js';

writeFileSync('docs/OPCODES.md', opcodesPage());
