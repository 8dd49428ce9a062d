import {
  GitOpsTree,
  isTenantPath,
  TenantMemory,
  TenantProblem,
} from '@socle/plugin-platform-node';
import { declareTenants } from './declareTenants';
import {
  PROFILE_PATH,
  ProfileRecord,
  registerProfile,
} from './registerProfile';
import { registerTenant, TenantRecord } from './registerTenant';
import { RegistrySnapshot } from './types';

/** What is known of the tree: for those who ask, and for the next reading. */
export interface RegisteredTree {
  snapshot: Omit<RegistrySnapshot, 'status'>;
  profile: ProfileRecord;
  tenants: ReadonlyMap<string, TenantRecord>;
  memory: TenantMemory;
}

/** How many files are parsed before others of the process get a turn. */
const batchSize = 50;

/** Which files of the tree `registerTree` wants. */
export function isRegistryPath(path: string): boolean {
  return path === PROFILE_PATH || isTenantPath(path);
}

/**
 * Registers a tree: its profile, its tenants, and what scope resolution reads of them. What did not change since the tree
 * `before` is not parsed again. Gives way to others between batches of files; never throws on what a file holds.
 */
export async function registerTree(options: {
  tree: GitOpsTree;
  revision: string;
  before: RegisteredTree | undefined;
  clusterNames: ReadonlyMap<string, string>;
}): Promise<RegisteredTree> {
  const { tree, revision, before, clusterNames } = options;
  const profile = registerProfile(tree.get(PROFILE_PATH), before?.profile);
  const tenants = new Map<string, TenantRecord>();
  let parsed = 0;
  for (const [path, file] of [...tree].sort(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    const name = nameOf(path);
    if (name !== undefined) {
      const known = before?.tenants.get(name);
      const record = registerTenant({
        name,
        file,
        profile: profile.good?.value,
        before: known,
      });
      tenants.set(name, record);
      parsed += record.registered === known?.registered ? 0 : 1;
      if (parsed === batchSize) {
        parsed = 0;
        await new Promise(setImmediate);
      }
    }
  }
  const { memory, ...composed } = await declareTenants({
    tree: asLastGood(tree, tenants),
    records: tenants,
    memory: before?.memory ?? new Map(),
    clusterNames,
  });
  return {
    snapshot: {
      revision,
      profile: profile.good,
      profileFindings: profile.findings,
      tenants: [...tenants.values()].map(({ registered }) => registered),
      declared: withFindings(composed, tenants),
    },
    profile,
    tenants,
    memory,
  };
}

/** The files of tenants, stale ones with the text that was last valid: so that all plugins see the same tenant. */
function asLastGood(
  tree: GitOpsTree,
  tenants: ReadonlyMap<string, TenantRecord>,
): GitOpsTree {
  const files = new Map(tree);
  files.delete(PROFILE_PATH);
  for (const { registered, good } of tenants.values()) {
    if (registered.stale && good) {
      files.set(registered.path, { text: good.text });
    }
  }
  return files;
}

/** Scope resolution's tenants with the problems of files that it did not see itself. */
function withFindings(
  declared: RegistrySnapshot['declared'],
  records: ReadonlyMap<string, TenantRecord>,
): RegistrySnapshot['declared'] {
  const found = new Map(
    [...records.values()].flatMap(
      ({ registered: { name, stale, findings, path } }) =>
        stale
          ? [
              [
                name,
                findings.map(({ line, message, remedy }): TenantProblem => ({
                  path,
                  message: `line ${line}: ${message} ${remedy}`,
                })),
              ] as const,
            ]
          : [],
    ),
  );
  return {
    tenants: declared.tenants.map(tenant => {
      const problems = found.get(tenant.name);
      return problems
        ? { ...tenant, problems: [...problems, ...tenant.problems] }
        : tenant;
    }),
    problems: [...[...found.values()].flat(), ...declared.problems],
  };
}

function nameOf(path: string): string | undefined {
  const [folder, name, leaf] = path.split('/');
  return folder === 'tenants' && leaf === 'tenant.yaml' ? name : undefined;
}
