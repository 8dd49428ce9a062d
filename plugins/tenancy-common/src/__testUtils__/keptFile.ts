import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * What a file of the repository holds, to be held against what it should; undefined where there is none. With
 * `SOCLE_UPDATE=1` in the environment the file is written first: `yarn workspace @socle/plugin-tenancy-common update`.
 */
export function keptFile(path: string, fresh: string): string | undefined {
  if (process.env.SOCLE_UPDATE === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, fresh);
  }
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
