import { FieldPath } from '@socle/plugin-platform-common/documents';
import { namespaceOf } from '../../../tenant/types';
import { Manifest } from '../../tree/manifest';
import { Unit } from '../../tree/workspace';
import { fieldsAt, listAt } from '../../value';
import { Problem, Rule } from '../../types';
import { Judged } from './breach';
import { claims, wrongLabels } from './identity';
import { services } from './services';
import { telemetry } from './telemetry';

/**
 * Sources: CVE-2020-8554 (externalIPs); Argo CD's documentation, "Resource Tracking"; Grafana's, "Provision Grafana";
 * prometheus-operator's API, `Endpoint.honorLabels`.
 */
export const shadow: Rule = {
  id: 'shadow',
  title: 'Nothing passes for what it is not',
  description:
    "Some objects need no right to get in the way of others: they only have to say that they are somebody else's. Refused are the labels `socle.dev/tenant` and `socle.dev/environment` with other values than the folder's own, by which the portal finds what belongs to whom, in objects, in templates of pods and in what a kustomization adds; the annotations by which Argo CD tells whose an object is; a dashboard with the key or the uid of the environment's own, which it would replace; alerts that carry another tenant's label, and wake their people; `honorLabels`, which lets a pod report metrics in the name of any namespace; `externalIPs`, by which a Service takes over an address for the whole cluster (CVE-2020-8554); and Services of type `ExternalName`, which lead the ingress to where its rules of traffic do not.",
  severity: 'error',
  check: ({ units }) => {
    const seen = new Set<Manifest>();
    return units.flatMap(unit => [
      ...ofKustomization(unit),
      ...[...unit.manifests, ...unit.patches]
        .filter(manifest => !seen.has(manifest) && seen.add(manifest))
        .flatMap(manifest => ofManifest(manifest, unit)),
    ]);
  },
};

function ofManifest(manifest: Manifest, unit: Unit): Problem[] {
  const { role, tenantName, environmentName } = unit;
  const judged: Judged = {
    manifest,
    unit,
    ...(role !== 'loose' &&
      tenantName &&
      environmentName && {
        namespace: namespaceOf(tenantName, environmentName),
      }),
  };
  return [...claims(judged), ...services(judged), ...telemetry(judged)].map(
    breach => ({ source: manifest, ...breach }),
  );
}

function ofKustomization(unit: Unit): Problem[] {
  const { kustomization } = unit;
  if (!kustomization) {
    return [];
  }
  const { value } = kustomization;
  const places: FieldPath[] = [
    ['commonLabels'],
    ...listAt(value, 'labels').map((_, index) => ['labels', index, 'pairs']),
  ];
  return places
    .flatMap(path => wrongLabels(fieldsAt(value, ...path), path, unit))
    .map(breach => ({ source: kustomization, ...breach }));
}
