import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildApp } from '../lib/buildApp.mjs';
import { assertPortsFree, assertWritable } from '../lib/faults.mjs';
import { install } from '../lib/install.mjs';
import { ensureNode } from '../lib/node.mjs';
import { addresses, startBackend, startSandbox } from '../lib/platform.mjs';
import { stopAll, stopOnInterrupt } from '../lib/processes.mjs';
import { say } from '../lib/say.mjs';
import { takePictures } from '../lib/pictures.mjs';

/** Takes the pictures of `docs/img` from a fresh platform of their own; the names of pages limit it to those. */
export async function run(names) {
  const port = 17_007;
  stopOnInterrupt();
  assertWritable();
  await assertPortsFree(addresses(port).ports);
  const node = await ensureNode();
  await install(node);
  const state = fs.mkdtempSync(path.join(os.tmpdir(), 'socle-pictures-'));
  try {
    await Promise.all([
      startSandbox({ node, port, state, name: 'pictures-sandbox' }),
      buildApp(node),
    ]);
    await startBackend({ node, port, state, name: 'pictures-backend' });
    await takePictures({ ...addresses(port), names, onPicture: say });
  } finally {
    await stopAll();
    fs.rmSync(state, { recursive: true, force: true });
  }
}
