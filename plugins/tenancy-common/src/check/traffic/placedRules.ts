import { FieldPath } from '@socle/plugin-platform-common/documents';
import { TrafficRule } from '../../tenant/trafficSchema';
import { Tenant } from '../../tenant/types';

/** A rule of traffic of a tenant, and where it stands. */
export interface PlacedRule {
  rule: TrafficRule;
  path: FieldPath;
  /** The environments that it holds in: all of the tenant's, or the one that it stands in. */
  environments: readonly string[];
}

/** Every rule of a tenant, as it is written: those of all environments first. */
export function placedRules({ spec }: Tenant): PlacedRule[] {
  const all = spec.environments.map(({ name }) => name);
  return [
    ...(spec.traffic ?? []).map((rule, index) => ({
      rule,
      path: ['spec', 'traffic', index],
      environments: all,
    })),
    ...spec.environments.flatMap(({ name, traffic = [] }, at) =>
      traffic.map((rule, index) => ({
        rule,
        path: ['spec', 'environments', at, 'traffic', index],
        environments: [name],
      })),
    ),
  ];
}
