import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { TenantPreview } from '@socle/plugin-tenancy-common';
import { tenancyApiRef } from '../../api';
import { Answer, useAnswer } from './useAnswer';

const QUIET = 250;

/** What the platform says of a `tenant.yaml`, with all that only it knows. */
export function usePlatformVerdict(
  text: string | undefined,
): Answer<TenantPreview> {
  const api = useApi(tenancyApiRef);
  const ask = useCallback(
    (question: string, signal: AbortSignal) =>
      api.previewTenant({ kind: 'create', text: question }, { signal }),
    [api],
  );
  return useAnswer({ question: text, ask, quiet: QUIET });
}
