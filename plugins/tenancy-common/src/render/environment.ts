import { YamlMap } from '@socle/plugin-platform-common/documents';
import { renderAlerts } from './alerts';
import { renderDashboard } from './dashboard';
import { renderNamespace } from './namespace';
import { renderNetwork } from './network';
import { fileOf } from './objects';
import { renderLimits, renderQuota } from './quota';
import { renderRbac } from './rbac';
import { renderTelemetry } from './telemetry';
import { EnvironmentContext, RenderedFile } from './types';

/** The objects of one file, and what is said of them. */
interface ManifestFile {
  name: string;
  objects: YamlMap[];
  comment?: string;
}

/** The files of `tenants/<tenant>/<environment>/`, for the cluster of the environment. */
export function renderEnvironment(context: EnvironmentContext): RenderedFile[] {
  const { name, environment } = context;
  const manifests = manifestsOf(context);
  return [
    { name: 'environment.yaml', objects: [renderPlace(context)] },
    ...manifests,
    {
      name: 'kustomization.yaml',
      objects: [kustomization(manifests.map(file => file.name))],
    },
  ].map(({ name: fileName, objects, comment }: ManifestFile) => ({
    path: `tenants/${name}/${environment.name}/${fileName}`,
    content: fileOf(objects, comment),
  }));
}

/** The objects that guard an environment, as they are applied to its cluster. */
export function environmentObjects(context: EnvironmentContext): YamlMap[] {
  return manifestsOf(context).flatMap(({ objects }) => objects);
}

function manifestsOf(context: EnvironmentContext): ManifestFile[] {
  const { production, suspended, flavour } = context;
  return [
    { name: 'namespace.yaml', objects: [renderNamespace(context)] },
    {
      name: 'rbac.yaml',
      objects: renderRbac(context),
      ...(production && {
        comment: 'Production is read-only, with what debugging needs.',
      }),
    },
    {
      name: 'quota.yaml',
      objects: [renderQuota(context)],
      ...(suspended && {
        comment:
          'Suspended: nothing new can run or be stored. What is stored stays.',
      }),
    },
    { name: 'limits.yaml', objects: [renderLimits(context)] },
    {
      name: 'network.yaml',
      objects: renderNetwork(context),
      ...(suspended && {
        comment: 'Suspended: nothing passes, neither in nor out.',
      }),
    },
    { name: 'telemetry.yaml', objects: renderTelemetry(context) },
    { name: 'alerts.yaml', objects: [renderAlerts(context)] },
    { name: 'dashboard.yaml', objects: [renderDashboard(context)] },
    ...flavour.files(context),
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
