import { addresses } from '../lib/platform.mjs';
import { isFree } from '../lib/ports.mjs';

/** The first of a row of ports of which the portal and the sandbox need some. */
export async function freePorts() {
  for (let port = 17_107; port < 18_000; port += 20) {
    const needed = addresses(port).ports.map(([, number]) => number);
    const free = await Promise.all([...needed, port + 13].map(isFree));
    if (free.every(Boolean)) {
      return port;
    }
  }
  throw new Error('There is no row of free ports from 17107 to 18000');
}
