import { Finding } from '@socle/plugin-platform-common/documents';
import { Objective } from './types';

/**
 * Objectives of one name for one environment: their rules would record the same series, and one would take the place of the
 * other on the cluster.
 *
 * @public
 */
export function findDuplicates(
  objectives: readonly { objective: Objective; file: string }[],
): Finding[] {
  const first = new Map<string, string>();
  return objectives.flatMap(({ objective, file }) =>
    objective.environments.flatMap((environment): Finding[] => {
      const { tenant, name } = objective;
      const key = `${tenant}-${environment}/${name}`;
      const other = first.get(key);
      first.set(key, other ?? file);
      return other === undefined
        ? []
        : [
            {
              rule: 'objective',
              severity: 'error',
              file,
              line: 1,
              message: `${other} has an objective ${name} for ${tenant}-${environment} already.`,
              remedy: 'Give one of them another name.',
            },
          ];
    }),
  );
}
