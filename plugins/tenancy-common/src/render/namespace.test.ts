import { parse } from 'yaml';
import { sampleProfile, sampleTenant } from '../__testUtils__/fixtures';
import { Profile } from '../profile/schema';
import { render } from './render';

type Answer = Profile['spec']['guardrails']['privileged'];

/** What the namespace of payments-dev says of pods, by mode. */
function podSecurity(answer: Answer) {
  const profile = sampleProfile();
  const { guardrails } = profile.spec;
  const files = render(sampleTenant(), {
    ...profile,
    spec: {
      ...profile.spec,
      guardrails: { ...guardrails, privileged: answer },
    },
  });
  const file = files.find(
    ({ path }) => path === 'tenants/payments/dev/namespace.yaml',
  );
  const prefix = 'pod-security.kubernetes.io/';
  const labels: [string, string][] = Object.entries(
    parse(file?.content ?? '').metadata.labels,
  );
  return Object.fromEntries(
    labels
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value]),
  );
}

describe('renderNamespace', () => {
  it.each<[Answer, Record<string, string>]>([
    [
      'deny',
      { enforce: 'restricted', audit: 'restricted', warn: 'restricted' },
    ],
    [
      'warn',
      { enforce: 'privileged', audit: 'restricted', warn: 'restricted' },
    ],
    ['allow', { enforce: 'privileged' }],
  ])(
    'has the cluster %s what the guardrail privileged does',
    (answer, expected) => {
      expect(podSecurity(answer)).toEqual(expected);
    },
  );
});
