import { builtInResources } from './builtInResources';
import {
  matchesLabelSelector,
  parseFieldSelector,
  parseLabelSelector,
} from './selectors';
import { KubernetesObject } from './types';

const pod: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: 'web-1',
    namespace: 'shop-dev',
    labels: { app: 'web', tier: 'front', 'example.com/generation': '7' },
  },
  spec: { nodeName: 'node-a' },
  status: { phase: 'Running' },
};

const pods = builtInResources.find(one => one.bucket === 'pods');
const deployments = builtInResources.find(
  one => one.bucket === 'apps/deployments',
);
const jobs = builtInResources.find(one => one.bucket === 'batch/jobs');

describe('label selectors', () => {
  it.each([
    ['app=web', true],
    ['app==web', true],
    ['app = web , tier = front', true],
    ['app=web,tier=back', false],
    ['app!=web', false],
    ['absent!=web', true],
    ['app in (web, api)', true],
    ['app notin (web)', false],
    ['absent notin (web)', true],
    ['app', true],
    ['!app', false],
    ['!absent,app', true],
    ['example.com/generation>6', true],
    ['example.com/generation<7', false],
    ['app=', false],
    ['absent in (a,)', false],
  ])('%s', (selector, selected) => {
    expect(parseLabelSelector(selector)(pod)).toBe(selected);
  });

  it.each([
    ['a===b', "unable to parse requirement: found '=', expected: identifier"],
    ['a in b', "unable to parse requirement: found 'b' expected: '('"],
    ['a,,b', "found ',', expected: identifier after ','"],
    ['a=b c', "found 'c', expected: ',' or 'end of string'"],
  ])('%s is refused', (selector, message) => {
    expect(() => parseLabelSelector(selector)).toThrow(message);
  });

  it('of workloads match as Kubernetes matches them', () => {
    const labels = pod.metadata.labels;
    expect(matchesLabelSelector({}, labels)).toBe(true);
    expect(matchesLabelSelector(undefined, labels)).toBe(false);
    expect(
      matchesLabelSelector(
        {
          matchLabels: { app: 'web' },
          matchExpressions: [
            { key: 'tier', operator: 'In', values: ['front'] },
            { key: 'absent', operator: 'DoesNotExist' },
          ],
        },
        labels,
      ),
    ).toBe(true);
  });
});

describe('field selectors', () => {
  it.each([
    ['status.phase=Running', true],
    ['status.phase!=Running', false],
    ['spec.nodeName=node-a,metadata.name=web-1', true],
    ['metadata.namespace==shop-dev', true],
    ['spec.hostNetwork=false', true],
    ['status.podIP=', true],
  ])('%s', (selector, selected) => {
    expect(pods && parseFieldSelector(selector, pods)(pod)).toBe(selected);
  });

  it.each([
    [pods, 'spec.foo=x', 'field label not supported: spec.foo'],
    [
      deployments,
      'spec.foo=x',
      '"spec.foo" is not a known field selector: only "metadata.name", "metadata.namespace"',
    ],
    [jobs, 'spec.foo=x', 'field label "spec.foo" not supported for Job'],
    [pods, 'foo', "invalid selector: 'foo'; can't understand 'foo'"],
  ])(
    'of a kind that does not support it are refused (%#)',
    (resource, selector, message) => {
      expect(() => resource && parseFieldSelector(selector, resource)).toThrow(
        message,
      );
    },
  );
});
