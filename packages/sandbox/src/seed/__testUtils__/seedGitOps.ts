import {
  Parsed,
  parseProfile,
  parseTenant,
  Profile,
  Tenant,
  TenantEnvironment,
  TrafficRule,
} from '@socle/plugin-tenancy-common';
import { KubernetesObject } from '../../kubernetes/types';
import { PlannedRepository } from '../types';
import { kustomize, readTestSeed, withPullRequests } from './seedTree';

/** The tenants, with the one that a pull request asks for. */
export const tenantNames = [
  'insights',
  'logistics',
  'loyalty',
  'payments',
  'shop',
];

/** The seed's GitOps repository, its pull requests merged. */
export interface SeedGitOps {
  files: ReadonlyMap<string, string>;
  profile: Profile;
  repository(owner: string, name: string): PlannedRepository;
  tenant(name: string): Tenant;
  /** The one object of that kind and name in a kustomization. */
  one(directory: string, kind: string, name: string): KubernetesObject;
}

export async function readSeedGitOps(): Promise<SeedGitOps> {
  const repositories = await readTestSeed();
  const repository = (owner: string, name: string) => {
    const found = repositories.find(
      item => item.owner === owner && item.name === name,
    );
    if (!found) {
      throw new Error(`There is no repository ${owner}/${name}`);
    }
    return found;
  };
  const files = withPullRequests(repository('platform', 'gitops'));
  return {
    files,
    repository,
    profile: profileIn(files),
    tenant: name => tenantIn(files, name),
    one: (directory, kind, name) => {
      const found = kustomize(files, directory).filter(
        ({ object }) => object.kind === kind && object.metadata.name === name,
      );
      if (found.length !== 1) {
        throw new Error(`${directory} has ${found.length} of ${kind} ${name}`);
      }
      return found[0].object;
    },
  };
}

/** The profile of a platform's repository. */
export function profileIn(files: ReadonlyMap<string, string>): Profile {
  return valueOf(parseProfile(files.get('socle.yaml') ?? '', 'socle.yaml'));
}

/** A tenant of a platform's repository. */
export function tenantIn(
  files: ReadonlyMap<string, string>,
  name: string,
): Tenant {
  const file = `tenants/${name}/tenant.yaml`;
  return valueOf(parseTenant(files.get(file) ?? '', file));
}

function valueOf<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) {
    throw new Error(parsed.findings.map(({ message }) => message).join('\n'));
  }
  return parsed.value;
}

/** The rules of a tenant, each once for every environment that it holds in. */
export function allTraffic(
  tenant: Tenant,
): { rule: TrafficRule; environment: TenantEnvironment }[] {
  return tenant.spec.environments.flatMap(environment =>
    [...(tenant.spec.traffic ?? []), ...(environment.traffic ?? [])].map(
      rule => ({ rule, environment }),
    ),
  );
}
