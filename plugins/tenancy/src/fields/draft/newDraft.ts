import { parseEntityRef } from '@backstage/catalog-model';
import { Profile, TenantOffer } from '@socle/plugin-tenancy-common';
import { ConnectionDraft, EnvironmentDraft, TenantDraft } from './types';

/** A draft with the answers that are usually right: the only group, and one small environment to begin with. */
export function newDraft(offer: TenantOffer | undefined): TenantDraft {
  const owner = offer?.owners.length === 1 ? offer.owners[0].ref : '';
  return {
    name: '',
    title: '',
    description: '',
    owner,
    costCenter: '',
    admins: groupOf(owner),
    developers: '',
    viewers: '',
    environments: [newEnvironment([], offer?.profile, 'environment-first')],
    connections: [],
  };
}

/** The group of the identity provider that is likely to stand for a group of the catalog: the one of the same name. */
export function groupOf(owner: string): string {
  try {
    return owner === '' ? '' : parseEntityRef(owner).name;
  } catch {
    return '';
  }
}

/* In the order of promotion. */
const usualNames = ['dev', 'staging', 'prod'];

/** An environment as the next one usually is: dev first and prod last, on a cluster of that stage, of the first size. */
export function newEnvironment(
  others: readonly EnvironmentDraft[],
  profile: Profile | undefined,
  id: string,
): EnvironmentDraft {
  const taken = new Set(others.map(({ name }) => name));
  const wanted = others.length === 0 ? ['dev'] : ['prod', 'staging', 'dev'];
  const name = wanted.find(usual => !taken.has(usual)) ?? '';
  const stage = name === usualNames.at(-1) ? 'prod' : 'nonprod';
  const clusters = profile?.spec.clusters ?? [];
  const cluster = clusters.find(one => one.stage === stage) ?? clusters[0];
  const [size = ''] = Object.keys(profile?.spec.sizes ?? {});
  return {
    id,
    name,
    cluster: cluster?.name ?? '',
    size,
    exposed: '',
    expires: '',
  };
}

/** A connection with nothing in it but what most have: this tenant calls, over TLS, in every environment. */
export function newConnection(id: string): ConnectionDraft {
  return {
    id,
    direction: 'to',
    peer: 'tenant',
    where: '',
    service: '',
    tenant: '',
    environment: '',
    peerService: '',
    fqdn: '',
    cidr: '',
    ports: '443/TCP',
    http: [],
    reason: '',
  };
}
