import { ReactElement } from 'react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';

/** Renders in a test app whose viewer reads the language. */
export function renderInLanguage(
  element: ReactElement,
  language: 'en' | 'fr' = 'en',
) {
  // The choice that the app of an earlier test stored comes before the configured default.
  window.localStorage.clear();
  return renderInTestApp(element, {
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
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
  });
}
