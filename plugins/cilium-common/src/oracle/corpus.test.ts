import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersOf, CorpusLine, requestOf } from '../__testUtils__/corpus';
import { LineProtocol } from './lineProtocol';

/*
 * What Cilium 1.20's own policy engine says of generated policies (bench/corpus.ts writes it anew, bench/differential.ts asks
 * about many more).
 */
const lines = readFileSync(
  join(__dirname, '__fixtures__', 'corpus.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line): CorpusLine => JSON.parse(line));

it('agrees with Cilium in every verdict of the corpus', () => {
  const differences = lines.flatMap((line, index) => {
    const answers = answersOf(
      new LineProtocol({ ...line.world, trace: 'off' }).answer(requestOf(line)),
    );
    return answers === line.answers ? [] : [{ index, ours: answers, ...line }];
  });
  expect(differences).toEqual([]);
});

it('has verdicts of every kind in its corpus', () => {
  const answers = lines.map(line => line.answers);
  const verdicts = answers
    .filter(letters => letters !== 'refused')
    .flatMap(letters => letters.match(/../g) ?? []);
  expect(verdicts.length).toBeGreaterThanOrEqual(2_000);
  expect(answers).toContain('refused');
  for (const kind of ['aa', 'ad', 'da', 'dd', 'Aa', 'aA', 'xx']) {
    expect(verdicts).toContain(kind);
  }
});
