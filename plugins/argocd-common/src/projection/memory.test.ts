import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { storedApplication } from '../__testUtils__/applications';
import { sharedTexts } from './share';
import { summarizeApplication } from './summarizeApplication';

it('takes no more than 2 kB of memory for each of 10,000', () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const share = sharedTexts();
  const texts = [...Array(10_000)].map((_, index) =>
    JSON.stringify(realistic(index)),
  );
  collect();
  const before = process.memoryUsage().heapUsed;
  const kept = texts.map(text =>
    summarizeApplication(JSON.parse(text), { share }),
  );
  collect();
  const each = (process.memoryUsage().heapUsed - before) / kept.length;
  expect(kept).toHaveLength(10_000);
  expect(each).toBeLessThan(2_048);
});

/** An Application of a size as people have them: 12 resources, 10 deployments; one in twenty fails. */
function realistic(index: number) {
  const tenant = `tenant${index % 300}`;
  const sha = index.toString(16).padStart(40, 'a');
  const failing = index % 20 === 0;
  return storedApplication({
    name: `${tenant}.prod.service${index}`,
    labels: {
      'socle.dev/tenant': tenant,
      'socle.dev/environment': 'prod',
      'app.kubernetes.io/name': `service${index}`,
      'app.kubernetes.io/part-of': tenant,
    },
    metadata: {
      uid: `${index}-0000-0000`,
      resourceVersion: `${index}`,
      creationTimestamp: '2026-01-01T00:00:00Z',
    },
    spec: {
      project: tenant,
      source: {
        repoURL: `https://git.example.com/${tenant}/service${index}.git`,
        targetRevision: 'main',
        path: 'deploy/prod',
      },
      destination: { name: 'paris-prod', namespace: `${tenant}-prod` },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    },
    status: {
      sync: { status: failing ? 'OutOfSync' : 'Synced', revision: sha },
      health: {
        status: 'Healthy',
        lastTransitionTime: `2026-03-0${1 + (index % 9)}T10:00:${10 + (index % 50)}Z`,
      },
      reconciledAt: '2026-03-10T10:00:00Z',
      summary: {
        images: [
          `registry.example.com/${tenant}/service${index}:1.${index % 40}.2`,
        ],
      },
      history: [...Array(10)].map((_, id) => ({
        id,
        revision: sha,
        deployedAt: `2026-03-0${1 + (id % 9)}T09:${10 + (index % 50)}:00Z`,
        initiatedBy: { automated: true },
      })),
      resources: [...Array(12)].map((_, at) => ({
        group: 'apps',
        kind: 'Deployment',
        namespace: `${tenant}-prod`,
        name: `service${index}-${at}`,
        status: 'Synced',
      })),
      operationState: {
        phase: failing ? 'Failed' : 'Succeeded',
        message: failing
          ? `one or more objects failed to apply, reason: ${index} ${'denied '.repeat(100)}`
          : 'successfully synced (all tasks run)',
        startedAt: '2026-03-09T09:00:00Z',
        finishedAt: '2026-03-09T09:00:10Z',
        operation: { initiatedBy: { automated: true } },
        syncResult: {
          revision: sha,
          resources: [...Array(12)].map((_, at) => ({
            group: 'apps',
            kind: 'Deployment',
            namespace: `${tenant}-prod`,
            name: `service${index}-${at}`,
            status: failing && at < 2 ? 'SyncFailed' : 'Synced',
            message:
              failing && at < 2
                ? `${index} ${'denied '.repeat(60)}`
                : 'deployment.apps configured',
          })),
        },
      },
    },
  });
}
