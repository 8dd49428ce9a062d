import { MatchedApplication } from '../match/matchApplications';
import { ApplicationSummary } from '../projection/applicationSummary';
import { defined } from '../values/read';
import { SyncPermission } from '../windows/syncPermission';
import { applicationVerdict } from './applicationVerdict';
import { ApplicationVerdict } from './types';
import { DeployedVersion, imageParts, versionOf } from './version';

/**
 * One environment of an entity, beside the others.
 *
 * @public
 */
export interface EnvironmentDelivery {
  /** The tenant's name for it; unset for Applications that deploy to none of its environments. */
  environment?: string;
  applications: ApplicationDelivery[];
}

/**
 * One Application in its environment: what it runs, since when, by whom, and what is missing against the environment before.
 *
 * @public
 */
export interface ApplicationDelivery {
  application: ApplicationSummary;
  verdict: ApplicationVerdict;
  version: DeployedVersion;
  /** When it was last deployed, ISO 8601. */
  deployedAt?: string;
  deployedBy?: { automated: true } | { username: string };
  /** What the environment before has and this one does not; empty where they are alike. */
  lacks: Lack[];
}

/**
 * What one environment has, and the next one does not yet.
 *
 * @public
 */
export type Lack =
  /** The same image with another tag or digest; `has` is unset where it does not run at all. */
  | { kind: 'image'; image: string; has?: string; before: string }
  /** The same source at another revision, where the images tell no difference. */
  | { kind: 'revision'; repository: string; has?: string; before: string };

/**
 * Puts the Applications of an entity side by side, in the order of promotion: which version is where, and what the next
 * environment lacks. Two Applications are the same thing in two environments where their names differ by the environment's
 * only (`payments.dev.checkout` and `payments.prod.checkout`), or where each environment has just one.
 *
 * @public
 */
export function compareEnvironments(options: {
  matched: readonly MatchedApplication[];
  /** Names of the entity's environments, in the order of promotion. */
  environments: readonly string[];
  permissionOf?: (
    application: ApplicationSummary,
  ) => SyncPermission | undefined;
}): EnvironmentDelivery[] {
  const { matched, environments, permissionOf } = options;
  const filled = environments.map(environment => ({
    environment,
    here: matched
      .filter(match => match.environment === environment)
      .map(({ application }) => application),
  }));
  const columns = filled.map(({ environment, here }, index) => {
    const before = filled
      .slice(0, index)
      .reverse()
      .find(column => column.here.length > 0)?.here;
    return {
      environment,
      applications: here.map(application =>
        deliveryOf(
          application,
          before && counterpart(application, environment, here, before),
          permissionOf?.(application),
        ),
      ),
    };
  });
  const elsewhere = matched.filter(
    ({ environment }) =>
      environment === undefined || !environments.includes(environment),
  );
  return elsewhere.length === 0
    ? columns
    : [
        ...columns,
        {
          applications: elsewhere.map(({ application }) =>
            deliveryOf(application, undefined, permissionOf?.(application)),
          ),
        },
      ];
}

function deliveryOf(
  application: ApplicationSummary,
  before: ApplicationSummary | undefined,
  permission: SyncPermission | undefined,
): ApplicationDelivery {
  const { deployed } = application;
  return defined({
    application,
    verdict: applicationVerdict(application, { permission }),
    version: versionOf(application),
    deployedAt: deployed?.deployedAt,
    deployedBy: deployedBy(deployed),
    lacks: before ? lacksOf(application, before) : [],
  });
}

function deployedBy(
  deployed: ApplicationSummary['deployed'],
): ApplicationDelivery['deployedBy'] {
  if (deployed?.username) {
    return { username: deployed.username };
  }
  return deployed?.automated ? { automated: true } : undefined;
}

/** The same thing in the environment before. */
function counterpart(
  application: ApplicationSummary,
  environment: string,
  here: readonly ApplicationSummary[],
  before: readonly ApplicationSummary[],
): ApplicationSummary | undefined {
  if (here.length === 1 && before.length === 1) {
    return before[0];
  }
  const shape = shapeOf(application.name, environment);
  return before.find(candidate => {
    const words = candidate.name.split(/[.-]/);
    return (
      shape.length === words.length &&
      shape.every((word, index) => word === '*' || word === words[index])
    );
  });
}

function shapeOf(name: string, environment: string): string[] {
  return name.split(/[.-]/).map(word => (word === environment ? '*' : word));
}

function lacksOf(
  application: ApplicationSummary,
  before: ApplicationSummary,
): Lack[] {
  const here = new Map(
    application.images.map(image => [imageParts(image).repository, image]),
  );
  const images = before.images.flatMap((image): Lack[] => {
    const { repository } = imageParts(image);
    const has = here.get(repository);
    return has === image
      ? []
      : [
          defined({
            kind: 'image' as const,
            image: repository,
            has: has && versionPart(has),
            before: versionPart(image),
          }),
        ];
  });
  if (images.length > 0) {
    return images;
  }
  return before.sources.flatMap((source, index): Lack[] => {
    const position = application.sources.findIndex(
      ({ repository, chart }) =>
        repository === source.repository && chart === source.chart,
    );
    const revision = runningRevision(before, index);
    const has =
      position < 0 ? undefined : runningRevision(application, position);
    return revision === undefined || has === revision
      ? []
      : [
          defined({
            kind: 'revision' as const,
            repository: source.repository,
            has,
            before: revision,
          }),
        ];
  });
}

/** What was deployed, not what Git wants. */
function runningRevision(
  { deployed, sync, revisions }: ApplicationSummary,
  index: number,
): string | undefined {
  return (
    deployed?.revisions[index] ??
    (sync === 'Synced' ? revisions[index] : undefined)
  );
}

function versionPart(image: string): string {
  const { tag, digest } = imageParts(image);
  return tag ?? digest ?? 'latest';
}
