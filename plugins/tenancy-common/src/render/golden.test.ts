import { resolve } from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { keptFile } from '../__testUtils__/keptFile';
import {
  sampleProfile,
  sampleTenant,
  withClusters,
  withEnvironment,
} from '../__testUtils__/fixtures';
import { renderAdmission } from './platform/guardrails/renderGuardrails';
import { renderPlatform } from './platform/renderPlatform';
import { render } from './render';
import { renderTeamRepository } from './teamRepository/renderTeamRepository';
import { RenderedFile } from './types';

const golden = (...path: string[]) =>
  resolve(__dirname, '__goldens__', ...path);

/** What differs between two renderings, as a reviewer reads it. */
function differences(before: RenderedFile[], after: RenderedFile[]): string {
  const old = new Map(before.map(({ path, content }) => [path, content]));
  return after
    .filter(({ path, content }) => old.get(path) !== content)
    .map(({ path, content }) =>
      createTwoFilesPatch(path, path, old.get(path) ?? '', content, '', '', {
        context: 2,
      }),
    )
    .join('\n');
}

describe('the rendered sample', () => {
  const tenant = sampleTenant();
  const profile = sampleProfile();
  const eks = render(tenant, profile);

  it.each(eks.map(({ path, content }) => [path, content]))(
    'is as it was read and agreed to: %s',
    (path, content) => {
      expect(content).toBe(keptFile(golden('eks', path), content));
    },
  );

  it.each([
    [
      'openshift',
      render(tenant, withClusters(profile, { flavour: 'openshift' })),
    ],
    [
      'tanzu',
      render(
        tenant,
        withClusters(profile, {
          flavour: 'tanzu',
          tanzu: { workspace: 'caas' },
        }),
      ),
    ],
    [
      'pod-identity',
      render(
        withEnvironment(tenant, 'dev', {
          identities: [
            {
              serviceAccount: 'checkout',
              role: 'arn:aws:iam::123456789012:role/payments-checkout',
            },
          ],
        }),
        profile,
      ),
    ],
    [
      'suspended',
      render(withEnvironment(tenant, 'prod', { suspended: true }), profile),
    ],
  ])('differs from that on %s as agreed to', (name, files) => {
    const text = differences(eks, files);
    expect(text).toBe(keptFile(golden(`${name}.diff`), text));
  });
});

describe("the first content of the team's repository", () => {
  const files = renderTeamRepository(sampleTenant(), sampleProfile());

  it.each(files.map(({ path, content }) => [path, content]))(
    'is as it was read and agreed to: %s',
    (path, content) => {
      expect(content).toBe(keptFile(golden('team', path), content));
    },
  );

  it('has the pipeline of the forge', () => {
    const profile = sampleProfile();
    const gitlab = renderTeamRepository(sampleTenant(), {
      ...profile,
      spec: {
        ...profile.spec,
        teams: { ...profile.spec.teams, pipeline: 'gitlab' },
      },
    });
    expect(gitlab.map(({ path }) => path)).toContain('.gitlab-ci.yml');
  });
});

describe("the first content of the platform's repository", () => {
  it.each(
    [
      ...renderPlatform(sampleProfile()),
      ...renderAdmission('gatekeeper', sampleProfile()),
    ].map(({ path, content }) => [path, content]),
  )('is as it was read and agreed to: %s', (path, content) => {
    expect(content).toBe(keptFile(golden('platform', path), content));
  });
});
