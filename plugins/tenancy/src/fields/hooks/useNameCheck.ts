import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  nameAvailability,
  NameAvailability,
  Profile,
} from '@socle/plugin-tenancy-common';
import { tenancyApiRef } from '../../api';
import { Answer, useAnswer } from './useAnswer';

const QUIET = 200;

/**
 * Whether a new tenant can have a name. What no tenant can be called is known at once; whether somebody has the name, the
 * platform is asked.
 */
export function useNameCheck(
  name: string,
  profile: Profile | undefined,
): Answer<NameAvailability> {
  const api = useApi(tenancyApiRef);
  const ask = useCallback(
    (question: string, signal: AbortSignal) =>
      api.getNameAvailability(question, { signal }),
    [api],
  );
  const known = nameAvailability({ name, isReadable: false, profile });
  const isWorthAsking = name !== '' && known.state === 'free';
  const answer = useAnswer({
    question: isWorthAsking ? name : undefined,
    ask,
    quiet: QUIET,
  });
  return name === '' || isWorthAsking
    ? answer
    : { status: 'known', value: known };
}
