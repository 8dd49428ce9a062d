import { inRoot } from '../lib/paths.mjs';
import { start, stopOnInterrupt } from '../lib/processes.mjs';

// What `npm start` is to the sandbox and the backend: starts one child, which would never end by itself, and waits.
stopOnInterrupt();
const child = start('scripts-test', process.execPath, [
  '--require',
  inRoot('scripts', 'lib', 'endWithParent.cjs'),
  '--eval',
  'setInterval(() => {}, 1000)',
]);
console.log(child.pid);
await child.ended;
