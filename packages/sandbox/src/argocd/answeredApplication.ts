import { keyString } from '../gitops/objects';
import { resourceHealth } from '../gitops/health/resourceHealth';
import { Application, Health, ResourceStatus } from '../gitops/types';
import { ArgoCdContext } from './context';

/** An Application as the API writes it: Go's typed client leaves out what kind it is, and writes some empty fields. */
export type AnsweredApplication = Omit<Application, 'apiVersion' | 'kind'>;

export function answered(application: Application): AnsweredApplication {
  const { apiVersion: _version, kind: _kind, ...rest } = application;
  const status = { sourceHydrator: {}, ...rest.status };
  return { ...rest, status };
}

/**
 * The same with the health of each resource, which a list never has. Source: Argo CD's `inferResourcesStatusHealth`.
 */
export function withHealth(
  { knowledge }: ArgoCdContext,
  application: Application,
): AnsweredApplication {
  const compared = knowledge.compared(application.metadata.name);
  const { resources } = application.status ?? {};
  if (!compared || compared === 'broken' || !resources) {
    return answered(application);
  }
  const healths = new Map<string, Health>();
  for (const { target, live } of compared.comparison.resources) {
    const object = live ?? target;
    const health = live ? resourceHealth(live) : { status: 'Missing' as const };
    if (object && health) {
      healths.set(keyString(object), health);
    }
  }
  return answered({
    ...application,
    status: {
      ...application.status,
      resources: resources.map(resource => ({
        ...resource,
        ...healthOf(healths.get(keyOfStatus(resource))),
      })),
    },
  });
}

function healthOf(health: Health | undefined): { health?: Health } {
  return health
    ? {
        health: {
          status: health.status,
          ...(health.message && { message: health.message }),
        },
      }
    : {};
}

function keyOfStatus({
  group = '',
  kind,
  namespace = '',
  name,
}: ResourceStatus): string {
  return `${group}/${kind}/${namespace}/${name}`;
}
