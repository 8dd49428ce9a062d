import { Profile } from '../../profile/schema';
import { Tenant } from '../../tenant/types';
import { EnvironmentContext } from '../types';

/** The page that meets whoever opens the team's repository. */
export function renderReadme(
  tenant: Tenant,
  profile: Profile,
  contexts: readonly EnvironmentContext[],
): string {
  const { name, title, description } = tenant.metadata;
  const contacts = (tenant.spec.contacts ?? []).map(
    contact => `${plain(contact.title)}: ${contact.email ?? contact.url}`,
  );
  return [
    `# ${plain(title)}`,
    '',
    `${description ? `${plain(description)}. ` : ''}This repository is the team's own: what it merges here, Argo CD applies to its namespaces.`,
    '',
    '| File | Holds |',
    '|---|---|',
    '| `services/*.yaml` | one file for each service: its repository, and the revision for each environment |',
    ...contexts.map(
      ({ environment, namespace, cluster }) =>
        `| \`${environment.name}/\` | our own additions to \`${namespace}\`, on ${cluster.name} |`,
    ),
    '| `catalog-info.yaml` | what the portal shows of us |',
    '',
    `What guards the namespaces (rights, quota, network) is in the platform's repository, ${profile.spec.gitops.repository}, in \`tenants/${name}\`. To change it, change \`tenant.yaml\` there, or use the portal.`,
    ...(contacts.length > 0 ? ['', `${contacts.join('. ')}.`] : []),
    '',
  ].join('\n');
}

/** Text of people's, kept from being read as Markdown. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>|#]/g, found => `\\${found}`);
}
