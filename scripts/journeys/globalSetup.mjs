import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addresses, startBackend, startSandbox } from '../lib/platform.mjs';
import { stopAll } from '../lib/processes.mjs';
import { freePorts } from './ports.mjs';

/**
 * Starts a platform of the journeys' own, on free ports and with a state of its own; removes it when they are done. Where the environment names a platform that runs already, they run on that one.
 */
export default async function globalSetup() {
  if (process.env.SOCLE_JOURNEY_PORTAL && process.env.SOCLE_JOURNEY_FORGE) {
    return undefined;
  }
  const state = fs.mkdtempSync(path.join(os.tmpdir(), 'socle-journeys-'));
  const port = await freePorts();
  const platform = { node: process.execPath, port, state };
  const { portal, forge } = addresses(port);
  process.env.SOCLE_JOURNEY_PORTAL = portal;
  process.env.SOCLE_JOURNEY_FORGE = forge;
  const backend = { pidFile: path.join(state, 'backend.pid'), wanted: true };
  process.env.SOCLE_JOURNEY_BACKEND = backend.pidFile;
  const remove = async () => {
    backend.wanted = false;
    await stopAll();
    fs.rmSync(state, { recursive: true, force: true });
  };
  try {
    await startSandbox({ ...platform, name: 'journeys-sandbox' });
    await keepBackend(platform, backend);
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}

/**
 * Starts the backend, and starts it again where a journey kills it, as a cluster would; its process id is in the file.
 */
async function keepBackend(platform, backend) {
  const child = await startBackend({ ...platform, name: 'journeys-backend' });
  fs.writeFileSync(backend.pidFile, String(child.pid));
  child.once('exit', (_code, signal) => {
    if (signal === 'SIGKILL' && backend.wanted) {
      keepBackend(platform, backend).catch(error =>
        console.error(error.message),
      );
    }
  });
}
