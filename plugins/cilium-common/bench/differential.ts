import { OracleResponse, OracleResult } from '../src/oracle/lineProtocol';
import { LineProtocol } from '../src/oracle/lineProtocol';
import { caseNamespaceLabels, namedCases } from '../src/__testUtils__/cases';
import { lettersOf } from '../src/__testUtils__/corpus';
import {
  GeneratedQuery,
  GeneratedSet,
  generateSet,
  GeneratedWorld,
} from '../src/__testUtils__/generate/policySets';
import { Oracle, print, worlds } from './oracle';

/*
 * Asks the evaluator and Cilium's own policy engine the same questions, and prints where they differ:
 *   node --require … bench/differential.ts ORACLE [verdicts] [seed]
 * Ends with 1 where they do.
 */
const [program, wanted = '200000', firstSeed = '1'] = process.argv.slice(2);
const questions = 48;
const maximumShown = 10;
/* Of every so many sets, the policies that decide are compared too. */
const tracedEvery = 5;

interface Count {
  verdicts: number;
  refusedSets: number;
  differences: number;
  seen: Record<string, number>;
}

interface Compared {
  seed: number;
  world: GeneratedWorld;
  set: GeneratedSet;
  theirs: OracleResponse;
  ours: OracleResponse;
}

async function compareIn(
  world: GeneratedWorld,
  count: Count,
  sets: number,
): Promise<void> {
  const oracle = new Oracle(program, world);
  for (let index = 0; index < sets; index += 1) {
    const seed = Number(firstSeed) + index;
    const set = generateSet(seed, world, questions);
    const request = JSON.stringify(set);
    const theirs = await oracle.ask(request);
    const trace = index % tracedEvery === 0 ? 'en' : 'off';
    const ours = new LineProtocol({ ...world, trace }).answer(request);
    compare({ seed, world, set, theirs, ours }, count);
  }
  oracle.end();
}

/** What the cases by name expect is what the oracle says. */
async function compareCases(
  world: GeneratedWorld,
  count: Count,
): Promise<void> {
  const oracle = new Oracle(program, world);
  for (const { name, answer, world: expected, ...request } of namedCases) {
    if (
      world.dualStack === Boolean(expected?.dualStack) &&
      world.hostFirewall === Boolean(expected?.hostFirewall)
    ) {
      const line = { namespaceLabels: caseNamespaceLabels, ...request };
      const theirs = lettersOf(await oracle.ask(JSON.stringify(line)));
      if (theirs !== answer) {
        count.differences += 1;
        print(`case "${name}": the oracle says ${theirs}, not ${answer}`);
      }
    }
  }
  oracle.end();
}

function compare(compared: Compared, count: Count): void {
  const { set, theirs, ours } = compared;
  if (theirs.error || ours.error) {
    count.refusedSets += 1;
    if (Boolean(theirs.error) !== Boolean(ours.error)) {
      show(compared, undefined, theirs, ours, count);
    }
    return;
  }
  set.queries.forEach((query, index) => {
    const [one, other] = [theirs, ours].map(
      ({ results }): OracleResult => results?.[index] ?? {},
    );
    const letters = lettersOf(one);
    count.verdicts += 1;
    count.seen[letters] = (count.seen[letters] ?? 0) + 1;
    if (letters !== lettersOf(other) || !hasSameRules(one, other)) {
      show(compared, query, one, other, count);
    }
  });
}

/** The oracle names the policies of the rule that is the most particular; others may decide the same. */
function hasSameRules(theirs: OracleResult, ours: OracleResult): boolean {
  return (['ingressRules', 'egressRules'] as const).every(
    name =>
      !ours.trace ||
      (theirs[name] ?? []).every(rule => ours[name]?.includes(rule)),
  );
}

function show(
  { seed, world, set }: Compared,
  query: GeneratedQuery | undefined,
  theirs: OracleResponse,
  ours: OracleResponse,
  count: Count,
): void {
  count.differences += 1;
  if (count.differences <= maximumShown) {
    print(
      [
        `difference in seed ${seed}, ${JSON.stringify(world)}`,
        `  theirs ${JSON.stringify({ ...theirs, results: undefined })}`,
        `  ours   ${JSON.stringify({ ...ours, results: undefined, trace: undefined })}`,
        `  ${JSON.stringify({ ...set, queries: undefined, ...query })}`,
      ].join('\n'),
    );
  }
}

async function run(): Promise<void> {
  const count: Count = {
    verdicts: 0,
    refusedSets: 0,
    differences: 0,
    seen: {},
  };
  const sets = Math.ceil(Number(wanted) / questions / worlds.length);
  for (const world of worlds) {
    await compareCases(world, count);
    await compareIn(world, count, sets);
  }
  print(JSON.stringify(count, undefined, 2));
  process.exitCode = count.differences > 0 ? 1 : 0;
}

run();
