import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { EntityStanding } from '@socle/plugin-argocd-common';
import { ArgocdApi, argocdApiRef } from '../api';
import { StandingsLoader } from './StandingsLoader';
import { Fetched, useFetched } from './useFetched';
import { useTurns } from './useTurns';

/** A list is looked at longer than a card, and by more people at once: it asks again, and holds no stream. */
const refreshMilliseconds = 15_000;

const loaders = new WeakMap<ArgocdApi, StandingsLoader>();

function loaderOf(api: ArgocdApi): StandingsLoader {
  const known = loaders.get(api) ?? new StandingsLoader(api);
  loaders.set(api, known);
  return known;
}

/**
 * How one of many entities is delivered, looked at again from time to time; null where there is none, or the viewer may not
 * see it.
 */
export function useStanding(entityRef: string): Fetched<EntityStanding | null> {
  const api = useApi(argocdApiRef);
  const turns = useTurns({ milliseconds: refreshMilliseconds });
  const read = useCallback(
    () => loaderOf(api).load(entityRef),
    [api, entityRef],
  );
  return useFetched(read, String(turns));
}
