import { parseApplicationSet } from './applicationSet';
import { parseClusterEvent, parseClusterObject } from './clusterObject';
import { parseProject } from './project';
import { parseResourceTree } from './resourceTree';

it('reads an ApplicationSet with its progressive sync', () => {
  expect(
    parseApplicationSet({
      kind: 'ApplicationSet',
      metadata: { name: 'payments-services', namespace: 'argocd' },
      spec: {
        generators: [
          {
            matrix: {
              generators: [
                {
                  git: {
                    repoURL: 'https://git.example.com/payments/payments.git',
                    revision: 'main',
                    files: [{ path: 'services/*.yaml' }, {}],
                  },
                },
                { list: { elementsYaml: '{{.environments | toJson}}' } },
                null,
              ],
            },
          },
          {
            git: {
              repoURL: 'https://git.example.com/x.git',
              revision: 'HEAD',
              files: [{ path: 'a/b.yaml' }],
            },
          },
          { git: { repoURL: 'https://git.example.com/y.git' } },
        ],
      },
      status: {
        conditions: [
          { type: 'ErrorOccurred', status: 'False', message: 'none' },
          {
            type: 'RolloutProgressing',
            status: 'True',
            message: 'waiting',
            reason: 'ApplicationSetModified',
          },
        ],
        resources: [
          { kind: 'Application', name: 'payments.dev.checkout' },
          { kind: 'Other', name: 'x' },
        ],
        applicationStatus: [
          {
            application: 'payments.dev.checkout',
            status: 'Waiting',
            step: '2',
            targetRevisions: ['a'],
          },
          {
            application: 'payments.prod.checkout',
            status: 'Pending',
            step: '-1',
          },
        ],
      },
    }),
  ).toEqual({
    name: 'payments-services',
    namespace: 'argocd',
    labels: {},
    conditions: [
      {
        type: 'RolloutProgressing',
        message: 'waiting',
        reason: 'ApplicationSetModified',
      },
    ],
    applications: [{ name: 'payments.dev.checkout' }],
    files: [
      {
        repository: 'https://git.example.com/payments/payments.git',
        branch: 'main',
        patterns: ['services/*.yaml'],
      },
      { repository: 'https://git.example.com/x.git', patterns: ['a/b.yaml'] },
    ],
    rollout: [
      {
        application: 'payments.dev.checkout',
        step: 2,
        status: 'Waiting',
        revisions: ['a'],
      },
      {
        application: 'payments.prod.checkout',
        status: 'Pending',
        revisions: [],
      },
    ],
  });
});

it('reads the windows of a project, and leaves out what Argo CD takes no notice of', () => {
  expect(
    parseProject({
      kind: 'AppProject',
      metadata: { name: 'payments' },
      spec: {
        syncWindows: [
          {
            kind: 'allow',
            schedule: '0 22 * * *',
            duration: '1h',
            namespaces: ['*', 1],
            manualSync: 'true',
          },
          { kind: 'maybe' },
          null,
        ],
      },
    })?.windows,
  ).toEqual([
    {
      kind: 'allow',
      schedule: '0 22 * * *',
      duration: '1h',
      applications: [],
      namespaces: ['*'],
      clusters: [],
      manualSync: false,
      andOperator: false,
      syncOverrun: false,
    },
  ]);
});

it('reads events of both APIs', () => {
  const about = { kind: 'Pod', namespace: 'a', name: 'p' };
  const expected = {
    about: { group: '', ...about },
    warning: true,
    reason: 'Failed',
    message: 'why',
    count: 2,
  };
  expect(
    parseClusterEvent({
      kind: 'Event',
      involvedObject: about,
      type: 'Warning',
      reason: 'Failed',
      message: 'why',
      count: 2,
    }),
  ).toEqual(expected);
  expect(
    parseClusterEvent({
      kind: 'Event',
      regarding: about,
      type: 'Warning',
      reason: 'Failed',
      note: 'why',
      series: { count: 2 },
    }),
  ).toEqual(expected);
});

it.each([
  undefined,
  null,
  0,
  'x',
  [],
  {},
  { kind: 'Pod' },
  { metadata: { name: 'x' } },
])('takes %j for nothing that it knows', value => {
  expect(parseClusterObject(value)).toBeUndefined();
  expect(parseClusterEvent(value)).toBeUndefined();
  expect(parseResourceTree(value)).toBeUndefined();
});
