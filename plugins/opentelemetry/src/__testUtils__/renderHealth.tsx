import { ReactElement } from 'react';
import { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  Address,
  componentEntity,
  portalConfig,
} from '@socle/plugin-platform-react/testUtils';
import { healthApiRef } from '../api';
import { rootRouteRef } from '../routes';
import { FakeHealthApi } from './FakeHealthApi';

/** Draws a part of the plugin as a portal does, on the page of an entity. */
export function renderHealth(
  element: ReactElement,
  api: FakeHealthApi,
  options: { language?: 'en' | 'fr'; address?: string; entity?: Entity } = {},
) {
  const { language = 'en', address = '/', entity = componentEntity } = options;
  return renderInTestApp(
    <>
      <Address />
      <EntityProvider entity={entity}>{element}</EntityProvider>
    </>,
    {
      apis: [[healthApiRef, api]],
      mountedRoutes: {
        '/telemetry': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
      initialRouteEntries: [address],
      config: portalConfig(language),
    },
  );
}
