import { PolicyContext } from '../model/context';
import {
  Endpoint,
  EntityEndpoint,
  LabelledEndpoint,
  OutsideEndpoint,
  PodEndpoint,
} from '../model/flow';
import { newestVersion } from '../model/version';
import { Identity, UnknownPart } from './identity';
import { isIdentityLabel } from './identityLabels';
import {
  clusterKey,
  Label,
  namespaceKey,
  namespaceLabelsKey,
  parseLabel,
  serviceAccountKey,
  splitSource,
} from './label';
import { parseNetwork, parsePrefix, Prefix } from './prefix';
import { reservedLabelsOf } from './reserved';

/** Who one end of a connection is to Cilium. Pure; never throws. */
export function identityOf(
  endpoint: Endpoint,
  context: PolicyContext,
): Identity {
  switch (endpoint.kind) {
    case 'pod':
      return podIdentity(endpoint, context);
    case 'outside':
      return outsideIdentity(endpoint, context);
    case 'entity':
      return entityIdentity(endpoint);
    default:
      return labelledIdentity(endpoint);
  }
}

function podIdentity(pod: PodEndpoint, context: PolicyContext): Identity {
  const { namespace, labels, serviceAccount, cluster } = pod;
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(labels ?? {})) {
    all.set(splitSource(key).key, value);
  }
  all.set(namespaceKey, namespace);
  const ofNamespace = Object.entries(
    ownOf(context.namespaceLabels, namespace) ?? {},
  );
  for (const [key, value] of ofNamespace) {
    all.set(`${namespaceLabelsKey}.${key}`, value);
  }
  all.set(clusterKey, cluster ?? context.cluster ?? 'default');
  all.set(serviceAccountKey, serviceAccount ?? 'default');
  const version = context.version ?? newestVersion;
  const kept = [...all].filter(([key]) => isIdentityLabel(key, version));
  const prefix = prefixOf(pod.address);
  const unknown: UnknownPart[] = [];
  if (!labels) {
    unknown.push('labels');
  }
  if (!prefix && context.cidrMatches?.includes('pods')) {
    unknown.push('address');
  }
  return {
    labels: new Map(
      kept.map(([key, value]) => [key, { source: 'k8s', key, value }]),
    ),
    ...(prefix && { prefix }),
    names: [],
    unknown,
  };
}

function outsideIdentity(
  { address, names: told, resolved, apiServer }: OutsideEndpoint,
  context: PolicyContext,
): Identity {
  const prefix = prefixOf(address);
  // A name that was never resolved is one that Cilium does not know.
  const names = resolved === false ? [] : told;
  const worlds = prefix
    ? [worldOf(prefix, context)]
    : worldsWithoutAddress(context);
  const reserved = [...worlds, ...(apiServer ? ['kube-apiserver'] : [])];
  return {
    labels: new Map(reserved.map(key => [key, reservedLabel(key)])),
    ...(prefix && { prefix }),
    ...(names && { names: names.map(finalName) }),
    unknown: [
      ...(prefix ? [] : ['address' as const]),
      ...(names ? [] : ['names' as const]),
      'groups',
    ],
  };
}

/** The world that an address is of (`labels.getWorldLabel`). */
export function worldOf(
  { family }: Prefix,
  { dualStack }: PolicyContext,
): string {
  if (family === 6) {
    return 'world-ipv6';
  }
  return dualStack ? 'world-ipv4' : 'world';
}

function worldsWithoutAddress({ dualStack }: PolicyContext): string[] {
  return [dualStack ? 'world-ipv4' : 'world'];
}

function entityIdentity({ entity, address }: EntityEndpoint): Identity {
  const names = reservedLabelsOf(entity);
  const prefix = prefixOf(address);
  return {
    labels: new Map((names ?? []).map(key => [key, reservedLabel(key)])),
    ...(prefix && { prefix }),
    names: [],
    unknown: names ? [] : ['entity', 'labels', 'address', 'names'],
  };
}

function labelledIdentity({
  labels,
  address,
  names,
}: LabelledEndpoint): Identity {
  const all = labels.map(parseLabel);
  const kept = all.filter(({ source }) => source !== 'cidr');
  const networks = all.flatMap(({ source, key }) =>
    source === 'cidr' ? (cidrOf(key) ?? []) : [],
  );
  const prefix =
    prefixOf(address) ??
    networks.sort((one, other) => other.bits - one.bits).at(0);
  return {
    labels: new Map(
      kept.map(label => [
        label.source === 'fqdn' ? `fqdn:${label.key}` : label.key,
        label,
      ]),
    ),
    ...(prefix && { prefix }),
    names: (names ?? []).map(finalName),
    unknown: [],
  };
}

/** A network as the key of a label has it, with dashes for colons. */
function cidrOf(key: string): Prefix | undefined {
  return parsePrefix(key.replaceAll('-', ':'));
}

function prefixOf(address: string | undefined): Prefix | undefined {
  return address === undefined ? undefined : parseNetwork(address);
}

function reservedLabel(key: string): Label {
  return { source: 'reserved', key, value: '' };
}

/** A DNS name as Cilium compares it: in lower case, with its final dot (`dns.FQDN`). */
export function finalName(name: string): string {
  const lower = name.toLowerCase();
  return lower.endsWith('.') ? lower : `${lower}.`;
}

function ownOf<T>(
  record: Readonly<Record<string, T>> | undefined,
  key: string,
): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
