import { ApiRef, identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { FakeTenancyApi, responseError } from '../__testUtils__/FakeTenancyApi';
import { tenancyApiRef } from '../api';
import { offer } from './__fixtures__/offer';
import { friendlyApi } from './__testUtils__/renderForm';
import { Section } from './draft';
import { validateTenant } from './validateTenant';

const document = {
  metadata: { name: 'refunds', title: 'Refunds' },
  spec: {
    owner: 'group:default/payments',
    costCenter: 'FR-4021',
    access: { admins: ['payments'] },
    environments: [{ name: 'dev', cluster: 'paris-nonprod', size: 'small' }],
  },
};
const elsewhere = {
  ...document,
  spec: {
    ...document.spec,
    costCenter: '',
    environments: [{ name: 'dev', cluster: 'moon', size: 'small' }],
  },
};
const change = {
  kind: 'create',
  state: 'open',
  number: 7,
  url: 'https://forge.example.com/platform/gitops/pulls/7',
  title: 'Create tenant refunds',
  createdAt: '2026-11-21T10:00:00.000Z',
  updatedAt: '2026-11-21T10:00:00.000Z',
} as const;
const asked = {
  name: 'refunds',
  state: 'requested',
  message: 'Somebody asked for a tenant called refunds already.',
  remedy: 'Choose another name.',
} as const;

function validate(options: {
  document: object;
  section?: Section;
  api?: FakeTenancyApi;
}) {
  const { api = friendlyApi() } = options;
  const identity = mockApis.identity({
    userEntityRef: 'user:default/ines.moreau',
  });
  const apis = new Map<string, unknown>([
    [tenancyApiRef.id, api],
    [identityApiRef.id, identity],
  ]);
  return validateTenant({
    document: options.document,
    section: options.section,
    apiHolder: { get: <T>(ref: ApiRef<T>) => apis.get(ref.id) as T },
  });
}

describe('a step of the form', () => {
  it('lets those on whose answers are complete', async () => {
    await expect(validate({ document })).resolves.toBeUndefined();
  });

  it('keeps nobody for what another step asks', async () => {
    // Where the answers are no tenant yet, what the profile says of them is not known.
    await expect(
      validate({ document: elsewhere, section: 'environments' }),
    ).resolves.toBeUndefined();
    await expect(
      validate({ document: elsewhere, section: 'tenant' }),
    ).resolves.toBe('1');
  });

  it('keeps those whose cluster the platform does not have', async () => {
    const wrong = {
      ...elsewhere,
      spec: { ...elsewhere.spec, costCenter: 'FR-4021' },
    };
    await expect(
      validate({ document: wrong, section: 'environments' }),
    ).resolves.toBe('1');
    const api = friendlyApi().give('offer', responseError(503, 'Down'));
    await expect(
      validate({ document: wrong, section: 'environments', api }),
    ).resolves.toBeUndefined();
  });

  it.each([
    ['another tenant’s', { ...asked, state: 'taken' as const }, '1'],
    ['somebody else’s request', asked, '1'],
    [
      'the request of somebody else of the team',
      {
        ...asked,
        change: { ...change, requestedBy: 'user:default/karim.haddad' },
      },
      '1',
    ],
    [
      'their own request',
      {
        ...asked,
        change: { ...change, requestedBy: 'user:default/ines.moreau' },
      },
      undefined,
    ],
  ])('with a name that is %s', async (_, availability, expected) => {
    const api = friendlyApi().give('names', availability);
    await expect(validate({ document, section: 'tenant', api })).resolves.toBe(
      expected,
    );
    await expect(
      validate({ document, section: 'connections', api }),
    ).resolves.toBeUndefined();
  });

  it('keeps nobody because something cannot be asked', async () => {
    const api = new FakeTenancyApi()
      .give('offer', responseError(503, 'Down'), offer)
      .give('names', responseError(503, 'Down'));
    await expect(validate({ document, api })).resolves.toBeUndefined();
  });

  it('never throws on what an address brings along', async () => {
    await expect(
      validate({ document: { spec: { environments: [[], null] } } }),
    ).resolves.toMatch(/^\d+$/);
  });
});
