import { parseAllDocuments } from 'yaml';
import { sampleProfile, withClusters } from '../../../__testUtils__/fixtures';
import { Profile } from '../../../profile/schema';
import { renderPlatform } from '../renderPlatform';

const withGuardrails = (
  change: Partial<Profile['spec']['guardrails']>,
): Profile => {
  const profile = sampleProfile();
  const guardrails = { ...profile.spec.guardrails, ...change };
  return { ...profile, spec: { ...profile.spec, guardrails } };
};

const guardrailsOf = (profile: Profile) =>
  renderPlatform(profile).filter(({ path }) => path.includes('/guardrails/'));

describe('the guardrails of the platform', () => {
  it.each([
    ['eks', 'policies'],
    ['openshift', 'policies'],
    ['tanzu', 'gatekeeper'],
  ] as const)('are, on %s, what decides there: %s', (flavour, folder) => {
    const profile = withClusters(sampleProfile(), { flavour });
    expect(guardrailsOf(profile).map(({ path }) => path)).toEqual(
      [
        'image-tag.yaml',
        'image-registry.yaml',
        'resources.yaml',
        'kustomization.yaml',
      ].map(name => `platform/guardrails/${folder}/${name}`),
    );
  });

  it.each([
    ['deny', 'Deny'],
    ['warn', 'Warn'],
  ] as const)('%s as the profile says', (latestTag, action) => {
    const file = guardrailsOf(withGuardrails({ latestTag })).find(({ path }) =>
      path.endsWith('/image-tag.yaml'),
    );
    const documents = parseAllDocuments(file?.content ?? '');
    expect(documents[1].toJS().spec.validationActions).toEqual([action]);
  });

  it('are left out where the profile allows what they would refuse', () => {
    const paths = guardrailsOf(
      withGuardrails({ latestTag: 'allow', limits: 'allow' }),
    ).map(({ path }) => path);
    expect(paths).toEqual([
      'platform/guardrails/policies/image-registry.yaml',
      'platform/guardrails/policies/kustomization.yaml',
    ]);
  });

  it('come to each cluster by an Application of its own', () => {
    const file = renderPlatform(sampleProfile()).find(
      ({ path }) => path === 'platform/guardrails.yaml',
    );
    expect(
      parseAllDocuments(file?.content ?? '').map(document => {
        const { metadata, spec } = document.toJS();
        return [metadata.name, spec.destination.name, spec.source.path];
      }),
    ).toEqual(
      ['paris-nonprod', 'paris-prod'].map(name => [
        `platform.${name}.guardrails`,
        name,
        'platform/guardrails/policies',
      ]),
    );
  });
});
