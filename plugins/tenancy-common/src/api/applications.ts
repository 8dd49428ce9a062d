import { because } from './requestReasons';
import { RequestStep } from './requests';

/**
 * What is kept of an Application of Argo CD.
 *
 * Source: argo-cd, `pkg/apis/application/v1alpha1/types.go` (ApplicationStatus).
 *
 * @public
 */
export interface ApplicationSummary {
  name: string;
  /** `Synced`, `OutOfSync`, `Unknown`; unset before the first comparison. */
  sync?: string;
  /** The commit that it was compared with last. */
  revision?: string;
  /** `Healthy`, `Progressing`, `Degraded`, `Missing`, `Suspended`, `Unknown`. */
  health?: string;
  healthMessage?: string;
  /** ISO 8601. */
  healthSince?: string;
  /** Of the last sync: `Running`, `Succeeded`, `Failed`, `Error`, `Terminating`. */
  phase?: string;
  message?: string;
  finishedAt?: string;
  /** Messages of conditions that are errors: a source that cannot be read, a place that is not permitted. */
  errors: string[];
}

/* A controller's message can be a page long. */
const maximumMessage = 300;

/** What keeps an Application from being applied; none where nothing does. */
export function applicationProblem(
  application: ApplicationSummary,
  wanted: { revision: string; mergedAt?: string },
): Pick<RequestStep, 'state' | 'reason' | 'cause' | 'at'>[] {
  const { name, sync, health, phase, errors } = application;
  const params = { application: name };
  const said = (text: string | undefined) => text?.slice(0, maximumMessage);
  const [error] = errors;
  if (error) {
    return [
      { state: 'failed', ...because('applicationError', params, said(error)) },
    ];
  }
  const at = application.finishedAt && { at: application.finishedAt };
  if (phase === 'Failed' || phase === 'Error') {
    return [
      {
        state: 'failed',
        ...because('syncFailed', params, said(application.message)),
        ...at,
      },
    ];
  }
  if (phase === 'Running') {
    return [{ state: 'current', ...because('syncing', params) }];
  }
  if (sync !== 'Synced') {
    return [
      {
        state: 'current',
        ...(sync
          ? because('sync', { ...params, sync })
          : because('notCompared', params)),
      },
    ];
  }
  if (!isNewEnough(application, wanted)) {
    return [
      {
        state: 'current',
        ...because('notComparedWithMerge', params),
      },
    ];
  }
  if (health !== 'Healthy') {
    return [
      {
        state: health === 'Degraded' ? 'failed' : 'current',
        ...because(
          health ? 'health' : 'notAssessed',
          { ...params, ...(health && { health }) },
          said(application.healthMessage),
        ),
        ...(application.healthSince && { at: application.healthSince }),
      },
    ];
  }
  return [];
}

/** When an Application got where it is. */
export function appliedAt({
  finishedAt,
  healthSince,
}: ApplicationSummary): string[] {
  return [finishedAt, healthSince].flatMap(moment => moment ?? []);
}

/**
 * Whether what Argo CD compared with holds the merge: the very commit that the portal read last, or one that was synced
 * after the merge.
 */
function isNewEnough(
  { revision, finishedAt }: ApplicationSummary,
  wanted: { revision: string; mergedAt?: string },
): boolean {
  const isSameCommit =
    revision !== undefined &&
    revision.length >= 7 &&
    (revision.startsWith(wanted.revision) ||
      wanted.revision.startsWith(revision));
  return (
    isSameCommit ||
    wanted.mergedAt === undefined ||
    (finishedAt !== undefined &&
      Date.parse(finishedAt) >= Date.parse(wanted.mergedAt))
  );
}
