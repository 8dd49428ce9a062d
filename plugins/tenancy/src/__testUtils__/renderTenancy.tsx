import { ReactElement } from 'react';
import { Address, portalConfig } from '@socle/plugin-platform-react/testUtils';
import { Route, Routes } from 'react-router-dom';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { tenancyApiRef } from '../api';
import { createFromTemplateRouteRef, rootRouteRef } from '../routes';
import { FakeTenancyApi } from './FakeTenancyApi';

/** Draws a part of the plugin as a portal does in which Inès is signed in, with the routes that it leads to. */
export function renderTenancy(
  element: ReactElement,
  api: FakeTenancyApi,
  options?: {
    language?: 'en' | 'fr';
    /** Where the portal is opened, as it is seen from the outside. */
    address?: string;
    /** A portal without the scaffolder. */
    withoutTemplates?: boolean;
  },
) {
  const { language = 'en', address = '/tenants' } = options ?? {};
  return renderInTestApp(
    <>
      <Address />
      <Routes>
        <Route path="/tenants/*" element={element} />
      </Routes>
    </>,
    {
      apis: [
        [tenancyApiRef, api],
        [
          identityApiRef,
          mockApis.identity({ userEntityRef: 'user:default/ines.moreau' }),
        ],
      ],
      mountedRoutes: {
        '/tenants': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...(!options?.withoutTemplates && {
          '/create/templates/:namespace/:templateName':
            createFromTemplateRouteRef,
        }),
      },
      initialRouteEntries: [address],
      config: portalConfig(language),
    },
  );
}
