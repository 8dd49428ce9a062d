import { Profile } from '../../profile/schema';
import { contextsOf } from '../../render/contexts';
import { environmentObjects } from '../../render/environment';
import { Unit } from '../tree/workspace';
import { textAt } from '../value';

/** What tells an object from the others of its namespace. */
export interface ObjectName {
  group: string;
  kind: string;
  name: string;
}

/** The same for the same object, whatever version of its API it is written in. */
export function keyOf({ group, kind, name }: ObjectName): string {
  return `${group}/${kind}/${name}`;
}

/**
 * What every environment has of kinds that a team may hold objects of, too. Where the tenant is known, its own objects are
 * taken from `render`.
 */
export const commonObjects: readonly ObjectName[] = [
  { group: '', kind: 'ConfigMap', name: 'dashboard' },
  { group: '', kind: 'ConfigMap', name: 'telemetry' },
  { group: 'monitoring.coreos.com', kind: 'PrometheusRule', name: 'tenant' },
  { group: 'opentelemetry.io', kind: 'Instrumentation', name: 'telemetry' },
];

/** The objects that guard the environment of a unit. */
export function baselineOf(
  { tenant, environment }: Unit,
  profile: Profile | undefined,
): readonly ObjectName[] {
  if (!tenant || !environment || !profile) {
    return commonObjects;
  }
  const { clusters, sizes } = profile.spec;
  if (
    !clusters.some(({ name }) => name === environment.cluster) ||
    !Object.keys(sizes).includes(environment.size)
  ) {
    return commonObjects;
  }
  const { spec } = tenant;
  return contextsOf(
    { ...tenant, spec: { ...spec, environments: [environment] } },
    profile,
  )
    .flatMap(environmentObjects)
    .map(object => {
      const apiVersion = textAt(object, 'apiVersion') ?? '';
      return {
        group: apiVersion.includes('/') ? apiVersion.split('/')[0] : '',
        kind: textAt(object, 'kind') ?? '',
        name: textAt(object, 'metadata', 'name') ?? '',
      };
    });
}
