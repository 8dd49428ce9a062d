import { StatusError } from '../kubernetes/status';
import { withCondition } from './conditions';
import {
  WorkloadContext,
  referenceTo,
  timestamp,
  writeStatus,
} from './context';
import { randomSuffix } from './names';
import { newPod } from './newPod';
import { podsOf } from './replicaSets';
import { Job, Pod } from './types';

/** Runs Pods until enough of them have succeeded (pkg/controller/job). */
export function reconcileJob(context: WorkloadContext, job: Job): void {
  const { client, now } = context;
  const over = job.status?.conditions?.some(
    ({ type, status }) =>
      (type === 'Complete' || type === 'Failed') && status === 'True',
  );
  if (job.metadata.deletionTimestamp || over || job.spec.suspend) {
    return;
  }
  const time = timestamp(now());
  const pods = podsOf(context, job);
  const ended = (phase: string) =>
    pods.filter(pod => pod.status?.phase === phase).length;
  const succeeded = ended('Succeeded');
  const failed = ended('Failed');
  const completions = job.spec.completions ?? 1;
  const active = pods.length - succeeded - failed;
  const missing = Math.min(
    (job.spec.parallelism ?? 1) - active,
    completions - succeeded - active,
  );
  let refused: string | undefined;
  for (let index = 0; index < missing && !refused; index += 1) {
    refused = create(context, job, pods);
  }
  const complete = succeeded >= completions;
  const latest = client.get(referenceTo(job)) as Job | undefined;
  if (!latest) {
    return;
  }
  writeStatus(context, latest, {
    ...latest.status,
    startTime: latest.status?.startTime ?? time,
    ...counts({ active: pods.length - succeeded - failed, succeeded, failed }),
    ...(complete && {
      completionTime: latest.status?.completionTime ?? time,
      conditions: withCondition(
        latest.status?.conditions,
        {
          type: 'Complete',
          status: 'True',
          reason: 'CompletionsReached',
          message: 'Reached expected number of succeeded pods',
        },
        time,
      ),
    }),
  });
}

function create(
  { client, events }: WorkloadContext,
  job: Job,
  pods: Pod[],
): string | undefined {
  const { template } = job.spec;
  try {
    const pod = client.create(
      newPod({
        owner: job,
        template: {
          ...template,
          spec: {
            ...template.spec,
            // What of a Job ends by itself is told by this field.
            restartPolicy: template.spec.restartPolicy ?? 'Never',
          },
        },
        name: `${job.metadata.name}-${randomSuffix()}`,
        cluster: client.name,
        labels: {
          'batch.kubernetes.io/job-name': job.metadata.name,
          'job-name': job.metadata.name,
        },
      }),
    );
    pods.push(pod as Pod);
    events.record({
      involved: job,
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: `Created pod: ${pod.metadata.name}`,
      component: 'job-controller',
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof StatusError)) {
      throw error;
    }
    events.record({
      involved: job,
      type: 'Warning',
      reason: 'FailedCreate',
      message: `Error creating: ${error.message}`,
      component: 'job-controller',
    });
    return error.message;
  }
}

/** The numbers that are not zero; a zero takes the place of one that was there. */
function counts(numbers: Record<string, number>) {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, number]) => [
      name,
      number > 0 ? number : undefined,
    ]),
  );
}
