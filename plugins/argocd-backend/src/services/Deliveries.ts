import {
  ApplicationSummary,
  applicationKey,
  ArgoCluster,
  compareEnvironments,
  EntityDeliveries,
  entityVerdict,
  MatchResult,
  matchApplications,
  Tracked,
} from '@socle/plugin-argocd-common';
import { TENANT_LABEL } from '@socle/plugin-platform-common';
import { SourceChange } from '../sources/types';
import { Commits, RevisionQuestion } from './Commits';
import { EntityView } from './EntityViews';
import { Instances } from './Instances';
import { Windows } from './Windows';

/* Of a tenant with hundreds of Applications, those on the screen; the next view learns more. */
const maximumLearned = 24;

/** How entities are delivered, from what was seen: nobody is asked for a view. */
export class Deliveries {
  readonly #instances: Instances;
  readonly #windows: Windows;
  readonly #commits: Commits;
  readonly #clusters: readonly ArgoCluster[];
  readonly #platformProjects: readonly string[];

  constructor(options: {
    instances: Instances;
    windows: Windows;
    commits: Commits;
    destinations: readonly ArgoCluster[];
    platformProjects: readonly string[];
  }) {
    this.#instances = options.instances;
    this.#windows = options.windows;
    this.#commits = options.commits;
    this.#clusters = options.destinations;
    this.#platformProjects = options.platformProjects;
  }

  matchesOf(view: EntityView, tracked: readonly Tracked[]): MatchResult {
    return matchApplications({
      entity: view.entity,
      scope: view.scope,
      applications: this.#instances.applications,
      instances: this.#instances.names,
      clusters: this.#clusters,
      platformProjects: this.#platformProjects,
      tracked,
    });
  }

  of(options: {
    view: EntityView;
    tracked: readonly Tracked[];
    now: Date;
  }): EntityDeliveries {
    const { view, tracked, now } = options;
    const { entityRef, scope, may } = view;
    const { tenant } = scope;
    const { matched, refused } = this.matchesOf(view, tracked);
    const environments = compareEnvironments({
      matched,
      environments: scope.environments.map(({ name }) => name),
      permissionOf: application => this.#windows.of(application, now),
    });
    return {
      entityRef,
      ...(tenant && {
        tenant: {
          name: tenant.name,
          ...(tenant.title && { title: tenant.title }),
        },
      }),
      verdict: entityVerdict(environments),
      environments,
      refused,
      refusedScope: scope.refused,
      instances: this.#instances.statuses(tenant?.name),
      commits: Object.fromEntries(
        matched.flatMap(({ application }) => {
          const question = deployedOf(application);
          const info = question && this.#commits.peek(question);
          return info ? [[applicationKey(application), info]] : [];
        }),
      ),
      may,
    };
  }

  /**
   * Asks for the commits that an answer lacks. Resolves to whether there are more of them now; never throws. Undefined where
   * there is nothing to ask.
   */
  learn(deliveries: EntityDeliveries): Promise<boolean> | undefined {
    const questions = deliveries.environments
      .flatMap(({ applications }) => applications)
      .flatMap(({ application }) => deployedOf(application) ?? [])
      .filter(
        question =>
          this.#commits.canAsk(question) &&
          this.#commits.peek(question) === undefined,
      )
      .slice(0, maximumLearned);
    return questions.length === 0
      ? undefined
      : Promise.all(
          questions.map(question =>
            this.#commits.get(question).then(
              info => info !== null,
              () => false,
            ),
          ),
        ).then(found => found.some(Boolean));
  }
}

/** Whether a change may make another answer of an entity's deliveries. */
export function concerns({ scope }: EntityView, change: SourceChange): boolean {
  const tenant = scope.tenant?.name;
  const namespaces = scope.environments.map(({ namespace }) => namespace);
  const isMine = (application: ApplicationSummary | undefined) =>
    application !== undefined &&
    (application.project === tenant ||
      namespaces.includes(application.destinationNamespace ?? '') ||
      (tenant !== undefined && application.labels[TENANT_LABEL] === tenant));
  return (
    change.source ||
    change.applications.some(
      ({ before, after }) => isMine(before) || isMine(after),
    )
  );
}

/** What the first source of an Application runs at; undefined where that is no commit and no chart. */
export function deployedOf(
  application: ApplicationSummary,
): RevisionQuestion | undefined {
  const { deployed, revisions, sources } = application;
  const revision = deployed?.revisions[0] ?? revisions[0];
  const [source] = sources;
  if (!revision || !source) {
    return undefined;
  }
  const isCommit = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(revision);
  if (!source.chart && !isCommit) {
    return undefined;
  }
  return {
    application,
    revision,
    index: 0,
    repository: source.repository,
    kind: source.chart ? 'chart' : 'commit',
    ...(deployed && { id: deployed.id }),
  };
}
