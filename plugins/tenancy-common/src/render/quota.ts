import { inline, YamlMap } from '@socle/plugin-platform-common/documents';
import { quotaResources } from '../tenant/quota';
import { object, withNamespace } from './objects';
import { EnvironmentContext } from './types';

/* What a suspended environment keeps: they cost nothing, and what is stored may need them. */
const keptWhenSuspended = new Set(['services', 'configmaps', 'secrets']);

/** What an environment may use: its size, with its own amounts over it; nothing that runs or is stored while suspended. */
export function quotaOf({
  environment,
  size,
  suspended,
}: Pick<EnvironmentContext, 'environment' | 'size' | 'suspended'>): Record<
  string,
  string
> {
  const amounts = new Map(
    [...Object.entries(size.quota), ...Object.entries(environment.quota ?? {})]
      .filter(([, amount]) => amount !== undefined)
      .map(([resource, amount]) => [resource, String(amount)]),
  );
  return Object.fromEntries(
    quotaResources.flatMap(resource => {
      const amount = amounts.get(resource);
      if (amount === undefined) {
        return [];
      }
      return [
        [
          resource,
          suspended && !keptWhenSuspended.has(resource) ? '0' : amount,
        ],
      ];
    }),
  );
}

/** The ResourceQuota. Node ports are never to be had, and no way in where no host is exposed. */
export function renderQuota(context: EnvironmentContext): YamlMap {
  const { flavour, exposed } = context;
  return object(context, {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    name: 'tenant',
    annotations: withNamespace,
    spec: {
      hard: {
        ...quotaOf(context),
        'services.nodeports': '0',
        ...(exposed.length === 0 &&
          Object.fromEntries(flavour.waysIn.map(way => [way, '0']))),
      },
    },
  });
}

/** The LimitRange: what a container gets that says nothing, and what it may have at most. */
export function renderLimits(context: EnvironmentContext): YamlMap {
  const { limits } = context.size;
  return object(context, {
    apiVersion: 'v1',
    kind: 'LimitRange',
    name: 'tenant',
    annotations: withNamespace,
    spec: {
      limits: [
        {
          type: 'Container',
          default: inline(limits.default),
          defaultRequest: inline(limits.defaultRequest),
          max: inline(limits.max),
        },
      ],
    },
  });
}
