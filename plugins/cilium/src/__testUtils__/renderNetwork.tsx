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
import { ciliumApiRef } from '../api';
import { FakeCiliumApi } from './FakeCiliumApi';

/** Draws a part of the plugin as a portal does, with the routes that it leads to. */
export function renderNetwork(
  element: ReactElement,
  api: FakeCiliumApi,
  options: { language?: 'en' | 'fr'; address?: string; entity?: Entity } = {},
) {
  const { language = 'en', address = '/', entity = componentEntity } = options;
  return renderInTestApp(
    <>
      <Address />
      <EntityProvider entity={entity}>{element}</EntityProvider>
    </>,
    {
      apis: [[ciliumApiRef, api]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: [address],
      config: portalConfig(language),
    },
  );
}

/** Gives tables a size, which nothing has here: ten rows are in sight. */
export function giveTablesASize() {
  beforeEach(() => {
    jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(560);
    jest.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1_000);
  });
  afterEach(() => jest.restoreAllMocks());
}
