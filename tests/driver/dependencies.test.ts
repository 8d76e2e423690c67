/** Modules of the module cache, as an installed Go has them: which version is selected, and what is said of one that is not there. */
import { describe, expect, test } from 'vitest';
import { dependenciesOf } from '../../src/driver/dependencies.js';
import { memoryFiles } from '../../src/driver/files.js';
import { compareVersions, parseModFile } from '../../src/driver/mod-file.js';

const cache = '/go/pkg/mod';

/** A file system with a main module and modules in the cache: by `path@version` their go.mod files. */
function files(goMod: string, modules: Record<string, string>, more: Record<string, string> = {}) {
  const map = new Map<string, string>(Object.entries({ '/m/go.mod': goMod, ...more }));
  for (const [m, text] of Object.entries(modules)) {
    const [path, version] = m.replace(/[A-Z]/g, (c) => `!${c.toLowerCase()}`).split('@');
    map.set(`${cache}/cache/download/${path}/@v/${version}.mod`, text);
    map.set(`${cache}/${path}@${version}/go.mod`, text);
    map.set(`${cache}/${path}@${version}/x.go`, 'package x\n');
  }
  return dependenciesOf({ ...memoryFiles(map), go: { modCache: cache, work: '' } }, '/m', parseModFile(goMod));
}

describe('the module cache', () => {
  test('since Go 1.17 go.mod lists the versions', () => {
    const d = files('module m\n\ngo 1.22\n\nrequire (\n\ta.b/Old v1.2.0 // indirect\n\ta.b/c v1.0.0\n)\n', { 'a.b/Old@v1.2.0': 'go 1.20', 'a.b/Old@v1.3.0': '', 'a.b/c@v1.0.0': 'require a.b/Old v1.3.0' });
    expect(d.find('a.b/Old')).toEqual({ dir: `${cache}/a.b/!old@v1.2.0`, goVersion: 'go1.20' });
    expect(d.find('a.b/c')).toEqual({ dir: `${cache}/a.b/c@v1.0.0`, goVersion: 'go1.16' });
    expect(d.find('a.b/c/none')).toBeNull();
  });

  test('before, the greatest version that anybody asks for is taken, from modules that are taken or not', () => {
    const d = files('module m\n\ngo 1.16\n\nrequire a.b/c v1.0.0\nrequire a.b/d v1.0.0\n', {
      'a.b/c@v1.0.0': 'require (\n\ta.b/e v1.2.0\n\ta.b/d v1.1.0\n)',
      'a.b/d@v1.0.0': 'require a.b/e v1.10.0-rc.1',
      'a.b/d@v1.1.0': 'require a.b/c v0.9.0',
      'a.b/c@v0.9.0': '',
      'a.b/e@v1.2.0': '',
      'a.b/e@v1.10.0-rc.1': '',
    });
    expect(d.find('a.b/d')?.dir).toBe(`${cache}/a.b/d@v1.1.0`);
    expect(d.find('a.b/e')?.dir).toBe(`${cache}/a.b/e@v1.10.0-rc.1`);
  });

  test('another module may stand for one, and the nearest module has the package', () => {
    const d = files('module m\n\ngo 1.22\n\nrequire a.b/c v1.0.0\nrequire a.b/c/v2 v2.0.1\nreplace a.b/c v1.0.0 => x.y/fork v1.0.1\n', { 'x.y/fork@v1.0.1': '', 'a.b/c/v2@v2.0.1': '' });
    expect(d.find('a.b/c')?.dir).toBe(`${cache}/x.y/fork@v1.0.1`);
    expect(d.find('a.b/c/v2')?.dir).toBe(`${cache}/a.b/c/v2@v2.0.1`);
  });

  test('what is not there is named', () => {
    const d = files('module m\n\ngo 1.22\n\nrequire a.b/c v1.0.0\n', {});
    expect(d.find('a.b/c/p')).toBeNull();
    expect([d.absent('a.b/c/p'), d.absent('a.b/other')]).toEqual(['a.b/c@v1.0.0', undefined]);
  });

  test('a vendor directory hides it', () => {
    const goMod = 'module m\n\ngo 1.22\n\nrequire a.b/c v1.0.0\n';
    const d = files(goMod, { 'a.b/c@v1.0.0': '' }, { '/m/vendor/modules.txt': '# a.b/c v1.0.0\n## explicit; go 1.19\na.b/c\n', '/m/vendor/a.b/c/x.go': '' });
    expect(d.find('a.b/c')).toEqual({ dir: '/m/vendor/a.b/c', goVersion: 'go1.19' });
  });

  test('go.work: a module that it does not use cannot be built below it', () => {
    const d = files('module m\n\ngo 1.22\n', {}, { '/go.work': 'go 1.22\nuse ./other\n', '/other/go.mod': 'module o\n' });
    expect(d.fault).toContain('not one of the workspace modules listed in go.work');
  });
});

test('go.mod in all its forms', () => {
  const f = parseModFile('module "a.b/c" // x\ngo 1.21.3\ntoolchain go1.22\nrequire(\n\tx v1.0.0\n)\nrequire y v2.0.0\nexclude x v0.1.0\nreplace (\n\tx => ../x\n\t`y` v2.0.0 => z v1.0.0\n\tbad => thing\n)\nretract [v1.0.0, v1.1.0]\nignore ./node_modules\n');
  expect(f).toEqual({
    path: 'a.b/c',
    goVersion: 'go1.21',
    goText: '1.21.3',
    require: [{ path: 'x', version: 'v1.0.0' }, { path: 'y', version: 'v2.0.0' }],
    replace: [{ path: 'x', version: '', to: '../x', toVersion: '' }, { path: 'y', version: 'v2.0.0', to: 'z', toVersion: 'v1.0.0' }],
    use: [],
    ignore: ['./node_modules'],
  });
});

test('versions have the order of semver.org', () => {
  const sorted = ['v0.0.0-20200101000000-abcdef', 'v1.0.0-alpha', 'v1.0.0-alpha.1', 'v1.0.0-alpha.beta', 'v1.0.0-beta.2', 'v1.0.0-beta.11', 'v1.0.0-rc.1', 'v1.0.0', 'v1.2.0', 'v1.10.0', 'v2.0.0+incompatible'];
  expect(sorted.toReversed().sort(compareVersions)).toEqual(sorted);
});
