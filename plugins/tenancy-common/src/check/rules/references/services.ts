import { listOf } from '../../../plan/words';
import { Profile } from '../../../profile/schema';
import { teamRepositoryUrl } from '../../../render/repositories';
import { Service } from '../../../tenant/serviceSchema';
import { Tenant } from '../../../tenant/types';
import { repositoryKey } from '../../../words/repository';
import { Read, TeamTree, Workspace } from '../../tree/workspace';
import { Problem } from '../../types';

/** What is wrong in the files of `services/`, held against their names and their tenant. */
export function serviceProblems({ teams, profile }: Workspace): Problem[] {
  return teams.flatMap(team => {
    const allowed =
      team.tenant && profile
        ? repositoriesOf(team.tenant, profile.value)
        : undefined;
    const files = new Set(team.services.map(({ source }) => source.file));
    return team.services.flatMap(service => [
      ...nameProblems(service, team, files),
      ...(team.tenant ? environmentProblems(service, team.tenant) : []),
      ...(team.tenant && allowed
        ? repositoryProblems(service, team.tenant, allowed)
        : []),
    ]);
  });
}

function repositoriesOf(tenant: Tenant, profile: Profile): Set<string> {
  return new Set(
    [
      teamRepositoryUrl(tenant.metadata.name, profile),
      ...(tenant.spec.repositories ?? []),
    ].map(repositoryKey),
  );
}

/** The ApplicationSet reads `services/*.yaml`, and names Applications after what is in them. */
function nameProblems(
  { value, source }: Read<Service>,
  { root }: TeamTree,
  files: ReadonlySet<string>,
): Problem[] {
  const file = source.file.slice(root.length);
  const wanted = `services/${value.name}.yaml`;
  if (!file.endsWith('.yaml')) {
    return [
      {
        source,
        message: `Nothing reads ${file}: Argo CD looks for files that end in .yaml.`,
        remedy: `Rename it to ${wanted}.`,
      },
    ];
  }
  if (file === wanted) {
    return [];
  }
  const isTaken = files.has(`${root}${wanted}`);
  return [
    {
      source,
      path: ['name'],
      message: isTaken
        ? `The service is called ${value.name}, as the one of ${wanted}.`
        : `The file is called ${file}, and its service ${value.name}.`,
      remedy: isTaken
        ? 'Give it the name of its file, or remove one of the two.'
        : `Rename the file to ${wanted}, or give the service the name of its file.`,
    },
  ];
}

function environmentProblems(
  { value, source }: Read<Service>,
  tenant: Tenant,
): Problem[] {
  const names = tenant.spec.environments.map(({ name }) => name);
  return value.environments.flatMap(({ environment }, index) =>
    names.includes(environment)
      ? []
      : [
          {
            source,
            path: ['environments', index, 'environment'],
            message: `${tenant.metadata.name} has no environment "${environment}".`,
            remedy: `Its environments are ${listOf(names)}: choose one, or add the environment to tenant.yaml first.`,
          },
        ],
  );
}

function repositoryProblems(
  { value, source }: Read<Service>,
  tenant: Tenant,
  allowed: ReadonlySet<string>,
): Problem[] {
  return allowed.has(repositoryKey(value.repository))
    ? []
    : [
        {
          source,
          path: ['repository'],
          message: `${tenant.metadata.name} may not deploy from ${value.repository}.`,
          remedy:
            "Correct the address, or add it to the tenant's spec.repositories first.",
        },
      ];
}
