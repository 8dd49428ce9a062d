import type { FieldPath } from '@socle/plugin-platform-common/documents';
import { PolicyReference, PortRule, Rule, Section } from '../model/policy';
import { peerFields, readCiliumPeers, readRequires } from './ciliumPeers';
import { readSubject, Subject } from './ciliumSubject';
import { Environment } from './environment';
import { readIcmps } from './icmp';
import { readPortRule } from './ports';
import { JsonRecord, Reader } from './reader';
import { asSelector } from './selectors';

const sections = ['ingress', 'ingressDeny', 'egress', 'egressDeny'] as const;
const specFields = [
  'endpointSelector',
  'nodeSelector',
  ...sections,
  'labels',
  'enableDefaultDeny',
  'description',
  'log',
] as const;
const authentications = ['disabled', 'required', 'test-always-fail'] as const;

/**
 * Reads the rules of a CiliumNetworkPolicy or a CiliumClusterwideNetworkPolicy. Sources: `Rule.Sanitize`, `Parse` in
 * `pkg/k8s/apis/cilium.io/v2`, `RulesToPolicyEntries`.
 */
export function readCiliumPolicy(
  reader: Reader,
  document: JsonRecord,
  policy: PolicyReference,
  environment: Environment,
): Rule[] {
  const spec = reader.record(document.spec, ['spec'], specFields);
  const specs = reader.list(document.specs, ['specs']);
  if (!spec && !specs) {
    reader.refuse([], 'noSpec');
  }
  return [
    ...(spec ? readSpec(reader, spec, ['spec'], policy, environment) : []),
    ...(specs ?? []).flatMap((item, index) => {
      const path = ['specs', index];
      const one = reader.record(item, path, specFields);
      return one ? readSpec(reader, one, path, policy, environment) : [];
    }),
  ];
}

function readSpec(
  reader: Reader,
  spec: JsonRecord,
  path: FieldPath,
  policy: PolicyReference,
  environment: Environment,
): Rule[] {
  const subject = readSubject(reader, spec, path, policy);
  const lists = sections.map(section => ({
    section,
    items: reader.list(spec[section], [...path, section]) ?? [],
  }));
  if (lists.every(({ items }) => items.length === 0)) {
    reader.refuse(path, 'noRules');
  }
  const defaultDeny = readDefaultDeny(reader, spec, path);
  warnOfDefaultDeny(reader, path, lists, defaultDeny);
  if (!subject) {
    return [];
  }
  return lists.flatMap(({ section, items }) =>
    items.flatMap((item, index) => {
      const rule = readRule(reader, item, [...path, section, index], {
        policy,
        section,
        index,
        subject,
        environment,
      });
      const isOn = defaultDeny[directionOf(section)] ?? true;
      return rule ? [{ ...rule, defaultDeny: isOn }] : [];
    }),
  );
}

function readDefaultDeny(
  reader: Reader,
  spec: JsonRecord,
  path: FieldPath,
): { ingress?: boolean; egress?: boolean } {
  const at = [...path, 'enableDefaultDeny'];
  const fields = reader.record(spec.enableDefaultDeny, at, [
    'ingress',
    'egress',
  ]);
  return {
    ingress: reader.flag(fields?.ingress, [...at, 'ingress']),
    egress: reader.flag(fields?.egress, [...at, 'egress']),
  };
}

function warnOfDefaultDeny(
  reader: Reader,
  path: FieldPath,
  lists: readonly { section: Section; items: readonly unknown[] }[],
  defaultDeny: { ingress?: boolean; egress?: boolean },
): void {
  for (const direction of ['ingress', 'egress'] as const) {
    const [allow, deny] = [direction, `${direction}Deny`].map(
      name => lists.find(({ section }) => section === name)?.items.length ?? 0,
    );
    if (defaultDeny[direction] === true && allow + deny === 0) {
      reader.warn([...path, 'enableDefaultDeny'], 'denyNothing', { direction });
    }
    if (deny > 0 && allow === 0 && defaultDeny[direction] !== false) {
      reader.warn([...path, `${direction}Deny`], 'denyOnly', { direction });
    }
  }
}

/** Which way a section is about. */
export function directionOf(section: Section): 'ingress' | 'egress' {
  return section.startsWith('ingress') ? 'ingress' : 'egress';
}

function readRule(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  around: {
    policy: PolicyReference;
    section: Section;
    index: number;
    subject: Subject;
    environment: Environment;
  },
): Rule | undefined {
  const { policy, section, index, subject, environment } = around;
  const direction = directionOf(section);
  const isDeny = section.endsWith('Deny');
  const requiresField = direction === 'ingress' ? 'fromRequires' : 'toRequires';
  const fields = reader.record(value, path, [
    ...peerFields({ direction, isDeny }),
    requiresField,
    'toPorts',
    'icmps',
    ...(isDeny ? [] : ['authentication']),
  ]);
  if (!fields) {
    return undefined;
  }
  const { namespace } = policy;
  const peers = readCiliumPeers(
    reader,
    fields,
    path,
    { direction, isDeny, namespace, isInit: subject.isInit },
    environment,
  );
  const requires = readRequires(reader, fields, path, direction, environment);
  const ports = readPortsOf(reader, fields, path, {
    direction,
    isDeny,
    ofNodes: subject.ofNodes,
    environment,
  });
  const authentication = isDeny
    ? undefined
    : readAuthentication(reader, fields, path);
  warnOfServices(reader, fields, path, peers, ports);
  return {
    policy,
    section,
    index,
    path,
    direction,
    verdict: isDeny ? 'deny' : 'allow',
    tier: 'normal',
    priority: 0,
    defaultDeny: true,
    subject: asSelector(subject.labels, subject.path),
    ofNodes: subject.ofNodes,
    peers,
    ...(ports && { ports }),
    ...(authentication && { authentication }),
    ...(requires.length > 0 && { requires }),
  };
}

function readPortsOf(
  reader: Reader,
  fields: JsonRecord,
  path: FieldPath,
  place: {
    direction: 'ingress' | 'egress';
    isDeny: boolean;
    ofNodes: boolean;
    environment: Environment;
  },
): PortRule[] | undefined {
  const toPorts = reader.items(
    fields.toPorts,
    [...path, 'toPorts'],
    (item, at) => readPortRule(reader, item, at, place, place.environment),
  );
  const icmps = reader.items(fields.icmps, [...path, 'icmps'], (item, at) =>
    readIcmps(reader, item, at),
  );
  if (toPorts?.length && icmps?.length) {
    reader.refuse(path, 'icmpWithPorts');
  }
  const all = [...(toPorts ?? []), ...(icmps ?? [])];
  return all.length > 0 ? all : undefined;
}

function readAuthentication(
  reader: Reader,
  fields: JsonRecord,
  path: FieldPath,
): string | undefined {
  const at = [...path, 'authentication'];
  const found = reader.record(fields.authentication, at, ['mode']);
  return found && reader.word(found.mode, [...at, 'mode'], authentications);
}

/** Services that nobody runs leave a rule without peers, which means anybody where it has ports. */
function warnOfServices(
  reader: Reader,
  fields: JsonRecord,
  path: FieldPath,
  peers: Rule['peers'],
  ports: Rule['ports'],
): void {
  const { toServices } = fields;
  if (
    Array.isArray(toServices) &&
    toServices.length > 0 &&
    peers !== 'nobody' &&
    peers.length === 0
  ) {
    reader.warn(
      [...path, 'toServices'],
      ports ? 'noService' : 'noServiceNoPorts',
    );
  }
}
