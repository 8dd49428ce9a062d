import { KubernetesObject, WatchedKind } from '@socle/plugin-platform-node';
import { ApplicationSummary } from '@socle/plugin-tenancy-common';
import { z } from 'zod';

/* What is not of the expected type counts as not there: another version of Argo CD is no reason to show nothing. */
const text = z.string().optional().catch(undefined);
const part = <T extends z.ZodRawShape>(shape: T) =>
  z.object(shape).optional().catch(undefined);

/* Source: argo-cd, pkg/apis/application/v1alpha1/types.go (ApplicationStatus). */
const statusSchema = part({
  sync: part({ status: text, revision: text }),
  health: part({ status: text, message: text, lastTransitionTime: text }),
  operationState: part({ phase: text, message: text, finishedAt: text }),
  conditions: z
    .array(z.object({ type: text, message: text }))
    .optional()
    .catch(undefined),
});

/** Applications of Argo CD: how each was synced last, and how it is. */
export const applications: WatchedKind<ApplicationSummary> = {
  group: 'argoproj.io',
  version: 'v1alpha1',
  plural: 'applications',
  project: toSummary,
};

function toSummary(object: KubernetesObject): ApplicationSummary {
  const status = statusSchema.parse(object.status);
  const { sync, health, operationState, conditions = [] } = status ?? {};
  const fields = {
    sync: sync?.status,
    revision: sync?.revision,
    health: health?.status,
    healthMessage: health?.message,
    healthSince: health?.lastTransitionTime,
    phase: operationState?.phase,
    message: operationState?.message,
    finishedAt: operationState?.finishedAt,
  };
  return {
    name: object.metadata.name,
    ...Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== undefined),
    ),
    /* Argo CD's own word for what is an error: ComparisonError, InvalidSpecError, SyncError … */
    errors: conditions.flatMap(({ type, message }) =>
      type?.endsWith('Error') && message ? [message] : [],
    ),
  };
}
