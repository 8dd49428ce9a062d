import { printYaml } from '@socle/plugin-platform-common/documents';
import { Profile } from '../../profile/schema';
import { Tenant } from '../../tenant/types';
import { contextsOf } from '../contexts';
import { kustomization } from '../environment';
import { object } from '../objects';
import { RenderedFile } from '../types';
import { renderCatalogInfo } from './catalogInfo';
import { renderPipeline } from './pipeline';
import { renderReadme } from './readme';

/**
 * The first content of a team's own repository. From then on it is the team's, and no later rendering touches it.
 *
 * Throws `InputError` where the tenant names a cluster or a size that the profile does not have.
 *
 * @public
 */
export function renderTeamRepository(
  tenant: Tenant,
  profile: Profile,
): RenderedFile[] {
  const contexts = contextsOf(tenant, profile);
  const { owner } = tenant.spec;
  const team = owner.slice(owner.indexOf('/') + 1);
  return [
    {
      path: 'catalog-info.yaml',
      content: printYaml(renderCatalogInfo(tenant)),
    },
    { path: 'README.md', content: renderReadme(tenant, profile, contexts) },
    { path: 'CODEOWNERS', content: `* @${team}\n` },
    renderPipeline(profile),
    {
      path: 'services/README.md',
      content: [
        '# Services',
        '',
        'One file for each service, made by "Create service" in the portal:',
        '',
        '```yaml',
        'name: checkout',
        'repository: https://forge.example.com/payments/checkout.git',
        'environments:',
        ...contexts.map(
          ({ environment }) =>
            `  - {environment: ${environment.name}, revision: main}`,
        ),
        '```',
        '',
        'Its manifests are in `deploy/<environment>` of its own repository.',
        '',
      ].join('\n'),
    },
    ...contexts.flatMap(context => [
      {
        path: `${context.environment.name}/config.yaml`,
        content: printYaml([
          {
            comment:
              "The team's own additions begin here: dashboards, alerts, objectives, configuration.",
            value: object(context, {
              apiVersion: 'v1',
              kind: 'ConfigMap',
              name: 'team',
              data: { title: tenant.metadata.title, owner },
            }),
          },
        ]),
      },
      {
        path: `${context.environment.name}/kustomization.yaml`,
        content: printYaml([{ value: kustomization(['config.yaml']) }]),
      },
    ]),
  ];
}
