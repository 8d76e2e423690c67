/**
 * The image builder: compiles the library for both word sizes and writes dist/lib64.gsi and dist/lib32.gsi. Run by scripts/build.mjs,
 * once per word size (third argument) or for both.
 */
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { isNative } from '../abi/natives.js';
import { formatDiagnostics } from '../base/diagnostic.js';
import { attachFact } from '../compiler/facts/compare.js';
import { factTable, visibleTable } from '../objfile/facts-text.js';
import { encodePackage } from '../objfile/package-image.js';
import { baseName } from '../objfile/link-base.js';
import { buildBase, compileLibraryPackage, newToolchain } from './build.js';
import { diskFiles } from './files.js';
import { joinImage } from './image.js';
import { libraryOrder, libraryPaths, loadLibraryPackage } from './stdlib.js';

/** Compiles every package below `root`; throws the first package's errors. */
export function buildImage(root: string, wordSize: 4 | 8): Map<string, Uint8Array> {
  const fs = diskFiles();
  const tc = newToolchain(wordSize, () => undefined, isNative);
  tc.fset.files.length = 1;
  const loaded = new Map(libraryPaths(fs, root).map((p) => [p, loadLibraryPackage(fs, root, p, tc.fset, wordSize)]));
  const out = new Map<string, Uint8Array>();
  const compiled = [];
  for (const p of libraryOrder(loaded)) {
    let c: ReturnType<typeof compileLibraryPackage>;
    try {
      c = compileLibraryPackage(tc, p);
    } catch (e) {
      throw new Error(`package ${p.path}`, { cause: e });
    }
    if (c === null) {
      const errors = `# ${p.path}\n${formatDiagnostics(tc.fset, p.bag.items).join('\n')}`;
      // While the library is being worked on, one broken package need not stop the others.
      if (!process.env.GOSIM_SKIP_BROKEN) throw new Error(errors);
      console.error(errors);
      continue;
    }
    compiled.push(c);
  }
  const facts = factTable(wordSize, (name) => fs.read(join(root, name)));
  for (const c of compiled) for (const n of c.irNames) if (n.func) attachFact(facts, n.func, tc.ctx);
  const visible = visibleTable((name) => fs.read(join(root, name)));
  for (const c of compiled) c.pkg.visible = visible.get(c.pkg.path) ?? new Set();
  // Encoding drops bodies, so it waits until nobody needs them.
  for (const c of compiled) out.set(c.pkg.path, encodePackage(c));
  // From the containers: a base names functions by their places in them.
  if (out.has('fmt')) out.set(baseName, buildBase(newToolchain(wordSize, (path) => out.get(path), isNative)));
  return out;
}

const [root, outDir, only] = process.argv.slice(2);
for (const wordSize of [8, 4] as const) {
  if (only !== undefined && only !== String(wordSize)) continue;
  const t0 = performance.now();
  const packages = buildImage(root!, wordSize);
  const image = joinImage(packages);
  writeFileSync(`${outDir}/lib${wordSize * 8}.gsi`, image);
  const seconds = ((performance.now() - t0) / 1000).toFixed(1);
  const mb = (n: number): string => `${(n / 1e6).toFixed(1)} MB`;
  console.log(`lib${wordSize * 8}.gsi: ${packages.size - 1} packages in ${seconds} s, ${mb(image.length)}, ${mb(gzipSync(image).length)} compressed`);
}
