import {
  FieldPath,
  Finding,
  formatPath,
  Locate,
} from '@socle/plugin-platform-common/documents';
import { Profile } from '../profile/schema';
import { repositoryKey } from '../words/repository';
import { namespaceOf, Tenant, TenantEnvironment } from './types';

/** What a field names that the profile does not have. */
export interface ReferenceProblem {
  path: FieldPath;
  message: string;
  remedy: string;
}

/**
 * Holds what a tenant names against the profile: clusters, sizes, namespaces, repositories and hosts. A tenant without
 * findings can be rendered.
 *
 * @public
 */
export function checkReferences(options: {
  tenant: Tenant;
  profile: Profile;
  /** The file's name for findings, and where its fields stand, as `parseTenant` gave them. */
  file: string;
  locate?: Locate;
}): Finding[] {
  const { tenant, profile, file, locate } = options;
  return referenceProblems(tenant, profile).map(
    ({ path, message, remedy }) => ({
      rule: 'references',
      severity: 'error',
      file,
      ...(locate ? locate(path) : { line: 1 }),
      path: formatPath(path),
      message,
      remedy,
    }),
  );
}

/** What a tenant names that the profile does not have, or keeps for the platform. */
export function referenceProblems(
  tenant: Tenant,
  profile: Profile,
): ReferenceProblem[] {
  return [
    ...problemsOfTenant(tenant, profile),
    ...tenant.spec.environments.flatMap((environment, index) =>
      problemsOfEnvironment(tenant, environment, profile).map(problem => ({
        ...problem,
        path: ['spec', 'environments', index, ...problem.path],
      })),
    ),
  ];
}

function problemsOfTenant(
  tenant: Tenant,
  profile: Profile,
): ReferenceProblem[] {
  const { name } = tenant.metadata;
  const problems: ReferenceProblem[] = [];
  if (profile.spec.reservedNames?.includes(name)) {
    problems.push({
      path: ['metadata', 'name'],
      message: `"${name}" is reserved for the platform.`,
      remedy: 'Choose another name.',
    });
  }
  const platform = repositoryKey(profile.spec.gitops.repository);
  (tenant.spec.repositories ?? []).forEach((url, index) => {
    if (repositoryKey(url) === platform) {
      problems.push({
        path: ['spec', 'repositories', index],
        message: "This is the platform's own repository.",
        remedy: "List repositories of the team's services only.",
      });
    }
  });
  return problems;
}

function problemsOfEnvironment(
  tenant: Tenant,
  environment: TenantEnvironment,
  profile: Profile,
): ReferenceProblem[] {
  const { clusters, sizes, argocd, reservedHosts = [] } = profile.spec;
  const problems: ReferenceProblem[] = [];
  const report = (path: FieldPath, message: string, remedy: string) =>
    problems.push({ path, message, remedy });
  const cluster = clusters.find(({ name }) => name === environment.cluster);
  const sizeNames = Object.keys(sizes);
  if (!sizeNames.includes(environment.size)) {
    report(
      ['size'],
      `The profile has no size "${environment.size}".`,
      `Choose ${sizeNames.join(', ')}.`,
    );
  }
  if (!cluster) {
    report(
      ['cluster'],
      `The profile has no cluster "${environment.cluster}".`,
      `Choose ${clusters.map(({ name }) => name).join(', ')}.`,
    );
    return problems;
  }
  const namespace = namespaceOf(tenant.metadata.name, environment.name);
  const taken = [
    argocd.namespace,
    cluster.dns.namespace,
    cluster.ingress.namespace,
    cluster.telemetry.collector.namespace,
    cluster.telemetry.prometheus.namespace,
    ...(profile.spec.reservedNames ?? []),
  ];
  if (taken.includes(namespace)) {
    report(
      ['name'],
      `The namespace ${namespace} is the platform's.`,
      'Name the tenant or the environment differently.',
    );
  }
  if (environment.identities && cluster.flavour !== 'eks') {
    report(
      ['identities'],
      `${cluster.name} has no roles of the cloud: it is not EKS.`,
      'Remove identities, or choose a cluster on EKS.',
    );
  }
  const { domain } = cluster.ingress;
  (environment.exposed ?? []).forEach((host, index) => {
    if (host !== domain && !host.endsWith(`.${domain}`)) {
      report(
        ['exposed', index],
        `"${host}" is outside of ${domain}, which the ingress of ${cluster.name} serves.`,
        `Choose a host under ${domain}.`,
      );
    }
    if (reservedHosts.includes(host)) {
      report(
        ['exposed', index],
        `"${host}" is reserved for the platform.`,
        'Choose another host.',
      );
    }
  });
  return problems;
}
