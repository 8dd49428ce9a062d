import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);
export const inRoot = (...parts) => path.join(root, ...parts);

/** Git-ignored: what the scripts bring along and keep. */
export const toolsDirectory = inRoot('.socle');
export const logsDirectory = inRoot('.socle', 'logs');
export const stateDirectory = inRoot('.socle', 'state');
