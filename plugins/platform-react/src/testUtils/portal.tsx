import { useLocation } from 'react-router-dom';
import { JsonObject } from '@backstage/types';

/**
 * The configuration of a test app whose viewer reads the language. What an earlier test made the portal remember is
 * forgotten, as a stored choice comes before the configured default.
 *
 * @public
 */
export function portalConfig(language: 'en' | 'fr' = 'en'): JsonObject {
  window.localStorage.clear();
  return {
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
  };
}

/**
 * Says where the test is now, as the output named `address`.
 *
 * @public
 */
export function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{`${pathname}${search}`}</output>;
}
