import { JsonRecord, Application, argoApiVersion } from '../types';
import { timestamp } from '../sync/retry';
import { ApplicationSetCondition, ApplicationSetStatus } from './types';

/** How a reconciliation of an ApplicationSet ended. */
export type ReconcileResult =
  | { type: 'upToDate' }
  | {
      type: 'error';
      reason: string;
      message: string;
      /** Whether the parameters could be made at all. */
      parametersGenerated: boolean;
    };

/** The three conditions of an ApplicationSet. Source: Argo CD's `setApplicationSetStatusCondition`. */
export function conditionsOf(
  current: ApplicationSetCondition[] | undefined,
  result: ReconcileResult,
  now: Date,
): ApplicationSetCondition[] {
  const isError = result.type === 'error';
  const message = isError
    ? result.message
    : 'All applications have been generated successfully';
  const upToDate = 'ApplicationSetUpToDate';
  const generated = !isError || result.parametersGenerated;
  const conditions: Omit<ApplicationSetCondition, 'lastTransitionTime'>[] = [
    {
      type: 'ErrorOccurred',
      status: isError ? 'True' : 'False',
      reason: isError ? result.reason : upToDate,
      message,
    },
    {
      type: 'ParametersGenerated',
      status: generated ? 'True' : 'False',
      reason: generated ? 'ParametersGenerated' : 'ErrorOccurred',
      message: generated
        ? 'Successfully generated parameters for all Applications'
        : message,
    },
    {
      type: 'ResourcesUpToDate',
      status: isError ? 'False' : 'True',
      reason: isError ? 'ErrorOccurred' : upToDate,
      message,
    },
  ];
  return conditions.map(condition => {
    const known = current?.find(({ type }) => type === condition.type);
    return known &&
      known.status === condition.status &&
      known.reason === condition.reason &&
      known.message === condition.message
      ? known
      : { ...condition, lastTransitionTime: timestamp(now) };
  });
}

/** Source: Argo CD's `ApplicationSetStatus.CalculateHealth`. */
export function applicationSetHealth(
  conditions: ApplicationSetCondition[],
): NonNullable<ApplicationSetStatus['health']> {
  const find = (type: string) =>
    conditions.find(
      condition => condition.type === type && condition.status === 'True',
    );
  const error = find('ErrorOccurred');
  if (error) {
    return { status: 'Degraded', message: error.message };
  }
  const upToDate = find('ResourcesUpToDate');
  return upToDate
    ? { status: 'Healthy', message: upToDate.message }
    : {
        status: 'Unknown',
        message: 'Waiting for health status to be determined',
      };
}

/** `status.resources`: the Applications with their sync and health status, by name. */
export function resourcesOf(applications: Application[]): JsonRecord[] {
  const [group, version] = argoApiVersion.split('/');
  return applications
    .map(({ metadata, status }) => ({
      group,
      version,
      kind: 'Application',
      name: metadata.name,
      namespace: metadata.namespace,
      ...(status?.sync?.status && { status: status.sync.status }),
      health: status?.health?.status ? { status: status.health.status } : {},
    }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}
