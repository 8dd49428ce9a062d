import { selectorText, wildcardSelector } from '../selectors/labelSelector';
import { Rule } from '../model/policy';
import { Filter, filterOf, mergeFilters } from './filter';
import { RuleEntry } from './ruleEntries';

/**
 * Two rules for the same peers and port that cannot be one. Cilium then computes no policy at all for whom both select.
 *
 * @public
 */
export interface Conflict {
  what: 'parser' | 'authentication' | 'listener' | 'serverName';
  rules: readonly [Rule, Rule];
}

const anybody = selectorText(wildcardSelector);
const nobody = selectorText({
  matchLabels: { 'reserved:none': '' },
  matchExpressions: [],
});

/**
 * Finds the first rules of one direction that cannot be merged, in the order that Cilium merges them. Source:
 * `mergePortProto` in `pkg/policy/rule.go`.
 */
export function findConflict(
  entries: readonly RuleEntry[],
  hasDefaultDeny: boolean,
): Conflict | undefined {
  const mayConflict = entries.filter(
    ({ redirect, rule }) => redirect ?? rule.authentication,
  );
  if (mayConflict.length < 2) {
    return undefined;
  }
  const filters = new Map<string, Filter>();
  for (const entry of entries) {
    const after = filterOf(entry, hasDefaultDeny);
    for (const key of keysOf(entry)) {
      const before = filters.get(key);
      const merged = before ? mergeFilters(before, after) : after;
      if (typeof merged === 'string') {
        return {
          what: merged,
          rules: [before?.rule ?? after.rule, after.rule],
        };
      }
      filters.set(key, merged);
    }
  }
  return undefined;
}

/** A filter is of one tier, protocol and port, and in it each selector has its own place. */
function keysOf({ rule, port, protocol }: RuleEntry): string[] {
  if (rule.peers === 'nobody') {
    return [];
  }
  const place = [
    rule.tier,
    protocol,
    port?.name ?? `${port?.from ?? 0}-${port?.endPort ?? 0}`,
  ].join(' ');
  const peers = rule.peers.length > 0 ? rule.peers : [{ text: anybody }];
  const texts = new Set(peers.map(({ text }) => text));
  texts.delete(nobody);
  return [...texts].map(text => `${place} ${text}`);
}
