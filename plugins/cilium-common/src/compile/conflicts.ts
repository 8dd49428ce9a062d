import { selectorText, wildcardSelector } from '../selectors/labelSelector';
import { Rule } from '../model/policy';
import { Redirect, RuleEntry } from './ruleEntries';

/**
 * Two rules for the same peers and port that cannot be one. Cilium then computes no policy at all for whom both select.
 *
 * @public
 */
export interface Conflict {
  what: 'parser' | 'authentication' | 'listener';
  rules: readonly [Rule, Rule];
}

/** What rules with the same peers and port have become so far. */
interface Merged {
  rule: Rule;
  level: number;
  redirect: Redirect | undefined;
  authentication: string | undefined;
  listener: string | undefined;
  listenerPriority: number;
}

const anybody = selectorText(wildcardSelector);
const nobody = selectorText({
  matchLabels: { 'reserved:none': '' },
  matchExpressions: [],
});
/* Cilium's own priorities of redirects; a listener may have a higher one, from 1 to 100. */
const listenerPriorities: Readonly<Record<Redirect, number>> = {
  http: 101,
  other: 106,
  tls: 116,
  dns: 121,
  listener: 126,
};

/**
 * Finds the first rules of one direction that cannot be merged, in the order that Cilium merges them. Source:
 * `mergePortProto` in `pkg/policy/rule.go`.
 */
export function findConflict(
  entries: readonly RuleEntry[],
): Conflict | undefined {
  const mayConflict = entries.filter(
    ({ redirect, rule }) => redirect ?? rule.authentication,
  );
  if (mayConflict.length < 2) {
    return undefined;
  }
  const filters = new Map<string, Merged>();
  for (const entry of entries) {
    for (const key of keysOf(entry)) {
      const before = filters.get(key);
      const after = mergedOf(entry);
      const merged = before ? merge(before, after) : after;
      if ('what' in merged) {
        return merged;
      }
      filters.set(key, merged);
    }
  }
  return undefined;
}

/** A filter is of one tier, protocol and port, and in it each selector has its own place. */
function keysOf({ rule, port, protocol }: RuleEntry): string[] {
  const place = [
    rule.tier,
    protocol,
    port?.name ?? '',
    port?.from ?? 0,
    port?.endPort ?? 0,
  ].join(' ');
  const peers =
    rule.peers === 'nobody' || rule.peers.length > 0
      ? rule.peers
      : [{ text: anybody }];
  return peers === 'nobody'
    ? []
    : peers
        .filter(({ text }) => text !== nobody)
        .map(({ text }) => `${place} ${text}`);
}

function mergedOf({ rule, level, redirect, portRule }: RuleEntry): Merged {
  const proxy = portRule?.proxy;
  return {
    rule,
    level,
    redirect,
    authentication: rule.authentication,
    listener: redirect === 'listener' ? proxy?.name : undefined,
    listenerPriority:
      (redirect === 'listener' ? proxy?.priority : undefined) ??
      (redirect ? listenerPriorities[redirect] : 0),
  };
}

function merge(before: Merged, after: Merged): Merged | Conflict {
  if (isEqual(before, after)) {
    return before;
  }
  if (before.level < after.level) {
    return before;
  }
  if (before.level > after.level) {
    return after;
  }
  if (hasPrecedence(before.rule, after.rule)) {
    return before;
  }
  if (hasPrecedence(after.rule, before.rule)) {
    return after;
  }
  return mergeEqualLevels(before, after);
}

function isEqual(one: Merged, other: Merged): boolean {
  return (
    one.rule.verdict === other.rule.verdict &&
    one.level === other.level &&
    one.redirect === other.redirect &&
    one.authentication === other.authentication &&
    one.listener === other.listener &&
    one.listenerPriority === other.listenerPriority
  );
}

function hasPrecedence(one: Rule, other: Rule): boolean {
  return (
    one.verdict === 'deny' ||
    (one.verdict === 'allow' && other.verdict === 'pass')
  );
}

function mergeEqualLevels(before: Merged, after: Merged): Merged | Conflict {
  const rules = [before.rule, after.rule] as const;
  const redirect = promote(before.redirect, after.redirect);
  if (redirect === 'conflict') {
    return { what: 'parser', rules };
  }
  const merged = {
    ...before,
    redirect,
    listenerPriority:
      redirect === before.redirect
        ? before.listenerPriority
        : after.listenerPriority,
  };
  const listener = mergeListener(merged, after);
  if (!listener) {
    return { what: 'listener', rules };
  }
  const { authentication } = before;
  if (
    authentication !== undefined &&
    after.authentication !== undefined &&
    authentication !== after.authentication
  ) {
    return { what: 'authentication', rules };
  }
  return {
    ...listener,
    authentication: authentication ?? after.authentication,
  };
}

/** TLS alone may become a parser of HTTP, and nothing at all may become anything (`L7ParserType.Merge`). */
function promote(
  one: Redirect | undefined,
  other: Redirect | undefined,
): Redirect | undefined | 'conflict' {
  if (one === other || other === undefined) {
    return one;
  }
  if (one === undefined) {
    return other;
  }
  const isParser = (redirect: Redirect) =>
    redirect === 'http' || redirect === 'other';
  if (one === 'tls' && isParser(other)) {
    return other;
  }
  return other === 'tls' && isParser(one) ? one : 'conflict';
}

/** Undefined where two listeners of one priority stand against each other (`mergeRedirect`). */
function mergeListener(merged: Merged, after: Merged): Merged | undefined {
  const isSame =
    after.listener === merged.listener &&
    after.listenerPriority === merged.listenerPriority;
  if (after.listener === undefined || isSame) {
    return merged;
  }
  const [own, other] = [merged, after].map(
    // 0 is the lowest priority of all.
    ({ listenerPriority }) => listenerPriority || Number.MAX_SAFE_INTEGER,
  );
  if (own < other) {
    return merged;
  }
  return merged.listener === undefined || other < own
    ? {
        ...merged,
        listener: after.listener,
        listenerPriority: after.listenerPriority,
      }
    : undefined;
}
