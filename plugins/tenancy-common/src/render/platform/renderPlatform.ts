import { ENVIRONMENT_LABEL, TENANT_LABEL } from '@socle/plugin-platform-common';
import {
  inline,
  printYaml,
  YamlDocument,
  YamlMap,
  YamlValue,
} from '@socle/plugin-platform-common/documents';
import { Profile } from '../../profile/schema';
import { goTemplate, syncPolicy } from '../applications';
import { kustomization } from '../environment';
import { RenderedFile } from '../types';
import { codeOwners } from './codeOwners';
import { gitAttributes } from './gitAttributes';
import {
  guardrailsFolder,
  renderGuardrails,
} from './guardrails/renderGuardrails';

const tenantOfPath = '{{index .path.segments 1}}';

/**
 * The files by which an empty repository becomes the platform's: where Argo CD begins, the platform's project, the
 * ApplicationSets over tenants and environments, the folder of add-ons with what its clusters let in, who reviews what, and what
 * archives leave out.
 *
 * `kubectl apply -f bootstrap/platform-project.yaml -f bootstrap/root.yaml` on the cluster of Argo CD starts it.
 *
 * @public
 */
export function renderPlatform(profile: Profile): RenderedFile[] {
  const file = (path: string, documents: YamlDocument[]) => ({
    path,
    content: printYaml(documents),
  });
  const { namespace } = profile.spec.argocd;
  return [
    file('bootstrap/platform-project.yaml', [
      {
        comment:
          'Where the platform, and what guards its tenants, may come from.',
        value: platformProject(profile),
      },
    ]),
    file('bootstrap/root.yaml', [
      {
        comment:
          'Where Argo CD begins: this folder, and with it everything else.',
        value: application(profile, 'root', 'bootstrap'),
      },
    ]),
    file('bootstrap/platform.yaml', [
      {
        comment: 'The add-ons, one Application each.',
        value: application(profile, 'platform', 'platform'),
      },
    ]),
    file('bootstrap/tenants.yaml', tenantSets(profile)),
    file('bootstrap/kustomization.yaml', [
      {
        value: kustomization([
          'platform-project.yaml',
          'root.yaml',
          'platform.yaml',
          'tenants.yaml',
        ]),
      },
    ]),
    ...codeOwners(profile),
    gitAttributes(),
    file('platform/about.yaml', [
      {
        comment:
          'What the platform says of itself, and the first of its resources: a kustomization needs one.',
        value: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'platform', namespace },
          data: {
            name: profile.metadata.name,
            title: profile.metadata.title,
            repository: profile.spec.gitops.repository,
          },
        },
      },
    ]),
    file('platform/kustomization.yaml', [
      {
        comment: 'Add one Application for each add-on and cluster.',
        value: kustomization(['about.yaml', 'guardrails.yaml']),
      },
    ]),
    file(
      'platform/guardrails.yaml',
      profile.spec.clusters.map((cluster, index) => ({
        ...(index === 0 && {
          comment:
            'What the clusters let into namespaces of tenants: the guardrails of socle.yaml, as checks have them.',
        }),
        value: application(
          profile,
          `platform.${cluster.name}.guardrails`,
          guardrailsFolder(cluster),
          cluster.name,
        ),
      })),
    ),
    ...renderGuardrails(profile),
  ];
}

/**
 * Whether a file of {@link renderPlatform} is only a beginning, which people go on with: it is not written again where it is
 * there, and not held against what is rendered.
 *
 * @public
 */
export function isBeginning(path: string): boolean {
  return path.startsWith('platform/') || path === gitAttributes().path;
}

function platformProject(profile: Profile): YamlMap {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: 'platform', namespace: profile.spec.argocd.namespace },
    spec: {
      description: 'The platform itself, and what guards its tenants',
      sourceRepos: [profile.spec.gitops.repository],
      destinations: [inline({ name: '*', server: '*', namespace: '*' })],
      clusterResourceWhitelist: [inline({ group: '*', kind: '*' })],
    },
  };
}

function application(
  profile: Profile,
  name: string,
  path: string,
  cluster = 'in-cluster',
): YamlMap {
  const { gitops, argocd } = profile.spec;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: argocd.namespace },
    spec: {
      project: 'platform',
      source: inline({
        repoURL: gitops.repository,
        targetRevision: gitops.branch,
        path,
      }),
      destination: inline({ name: cluster, namespace: argocd.namespace }),
      syncPolicy: syncPolicy('ServerSideApply'),
    },
  };
}

function tenantSets(profile: Profile): YamlDocument[] {
  const { gitops, argocd } = profile.spec;
  const set = (options: {
    name: string;
    find: Record<string, YamlValue>;
    application: string;
    labels: Record<string, string>;
    destination: YamlMap;
  }): YamlMap => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: options.name, namespace: argocd.namespace },
    spec: {
      ...goTemplate,
      generators: [
        {
          git: {
            repoURL: gitops.repository,
            revision: gitops.branch,
            ...options.find,
          },
        },
      ],
      template: {
        metadata: { name: options.application, labels: options.labels },
        spec: {
          project: 'platform',
          source: inline({
            repoURL: gitops.repository,
            targetRevision: gitops.branch,
            path: '{{.path.path}}',
          }),
          destination: inline(options.destination),
          syncPolicy: syncPolicy('ServerSideApply'),
        },
      },
    },
  });
  return [
    {
      comment:
        'A project and the ApplicationSets of each tenant, on the cluster of Argo CD. A new folder is a new tenant: there is no list to edit.',
      value: set({
        name: 'tenants-projects',
        find: { directories: inline([{ path: 'tenants/*/argocd' }]) },
        application: tenantOfPath,
        labels: { [TENANT_LABEL]: tenantOfPath },
        destination: { name: 'in-cluster', namespace: argocd.namespace },
      }),
    },
    {
      comment:
        'What guards each environment of a tenant, on the cluster that it names.',
      value: set({
        name: 'tenants-environments',
        find: { files: inline([{ path: 'tenants/*/*/environment.yaml' }]) },
        application: `${tenantOfPath}.{{.path.basename}}`,
        labels: {
          [TENANT_LABEL]: tenantOfPath,
          [ENVIRONMENT_LABEL]: '{{.path.basename}}',
        },
        destination: { name: '{{.cluster}}', namespace: '{{.namespace}}' },
      }),
    },
  ];
}
