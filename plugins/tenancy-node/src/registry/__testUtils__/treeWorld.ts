import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { NotModifiedError } from '@backstage/errors';
import { GitOpsTenantRegistry } from '../GitOpsTenantRegistry';
import { selectReading } from '../selectReading';

const url = 'https://forge.example.com/platform/gitops/src/branch/main';

/** A profile that every tenant of `tenantFile` fits. */
export const profile = readFileSync(
  path.resolve(
    __dirname,
    '../../../../tenancy-common/src/__fixtures__/sample/socle.yaml',
  ),
  'utf8',
);

/** A valid tenant.yaml with one environment, dev, on the sample's first cluster. */
export function tenantFile(
  name: string,
  options: { title?: string; size?: string; more?: string } = {},
): string {
  return `apiVersion: socle.dev/v1
kind: Tenant
metadata:
  name: ${name}
  title: ${options.title ?? name}
spec:
  owner: group:default/${name}
  costCenter: FR-4021
  access:
    admins: [${name}-leads]
  environments:
    - {name: dev, cluster: paris-nonprod, size: ${options.size ?? 'small'}}
${options.more ?? ''}`;
}

/** A forge with one tree, which a test can change, break and slow down, and a clock that it turns. */
export function treeWorld(files: Record<string, string>) {
  const state = {
    files,
    commit: 'commit-1',
    down: false,
    hold: undefined as Promise<void> | undefined,
    now: Date.parse('2026-11-21T10:00:00Z'),
    reads: 0,
  };
  const urlReader = mockServices.urlReader.mock({
    async readTree(_url, options) {
      state.reads += 1;
      const { commit, files: tree } = state;
      await state.hold;
      if (state.down) {
        throw new Error('connect ECONNREFUSED');
      }
      if (options?.etag === commit) {
        throw new NotModifiedError();
      }
      const entries = Object.entries(tree)
        .map(([name, text]) => ({ path: name, text: Buffer.from(text) }))
        .filter(
          entry =>
            options?.filter?.(entry.path, { size: entry.text.length }) ?? true,
        )
        .map(entry => ({ path: entry.path, content: async () => entry.text }));
      return {
        etag: commit,
        files: async () => entries,
        archive: () => Promise.reject(new Error('not read')),
        dir: () => Promise.reject(new Error('not read')),
      };
    },
  });
  const logger = mockServices.logger.mock();
  const registry = new GitOpsTenantRegistry({
    url,
    readGitOps: selectReading({
      url,
      urlReader,
      logger,
      timeoutMilliseconds: 50,
    }),
    logger,
    refreshMilliseconds: 30_000,
    patienceMilliseconds: 10,
    clusterNames: new Map(),
    now: () => new Date(state.now),
  });
  return {
    state,
    registry,
    logger,
    /** Puts files on the branch by a commit of their own; undefined removes. */
    commit(changes: Record<string, string | undefined>) {
      const next = { ...state.files };
      for (const [name, text] of Object.entries(changes)) {
        if (text === undefined) {
          delete next[name];
        } else {
          next[name] = text;
        }
      }
      state.files = next;
      state.commit = `commit-${Number(state.commit.split('-')[1]) + 1}`;
    },
  };
}
