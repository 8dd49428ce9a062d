import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { answersOf, corpusLine } from '../src/__testUtils__/corpus';
import { generateSet } from '../src/__testUtils__/generate/policySets';
import { Oracle, print, worlds } from './oracle';

/*
 * Writes the corpus that `npm test` holds the evaluator against, with the oracle's answers:
 *   node --require … bench/corpus.ts ORACLE
 */
const [program] = process.argv.slice(2);
const setsOfWorld = [36, 10, 10];
const questions = 48;

async function run(): Promise<void> {
  const lines: string[] = [];
  for (const [place, world] of worlds.entries()) {
    const oracle = new Oracle(program, world);
    for (let index = 0; index < setsOfWorld[place]; index += 1) {
      const set = generateSet(20_261_121 + index, world, questions);
      const answers = answersOf(await oracle.ask(JSON.stringify(set)));
      lines.push(JSON.stringify(corpusLine(set, world, answers)));
    }
    oracle.end();
  }
  const file = resolve(__dirname, '../src/oracle/__fixtures__/corpus.jsonl');
  writeFileSync(file, `${lines.join('\n')}\n`);
  print(`${lines.length} sets in ${file}`);
}

run();
