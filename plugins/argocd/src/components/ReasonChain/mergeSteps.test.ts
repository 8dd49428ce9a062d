import { Step } from '@socle/plugin-argocd-common';
import { mergeSteps } from './mergeSteps';

const unreachable: Step = {
  kind: 'condition',
  status: 'ComparisonError',
  message: 'dial tcp: connection refused',
  cause: { code: 'clusterUnreachable', parameters: { cluster: 'legacy' } },
};
const pod: Step = {
  kind: 'pod',
  subject: { group: '', kind: 'Pod', namespace: 'a', name: 'x' },
  cause: { code: 'imagePull', parameters: { image: 'a' } },
};

describe('mergeSteps', () => {
  it('says once what conditions say one after the other, with the words and messages of all', () => {
    expect(
      mergeSteps([
        unreachable,
        unreachable,
        { ...unreachable, status: 'UnknownError', message: 'i/o timeout' },
        pod,
      ]),
    ).toEqual([
      {
        ...unreachable,
        status: 'ComparisonError, UnknownError',
        message: 'dial tcp: connection refused\n\ni/o timeout',
      },
      pod,
    ]);
  });

  it.each<[string, Step, Step]>([
    [
      'objects',
      pod,
      {
        ...pod,
        subject: { group: '', kind: 'Pod', namespace: 'a', name: 'y' },
      },
    ],
    ['kinds', pod, { ...pod, kind: 'container' }],
    [
      'causes',
      unreachable,
      { ...unreachable, cause: { code: 'timedOut', parameters: {} } },
    ],
    [
      'things that nobody can name',
      { ...unreachable, cause: undefined },
      { ...unreachable, cause: undefined },
    ],
  ])('keeps apart what is said of other %s', (_, first, second) => {
    expect(mergeSteps([first, second])).toEqual([first, second]);
  });
});
