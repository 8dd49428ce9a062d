import { ReactElement } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { RenderResult } from '@testing-library/react';
import { portalConfig } from './portal';

/**
 * Renders in a test app whose viewer reads the language.
 *
 * @public
 */
export function renderInLanguage(
  element: ReactElement,
  language: 'en' | 'fr' = 'en',
): RenderResult {
  return renderInTestApp(element, {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    config: portalConfig(language),
  });
}
