import fs from 'node:fs';
import path from 'node:path';
import { root, toolsDirectory } from './paths.mjs';
import { isFree } from './ports.mjs';
import { SocleError } from './say.mjs';

const gigabyte = 1024 ** 3;

/** Two sentences for the two usual reasons that an install fails; undefined for any other. */
export function explainInstallFailure(output) {
  if (/ENOSPC|no space left/i.test(output)) {
    return `The disk is full: free about 5 GB for ${root} and your home folder, then run the command again.`;
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|RequestError|network/i.test(
      output,
    )
  ) {
    return 'The npm registry cannot be reached. Check the network (and npm_config_registry, where you use a mirror), then run the command again: it goes on where it stopped.';
  }
  return undefined;
}

/** Throws before a long install that cannot end well. */
export function assertDiskSpace() {
  if (
    !fs.statfsSync ||
    fs.existsSync(path.join(root, 'node_modules', '.yarn-state.yml'))
  ) {
    return;
  }
  const { bavail, bsize } = fs.statfsSync(root);
  const free = (bavail * bsize) / gigabyte;
  if (free < 4) {
    throw new SocleError(
      `There are ${free.toFixed(1)} GB left on the disk of ${root}, and the first start needs about 4 GB. Free some, then run the command again.`,
    );
  }
}

/** Throws where the folder that everything is kept in cannot be written. */
export function assertWritable() {
  try {
    fs.mkdirSync(toolsDirectory, { recursive: true });
    fs.accessSync(toolsDirectory, fs.constants.W_OK);
  } catch (error) {
    throw new SocleError(
      `${toolsDirectory} cannot be written (${error.code}). Make it yours, or clone to a folder of your own, then run the command again.`,
    );
  }
}

/** Throws where a port that will be listened on is taken: it names the port, what it is for, and the way out. */
export async function assertPortsFree(ports) {
  for (const [purpose, port] of ports) {
    if (!(await isFree(port))) {
      throw new SocleError(
        `Port ${port} (${purpose}) is taken. Stop what listens there, which may be another "npm start", or choose other ports: "npm start -- --port 8000".`,
      );
    }
  }
}
