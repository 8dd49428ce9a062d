import { Random } from './random';
import { apps, namespaces, roles, teams } from './vocabulary';

type Json = Record<string, unknown>;

const namespaceKey = 'io.kubernetes.pod.namespace';
const clusterKey = 'io.cilium.k8s.policy.cluster';
const accountKey = 'io.cilium.k8s.policy.serviceaccount';
const teamKey = 'io.cilium.k8s.namespace.labels.team';

function label(random: Random): [string, string] {
  const source = () => random.one(['', '', '', 'k8s:', 'any:', 'k8s:']);
  const kind = random.below(20);
  if (kind < 9) {
    return [`${source()}app`, random.one(apps)];
  }
  if (kind < 12) {
    return [`${source()}role`, random.one(roles)];
  }
  if (kind < 15) {
    return [
      `${random.one(['k8s:', 'any:', ''])}${namespaceKey}`,
      random.one(namespaces),
    ];
  }
  if (kind < 17) {
    return [`${random.one(['k8s:', ''])}${teamKey}`, random.one(teams)];
  }
  return random.one<[string, string]>([
    [`k8s:${clusterKey}`, random.one(['default', 'other'])],
    [`${source()}${accountKey}`, random.one(['default', 'robot'])],
    ['app.kubernetes.io/name', random.one(apps)],
    ['pod-template-hash', 'abc'],
    ['host', ''],
    ['cni:app', random.one(apps)],
  ]);
}

function expression(random: Random): Json {
  const operator = random.one(['In', 'NotIn', 'Exists', 'DoesNotExist']);
  const [key, value] = random.chance(0.08)
    ? ([
        `reserved:${random.one(['host', 'world', 'health', 'init', 'remote-node'])}`,
        '',
      ] as const)
    : label(random);
  const values = random.chance(0.5)
    ? [value, random.one([...apps, ...namespaces])]
    : [value];
  return operator === 'In' || operator === 'NotIn'
    ? { key, operator, values }
    : { key, operator };
}

/** Labels of which no two are one key to Cilium: which of them it keeps is left to chance. */
function labels(random: Random): Json {
  const found = random.times(1, 2, () => label(random));
  const keys = found.map(([key]) => key.replace(/^any:/, ''));
  return Object.fromEntries(
    found.filter((_, index) => keys.indexOf(keys[index]) === index),
  );
}

/** A selector by labels; often an empty one. */
export function selector(random: Random): Json {
  if (random.chance(0.2)) {
    return random.chance(0.5) ? {} : { matchLabels: {} };
  }
  if (random.chance(0.06)) {
    const name = random.one(['host', 'world', 'init', 'health', 'ingress']);
    return { matchLabels: { [`reserved:${name}`]: '' } };
  }
  return {
    ...(random.chance(0.75) && {
      matchLabels: labels(random),
    }),
    ...(random.chance(0.35) && {
      matchExpressions: random.times(1, 2, () => expression(random)),
    }),
  };
}

/** Whom a policy is about: more often somebody, so that policies select. */
export function subject(random: Random): Json {
  if (random.chance(0.45)) {
    return {};
  }
  return random.chance(0.6)
    ? { matchLabels: { app: random.one(apps) } }
    : selector(random);
}
