import { YamlMap } from '../yaml/printYaml';
import { renderAlerts } from './alerts';
import { renderDashboard } from './dashboard';
import { renderNamespace } from './namespace';
import { renderNetwork } from './network';
import { fileOf } from './objects';
import { renderLimits, renderQuota } from './quota';
import { renderRbac } from './rbac';
import { renderTelemetry } from './telemetry';
import { EnvironmentContext, RenderedFile } from './types';

/** The files of `tenants/<tenant>/<environment>/`, for the cluster of the environment. */
export function renderEnvironment(context: EnvironmentContext): RenderedFile[] {
  const { name, environment, production, suspended, flavour } = context;
  const folder = `tenants/${name}/${environment.name}`;
  const file = (fileName: string, objects: YamlMap[], comment?: string) => ({
    path: `${folder}/${fileName}`,
    content: fileOf(objects, comment),
  });
  const manifests = [
    file('namespace.yaml', [renderNamespace(context)]),
    file(
      'rbac.yaml',
      renderRbac(context),
      production
        ? 'Production is read-only, with what debugging needs.'
        : undefined,
    ),
    file(
      'quota.yaml',
      [renderQuota(context)],
      suspended
        ? 'Suspended: nothing new can run or be stored. What is stored stays.'
        : undefined,
    ),
    file('limits.yaml', [renderLimits(context)]),
    file(
      'network.yaml',
      renderNetwork(context),
      suspended ? 'Suspended: nothing passes, neither in nor out.' : undefined,
    ),
    file('telemetry.yaml', renderTelemetry(context)),
    file('alerts.yaml', [renderAlerts(context)]),
    file('dashboard.yaml', [renderDashboard(context)]),
    ...flavour
      .files(context)
      .map(({ name: fileName, objects }) => file(fileName, objects)),
  ];
  return [
    file('environment.yaml', [renderPlace(context)]),
    ...manifests,
    file('kustomization.yaml', [
      kustomization(manifests.map(({ path }) => path.slice(folder.length + 1))),
    ]),
  ];
}

/** What the ApplicationSet over environments reads. */
function renderPlace({
  cluster,
  namespace,
  suspended,
}: EnvironmentContext): YamlMap {
  return {
    cluster: cluster.name,
    namespace,
    ...(suspended && { suspended: true }),
  };
}

/** A kustomization that names each of its files. */
export function kustomization(resources: readonly string[]): YamlMap {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources,
  };
}
