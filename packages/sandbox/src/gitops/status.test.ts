import { setConditions, summaryOf } from './status';
import { Application } from './types';

const now = new Date('2026-03-02T09:13:00Z');
const earlier = '2026-03-01T00:00:00Z';

it('replaces the conditions that were looked at, and keeps the time of those that say the same', () => {
  expect(
    setConditions(
      [
        { type: 'SyncError', message: 'kept', lastTransitionTime: earlier },
        {
          type: 'ComparisonError',
          message: 'the same',
          lastTransitionTime: earlier,
        },
        {
          type: 'SharedResourceWarning',
          message: 'over',
          lastTransitionTime: earlier,
        },
      ],
      [
        { type: 'SharedResourceWarning', message: 'new' },
        { type: 'ComparisonError', message: 'the same' },
      ],
      ['ComparisonError', 'SharedResourceWarning'],
      now,
    ),
  ).toEqual([
    {
      type: 'ComparisonError',
      message: 'the same',
      lastTransitionTime: earlier,
    },
    {
      type: 'SharedResourceWarning',
      message: 'new',
      lastTransitionTime: '2026-03-02T09:13:00Z',
    },
    { type: 'SyncError', message: 'kept', lastTransitionTime: earlier },
  ]);
});

it('sums up images of pods, links of ingresses, and whether it is an app of apps', () => {
  const application = {
    metadata: {
      name: 'a',
      annotations: {
        'link.argocd.argoproj.io/docs': 'https://docs.halle.example',
      },
    },
  } as unknown as Application;
  expect(
    summaryOf(application, [
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'a' },
        spec: {
          initContainers: [{ image: 'z' }],
          containers: [{ image: 'b' }, { image: 'b' }],
        },
      },
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'a' },
        spec: { template: { spec: { containers: [{ image: 'not-yet' }] } } },
      },
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name: 'a' },
        spec: {
          tls: [{ hosts: ['pay.halle.example'] }],
          rules: [
            { host: 'pay.halle.example', http: { paths: [{ path: '/v1' }] } },
          ],
        },
      },
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: { name: 'child' },
      },
    ]),
  ).toEqual({
    images: ['b', 'z'],
    externalURLs: [
      'https://docs.halle.example',
      'https://pay.halle.example/v1',
    ],
    isAppOfApps: true,
  });
});
