import {
  ApplicationSummary,
  ArgoCluster,
  clusterOf,
} from '@socle/plugin-argocd-common';
import { DeclaredTenant, TENANT_LABEL } from '@socle/plugin-platform-common';
import { ApplicationResource } from '../permissions';

/** Whose an Application is, and where it deploys to. */
export interface ApplicationPlace {
  /** Unset for the platform's own. */
  tenant?: DeclaredTenant;
  /** The tenant's name for where it deploys to; unset where that is none of its environments. */
  environment?: string;
  /** The portal's name for the cluster, or Argo CD's where the portal knows none. */
  cluster?: string;
}

/** Finds whose an Application is. */
export type Places = (application: ApplicationSummary) => ApplicationPlace;

/**
 * Finds whose Applications are, by the rule of `matchApplications`: those of the tenant's own project, and those of the
 * platform's projects that deploy into one of its environments or bear its label.
 */
export function placesOf(options: {
  tenants: readonly DeclaredTenant[];
  destinations: readonly ArgoCluster[];
  platformProjects: readonly string[];
}): Places {
  const { destinations } = options;
  const platform = new Set(options.platformProjects);
  const tenants = new Map(options.tenants.map(one => [one.name, one]));
  const environments = new Map(
    options.tenants.flatMap(tenant =>
      tenant.environments.map(({ name, cluster, namespace }) => [
        `${cluster} ${namespace}`,
        { tenant, name },
      ]),
    ),
  );
  return application => {
    const { project, destinationNamespace, labels } = application;
    const cluster = clusterOf(application, destinations);
    const environment = environments.get(`${cluster} ${destinationNamespace}`);
    const label = Object.hasOwn(labels, TENANT_LABEL)
      ? labels[TENANT_LABEL]
      : '';
    const tenant = platform.has(project)
      ? (environment?.tenant ?? tenants.get(label))
      : tenants.get(project);
    return {
      ...(tenant && { tenant }),
      ...(tenant &&
        environment?.tenant === tenant && { environment: environment.name }),
      ...(cluster && { cluster }),
    };
  };
}

/** An Application as the rules of the policy look at it. */
export function resourceAt({ tenant }: ApplicationPlace): ApplicationResource {
  return tenant
    ? { tenant: tenant.name, owners: [tenant.owner] }
    : { owners: [] };
}

/** Where the objects of an Application may be looked at; unset where that is somebody else's, or unknown. */
export function objectsAt(
  { destinationNamespace }: ApplicationSummary,
  { tenant, environment, cluster }: ApplicationPlace,
): { cluster: string; namespace: string } | undefined {
  const isAllowed = tenant === undefined || environment !== undefined;
  return isAllowed && cluster && destinationNamespace
    ? { cluster, namespace: destinationNamespace }
    : undefined;
}
