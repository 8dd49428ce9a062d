import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addresses, onSandbox, startSandbox } from '../lib/platform.mjs';
import { stopAll } from '../lib/processes.mjs';
import { keepBackend } from './keepBackend.mjs';
import { freePorts } from './ports.mjs';
import { startWire } from './startWire.mjs';

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
  const wires = [];
  const remove = async () => {
    letGo();
    wires.forEach(wire => wire.stop());
    await stopAll();
    fs.rmSync(state, { recursive: true, force: true });
  };
  try {
    await startSandbox({ ...platform, name: 'journeys-sandbox' });
    // Argo CD is where the first cluster is.
    const argocd = await startWire({ to: port + 11 });
    // Hubble Relay of the same cluster.
    const hubble = await startWire({ to: port + 17 });
    wires.push(argocd, hubble);
    process.env.SOCLE_JOURNEY_WIRE = argocd.control;
    process.env.SOCLE_JOURNEY_HUBBLE_WIRE = hubble.control;
    const on = onSandbox(port);
    letGo = await keepBackend({
      ...platform,
      name: 'journeys-backend',
      on: {
        ...on,
        env: {
          ...on.env,
          SOCLE_PARIS_NONPROD_URL: argocd.url,
          SOCLE_PARIS_NONPROD_HUBBLE: new URL(hubble.url).host,
        },
      },
    });
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}
