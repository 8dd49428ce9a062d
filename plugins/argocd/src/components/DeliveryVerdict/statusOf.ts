import { EntityVerdict, InstanceStatus } from '@socle/plugin-argocd-common';
import { Status } from '@socle/plugin-platform-common';

/**
 * The status behind a verdict: since when it is so; or, where the Argo CD that it is known from went silent, as of when it
 * was known and since when nothing is heard. Of several silent ones, the one that is silent the longest.
 */
export function statusOf(options: {
  verdict: Pick<EntityVerdict, 'level' | 'since' | 'application'>;
  instances: readonly InstanceStatus[];
  /** When the answer came in, ISO 8601 in UTC. */
  receivedAt: string;
}): Status {
  const { verdict, instances, receivedAt } = options;
  const { level, since, application } = verdict;
  const [silent] = instances
    .filter(
      ({ name, status }) =>
        status.staleSince && (!application || application.instance === name),
    )
    .map(({ status }) => status)
    .sort(
      (left, right) =>
        Date.parse(left.staleSince ?? '') - Date.parse(right.staleSince ?? ''),
    );
  return {
    level,
    reason: '',
    observedAt: silent?.observedAt ?? since ?? receivedAt,
    ...(silent?.staleSince && { staleSince: silent.staleSince }),
  };
}
