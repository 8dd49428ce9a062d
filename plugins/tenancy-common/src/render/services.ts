import { ENVIRONMENT_LABEL, TENANT_LABEL } from '@socle/plugin-platform-common';
import {
  inline,
  noted,
  rows,
  YamlDocument,
  YamlMap,
} from '@socle/plugin-platform-common/documents';
import { Profile } from '../profile/schema';
import { Tenant } from '../tenant/types';
import { goTemplate, syncPolicy } from './applications';
import { teamRepositoryUrl } from './repositories';
import { EnvironmentContext } from './types';

/**
 * What makes the team's Applications: one for each file of `services/` and environment that it names, and one for the team's
 * own additions to each environment. Their project is fixed, and they fail on objects of another Application: a team cannot
 * take over what guards it.
 */
export function renderServices(
  tenant: Tenant,
  profile: Profile,
  contexts: readonly EnvironmentContext[],
): YamlDocument[] {
  const { name } = tenant.metadata;
  const repoURL = teamRepositoryUrl(name, profile);
  const set = (suffix: string, spec: YamlMap): YamlMap => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: {
      name: `${name}-${suffix}`,
      namespace: profile.spec.argocd.namespace,
      labels: { [TENANT_LABEL]: name },
    },
    spec: { ...goTemplate, ...spec },
  });
  return [
    {
      comment:
        "One Application for each file in services/ of the team's repository and each environment that it names.",
      value: set('services', {
        generators: [
          {
            matrix: {
              generators: [
                {
                  git: {
                    repoURL,
                    revision: 'main',
                    files: inline([{ path: 'services/*.yaml' }]),
                    values: inline(
                      Object.fromEntries(
                        contexts.map(({ environment, cluster }) => [
                          environment.name,
                          cluster.name,
                        ]),
                      ),
                    ),
                  },
                },
                { list: { elementsYaml: '{{.environments | toJson}}' } },
              ],
            },
          },
        ],
        template: {
          metadata: {
            name: `${name}.{{.environment}}.{{.name}}`,
            labels: {
              'app.kubernetes.io/name': '{{.name}}',
              'app.kubernetes.io/part-of': name,
              [TENANT_LABEL]: name,
              [ENVIRONMENT_LABEL]: '{{.environment}}',
            },
          },
          spec: {
            project: name,
            source: inline({
              repoURL: '{{.repository}}',
              targetRevision: '{{.revision}}',
              path: 'deploy/{{.environment}}',
            }),
            destination: inline({
              name: '{{index .values .environment}}',
              namespace: `${name}-{{.environment}}`,
            }),
            ignoreDifferences: noted(
              "The number of replicas is an autoscaler's, where there is one.",
              rows([
                {
                  group: 'apps',
                  kind: 'Deployment',
                  managedFieldsManagers: ['kube-controller-manager'],
                },
              ]),
            ),
            syncPolicy: syncPolicy('FailOnSharedResource'),
          },
        },
      }),
    },
    {
      comment: "The team's own additions to each environment.",
      value: set('team', {
        generators: [
          {
            list: {
              elements: contexts.map(({ environment, cluster }) =>
                inline({
                  environment: environment.name,
                  cluster: cluster.name,
                }),
              ),
            },
          },
        ],
        template: {
          metadata: {
            name: `${name}.{{.environment}}.team`,
            labels: {
              [TENANT_LABEL]: name,
              [ENVIRONMENT_LABEL]: '{{.environment}}',
            },
          },
          spec: {
            project: name,
            source: inline({
              repoURL,
              targetRevision: 'main',
              path: '{{.environment}}',
            }),
            destination: inline({
              name: '{{.cluster}}',
              namespace: `${name}-{{.environment}}`,
            }),
            syncPolicy: syncPolicy('FailOnSharedResource'),
          },
        },
      }),
    },
  ];
}
