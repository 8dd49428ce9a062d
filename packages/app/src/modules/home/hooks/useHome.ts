import { useCallback, useEffect, useState } from 'react';
import { toError } from '@backstage/errors';
import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { Home, readHome } from './readHome';

export type HomeState =
  | { status: 'loading' }
  | { status: 'error'; error: Error; retry(): void }
  | { status: 'ready'; home: Home };

/** What the catalog knows of the viewer. */
export function useHome(): HomeState {
  const catalogApi = useApi(catalogApiRef);
  const identityApi = useApi(identityApiRef);
  const [attempt, setAttempt] = useState(1);
  const [state, setState] = useState<HomeState>({ status: 'loading' });
  const retry = useCallback(() => setAttempt(count => count + 1), []);

  useEffect(() => {
    let wanted = true;
    const update = (next: HomeState) => wanted && setState(next);
    update({ status: 'loading' });
    readHome({ catalogApi, identityApi }).then(
      home => update({ status: 'ready', home }),
      cause => update({ status: 'error', error: toError(cause), retry }),
    );
    return () => {
      wanted = false;
    };
  }, [catalogApi, identityApi, attempt, retry]);

  return state;
}
