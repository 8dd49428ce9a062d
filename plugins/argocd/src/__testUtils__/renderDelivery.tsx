import { ReactElement } from 'react';
import { Entity } from '@backstage/catalog-model';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  CatalogApi,
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  Address,
  componentEntity,
  portalConfig,
} from '@socle/plugin-platform-react/testUtils';
import { argocdApiRef } from '../api';
import { rootRouteRef } from '../routes';
import { FakeArgocdApi } from './FakeArgocdApi';

/** Draws a part of the plugin as a portal does in which Inès is signed in, with the routes that it leads to. */
export function renderDelivery(
  element: ReactElement,
  api: FakeArgocdApi,
  options: {
    language?: 'en' | 'fr';
    address?: string;
    entity?: Entity;
    /** Besides those that every page has. */
    apis?: [typeof catalogApiRef, CatalogApi][];
  } = {},
) {
  const {
    language = 'en',
    address = '/',
    entity = componentEntity,
    apis = [],
  } = options;
  return renderInTestApp(
    <>
      <Address />
      <EntityProvider entity={entity}>{element}</EntityProvider>
    </>,
    {
      apis: [
        ...apis,
        [argocdApiRef, api],
        [
          identityApiRef,
          mockApis.identity({
            userEntityRef: 'user:default/ines.moreau',
            ownershipEntityRefs: [
              'user:default/ines.moreau',
              'group:default/payments',
            ],
          }),
        ],
      ],
      mountedRoutes: {
        '/delivery': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [address],
      config: portalConfig(language),
    },
  );
}
