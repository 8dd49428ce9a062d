import fs from 'node:fs';
import { environment } from './node.mjs';

/** How the tools of a step are started. */
export const options = (node, extra = {}) => ({
  env: environment(node, {
    CI: 'true',
    NODE_OPTIONS: '--max-old-space-size=6144',
    ...extra,
  }),
});

/** Waits for a tool to end. Answers its exit code, and what it said. */
export async function finish(child) {
  const code = await child.ended;
  return { code, text: fs.readFileSync(child.log, 'utf8') };
}
