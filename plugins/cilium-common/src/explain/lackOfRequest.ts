import { IndexedRule } from '../compile/ruleIndex';
import { matchesHttp } from '../evaluate/request';
import { finalName } from '../labels/identityOf';
import { Flow, HttpRequest } from '../model/flow';
import { HttpRule, L7Rules } from '../model/policy';
import { lackAt, Lacking, lacksNothing, PlacedLack } from './lack';

/** What a request lacks to be one that a rule lets through. */
export function lackOfRequest(flow: Flow, { rule }: IndexedRule): Lacking {
  const asked = (rule.ports ?? []).flatMap(({ l7 }) => (l7 ? [l7] : []));
  const lacks = asked.flatMap(l7 => lackOf(l7, flow) ?? []);
  return lacks.length > 0 && lacks.length === asked.length
    ? { cost: 1, lacks: lacks.slice(0, 1) }
    : lacksNothing;
}

function lackOf(l7: L7Rules, { http, dns }: Flow): PlacedLack | undefined {
  if (l7.kind === 'http' && http) {
    return l7.rules.some(rule => matchesHttp(rule, http) !== false)
      ? undefined
      : lackAt(
          l7.rules[0].path,
          'request',
          l7.rules.map(ruleText),
          requestText(http),
        );
  }
  if (l7.kind === 'dns' && dns) {
    const name = finalName(dns.name);
    return l7.rules.some(rule => rule.matches(name))
      ? undefined
      : lackAt(
          l7.rules[0].path,
          'request',
          l7.rules.map(({ pattern }) => pattern),
          dns.name,
        );
  }
  return undefined;
}

/** What a rule asks of requests: `GET /v1/.*`. */
export function ruleText({
  method,
  pathPattern,
  host,
  headers,
}: HttpRule): string {
  return [
    method ?? '*',
    `${host ?? ''}${pathPattern ?? '*'}`,
    ...headers.map(({ name }) => `[${name}]`),
  ].join(' ');
}

function requestText({ method = '*', path = '*', host = '' }: HttpRequest) {
  return `${method} ${host}${path}`;
}
