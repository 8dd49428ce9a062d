import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { explainHealth } from './explainHealth';
import { parseEvidence } from './parseEvidence';

const folder = join(__dirname, 'examples');

it.each(
  readdirSync(folder).map(file => [file.replace('.yaml', ''), file] as const),
)('an example of a service that is %s', (name, file) => {
  const parsed = parseEvidence(readFileSync(join(folder, file), 'utf8'), file);
  expect(parsed.findings).toEqual([]);
  const levels = parsed.ok
    ? explainHealth(parsed.value).checks.map(
        ({ aspect, level }) => `${aspect} ${level}`,
      )
    : [];
  expect({ name, levels }).toEqual({
    name: 'failing',
    levels: [
      'errors error',
      'budget error',
      'latency ok',
      'restarts ok',
      'saturation ok',
      'pipeline ok',
      'traffic ok',
    ],
  });
});
