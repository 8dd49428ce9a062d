import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { LineProtocol, OracleResult } from '../src/oracle/lineProtocol';
import {
  GeneratedQuery,
  GeneratedSet,
  generateSet,
  GeneratedWorld,
} from '../src/__testUtils__/generate/policySets';

/*
 * Asks the evaluator and Cilium's own policy engine the same questions, and prints where they differ:
 *   node --require … bench/differential.ts ORACLE [verdicts] [seed]
 * Ends with 1 where they do.
 */
const [oracle, wanted = '200000', firstSeed = '1'] = process.argv.slice(2);
const worlds: (GeneratedWorld & { flags: string[] })[] = [
  { dualStack: false, hostFirewall: false, flags: [] },
  { dualStack: true, hostFirewall: false, flags: ['-dual-stack'] },
  { dualStack: false, hostFirewall: true, flags: ['-host-firewall'] },
];
const questions = 48;
const maximumShown = 10;

interface Count {
  verdicts: number;
  refusals: number;
  differences: number;
  seen: Record<string, number>;
}

async function compareIn(
  world: (typeof worlds)[number],
  count: Count,
  sets: number,
): Promise<void> {
  const child = spawn(oracle, world.flags, {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: child.stdout })[
    Symbol.asyncIterator
  ]();
  for (let index = 0; index < sets; index += 1) {
    const seed = Number(firstSeed) + index;
    const set = generateSet(seed, world, questions);
    const request = JSON.stringify(set);
    child.stdin.write(`${request}\n`);
    const { value } = await lines.next();
    const theirs = JSON.parse(String(value));
    const ours = new LineProtocol({
      ...world,
      trace: index % 5 === 0 ? 'en' : 'off',
    }).answer(request);
    compareSet(set, { theirs, ours, seed, world }, count);
  }
  child.stdin.end();
}

interface Answers {
  theirs: OracleResult & { results?: OracleResult[] };
  ours: OracleResult & { results?: OracleResult[] };
  seed: number;
  world: GeneratedWorld;
}

function compareSet(set: GeneratedSet, answers: Answers, count: Count): void {
  const { theirs, ours } = answers;
  if (theirs.error || ours.error) {
    count.refusals += 1;
    if (Boolean(theirs.error) !== Boolean(ours.error)) {
      show(count, answers, set, undefined, theirs, ours);
    }
    return;
  }
  set.queries.forEach((query, index) => {
    const [one, other] = [theirs, ours].map(
      ({ results }) => results?.[index] ?? {},
    );
    count.verdicts += 1;
    const key = one.error
      ? 'error'
      : `${one.egress} ${one.ingress}${one.egressRedirect || one.ingressRedirect ? ' proxied' : ''}`;
    count.seen[key] = (count.seen[key] ?? 0) + 1;
    if (wordOf(one) !== wordOf(other) || !hasSameRules(one, other)) {
      show(count, answers, set, query, one, other);
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

function wordOf(result: OracleResult): string {
  const { error, egress, ingress, verdict } = result;
  return error
    ? 'error'
    : [
        verdict,
        egress,
        ingress,
        Boolean(result.egressRedirect),
        Boolean(result.ingressRedirect),
      ].join(' ');
}

function show(
  count: Count,
  { seed, world }: Answers,
  set: GeneratedSet,
  query: GeneratedQuery | undefined,
  theirs: unknown,
  ours: unknown,
): void {
  count.differences += 1;
  if (count.differences <= maximumShown) {
    print(
      [
        `difference in seed ${seed}, ${JSON.stringify(world)}`,
        `  theirs ${JSON.stringify(theirs)}`,
        `  ours   ${JSON.stringify(ours)}`,
        `  ${JSON.stringify({ ...set, queries: undefined, ...query })}`,
      ].join('\n'),
    );
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function run(): Promise<void> {
  const count: Count = { verdicts: 0, refusals: 0, differences: 0, seen: {} };
  const sets = Math.ceil(Number(wanted) / questions / worlds.length);
  for (const world of worlds) {
    await compareIn(world, count, sets);
  }
  print(JSON.stringify(count, undefined, 2));
  process.exitCode = count.differences > 0 ? 1 : 0;
}

run();
