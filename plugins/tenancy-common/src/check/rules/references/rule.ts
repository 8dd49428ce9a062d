import { referenceProblems } from '../../../tenant/references';
import { Workspace } from '../../tree/workspace';
import { Problem, Rule } from '../../types';
import { hostProblems } from './hosts';
import { peerProblems } from './peers';
import { serviceProblems } from './services';
import { teamFolderProblems } from './teamFolders';
import { tenantNameProblems } from './tenantNames';

export const references: Rule = {
  id: 'references',
  title: 'What is named is there',
  description: [
    'A tenant names clusters, sizes and hosts of the profile, other tenants and its own environments; a service names environments and a repository of its tenant. What is not there, or belongs to somebody else, makes manifests that cannot be applied, or rules of traffic that do nothing.',
    'Names that two would have are refused too: the folder of a tenant and the file of a service are called as what they hold, and a host leads to one tenant. Other tenants are held against each other only where all of them are known: in the whole repository of the platform, or beside a profile.',
    'A folder of a team that is no environment, and an environment for which the team has no folder, are warned of: nothing is applied from the one, and the Application of the other fails.',
  ].join('\n\n'),
  severity: 'error',
  check: workspace => [
    ...profileProblems(workspace),
    ...tenantNameProblems(workspace),
    ...hostProblems(workspace),
    ...peerProblems(workspace),
    ...serviceProblems(workspace),
    ...teamFolderProblems(workspace),
  ],
};

function profileProblems({ tenants, profile }: Workspace): Problem[] {
  return profile
    ? tenants.flatMap(({ tenant }) =>
        tenant
          ? referenceProblems(tenant.value, profile.value).map(problem => ({
              ...problem,
              source: tenant.source,
            }))
          : [],
      )
    : [];
}
