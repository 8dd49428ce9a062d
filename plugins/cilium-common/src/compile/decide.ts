import { UnknownReason } from '../model/verdict';
import { RuleEntry, tierOf } from './ruleEntries';

/** An entry that matches, for sure or perhaps. */
export interface MatchedEntry {
  entry: RuleEntry;
  /** From which port to which, with both of them. */
  from: number;
  to: number;
  /** Why it is not sure that the entry matches. */
  doubt?: UnknownReason;
}

/** What decides where no rule does. */
export interface Fallback {
  isAllowed: boolean;
  reason: 'defaultDeny' | 'defaultAllow' | 'localHost' | 'free' | 'exempt';
  /** Why it is not sure that it decides so. */
  doubt?: UnknownReason;
}

/** What becomes of traffic to a port. */
export interface Decision {
  verdict: 'allowed' | 'denied' | 'unknown';
  reason: Fallback['reason'] | 'rule' | 'unknown';
  /** Whether a proxy sees it. */
  isRedirected: boolean;
  /** The entries that decide; those that might, where the verdict is unknown. */
  entries: readonly RuleEntry[];
  /** Why the verdict is unknown. */
  doubts: readonly UnknownReason[];
}

/**
 * Decides by precedence: tier, then priority, then deny before allow before pass. What passes is left to the next tier.
 * Source: `Precedence` in `pkg/policy/types/entry.go`.
 *
 * Where it is not sure that an entry matches, the verdict is what both answers lead to, or unknown.
 */
export function decide(
  matched: readonly MatchedEntry[],
  fallback: Fallback,
): Decision {
  const sorted = [...matched].sort(
    (one, other) => one.entry.level - other.entry.level,
  );
  const doubtful = sorted.filter(({ doubt }) => doubt !== undefined);
  if (doubtful.length === 0 && !fallback.doubt) {
    return run(sorted, fallback);
  }
  const sure = sorted.filter(({ doubt }) => doubt === undefined);
  const wishes = (wanted: 'allow' | 'deny') =>
    sorted.filter(
      ({ doubt, entry }) =>
        doubt === undefined || entry.rule.verdict === wanted,
    );
  const best = run(
    wishes('allow'),
    fallback.doubt ? { ...fallback, isAllowed: true } : fallback,
  );
  const worst = run(
    wishes('deny'),
    fallback.doubt ? { ...fallback, isAllowed: false } : fallback,
  );
  const mayPass = doubtful.some(({ entry }) => entry.rule.verdict === 'pass');
  if (best.verdict === worst.verdict && !mayPass) {
    const plain = run(sure, fallback);
    return plain.verdict === best.verdict ? plain : worst;
  }
  return {
    verdict: 'unknown',
    reason: 'unknown',
    isRedirected: false,
    entries: doubtful.map(({ entry }) => entry),
    doubts: [
      ...new Set([...doubtful, fallback].flatMap(({ doubt }) => doubt ?? [])),
    ],
  };
}

function run(sorted: readonly MatchedEntry[], fallback: Fallback): Decision {
  let passedTier = -1;
  let index = 0;
  while (index < sorted.length) {
    const { level } = sorted[index].entry;
    const end = endOfLevel(sorted, index, level);
    if (tierOf(level) !== passedTier) {
      const here = sorted.slice(index, end).map(({ entry }) => entry);
      const decided = atLevel(here);
      if (decided) {
        return decided;
      }
      passedTier = tierOf(level);
    }
    index = end;
  }
  return {
    verdict: fallback.isAllowed ? 'allowed' : 'denied',
    reason: fallback.reason,
    isRedirected: false,
    entries: [],
    doubts: [],
  };
}

function endOfLevel(
  sorted: readonly MatchedEntry[],
  start: number,
  level: number,
): number {
  let end = start;
  while (end < sorted.length && sorted[end].entry.level === level) {
    end += 1;
  }
  return end;
}

/** Undefined where all that is there passes. */
function atLevel(entries: readonly RuleEntry[]): Decision | undefined {
  const denying = entries.filter(({ rule }) => rule.verdict === 'deny');
  if (denying.length > 0) {
    return {
      verdict: 'denied',
      reason: 'rule',
      isRedirected: false,
      entries: denying,
      doubts: [],
    };
  }
  const allowing = entries.filter(({ rule }) => rule.verdict === 'allow');
  return allowing.length === 0
    ? undefined
    : {
        verdict: 'allowed',
        reason: 'rule',
        isRedirected: allowing.some(({ redirect }) => redirect !== undefined),
        entries: allowing,
        doubts: [],
      };
}
