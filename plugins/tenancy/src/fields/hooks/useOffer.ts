import { useCallback, useEffect, useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { TenantOffer } from '@socle/plugin-tenancy-common';
import { tenancyApiRef } from '../../api';
import { offerOf } from './offers';

/** What is known of what the platform offers. */
export type OfferState =
  | { status: 'loading' }
  | { status: 'ready'; offer: TenantOffer }
  | { status: 'failed'; error: Error };

export function useOffer(): { state: OfferState; retry: () => void } {
  const api = useApi(tenancyApiRef);
  const [state, setState] = useState<OfferState>({ status: 'loading' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let wanted = true;
    offerOf(api, { fresh: tries > 0 }).then(
      offer => wanted && setState({ status: 'ready', offer }),
      (error: unknown) =>
        wanted && setState({ status: 'failed', error: toError(error) }),
    );
    return () => {
      wanted = false;
    };
  }, [api, tries]);
  const retry = useCallback(() => setTries(count => count + 1), []);
  return { state, retry };
}
