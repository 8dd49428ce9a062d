import { L7Rules, Rule } from '../model/policy';
import type { Conflict } from './conflicts';
import { Redirect, RuleEntry } from './ruleEntries';

/** What rules with the same peers and port have become so far (`PerSelectorPolicy`). */
export interface Filter {
  rule: Rule;
  level: number;
  redirect: Redirect | undefined;
  authentication: string | undefined;
  listener: string | undefined;
  listenerPriority: number;
  /** What layer 7 asks, each as a text. */
  l7: ReadonlySet<string>;
  serverNames: ReadonlySet<string>;
  isTerminating: boolean;
}

/* Cilium's own priorities of redirects; a listener may have a higher one, from 1 to 100. */
const listenerPriorities: Readonly<Record<Redirect, number>> = {
  http: 101,
  other: 106,
  tls: 116,
  dns: 121,
  listener: 126,
};
/* What stands for every request: a rule that asks for nothing, and the pattern of every name. */
const everything = { http: '{"headers":[]}', dns: '"*"' } as const;

/** What one rule says for a port. Source: `createL4Filter` in `pkg/policy/l4.go`. */
export function filterOf(entry: RuleEntry, hasDefaultDeny: boolean): Filter {
  const { rule, level, redirect, portRule } = entry;
  const { proxy, l7 } = portRule ?? {};
  const texts = textsOf(l7);
  if (!hasDefaultDeny && l7 && l7.kind !== 'other') {
    texts.add(everything[l7.kind]);
  }
  return {
    rule,
    level,
    redirect,
    authentication: rule.authentication,
    listener: redirect === 'listener' ? proxy?.name : undefined,
    listenerPriority:
      (redirect === 'listener' ? proxy?.priority : undefined) ??
      (redirect ? listenerPriorities[redirect] : 0),
    l7: texts,
    serverNames: new Set(proxy?.serverNames),
    isTerminating: proxy?.isTerminating ?? false,
  };
}

function textsOf(l7: L7Rules | undefined): Set<string> {
  switch (l7?.kind) {
    case 'http':
      return new Set(
        l7.rules.map(({ path: _, ...asked }) => JSON.stringify(asked)),
      );
    case 'dns':
      return new Set(l7.rules.map(({ pattern }) => JSON.stringify(pattern)));
    default:
      return new Set();
  }
}

/** What two rules become together, or why they cannot. */
export function mergeFilters(
  before: Filter,
  after: Filter,
): Filter | Conflict['what'] {
  if (isEqual(before, after) || before.level < after.level) {
    return before;
  }
  if (before.level > after.level) {
    return after;
  }
  if (hasPrecedence(before.rule, after.rule)) {
    return before;
  }
  return hasPrecedence(after.rule, before.rule)
    ? after
    : mergeEqualLevels(before, after);
}

function isEqual(one: Filter, other: Filter): boolean {
  return (
    one.rule.verdict === other.rule.verdict &&
    one.level === other.level &&
    one.redirect === other.redirect &&
    one.authentication === other.authentication &&
    one.listener === other.listener &&
    one.listenerPriority === other.listenerPriority &&
    isSameSet(one.l7, other.l7) &&
    isSameSet(one.serverNames, other.serverNames)
  );
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>) {
  return one.size === other.size && [...one].every(item => other.has(item));
}

function hasPrecedence(one: Rule, other: Rule): boolean {
  return (
    one.verdict === 'deny' ||
    (one.verdict === 'allow' && other.verdict === 'pass')
  );
}

function mergeEqualLevels(
  before: Filter,
  after: Filter,
): Filter | Conflict['what'] {
  const redirect = promote(before.redirect, after.redirect);
  if (redirect === 'conflict') {
    return 'parser';
  }
  const parsed = {
    ...before,
    redirect,
    listenerPriority:
      redirect === before.redirect
        ? before.listenerPriority
        : after.listenerPriority,
  };
  const merged = mergeListener(parsed, after);
  if (!merged) {
    return 'listener';
  }
  const { authentication } = before;
  if (
    authentication !== undefined &&
    after.authentication !== undefined &&
    authentication !== after.authentication
  ) {
    return 'authentication';
  }
  const serverNames = new Set([...before.serverNames, ...after.serverNames]);
  const isTerminating = before.isTerminating || after.isTerminating;
  if (serverNames.size > 0 && before.l7.size > 0 && !isTerminating) {
    return 'serverName';
  }
  return {
    ...merged,
    authentication: authentication ?? after.authentication,
    serverNames,
    isTerminating,
    l7: mergeL7(before, after),
  };
}

/** Rules without layer 7 lift what others ask of requests. */
function mergeL7(before: Filter, after: Filter): ReadonlySet<string> {
  const all = new Set([...before.l7, ...after.l7]);
  if (all.size > 0 && (before.l7.size === 0 || after.l7.size === 0)) {
    const kind = [before, after].some(({ redirect }) => redirect === 'dns')
      ? 'dns'
      : 'http';
    all.add(everything[kind]);
  }
  return all;
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
function mergeListener(merged: Filter, after: Filter): Filter | undefined {
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
