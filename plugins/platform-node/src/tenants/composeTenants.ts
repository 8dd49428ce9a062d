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
import { GitOpsTree, Tenant, TenantProblem } from './types';

type DeclaringFile = TenantFile | EnvironmentFile;

/**
 * What each file was found to say, by its path: what it said when it was last valid, and the text that this was found in
 * last, with what is wrong with it.
 *
 * @public
 */
export type TenantMemory = ReadonlyMap<
  string,
  { text?: string; good?: DeclaringFile; problem?: string }
>;

/**
 * Which files of the tree `composeTenants` wants.
 *
 * @public
 */
export function isTenantPath(path: string): boolean {
  return /^tenants\/[^/]+\/(?:tenant\.yaml|[^/]+\/environment\.yaml)$/.test(
    path,
  );
}

/**
 * The tenants that a tree declares. A file that is invalid is replaced by what it said when it was last valid, and is told
 * of in `problems`. An environment's place is what its `environment.yaml` says and nothing else; `tenant.yaml` gives the
 * order. It is suspended where either says so. A file whose text is the one in memory is not parsed again.
 *
 * Pure; never throws on what a file holds.
 *
 * @public
 */
export function composeTenants(options: {
  tree: GitOpsTree;
  /** What the call before this one returned; empty at the first. */
  memory: TenantMemory;
  /** What a cluster that `environment.yaml` names is called in the `kubernetes:` configuration, where that differs. */
  clusterNames: ReadonlyMap<string, string>;
}): { tenants: Tenant[]; problems: TenantProblem[]; memory: TenantMemory } {
  const { tree, memory, clusterNames } = options;
  const remembered = new Map<string, Remembered>();
  const problems: TenantProblem[] = [];
  const declared = new Map<string, TenantFile>();
  const placed = new Map<string, Map<string, EnvironmentFile>>();

  const read = <T extends DeclaringFile>(
    path: string,
    parse: (text: string) => T,
    isKept: (value: DeclaringFile) => value is T,
  ): T | undefined => {
    const entry = remember(tree.get(path), memory.get(path), parse);
    remembered.set(path, entry);
    if (entry.problem !== undefined) {
      problems.push({ path, message: entry.problem });
    }
    return entry.good && isKept(entry.good) ? entry.good : undefined;
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

  const problemsOf = groupByTenant(problems);
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
    problems: problemsOf.get(file.name) ?? [],
  }));
  return { tenants, problems, memory: remembered };
}

function groupByTenant(
  problems: readonly TenantProblem[],
): Map<string, TenantProblem[]> {
  const groups = new Map<string, TenantProblem[]>();
  for (const problem of problems) {
    const [, tenant] = problem.path.split('/');
    groups.set(tenant, [...(groups.get(tenant) ?? []), problem]);
  }
  return groups;
}

type Remembered = NonNullable<ReturnType<TenantMemory['get']>>;

function remember(
  file: ReturnType<GitOpsTree['get']>,
  before: Remembered | undefined,
  parse: (text: string) => DeclaringFile,
): Remembered {
  if (!file || 'unreadable' in file) {
    return {
      good: before?.good,
      problem: file?.unreadable ?? 'It is not there',
    };
  }
  const { text } = file;
  if (before?.text === text) {
    return before;
  }
  try {
    return { text, good: parse(text) };
  } catch (error) {
    return { text, good: before?.good, problem: toError(error).message };
  }
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

function isTenantFile(value: DeclaringFile): value is TenantFile {
  return 'owner' in value;
}

function isEnvironmentFile(value: DeclaringFile): value is EnvironmentFile {
  return 'namespace' in value;
}
