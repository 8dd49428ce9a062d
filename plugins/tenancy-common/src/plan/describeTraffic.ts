import { TrafficRule } from '../tenant/trafficSchema';
import { Tenant } from '../tenant/types';
import { Compared } from './compared';
import { Change } from './types';
import { listOf } from './words';

/**
 * What traffic opens and closes, in the environments that are there before and after. What counts is what holds in an
 * environment, wherever it is written.
 */
export function describeTraffic({ before, after }: Compared): Change[] {
  const opened = new Map<string, string[]>();
  const closed = new Map<string, string[]>();
  const reworded: string[] = [];
  for (const { name } of after.spec.environments) {
    if (before.spec.environments.some(one => one.name === name)) {
      const old = rulesOf(before, name);
      const fresh = rulesOf(after, name);
      collect(
        opened,
        [...fresh.keys()].filter(one => !old.has(one)),
        name,
      );
      collect(
        closed,
        [...old.keys()].filter(one => !fresh.has(one)),
        name,
      );
      if (
        [...fresh].some(
          ([one, reason]) => old.has(one) && old.get(one) !== reason,
        )
      ) {
        reworded.push(name);
      }
    }
  }
  const change = (
    verb: string,
    effect: Change['effect'],
    [text, environments]: [string, string[]],
  ): Change => ({
    kind: 'traffic',
    effect,
    environments,
    text: `${verb} ${text} in ${listOf(environments)}`,
  });
  return [
    ...[...opened].map(one => change('opens', 'widens', one)),
    ...[...closed].map(one => change('closes', 'narrows', one)),
    ...(reworded.length > 0
      ? [change('gives other reasons for', 'neutral', ['traffic', reworded])]
      : []),
  ];
}

function collect(
  found: Map<string, string[]>,
  sentences: readonly string[],
  environment: string,
): void {
  for (const sentence of sentences) {
    found.set(sentence, [...(found.get(sentence) ?? []), environment]);
  }
}

/** The rules that hold in an environment, in words, with their reasons. */
function rulesOf(tenant: Tenant, environment: string): Map<string, string> {
  const own = tenant.spec.environments.find(({ name }) => name === environment);
  const rules = [...(tenant.spec.traffic ?? []), ...(own?.traffic ?? [])];
  return new Map(rules.map(rule => [sentenceOf(rule), rule.reason]));
}

function sentenceOf({ from, to, ports, http }: TrafficRule): string {
  const requests = http
    ? ` for ${listOf(http.map(({ method = 'any method', path = 'any path' }) => `${method} ${path}`))}`
    : '';
  const source = from ? ` from ${nameOf(from)}` : '';
  const destination = to
    ? ` to ${placeOf(nameOf(to), ports)}`
    : ` to ${ports.join(', ')}`;
  return `${directionOf(from, to)}${source}${destination}${requests}`;
}

type Peer = NonNullable<TrafficRule['to']>;

function directionOf(from: Peer | undefined, to: Peer | undefined): string {
  const other = (peer: Peer | undefined) =>
    peer !== undefined &&
    Boolean(peer.tenant ?? peer.environment ?? peer.fqdn ?? peer.cidr);
  if (other(to)) {
    return 'egress';
  }
  return other(from) ? 'ingress' : 'traffic';
}

function nameOf({
  tenant,
  environment,
  labels,
  fqdn,
  cidr,
  except,
}: Peer): string {
  if (fqdn) {
    return fqdn;
  }
  if (cidr) {
    return except ? `${cidr} (but ${listOf(except)})` : cidr;
  }
  const place = [tenant, environment].filter(Boolean).join('.');
  const pods = Object.entries(labels ?? {}).map(([key, value]) =>
    key === 'app.kubernetes.io/name' || key === 'app'
      ? value
      : `${key}=${value}`,
  );
  return [place, pods.join(',')].filter(Boolean).join('/');
}

/** `api.stripe.com:443`, and the protocol where it is not TCP. */
function placeOf(name: string, ports: readonly string[]): string {
  const words = ports.map(port => port.replace(/\/TCP$/, ''));
  return words.length === 1 && !name.includes(' ')
    ? `${name.includes(':') ? `[${name}]` : name}:${words[0]}`
    : `${name} on ${listOf(words)}`;
}
