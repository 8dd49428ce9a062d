import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addresses, startSandbox } from '../lib/platform.mjs';
import { stopAll } from '../lib/processes.mjs';
import { keepBackend } from './keepBackend.mjs';
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
  let letGo = () => {};
  const remove = async () => {
    letGo();
    await stopAll();
    fs.rmSync(state, { recursive: true, force: true });
  };
  try {
    await startSandbox({ ...platform, name: 'journeys-sandbox' });
    letGo = await keepBackend({ ...platform, name: 'journeys-backend' });
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}
