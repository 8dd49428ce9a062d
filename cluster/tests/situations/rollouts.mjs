import { deployment, hook, map, nowhere } from './manifests.mjs';
import { quota } from './refusals.mjs';
import { is } from './whatArgoSays.mjs';

const image = 'registry.halle.example/app:1.0.0';
const failing = cause => ({
  until: is.healthy('Progressing'),
  verdict: ['failing', 'rolloutFailing', cause],
});
const waiting = cause => ({
  until: is.healthy('Progressing'),
  verdict: ['progressing', 'rollingOut', cause],
});

/** What was applied, and does not run; Argo CD mostly knows nothing of why. */
export const rollouts = [
  {
    name: 'no-such-node',
    files: { 'app.json': deployment({ pod: nowhere }) },
    ...waiting('unschedulable'),
  },
  {
    name: 'no-room',
    files: {
      'app.json': deployment({
        pod: { container: { resources: { requests: { cpu: '1000' } } } },
      }),
    },
    ...waiting('unschedulableResources'),
  },
  {
    name: 'deadline-passed',
    files: {
      'app.json': deployment({ pod: nowhere, progressDeadlineSeconds: 2 }),
    },
    until: is.healthy('Degraded'),
    verdict: ['failing', 'degraded', 'unschedulable'],
  },
  {
    name: 'quota-exceeded',
    before: [quota({ pods: '0' })],
    files: { 'app.json': deployment() },
    ...failing('quotaExceeded'),
  },
  {
    name: 'limit-range',
    before: [
      {
        apiVersion: 'v1',
        kind: 'LimitRange',
        metadata: { name: 'tenant' },
        spec: { limits: [{ type: 'Container', max: { cpu: '100m' } }] },
      },
    ],
    files: {
      'app.json': deployment({
        pod: { container: { resources: { limits: { cpu: '1' } } } },
      }),
    },
    ...failing('limitRange'),
  },
  {
    name: 'pod-security',
    labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
    files: {
      'app.json': deployment({
        pod: { container: { securityContext: { privileged: true } } },
      }),
    },
    ...failing('podSecurity'),
  },
  {
    name: 'no-service-account',
    files: { 'app.json': deployment({ pod: { serviceAccountName: 'gone' } }) },
    ...failing('serviceAccountMissing'),
  },
  {
    name: 'image-missing',
    files: { 'app.json': deployment() },
    afterCommit: (stage, name) =>
      stage.say(name, {
        restartCount: 0,
        state: {
          waiting: {
            reason: 'ImagePullBackOff',
            message: `Back-off pulling image "${image}": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "${image}": failed to resolve reference "${image}": ${image}: not found`,
          },
        },
      }),
    ...failing('imageNotFound'),
  },
  {
    name: 'crash-loop',
    files: { 'app.json': deployment() },
    afterCommit: (stage, name) =>
      stage.say(name, {
        restartCount: 7,
        state: {
          waiting: {
            reason: 'CrashLoopBackOff',
            message: 'back-off 5m0s restarting failed container=app',
          },
        },
        lastState: {
          terminated: {
            exitCode: 3,
            reason: 'Error',
            startedAt: '2026-01-01T00:00:00Z',
            finishedAt: '2026-01-01T00:00:05Z',
          },
        },
      }),
    ...failing('crashLoop'),
  },
  {
    name: 'hook-failed',
    files: {
      'one.json': map('one'),
      'migrate.json': hook({ activeDeadlineSeconds: 1 }, nowhere),
    },
    until: is.failed,
    verdict: ['failing', 'syncFailed', 'jobDeadline'],
  },
  {
    name: 'hook-waiting',
    files: { 'one.json': map('one'), 'migrate.json': hook({}, nowhere) },
    until: is.saying(/^waiting for completion of hook/),
    verdict: ['progressing', 'waitingForHook', 'unschedulable'],
  },
  {
    name: 'wave-blocked',
    files: {
      'app.json': deployment({ pod: nowhere }),
      'later.json': {
        ...map('later'),
        metadata: {
          name: 'later',
          annotations: { 'argocd.argoproj.io/sync-wave': '1' },
        },
      },
    },
    until: is.saying(/^waiting for healthy state of/),
    verdict: ['progressing', 'waitingForResource', 'unschedulable'],
  },
];
