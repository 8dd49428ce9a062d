import { toError } from '@backstage/errors';
import { DeclaredEnvironment } from '@socle/plugin-platform-common';
import {
  EnvironmentFile,
  environmentNamePattern,
  parseEnvironmentFile,
  parseTenantFile,
  TenantFile,
  tenantNamePattern,
} from './parseTenantFiles';
import { Tenant, TenantProblem } from './types';

/** The files of a tree that say what tenants there are, by their path; those that could not be read with the reason. */
export type TenantTree = ReadonlyMap<
  string,
  { text: string } | { unreadable: string }
>;

/** What each file said when it was last valid, by its path. */
export type LastGood = ReadonlyMap<string, TenantFile | EnvironmentFile>;

/** Which files of the tree `composeTenants` wants. */
export function isTenantPath(path: string): boolean {
  return /^tenants\/[^/]+\/(?:tenant\.yaml|[^/]+\/environment\.yaml)$/.test(
    path,
  );
}

/**
 * The tenants that a tree declares. A file that is invalid is replaced by what it said when it was last valid, and is told
 * of in `problems`. An environment's place is what its `environment.yaml` says and nothing else; `tenant.yaml` gives the
 * order. It is suspended where either says so.
 *
 * Pure; never throws on what a file holds.
 */
export function composeTenants(options: {
  tree: TenantTree;
  lastGood: LastGood;
  /** What a cluster that `environment.yaml` names is called in the `kubernetes:` configuration, where that differs. */
  clusterNames: ReadonlyMap<string, string>;
}): { tenants: Tenant[]; problems: TenantProblem[]; lastGood: LastGood } {
  const { tree, lastGood, clusterNames } = options;
  const good = new Map<string, TenantFile | EnvironmentFile>();
  const problems: TenantProblem[] = [];
  const declared = new Map<string, TenantFile>();
  const placed = new Map<string, Map<string, EnvironmentFile>>();

  const read = <T extends TenantFile | EnvironmentFile>(
    path: string,
    parse: (text: string) => T,
    isKept: (value: TenantFile | EnvironmentFile) => value is T,
  ): T | undefined => {
    const file = tree.get(path);
    try {
      if (!file || 'unreadable' in file) {
        throw new Error(file?.unreadable ?? 'It is not there');
      }
      const value = parse(file.text);
      good.set(path, value);
      return value;
    } catch (error) {
      problems.push({ path, message: toError(error).message });
      const kept = lastGood.get(path);
      if (kept && isKept(kept)) {
        good.set(path, kept);
        return kept;
      }
      return undefined;
    }
  };

  for (const path of [...tree.keys()].sort()) {
    const [, tenant, environment, leaf] = path.split('/');
    if (!tenantNamePattern.test(tenant)) {
      problems.push({ path, message: `${tenant} is no tenant's name` });
    } else if (leaf === undefined) {
      const file = read(
        path,
        text => parseTenantFile({ text, directory: tenant }),
        isTenantFile,
      );
      if (file) {
        declared.set(tenant, file);
      }
    } else if (!environmentNamePattern.test(environment)) {
      problems.push({
        path,
        message: `${environment} is no environment's name: lower case letters and digits, without a hyphen`,
      });
    } else {
      const file = read(
        path,
        text => parseEnvironmentFile({ text, tenant, environment }),
        isEnvironmentFile,
      );
      if (file) {
        const environments = placed.get(tenant) ?? new Map();
        placed.set(tenant, environments.set(environment, file));
      }
    }
  }

  const tenants = [...declared.values()].map(file => ({
    name: file.name,
    ...(file.title && { title: file.title }),
    ...(file.description && { description: file.description }),
    owner: file.owner,
    environments: environmentsOf(
      file,
      placed.get(file.name) ?? new Map(),
      clusterNames,
    ),
    problems: problems.filter(({ path }) =>
      path.startsWith(`tenants/${file.name}/`),
    ),
  }));
  return { tenants, problems, lastGood: good };
}

function environmentsOf(
  tenant: TenantFile,
  placed: ReadonlyMap<string, EnvironmentFile>,
  clusterNames: ReadonlyMap<string, string>,
): DeclaredEnvironment[] {
  const listed = tenant.environments.map(({ name }) => name);
  const suspended = new Set(
    tenant.environments
      .filter(environment => environment.suspended)
      .map(({ name }) => name),
  );
  const names = new Set([...listed, ...placed.keys()]);
  return [...names].flatMap(name => {
    const place = placed.get(name);
    return place
      ? [
          {
            name,
            cluster: clusterNames.get(place.cluster) ?? place.cluster,
            namespace: place.namespace,
            ...((place.suspended || suspended.has(name)) && {
              suspended: true,
            }),
          },
        ]
      : [];
  });
}

function isTenantFile(
  value: TenantFile | EnvironmentFile,
): value is TenantFile {
  return 'owner' in value;
}

function isEnvironmentFile(
  value: TenantFile | EnvironmentFile,
): value is EnvironmentFile {
  return 'namespace' in value;
}
