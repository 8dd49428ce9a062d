import {
  composeTenants,
  GitOpsTree,
  TenantMemory,
} from '@socle/plugin-platform-node';
import { Tenant } from '@socle/plugin-tenancy-common';
import { environmentAhead } from './parseAhead';
import { TenantRecord } from './registerTenant';

type Composed = ReturnType<typeof composeTenants>;
type Remembered = NonNullable<ReturnType<TenantMemory['get']>>;

/** How many tenants are composed before others of the process get a turn. */
const batchSize = 50;

/**
 * What scope resolution reads of a tree: see `composeTenants`, which this calls for some tenants at a time, so that the
 * process answers others meanwhile. What is parsed already is not parsed again.
 */
export async function declareTenants(options: {
  /** Only files of tenants. */
  tree: GitOpsTree;
  records: ReadonlyMap<string, TenantRecord>;
  /** What the call before this one returned; empty at the first. */
  memory: TenantMemory;
  clusterNames: ReadonlyMap<string, string>;
}): Promise<Composed> {
  const { tree, records, memory, clusterNames } = options;
  const composed: Composed[] = [];
  for (const files of batches(tree)) {
    composed.push(
      composeTenants({
        tree: files,
        memory: withParsed(memory, files, records),
        clusterNames,
      }),
    );
    await new Promise(setImmediate);
  }
  return {
    tenants: composed.flatMap(({ tenants }) => tenants),
    problems: composed.flatMap(({ problems }) => problems),
    memory: new Map(composed.flatMap(one => [...one.memory])),
  };
}

/** The files of some tenants each, none in two, in the order of their paths. */
function* batches(tree: GitOpsTree): Generator<GitOpsTree> {
  let files = new Map<string, NonNullable<ReturnType<GitOpsTree['get']>>>();
  const tenants = new Set<string>();
  for (const [path, file] of [...tree].sort(([one], [other]) =>
    one < other ? -1 : 1,
  )) {
    const tenant = tenantOf(path);
    if (!tenants.has(tenant) && tenants.size === batchSize) {
      yield files;
      files = new Map();
      tenants.clear();
    }
    tenants.add(tenant);
    files.set(path, file);
  }
  yield files;
}

/** What is remembered of files, and what the registry found in those whose text is another by now. */
function withParsed(
  memory: TenantMemory,
  files: GitOpsTree,
  records: ReadonlyMap<string, TenantRecord>,
): TenantMemory {
  const remembered = new Map<string, Remembered>();
  for (const [path, file] of files) {
    const known = memory.get(path) ?? environmentAhead(file);
    const registered = records.get(tenantOf(path))?.registered;
    if (
      registered?.tenant &&
      registered.path === path &&
      'text' in file &&
      file.text !== known?.text
    ) {
      remembered.set(path, {
        text: file.text,
        good: declarationOf(registered.tenant),
      });
    } else if (known) {
      remembered.set(path, known);
    }
  }
  return remembered;
}

/** What `composeTenants` reads of a `tenant.yaml`. */
function declarationOf({ metadata, spec }: Tenant): Remembered['good'] {
  const { name, title, description } = metadata;
  return {
    name,
    title,
    description,
    /* As references to entities are compared. */
    owner: spec.owner.toLocaleLowerCase('en-US'),
    environments: spec.environments.map(environment => ({
      name: environment.name,
      suspended: environment.suspended ?? false,
    })),
  };
}

function tenantOf(path: string): string {
  return path.split('/')[1];
}
