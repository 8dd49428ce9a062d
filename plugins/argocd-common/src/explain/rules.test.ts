import { rules } from '@socle/plugin-tenancy-common';
import { examples } from './__testUtils__/examples';
import { ruleOfPolicy } from './causes/policyRules';

const known = new Set(rules.map(({ id }) => id));

it('names rules that socle check has', () => {
  const named = examples().flatMap(({ cause }) => cause?.rule ?? []);
  expect(named.filter(rule => !known.has(rule))).toEqual([]);
});

it.each([
  ['container <app> has no cpu limit', 'resources'],
  [
    'container <app> memory limit <4Gi> is higher than the maximum allowed of <2Gi>',
    'resources',
  ],
  ['Container <app> in your <Pod> <x> has no <livenessProbe>', 'probes'],
  [
    'initContainer <a> has an invalid image repo <docker.io/a>, allowed repos are ["b"]',
    'image-registry',
  ],
  ["container <app> didn't specify an image tag <docker.io/a>", 'image-tag'],
  [
    'container <app> uses an image without a digest <docker.io/a:1>',
    'image-tag',
  ],
  [
    'Privileged container is not allowed: app, securityContext: {"privileged": true}',
    'pod-security',
  ],
  ['Privilege escalation container is not allowed: app', 'pod-security'],
  [
    'The specified hostNetwork and hostPort are not allowed, pod: x',
    'pod-security',
  ],
  [
    'Container app is attempting to run without a required securityContext/runAsNonRoot',
    'pod-security',
  ],
  [
    'HostPath volume {"hostPath": {"path": "/"}} is not allowed, pod: x',
    'pod-security',
  ],
  [
    'ingress host conflicts with an existing ingress <pay.example.com>',
    'exposed-hosts',
  ],
  ['you must provide labels: {"owner"}', undefined],
  ['Service of type NodePort is not allowed', undefined],
])('knows what a policy means by "%s"', (words, rule) => {
  expect(ruleOfPolicy(words)).toBe(rule);
  expect(rule === undefined || known.has(rule)).toBe(true);
});
