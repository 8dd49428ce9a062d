import { paintFor } from './output/paint';
import { lastWord, processStreams } from './output/print';
import { run } from './run';

run({
  args: process.argv.slice(2),
  streams: processStreams,
  paint: paintFor({
    terminal: process.stdout.isTTY,
    environment: process.env,
  }),
}).then(
  code => {
    process.exitCode = code;
  },
  error => {
    lastWord(String(error));
    process.exitCode = 2;
  },
);
