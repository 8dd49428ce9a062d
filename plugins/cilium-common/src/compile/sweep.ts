import { Verdict } from '../model/verdict';
import { Fallback, MatchedEntry } from './decide';
import { tierOf } from './ruleEntries';

/** Ports with one verdict. */
export interface VerdictRange {
  from: number;
  to: number;
  verdict: Verdict;
}

/** How many entries of one level cover a port: those that are sure, and those in doubt. */
interface Counts {
  sure: Record<'deny' | 'allow' | 'pass', number>;
  doubtful: Record<'deny' | 'allow' | 'pass', number>;
}

/**
 * The verdicts of all ports, as `decide` has them, in one go over the ports: in time that grows with the number of entries, however
 * many of them overlap.
 */
export function sweep(
  matched: readonly MatchedEntry[],
  fallback: Fallback,
  starts: readonly number[],
  lastPort: number,
): VerdictRange[] {
  const opening = [...matched].sort((one, other) => one.from - other.from);
  const closing = [...matched].sort((one, other) => one.to - other.to);
  const levels = levelsOf(matched);
  const ordered = [...levels].sort(([one], [other]) => one - other);
  const ranges: VerdictRange[] = [];
  let opened = 0;
  let closed = 0;
  starts.forEach((from, index) => {
    for (
      ;
      opened < opening.length && opening[opened].from <= from;
      opened += 1
    ) {
      count(levels, opening[opened], 1);
    }
    for (; closed < closing.length && closing[closed].to < from; closed += 1) {
      count(levels, closing[closed], -1);
    }
    const to = (starts[index + 1] ?? lastPort + 1) - 1;
    const verdict = verdictOf(ordered, fallback);
    const last = ranges.at(-1);
    if (last?.verdict === verdict) {
      last.to = to;
    } else {
      ranges.push({ from, to, verdict });
    }
  });
  return ranges;
}

function levelsOf(matched: readonly MatchedEntry[]): Map<number, Counts> {
  return new Map(
    matched.map(({ entry }) => [
      entry.level,
      {
        sure: { deny: 0, allow: 0, pass: 0 },
        doubtful: { deny: 0, allow: 0, pass: 0 },
      },
    ]),
  );
}

function count(
  levels: ReadonlyMap<number, Counts>,
  { entry, doubt }: MatchedEntry,
  change: number,
): void {
  const counts = levels.get(entry.level);
  if (counts) {
    counts[doubt === undefined ? 'sure' : 'doubtful'][entry.rule.verdict] +=
      change;
  }
}

type Levels = readonly (readonly [number, Counts])[];

function verdictOf(levels: Levels, fallback: Fallback): Verdict {
  const best = run(levels, 'allow', fallback);
  const worst = run(levels, 'deny', fallback);
  const mayPass = levels.some(([, { doubtful }]) => doubtful.pass > 0);
  if (best !== worst || mayPass) {
    return 'unknown';
  }
  return best ? 'allowed' : 'denied';
}

/** Whether it passes, where all that is in doubt is as it is wished for. */
function run(
  levels: Levels,
  wish: 'allow' | 'deny',
  { isAllowed, doubt }: Fallback,
): boolean {
  let passedTier = -1;
  for (const [level, { sure, doubtful }] of levels) {
    if (tierOf(level) !== passedTier) {
      if (sure.deny > 0 || (wish === 'deny' && doubtful.deny > 0)) {
        return false;
      }
      if (sure.allow > 0 || (wish === 'allow' && doubtful.allow > 0)) {
        return true;
      }
      if (sure.pass > 0) {
        passedTier = tierOf(level);
      }
    }
  }
  return doubt === undefined ? isAllowed : wish === 'allow';
}
