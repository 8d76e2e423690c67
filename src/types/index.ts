/**
 * The type checker's door: checks the files of one package, as gc does between parsing and its middle end
 * (types2's Checker.Files and noder's checkFiles).
 *
 * Results are in the syntax trees. Errors go to the bag; after any, the trees are not fit for further phases.
 */
import type { File } from '../ast/nodes.js';
import { isStackOverflow, overflowLeaves } from '../base/deep.js';
import { noPos, type Pos, posFileId } from '../base/source.js';
import { Checker, type CheckConfig, processDelayed } from './check.js';
import { enterChecker, leaveChecker } from './current.js';
import { directCycles } from './cycles.js';
import { error, errorf } from './errors.js';
import { initOrder } from './init-order.js';
import { monomorph } from './mono.js';
import { newPackage } from './package.js';
import { postChecks } from './post-checks.js';
import { recordUntyped } from './recording.js';
import { collectObjects, packageObjects, unusedImports } from './resolver.js';
import type { Initializer, Package } from './types.js';
import { asGoVersion, go1_21, goCurrent } from './version.js';

export type { CheckConfig } from './check.js';
export { hasMain } from './post-checks.js';

export interface CheckResult {
  pkg: Package;
  files: File[];
  /** In the order in which variables are initialised. */
  initOrder: Initializer[];
  ok: boolean;
  /** Whether a function may be ranged over. */
  rangesOverFunc: boolean;
}

/** Checks a package whose import path is `path`. */
export function checkFiles(path: string, files: File[], cfg: CheckConfig): CheckResult {
  const pkg = newPackage(path, '');
  const check = new Checker(cfg, pkg);
  const errorsBefore = cfg.bag.items.length;
  const prev = enterChecker(check);
  try {
    initFiles(check, files);
    collectObjects(check);
    check.objList = [...check.objMap.keys()].sort((a, b) => a.order - b.order);
    directCycles(check);
    packageObjects(check);
    processDelayed(check, 0);
    for (let i = 0; i < check.cleaners.length; i++) check.cleaners[i]!();
    // Completion may have found more to do.
    processDelayed(check, 0);
    initOrder(check);
    unusedImports(check);
    recordUntyped(check);
    if (!check.firstErr) monomorph(check);
    pkg.goVersion = cfg.goVersion;
    pkg.complete = true;
    numberLocalTypes(check);
    // gc stops here if there has been any error, those of the parser that are no syntax errors included.
    if (cfg.checkBranches !== true && !cfg.bag.hasErrors) postChecks(check);
  } catch (e) {
    // Chains of thousands of declarations that need one another exhaust the stack (gc's stack grows).
    if (!isStackOverflow(e) || overflowLeaves(e)) throw e;
    const pos = check.objPath[0]?.pos ?? files[0]?.pos ?? noPos;
    cfg.bag.error(pos, 'declarations depend on one another too deeply (limit of gosim)');
  } finally {
    leaveChecker(prev);
  }
  return { pkg, files: check.files, initOrder: check.initOrder, ok: cfg.bag.items.length === errorsBefore, rangesOverFunc: check.rangesOverFunc };
}

/** Determines the package name and each file's language version. */
function initFiles(check: Checker, files: File[]): void {
  const pkg = check.pkg;
  for (const file of files) {
    const name = file.pkgName.value;
    if (pkg.name === '') {
      if (name !== '_') pkg.name = name;
      // (A file of which the parser gave up has no name; that is reported already.)
      else if (!check.conf.bag.hasErrors) error(check, file.pkgName, 'invalid package name _');
      check.files.push(file);
    } else if (name === pkg.name) {
      check.files.push(file);
    } else {
      errorf(check, atPackageClause(file), 'package %s; expected package %s', name, pkg.name);
    }
  }
  const pkgVersion = asGoVersion(check.conf.goVersion);
  if (pkgVersion > goCurrent && files.length > 0) {
    errorf(check, files[0]!.pos, 'package requires newer Go version go1.%d (application built with go1.%d)', pkgVersion, goCurrent);
  }
  for (const file of check.files) {
    let number = pkgVersion;
    let effective = check.conf.goVersion;
    const declared = asGoVersion(file.goVersion);
    if (declared !== 0) {
      // A build line can't select a version before the one that introduced this rule.
      number = Math.max(declared, go1_21);
      effective = `go1.${number}`;
      if (declared > goCurrent) errorf(check, file.pkgName, 'file requires newer Go version go1.%d', declared);
    }
    check.versions.set(posFileId(file.pos), { declared: file.goVersion, effective, number });
  }
}

/** types2 reports at the file, whose start is line 1, column 1. */
function atPackageClause(file: File): Pos {
  return file.pos - (file.pos % 2 ** 24);
}

/** Types declared in functions are numbered in source order. */
function numberLocalTypes(check: Checker): void {
  check.localTypes.sort((a, b) => a.obj.pos - b.obj.pos);
  check.localTypes.forEach((t, i) => {
    t.vargen = i + 1;
  });
}

