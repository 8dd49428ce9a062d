import { portalConfig } from '@socle/plugin-platform-react/testUtils';
import { configure, RenderResult } from '@testing-library/react';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { TenantPreview } from '@socle/plugin-tenancy-common';
import { FakeTenancyApi } from '../../__testUtils__/FakeTenancyApi';
import { tenancyApiRef } from '../../api';
import { TenantForm } from '../components/TenantForm';
import { Section } from '../draft';
import { offer } from '../__fixtures__/offer';

// What is asked while people type is answered a while after, on a busy machine too.
configure({ asyncUtilTimeout: 5_000 });

/** What the platform answers where it has nothing against a draft. */
export const goodPreview: TenantPreview = {
  findings: [],
  revision: offer.revision,
  status: offer.status,
  requestsStatus: offer.status,
};

/** A platform that offers what the fixtures have, has every name free, and nothing against anything. */
export function friendlyApi(): FakeTenancyApi {
  return new FakeTenancyApi()
    .give('offer', offer)
    .give('names', name => ({ name, state: 'free' }))
    .give('preview', goodPreview);
}

/** Renders the form, and keeps what it hands on. */
export function renderForm(options?: {
  api?: FakeTenancyApi;
  document?: object;
  section?: Section;
  tried?: boolean;
  language?: 'en' | 'fr';
}): RenderResult & {
  api: FakeTenancyApi;
  onChange: jest.Mock<void, [object]>;
} {
  const {
    api = friendlyApi(),
    document,
    section,
    tried = false,
    language = 'en',
  } = options ?? {};
  const onChange = jest.fn<void, [object]>();
  const rendered = renderInTestApp(
    <TenantForm
      document={document}
      section={section}
      tried={tried}
      onChange={onChange}
    />,
    {
      apis: [
        [tenancyApiRef, api],
        [
          identityApiRef,
          mockApis.identity({ userEntityRef: 'user:default/ines.moreau' }),
        ],
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      config: portalConfig(language),
    },
  );
  return { ...rendered, api, onChange };
}
