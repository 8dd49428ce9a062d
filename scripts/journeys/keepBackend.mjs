import fs from 'node:fs';
import path from 'node:path';
import { startBackend } from '../lib/platform.mjs';

/**
 * Starts the backend, and starts it again where a journey kills it, as a cluster would. Its process id is in the file that
 * SOCLE_JOURNEY_BACKEND names for them.
 *
 * @param options those of `startBackend`
 * @returns {Promise<() => void>} what to call before it is stopped for good
 */
export async function keepBackend(options) {
  const pidFile = path.join(options.state, 'backend.pid');
  process.env.SOCLE_JOURNEY_BACKEND = pidFile;
  let isWanted = true;
  const keep = async () => {
    const child = await startBackend(options);
    fs.writeFileSync(pidFile, String(child.pid));
    child.once('exit', (_code, signal) => {
      if (signal === 'SIGKILL' && isWanted) {
        keep().catch(error => console.error(error.message));
      }
    });
  };
  await keep();
  return () => {
    isWanted = false;
  };
}
