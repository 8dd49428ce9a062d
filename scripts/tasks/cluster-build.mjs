import { buildCluster } from '../../cluster/build/buildCluster.mjs';
import { assertWritable } from '../lib/faults.mjs';
import { stopOnInterrupt } from '../lib/processes.mjs';
import { say } from '../lib/say.mjs';

/** Builds the parts of the real platform that are not built yet. */
export async function run() {
  stopOnInterrupt();
  assertWritable();
  await buildCluster();
  say('The real platform is built. "npm run cluster" starts it.');
}
