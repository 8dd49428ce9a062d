import { CompiledPolicies } from '../compile/compile';
import { VerdictRange } from '../compile/sweep';
import { PodEndpoint } from '../model/flow';
import { protocolName } from '../model/protocol';
import { Verdict } from '../model/verdict';
import { concernedBy } from './concerned';
import { Connection } from './connection';

/**
 * Two workloads, and the ports on which one comes to be let through to the other, or to be refused.
 *
 * @public
 */
export interface ChangedPair {
  from: PodEndpoint;
  to: PodEndpoint;
  ports: readonly ChangedPorts[];
}

/**
 * Ports whose verdict changes.
 *
 * @public
 */
export interface ChangedPorts {
  /** `ANY` where it is all protocols that are not named beside it. */
  protocol: string;
  /** The first port, or type of ICMP. */
  from: number;
  /** The last one. */
  to: number;
  before: Verdict;
  after: Verdict;
}

/**
 * What changes between known workloads, at layers 3 and 4. Pure; never throws.
 *
 * @public
 */
export function comparePairs(
  before: CompiledPolicies,
  after: CompiledPolicies,
  workloads: readonly PodEndpoint[],
): ChangedPair[] {
  const isConcerned = concernedBy(before, after);
  const concerned = new Set(
    workloads.filter(pod => isConcerned(before.party(pod))),
  );
  const changed: ChangedPair[] = [];
  for (const from of workloads) {
    for (const to of concerned.has(from) ? workloads : concerned) {
      const ports = changedPorts(
        new Connection(before, from, to),
        new Connection(after, from, to),
      );
      if (ports.length > 0) {
        changed.push({ from, to, ports });
      }
    }
  }
  return changed;
}

function changedPorts(before: Connection, after: Connection): ChangedPorts[] {
  const protocols = new Set([0, ...before.protocols, ...after.protocols]);
  return [...protocols].flatMap(protocol => {
    const ranges = together(
      before.verdicts(protocol),
      after.verdicts(protocol),
    ).map(range => ({ protocol: protocolName(protocol), ...range }));
    return joined(ranges).filter(range => range.before !== range.after);
  });
}

/** Both verdicts of all ports. */
function together(
  before: readonly VerdictRange[],
  after: readonly VerdictRange[],
): Omit<ChangedPorts, 'protocol'>[] {
  const ranges: Omit<ChangedPorts, 'protocol'>[] = [];
  let one = 0;
  let other = 0;
  while (one < before.length && other < after.length) {
    const to = Math.min(before[one].to, after[other].to);
    ranges.push({
      from: (ranges.at(-1)?.to ?? -1) + 1,
      to,
      before: before[one].verdict,
      after: after[other].verdict,
    });
    one += before[one].to === to ? 1 : 0;
    other += after[other].to === to ? 1 : 0;
  }
  return ranges;
}

/** Ranges that follow each other and change alike are one. */
function joined(ranges: readonly ChangedPorts[]): ChangedPorts[] {
  const whole: ChangedPorts[] = [];
  for (const range of ranges) {
    const last = whole.at(-1);
    if (last && last.before === range.before && last.after === range.after) {
      last.to = range.to;
    } else {
      whole.push({ ...range });
    }
  }
  return whole;
}
