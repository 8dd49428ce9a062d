import type { FieldPath } from '@socle/plugin-platform-common/documents';
import { isAtLeast } from '../model/version';
import { DomainPeer, LabelPeer, Peer } from '../model/policy';
import { entitySelectors, entityWords } from '../selectors/entities';
import { domainMatcher } from '../selectors/domainName';
import {
  LabelSelector,
  withKey,
  withOwnCluster,
  withOwnPlace,
  withSource,
} from '../selectors/labelSelector';
import { Environment } from './environment';
import { readDomain } from './l7';
import { readCidr, readCidrRule } from './networks';
import { JsonRecord, Reader } from './reader';
import { asSelector, readSelector } from './selectors';
import { readServices } from './services';

/** What the peers of a rule depend on, besides the rule. */
export interface PeersPlace {
  direction: 'ingress' | 'egress';
  isDeny: boolean;
  /** Of the policy; undefined where it is of the whole cluster. */
  namespace: string | undefined;
  /** Whether the policy is about pods that start. */
  isInit: boolean;
}

const ingressFields = [
  'fromEndpoints',
  'fromNodes',
  'fromEntities',
  'fromCIDR',
  'fromCIDRSet',
  'fromGroups',
] as const;
const egressFields = [
  'toEndpoints',
  'toNodes',
  'toEntities',
  'toCIDR',
  'toCIDRSet',
  'toGroups',
  'toServices',
] as const;

/** The fields of a rule that name its peers. */
export function peerFields({
  direction,
  isDeny,
}: Pick<PeersPlace, 'direction' | 'isDeny'>): readonly string[] {
  if (direction === 'ingress') {
    return ingressFields;
  }
  return isDeny ? egressFields : [...egressFields, 'toFQDNs'];
}

/* An empty list of these matches nobody; of the others, it counts as if it were not there (`mergeEndpointSelectors`). */
const emptiesMatchNobody = /(?:Endpoints|Nodes|Entities|CIDR|CIDRSet)$/;

/**
 * Reads whom a rule of a Cilium policy means. Sources: `parserules.go`, `ParseToCiliumRule` and the `sanitize` functions.
 */
export function readCiliumPeers(
  reader: Reader,
  rule: JsonRecord,
  path: FieldPath,
  place: PeersPlace,
  environment: Environment,
): readonly Peer[] | 'nobody' {
  const lists = peerFields(place).flatMap(field => {
    const peers = readField(reader, rule[field], [...path, field], field, {
      place,
      environment,
    });
    return peers ? [{ field, peers }] : [];
  });
  checkCombination(reader, rule, path, lists);
  const ofServices = lists.find(({ field }) => field === 'toServices');
  const isFilled = (field: string) =>
    ofServices?.peers.some(
      peer => peer.type === (field === 'toCIDRSet' ? 'cidr' : 'labels'),
    ) && /^to(?:Endpoints|CIDRSet)$/.test(field);
  const empty = lists.filter(
    ({ field }) =>
      isEmptyList(rule[field]) && field !== 'toServices' && !isFilled(field),
  );
  for (const { field } of empty) {
    reader.warn(
      [...path, field],
      emptiesMatchNobody.test(field) ? 'emptyPeers' : 'emptyDomains',
      { field },
    );
  }
  if (empty.some(({ field }) => emptiesMatchNobody.test(field))) {
    return 'nobody';
  }
  return lists.flatMap(({ peers }) => peers);
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function checkCombination(
  reader: Reader,
  rule: JsonRecord,
  path: FieldPath,
  lists: readonly { field: string; peers: readonly Peer[] }[],
): void {
  const [one, other] = lists
    .filter(({ field, peers }) =>
      field === 'toServices'
        ? Array.isArray(rule.toServices) && rule.toServices.length > 0
        : peers.length > 0,
    )
    .map(({ field }) => field);
  if (other) {
    reader.refuse(path, 'peersCombined', { one, other });
  }
}

function readField(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  field: string,
  around: { place: PeersPlace; environment: Environment },
): readonly Peer[] | undefined {
  const { place, environment } = around;
  switch (field.replace(/^(?:from|to)/, '')) {
    case 'Endpoints':
      return reader.items(value, path, (item, at) =>
        readEndpoints(reader, item, at, field, around),
      );
    case 'Nodes':
      return readNodes(reader, value, path, field, environment);
    case 'Entities':
      return reader
        .items(value, path, (item, at) =>
          readEntity(reader, item, at, field, environment),
        )
        ?.flat();
    case 'CIDR':
      return reader.items(value, path, (item, at) =>
        readCidr(reader, item, at, field),
      );
    case 'CIDRSet':
      return reader.items(value, path, (item, at) =>
        readCidrRule(reader, item, at, field, environment),
      );
    case 'Groups':
      return reader.items(value, path, (_, at) => ({
        type: 'unknown' as const,
        field,
        path: at,
        text: `group:${JSON.stringify(at)}`,
        reason: 'externalGroup' as const,
      }));
    case 'Services':
      return place.isDeny ? [] : readServices(reader, value, path, environment);
    default:
      return reader.items(value, path, (item, at) =>
        readDomainPeer(reader, item, at, environment),
      );
  }
}

function readEndpoints(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  field: string,
  { place, environment }: { place: PeersPlace; environment: Environment },
): LabelPeer | undefined {
  const selector = readSelector(reader, value, path);
  if (!selector) {
    return undefined;
  }
  const placed = withOwnPlace(withSource(selector, 'any'), {
    namespace: place.namespace,
    cluster: environment.peerCluster,
    isInit: place.isInit,
  });
  return labelPeer(placed, path, field);
}

function readNodes(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  field: string,
  { peerCluster, nodeSelectorLabels }: Environment,
): LabelPeer[] | undefined {
  const peers = reader.items(value, path, (item, at) => {
    const selector = readSelector(reader, item, at);
    const ofNodes =
      selector && withKey(withSource(selector, 'any'), 'reserved:remote-node');
    return (
      ofNodes && labelPeer(withOwnCluster(ofNodes, peerCluster), at, field)
    );
  });
  if (peers && peers.length > 0 && !nodeSelectorLabels) {
    reader.refuse(path, 'nodesOff');
  }
  return peers;
}

function readEntity(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  field: string,
  environment: Environment,
): LabelPeer[] | undefined {
  const entity = reader.text(value, path);
  if (entity === undefined) {
    return undefined;
  }
  const selectors = entityWords(environment.version).includes(entity)
    ? entitySelectors(entity, environment)
    : undefined;
  return selectors
    ? selectors.map(selector => ({
        ...labelPeer(selector, path, field),
        entity,
      }))
    : reader.refuse(path, 'entity', { entity });
}

function labelPeer(
  selector: LabelSelector,
  path: FieldPath,
  field: string,
): LabelPeer {
  return { type: 'labels', field, ...asSelector(selector, path) };
}

function readDomainPeer(
  reader: Reader,
  value: unknown,
  path: FieldPath,
  { version }: Environment,
): DomainPeer | undefined {
  const domain = readDomain(reader, value, path);
  if (!domain) {
    return undefined;
  }
  return {
    type: 'domain',
    field: 'toFQDNs',
    path,
    text: `fqdn:${domain.matchName}:${domain.matchPattern}`,
    pattern: domain.matchName || domain.matchPattern,
    matches: domainMatcher(domain, version),
  };
}

/**
 * What a rule asks of the peers of other rules too: possible until 1.18, refused where it is not empty from 1.19 on.
 */
export function readRequires(
  reader: Reader,
  rule: JsonRecord,
  path: FieldPath,
  direction: 'ingress' | 'egress',
  { version }: Environment,
): LabelSelector[] {
  const field = direction === 'ingress' ? 'fromRequires' : 'toRequires';
  const at = [...path, field];
  if (isAtLeast(version, '1.19')) {
    const items = reader.list(rule[field], at);
    if (items && items.length > 0) {
      reader.refuse(at, 'removedField', { field, version: '1.19' });
    }
    return [];
  }
  return (
    reader.items(rule[field], at, (item, place) => {
      const selector = readSelector(reader, item, place);
      return selector && withSource(selector, 'any');
    }) ?? []
  );
}
