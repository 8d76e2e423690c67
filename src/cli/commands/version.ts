/** gosim version */
import { goVersion, gosimVersion } from '../../driver/version.js';
import { writeOut } from '../terminal.js';

export function versionCommand(): number {
  writeOut(`gosim version ${gosimVersion} (follows ${goVersion}, linux/amd64 and linux/386)\n`);
  return 0;
}
