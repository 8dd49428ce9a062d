import { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import { Entity } from '@backstage/catalog-model';
import { identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  CatalogApi,
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { argocdApiRef } from '../api';
import { rootRouteRef } from '../routes';
import { componentEntity } from './entities';
import { FakeArgocdApi } from './FakeArgocdApi';

/** Where the test is now. */
function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}

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
  window.localStorage.clear();
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
      config: {
        app: {
          baseUrl: 'http://localhost:3000',
          extensions: [
            {
              'api:app/app-language': {
                config: {
                  defaultLanguage: language,
                  availableLanguages: ['en', 'fr'],
                },
              },
            },
          ],
        },
        backend: { baseUrl: 'http://localhost:7007' },
      },
    },
  );
}
