import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onCluster, tellPortal } from '../lib/cluster.mjs';
import { addresses } from '../lib/platform.mjs';
import { stopAll } from '../lib/processes.mjs';
import { keepBackend } from './keepBackend.mjs';
import { freePorts } from './ports.mjs';

/**
 * Starts a portal on the real platform that SOCLE_CLUSTER describes; ends it when the journeys are done. Where the environment
 * names one that runs already, they run on that.
 */
export default async function clusterSetup() {
  const description = JSON.parse(
    fs.readFileSync(process.env.SOCLE_CLUSTER, 'utf8'),
  );
  process.env.SOCLE_JOURNEY_FORGE = description.forge.url;
  if (process.env.SOCLE_JOURNEY_PORTAL) {
    return undefined;
  }
  const state = fs.mkdtempSync(path.join(os.tmpdir(), 'socle-journeys-'));
  const port = await freePorts();
  process.env.SOCLE_JOURNEY_PORTAL = addresses(port).portal;
  let letGo = () => {};
  const remove = async () => {
    letGo();
    await stopAll();
    fs.rmSync(state, { recursive: true, force: true });
  };
  try {
    await tellPortal(description, port);
    letGo = await keepBackend({
      node: process.execPath,
      port,
      state,
      name: 'cluster-journeys-backend',
      on: onCluster(description, port),
    });
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}
