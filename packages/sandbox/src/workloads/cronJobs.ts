import { CronTime } from 'cron';
import { StatusError } from '../kubernetes/status';
import {
  WorkloadContext,
  controlledBy,
  referenceTo,
  timestamp,
  writeStatus,
} from './context';
import { CronJob, Job } from './types';

/** Makes a Job whenever a schedule says so (pkg/controller/cronjob); what was missed while nothing ran is not made up for. */
export function reconcileCronJob(
  context: WorkloadContext,
  cronJob: CronJob,
): void {
  const { client, now, later } = context;
  if (cronJob.metadata.deletionTimestamp || cronJob.spec.suspend) {
    return;
  }
  const jobs = controlledBy<Job>(client, cronJob, {
    apiVersion: 'batch/v1',
    kind: 'Job',
  });
  const last = Date.parse(
    cronJob.status?.lastScheduleTime ??
      cronJob.metadata.creationTimestamp ??
      now().toISOString(),
  );
  const due = nextRun(cronJob, new Date(last));
  const active = jobs.filter(job => !job.status?.completionTime);
  if (due && due <= now()) {
    const forbidden =
      cronJob.spec.concurrencyPolicy === 'Forbid' && active.length > 0;
    if (!forbidden) {
      create(context, cronJob, now());
    }
    const latest = client.get(referenceTo(cronJob));
    if (latest) {
      writeStatus(context, latest, {
        ...cronJob.status,
        lastScheduleTime: timestamp(now()),
      });
    }
  }
  removeOldest(context, cronJob, jobs);
  const next = nextRun(cronJob, now());
  if (next) {
    later(
      referenceTo(cronJob),
      Math.min(next.getTime() - now().getTime(), 2 ** 30),
    );
  }
}

/** The first moment of the schedule after another one; undefined where the schedule cannot be read. */
export function nextRun(cronJob: CronJob, after: Date): Date | undefined {
  try {
    const time = new CronTime(
      cronJob.spec.schedule,
      cronJob.spec.timeZone ?? 'UTC',
    );
    return time
      .getNextDateFrom(after, cronJob.spec.timeZone ?? 'UTC')
      .toJSDate();
  } catch {
    return undefined;
  }
}

function create(
  { client, events }: WorkloadContext,
  cronJob: CronJob,
  at: Date,
): void {
  const name = `${cronJob.metadata.name}-${Math.floor(at.getTime() / 60_000)}`;
  try {
    client.create({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        ...cronJob.spec.jobTemplate.metadata,
        name,
        namespace: cronJob.metadata.namespace,
        ownerReferences: [
          {
            apiVersion: cronJob.apiVersion,
            kind: cronJob.kind,
            name: cronJob.metadata.name,
            uid: cronJob.metadata.uid ?? '',
            controller: true,
            blockOwnerDeletion: true,
          },
        ],
      },
      spec: cronJob.spec.jobTemplate.spec,
    });
    events.record({
      involved: cronJob,
      type: 'Normal',
      reason: 'SuccessfulCreate',
      message: `Created job ${name}`,
      component: 'cronjob-controller',
    });
  } catch (error) {
    if (!(error instanceof StatusError)) {
      throw error;
    }
    events.record({
      involved: cronJob,
      type: 'Warning',
      reason: 'FailedCreate',
      message: `Error creating job: ${error.message}`,
      component: 'cronjob-controller',
    });
  }
}

function removeOldest(
  { client }: WorkloadContext,
  cronJob: CronJob,
  jobs: Job[],
): void {
  const done = jobs
    .filter(job => job.status?.completionTime)
    .sort((a, b) =>
      String(a.status?.completionTime).localeCompare(
        String(b.status?.completionTime),
      ),
    );
  const kept = cronJob.spec.successfulJobsHistoryLimit ?? 3;
  for (const job of done.slice(0, Math.max(0, done.length - kept))) {
    client.delete(referenceTo(job));
  }
}
