import { RuleEntry } from '../compile/ruleEntries';
import { Side } from '../compile/side';
import { Identity, isHost } from '../labels/identity';
import { finalName } from '../labels/identityOf';
import { PolicyContext } from '../model/context';
import { Flow, HttpRequest } from '../model/flow';
import { HeaderRule, HttpRule } from '../model/policy';
import { hasL7DefaultAllow, isAtLeast, newestVersion } from '../model/version';
import { UnknownReason } from '../model/verdict';
import { and, or } from '../compile/matchPeer';
import { expressionsOf } from './expression';
import { Match } from '../selectors/requirements';

/** What becomes of a request that a proxy looks into. */
export interface RequestVerdict {
  match: Match;
  /** Why, where that cannot be known. */
  unknown?: UnknownReason;
}

/**
 * Whether a request passes, of a connection that rules let through. Rules of all policies for one port and peer count together,
 * and one that asks nothing of requests lifts what the others ask. Undefined where nobody looks into requests.
 */
export function judgeRequest(options: {
  entries: readonly RuleEntry[];
  flow: Flow;
  side: Side;
  peer: Identity;
  context: PolicyContext;
}): RequestVerdict | undefined {
  const { entries, flow, side, peer, context } = options;
  if (!flow.dns && !flow.http) {
    return undefined;
  }
  const redirects = new Set(entries.map(({ redirect }) => redirect));
  if (flow.dns && redirects.has('dns')) {
    return judge(lookupMatch(entries, flow.dns.name), side, context);
  }
  if (flow.http && redirects.has('http')) {
    return isOldLocalHost(side, peer, context)
      ? { match: true }
      : judge(httpMatch(entries, flow.http), side, context);
  }
  const isForeign = redirects.has('other') || redirects.has('listener');
  return isForeign ? { match: undefined, unknown: 'request' } : undefined;
}

/** Until 1.19, requests of the node were always let through. */
function isOldLocalHost(
  { direction, isNode }: Side,
  peer: Identity,
  { version = newestVersion, allowLocalHost = true }: PolicyContext,
): boolean {
  return (
    !isAtLeast(version, '1.20') &&
    direction === 'ingress' &&
    !isNode &&
    allowLocalHost &&
    isHost(peer)
  );
}

/** Where no policy asks for default deny, other requests pass too; older versions refuse them. */
function judge(
  match: Match,
  { hasDefaultDeny }: Side,
  { version = newestVersion }: PolicyContext,
): RequestVerdict {
  if (match === true) {
    return { match };
  }
  if (hasDefaultDeny === false) {
    const passes = hasL7DefaultAllow(version);
    if (passes !== false) {
      return passes
        ? { match: true }
        : { match: undefined, unknown: 'version' };
    }
  }
  return match === undefined ? { match, unknown: 'request' } : { match };
}

/** The proxy for DNS knows the rules of its own port only: what another port's rule lets through does not lift them. */
function lookupMatch(entries: readonly RuleEntry[], asked: string): boolean {
  const name = finalName(asked);
  const own = entries.filter(({ redirect }) => redirect === 'dns');
  const lifts = entries.some(
    ({ redirect, port, protocol }) =>
      redirect === undefined &&
      own.some(
        dns =>
          protocol === dns.protocol &&
          port?.name === dns.port?.name &&
          port?.from === dns.port?.from &&
          (port?.endPort ?? 0) === (dns.port?.endPort ?? 0),
      ),
  );
  return (
    lifts ||
    own.some(({ portRule }) =>
      portRule?.l7?.kind === 'dns'
        ? portRule.l7.rules.some(rule => rule.matches(name))
        : false,
    )
  );
}

function httpMatch(entries: readonly RuleEntry[], request: HttpRequest): Match {
  return entries
    .map(({ redirect, portRule }): Match => {
      if (redirect === undefined) {
        return true;
      }
      if (portRule?.l7?.kind !== 'http') {
        return undefined;
      }
      return portRule.l7.rules
        .map(rule => matchesHttp(rule, request))
        .reduce<Match>(or, false);
    })
    .reduce<Match>(or, false);
}

/** Whether a request has all that a rule asks for (`pkg/envoy/policy/envoy_l7_rules_translator.go`). */
export function matchesHttp(rule: HttpRule, request: HttpRequest): Match {
  const { method, path, host } = expressionsOf(rule);
  let all = and(
    and(
      matchesWhole(rule.method, method, request.method),
      matchesWhole(rule.pathPattern, path, request.path),
    ),
    matchesWhole(rule.host, host, request.host),
  );
  for (const header of rule.headers) {
    all = and(all, matchesHeader(header, request.headers));
  }
  return all;
}

function matchesWhole(
  asked: string | undefined,
  expression: ((text: string) => boolean) | undefined,
  value: string | undefined,
): Match {
  if (asked === undefined) {
    return true;
  }
  return value === undefined ? undefined : expression?.(value);
}

/** A header whose mismatch is only logged or mended does not decide. */
function matchesHeader(
  { name, value, isSecret, mismatch }: HeaderRule,
  headers: HttpRequest['headers'],
): Match {
  if (mismatch) {
    return true;
  }
  if (isSecret || !headers) {
    return undefined;
  }
  const found = Object.entries(headers).find(
    ([key]) => key.toLowerCase() === name.toLowerCase(),
  );
  return found !== undefined && (value === undefined || found[1] === value);
}
