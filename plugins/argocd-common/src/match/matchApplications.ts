import { Entity } from '@backstage/catalog-model';
import {
  matchesLabels,
  parseLabelSelector,
  Scope,
  TENANT_LABEL,
} from '@socle/plugin-platform-common';
import { ApplicationSummary } from '../projection/applicationSummary';
import { ApplicationIndex, labelOf } from './applicationIndex';
import { ArgoCluster, environmentOf } from './destination';
import { ArgoClaims, readClaims, RefusedArgoClaim } from './readClaims';
import { Tracked } from './tracking';

/**
 * Everything that decides which Applications an entity shows.
 *
 * @public
 */
export interface MatchInput {
  entity: Entity;
  /** As platform-node resolved it: the authority. */
  scope: Scope;
  applications: ApplicationIndex;
  /** Names of the configured Argo CD instances. */
  instances?: readonly string[];
  clusters?: readonly ArgoCluster[];
  /** Projects whose Applications the platform's people write: `platform`. */
  platformProjects?: readonly string[];
  /** Which Applications the entity's own workloads say that they belong to. */
  tracked?: readonly Tracked[];
}

/**
 * An Application that an entity shows, and how it was found.
 *
 * @public
 */
export interface MatchedApplication {
  application: ApplicationSummary;
  /** The tenant's name for where it deploys to; unset where that is no environment of the tenant. */
  environment?: string;
  by: 'annotation' | 'tenant' | 'tracking' | 'label' | 'name';
}

/** @public */
export interface MatchResult {
  /** In the order of promotion, then by name. */
  matched: MatchedApplication[];
  refused: RefusedArgoClaim[];
}

/**
 * Finds the Applications of an entity.
 *
 * Only what belongs to the entity's tenant is ever found: Applications of the tenant's own project (its name is the
 * tenant's), and those of the platform's projects that deploy into one of the scope's environments or bear the tenant's
 * label. Where the platform trusts annotations there is no tenant, and what deploys into the scope's environments counts,
 * whatever its project.
 *
 * Among these, the annotations of the entity choose (`argocd/app-name`, `argocd/app-selector`, `argocd/project-name`; an
 * `argocd/app-namespace` or `argocd/instance-name` narrows). Without any, a tenant or a namespace shows all of them, and
 * anything else those that its workloads are tracked by, whose own labels its selector matches, or that bear Socle's name
 * for it (`tenant.environment.name`). A claim on anything else is reported and yields nothing.
 *
 * Pure; never throws on what an entity holds.
 *
 * @public
 */
export function matchApplications(input: MatchInput): MatchResult {
  const { entity, scope, instances } = input;
  const claims = readClaims(entity);
  const refused = [...claims.refused];
  for (const name of claims.instances ?? []) {
    if (instances && !instances.includes(name)) {
      refused.push({
        annotation: 'argocd/instance-name',
        value: name,
        reason: 'unknown-instance',
      });
    }
  }
  if (claims.refused.length > 0) {
    return { matched: [], refused };
  }

  const own = ownApplications(input);
  const isClaimed = Boolean(claims.names ?? claims.selector ?? claims.project);
  const matched = [...own.values()].filter(match => {
    const { application } = match;
    return (
      (!claims.namespace || application.namespace === claims.namespace) &&
      (!claims.instances || claims.instances.includes(application.instance)) &&
      (!isClaimed || isChosen(application, claims))
    );
  });
  if (isClaimed) {
    refused.push(...refuseOthers(input, claims, matched));
    return {
      matched: sorted(
        matched.map(match => ({ ...match, by: 'annotation' })),
        scope,
      ),
      refused,
    };
  }
  return {
    matched: sorted(
      matched.flatMap(match => findBy(match, input) ?? []),
      scope,
    ),
    refused,
  };
}

type Own = Omit<MatchedApplication, 'by'>;

/** What belongs to the entity's tenant, whole. */
function ownApplications(input: MatchInput): Map<ApplicationSummary, Own> {
  const { entity, scope, applications, clusters = [] } = input;
  const { tenant, environments } = scope;
  const platform = input.platformProjects ?? ['platform'];
  const own = new Map<ApplicationSummary, Own>();
  const add = (application: ApplicationSummary) => {
    if (own.has(application)) {
      return;
    }
    const environment = environmentOf(application, scope, clusters)?.name;
    const isTenants =
      tenant !== undefined &&
      (application.project === tenant.name ||
        (platform.includes(application.project) &&
          (environment !== undefined ||
            labelOf(application, TENANT_LABEL) === tenant.name)));
    if (isTenants || (tenant === undefined && environment !== undefined)) {
      own.set(application, {
        application,
        ...(environment !== undefined && { environment }),
      });
    }
  };
  for (const { namespace } of environments) {
    for (const application of applications.byDestinationNamespace(namespace)) {
      add(application);
    }
  }
  // An Application may be the tenant's and deploy nowhere that is: a wrong destination, or the tenant's own objects.
  if (tenant && isTenant(entity)) {
    for (const application of applications.byProject(tenant.name)) {
      add(application);
    }
    for (const application of applications.byTenantLabel(tenant.name)) {
      add(application);
    }
  }
  return own;
}

function isTenant(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'system' &&
    entity.spec?.type === 'tenant'
  );
}

function isChosen(
  application: ApplicationSummary,
  { names, selector, project }: ArgoClaims,
): boolean {
  return (
    (!names || names.includes(application.name)) &&
    (!project || application.project === project) &&
    (!selector ||
      matchesLabels({ requirements: selector, labels: application.labels }))
  );
}

/** Claims on what is not there, or not the tenant's. */
function refuseOthers(
  { applications, scope }: MatchInput,
  claims: ArgoClaims,
  matched: readonly Own[],
): RefusedArgoClaim[] {
  const { names, project, selectorText } = claims;
  const reasonOf = (all: Iterable<ApplicationSummary>) => {
    const found = [...all].filter(
      ({ namespace }) =>
        claims.namespace === undefined || namespace === claims.namespace,
    );
    if (found.length === 0) {
      return 'not-found';
    }
    return scope.tenant &&
      found.some(candidate => candidate.project === scope.tenant?.name)
      ? 'not-an-environment'
      : 'other-tenant';
  };
  if (names) {
    return names
      .filter(
        name => !matched.some(({ application }) => application.name === name),
      )
      .map(name => ({
        annotation: 'argocd/app-name',
        value: name,
        reason: reasonOf(applications.byName(name)),
      }));
  }
  if (matched.length > 0) {
    return [];
  }
  return [
    ...(project === undefined
      ? []
      : [
          {
            annotation: 'argocd/project-name',
            value: project,
            reason: reasonOf(applications.byProject(project)),
          } as const,
        ]),
    // Whether another tenant's Applications match is nobody's business.
    ...(selectorText === undefined || project !== undefined
      ? []
      : [
          {
            annotation: 'argocd/app-selector',
            value: selectorText,
            reason: 'not-found',
          } as const,
        ]),
  ];
}

/** How an entity without claims finds an Application of its tenant; undefined where it does not. */
function findBy(
  match: Own,
  { entity, scope, tracked = [] }: MatchInput,
): MatchedApplication | undefined {
  const { application } = match;
  const selectors = new Set(
    scope.environments.map(({ labelSelector }) => labelSelector),
  );
  if (selectors.has(undefined)) {
    return { ...match, by: 'tenant' };
  }
  if (match.environment === undefined) {
    return undefined;
  }
  if (
    tracked.some(
      ({ name, namespace }) =>
        name === application.name &&
        (namespace === undefined || namespace === application.namespace),
    )
  ) {
    return { ...match, by: 'tracking' };
  }
  const selector = scope.environments.find(
    ({ name }) => name === match.environment,
  )?.labelSelector;
  const parsed =
    selector === undefined ? undefined : parseLabelSelector(selector);
  if (
    parsed?.valid &&
    // Requirements that something is absent choose nothing by themselves.
    parsed.requirements.some(({ operator }) => operator === 'in') &&
    matchesLabels({
      requirements: parsed.requirements,
      labels: application.labels,
    })
  ) {
    return { ...match, by: 'label' };
  }
  return scope.tenant &&
    application.name ===
      `${scope.tenant.name}.${match.environment}.${entity.metadata.name}`
    ? { ...match, by: 'name' }
    : undefined;
}

function sorted(
  matches: MatchedApplication[],
  { environments }: Scope,
): MatchedApplication[] {
  const rank = ({ environment }: MatchedApplication) => {
    const index = environments.findIndex(({ name }) => name === environment);
    return index < 0 ? environments.length : index;
  };
  const text = ({
    application: { name, namespace, instance },
  }: MatchedApplication) => `${name} ${namespace} ${instance}`;
  return matches.sort(
    (left, right) =>
      rank(left) - rank(right) || (text(left) < text(right) ? -1 : 1),
  );
}
