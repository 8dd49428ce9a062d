import { createHash } from 'node:crypto';
import { JsonRecord } from './json';
import { Registry } from './registry';
import { apiVersionOf, Resource, Verb } from './resources';

const verbOrder: Verb[] = [
  'create',
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'update',
  'watch',
];

/** What `/version` answers; the release that the sandbox follows. */
export const version = {
  major: '1',
  minor: '36',
  emulationMajor: '1',
  emulationMinor: '36',
  minCompatibilityMajor: '1',
  minCompatibilityMinor: '35',
  gitVersion: 'v1.36.1',
  gitCommit: '',
  gitTreeState: '',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: '',
  compiler: '',
  platform: `${process.platform}/${process.arch}`,
};

/** The order in which the real server lists the verbs of custom kinds. */
const customVerbOrder: Verb[] = [
  'delete',
  'deletecollection',
  'get',
  'list',
  'patch',
  'create',
  'update',
  'watch',
];

function sorted(verbs: Verb[], custom = false): Verb[] {
  return (custom ? customVerbOrder : verbOrder).filter(verb =>
    verbs.includes(verb),
  );
}

function storageVersionHash(resource: Resource): string {
  const text = `${resource.group}/${resource.version}/${resource.kind}`;
  return createHash('sha256')
    .update(text)
    .digest()
    .subarray(0, 8)
    .toString('base64');
}

function resourceEntries(resource: Resource): JsonRecord[] {
  const stored = resource.verbs.includes('watch');
  return [
    {
      name: resource.plural,
      singularName: resource.singular,
      namespaced: resource.namespaced,
      kind: resource.kind,
      verbs: sorted(resource.verbs, resource.custom),
      ...(resource.shortNames.length && { shortNames: resource.shortNames }),
      ...(resource.categories.length && { categories: resource.categories }),
      ...(stored && { storageVersionHash: storageVersionHash(resource) }),
    },
    ...resource.subresources.map(subresource => ({
      name: `${resource.plural}/${subresource.name}`,
      singularName: '',
      namespaced: resource.namespaced,
      ...(subresource.group && {
        group: subresource.group,
        version: subresource.version,
      }),
      kind: subresource.kind,
      verbs: sorted(subresource.verbs),
    })),
  ];
}

/** `/api/v1` and `/apis/<group>/<version>`. */
export function resourceList(
  registry: Registry,
  group: string,
  ofVersion: string,
): JsonRecord {
  const resources = registry
    .all()
    .filter(one => one.group === group && one.version === ofVersion);
  return {
    kind: 'APIResourceList',
    ...(group && { apiVersion: 'v1' }),
    groupVersion: apiVersionOf({ group, version: ofVersion }),
    resources: resources
      .flatMap(resourceEntries)
      .sort((left, right) => (String(left.name) < String(right.name) ? -1 : 1)),
  };
}

/** `/api`. */
export function coreVersions(address: string): JsonRecord {
  return {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [
      { clientCIDR: '0.0.0.0/0', serverAddress: address },
    ],
  };
}

/** The versions of each group, the preferred one first. */
function groupsOf(registry: Registry): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const { group, version: one } of registry.all()) {
    const versions = groups.get(group) ?? [];
    if (!versions.includes(one)) {
      groups.set(group, [...versions, one]);
    }
  }
  groups.delete('');
  return groups;
}

function groupEntry(group: string, versions: string[]): JsonRecord {
  const entries = versions.map(one => ({
    groupVersion: `${group}/${one}`,
    version: one,
  }));
  return { name: group, versions: entries, preferredVersion: entries[0] };
}

/** `/apis`. */
export function groupList(registry: Registry): JsonRecord {
  return {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: [...groupsOf(registry)].map(([group, versions]) =>
      groupEntry(group, versions),
    ),
  };
}

/** `/apis/<group>`; undefined where there is no such group. */
export function groupOf(
  registry: Registry,
  group: string,
): JsonRecord | undefined {
  const versions = groupsOf(registry).get(group);
  return (
    versions && {
      kind: 'APIGroup',
      apiVersion: 'v1',
      ...groupEntry(group, versions),
    }
  );
}

function aggregatedResource(resource: Resource): JsonRecord {
  // The real server leaves group and version empty for the built-in kinds.
  const kindOf = (kind: string, group = '', ofVersion = '') => ({
    group: resource.custom && !group ? resource.group : group,
    version: resource.custom && !ofVersion ? resource.version : ofVersion,
    kind,
  });
  return {
    resource: resource.plural,
    responseKind: kindOf(resource.kind),
    scope: resource.namespaced ? 'Namespaced' : 'Cluster',
    singularResource: resource.singular,
    verbs: sorted(resource.verbs, resource.custom),
    ...(resource.shortNames.length && { shortNames: resource.shortNames }),
    ...(resource.categories.length && { categories: resource.categories }),
    ...(resource.subresources.length && {
      subresources: resource.subresources
        .map(subresource => ({
          subresource: subresource.name,
          responseKind: kindOf(
            subresource.kind,
            subresource.group,
            subresource.version,
          ),
          verbs: sorted(subresource.verbs),
        }))
        .sort((left, right) => (left.subresource < right.subresource ? -1 : 1)),
    }),
  };
}

/** `/api` or `/apis` for clients that ask for everything at once. */
export function aggregatedDiscovery(
  registry: Registry,
  core: boolean,
  ofVersion: string,
): JsonRecord {
  const groups: [string, string[]][] = core
    ? [['', ['v1']]]
    : [...groupsOf(registry)];
  return {
    kind: 'APIGroupDiscoveryList',
    apiVersion: `apidiscovery.k8s.io/${ofVersion}`,
    metadata: {},
    items: groups.map(([group, versions]) => ({
      metadata: group ? { name: group } : {},
      versions: versions.map(one => ({
        version: one,
        resources: registry
          .all()
          .filter(
            resource => resource.group === group && resource.version === one,
          )
          .map(aggregatedResource)
          .sort((left, right) =>
            String(left.resource) < String(right.resource) ? -1 : 1,
          ),
        freshness: 'Current',
      })),
    })),
  };
}

/** Which aggregated form an `Accept` header asks for first; undefined where the old one. */
export function wantsAggregated(
  accept: string | undefined,
): string | undefined {
  const first = (accept ?? '')
    .split(',')
    .map(clause => clause.trim())
    .find(
      clause =>
        clause === '' ||
        clause.startsWith('application/json') ||
        clause.startsWith('*/*'),
    );
  const match = /g=apidiscovery\.k8s\.io/.test(first ?? '');
  return match ? /;v=(v2|v2beta1)/.exec(first ?? '')?.[1] : undefined;
}
