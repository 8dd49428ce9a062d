import { parse } from 'yaml';
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
    profile: parse(files.get('socle.yaml') ?? '') as Profile,
    tenant: name =>
      parse(files.get(`tenants/${name}/tenant.yaml`) ?? '') as Tenant,
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

export interface Profile {
  spec: {
    gitops: { repository: string; branch: string };
    clusters: { name: string; stage: string }[];
    sizes: Record<
      string,
      { quota: Record<string, string>; limits: Record<string, object> }
    >;
  };
}

export interface Tenant {
  apiVersion: string;
  kind: string;
  metadata: { name: string; title: string; description: string };
  spec: {
    owner: string;
    costCenter: string;
    contacts: { title: string; email: string }[];
    access: Record<string, string[]>;
    repositories?: string[];
    traffic?: Traffic[];
    environments: Environment[];
  };
}

export interface Environment {
  name: string;
  cluster: string;
  size: string;
  quota?: Record<string, string>;
  exposed?: string[];
  traffic?: Traffic[];
  syncWindows?: Record<string, string>[];
  suspended?: boolean;
}

export interface Traffic {
  from?: Record<string, unknown>;
  to: Record<string, unknown>;
  ports: string[];
  http?: { method: string; path: string }[];
  reason: string;
}

/** The rules of all environments, and of each. */
export function allTraffic(
  environments: Environment[],
  common: Traffic[] = [],
): { rule: Traffic }[] {
  return [
    ...common,
    ...environments.flatMap(environment => environment.traffic ?? []),
  ].map(rule => ({ rule }));
}
