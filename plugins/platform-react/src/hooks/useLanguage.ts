import { useMemo, useSyncExternalStore } from 'react';
import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';

/**
 * The language that the viewer chose for the portal, as a BCP 47 tag: `en`, `fr`.
 *
 * @public
 */
export function useLanguage(): string {
  const languageApi = useApi(appLanguageApiRef);
  const subscribe = useMemo(
    () => (onChange: () => void) => {
      const subscription = languageApi.language$().subscribe(onChange);
      return () => subscription.unsubscribe();
    },
    [languageApi],
  );
  return useSyncExternalStore(
    subscribe,
    () => languageApi.getLanguage().language,
  );
}
