import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/**
 * The part of the configuration under `platform` that this package reads; each key is explained in config.d.ts.
 *
 * @public
 */
export interface PlatformConfig {
  scope: 'tenancy' | 'annotations';
  gitops?: {
    url: string;
    refreshMilliseconds: number;
    /** How long the forge may send nothing of the tree. */
    timeoutMilliseconds: number;
    clusterNames: ReadonlyMap<string, string>;
  };
  watch: {
    idleMilliseconds: number;
  };
}

const defaultRefreshMilliseconds = 30_000;
const defaultTimeoutMilliseconds = 2 * 60_000;
const defaultIdleMilliseconds = 10 * 60_000;

/**
 * Reads it. Throws `InputError` that names the key and what it may be.
 *
 * @public
 */
export function readPlatformConfig(root: Config): PlatformConfig {
  const scope = root.getOptionalString('platform.scope') ?? 'tenancy';
  if (scope !== 'tenancy' && scope !== 'annotations') {
    throw new InputError(
      `platform.scope is ${scope}; it can be tenancy or annotations`,
    );
  }
  const url = root.getOptionalString('platform.gitops.url');
  const aliases = root.getOptionalConfig('platform.gitops.clusterNames');
  return {
    scope,
    ...(url && {
      gitops: {
        url,
        refreshMilliseconds: duration(
          root,
          'platform.gitops.refresh',
          defaultRefreshMilliseconds,
        ),
        timeoutMilliseconds: duration(
          root,
          'platform.gitops.timeout',
          defaultTimeoutMilliseconds,
        ),
        clusterNames: new Map(
          (aliases?.keys() ?? []).map(key => [
            key,
            aliases?.getString(key) ?? key,
          ]),
        ),
      },
    }),
    watch: {
      idleMilliseconds: duration(
        root,
        'platform.watch.idle',
        defaultIdleMilliseconds,
      ),
    },
  };
}

function duration(root: Config, key: string, fallback: number): number {
  return root.has(key)
    ? durationToMilliseconds(readDurationFromConfig(root, { key }))
    : fallback;
}
