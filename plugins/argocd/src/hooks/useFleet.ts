import { useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  applicationKey,
  FleetFilter,
  FleetRow,
  InstanceStatus,
  unpackFleet,
} from '@socle/plugin-argocd-common';
import {
  ConnectionEvent,
  Followed,
  FollowedSource,
  useFollowed,
} from '@socle/plugin-platform-react';
import { argocdApiRef, FleetEvent } from '../api';

type Told = Exclude<FleetEvent, ConnectionEvent>;

/**
 * The Applications that match, by `applicationKey`.
 *
 * @public
 */
export interface FleetData {
  rows: ReadonlyMap<string, FleetRow>;
  total: number;
  visible: number;
  instances: InstanceStatus[];
}

/** The fleet after an event. */
export function reduceFleet(
  known: FleetData | undefined,
  event: Told,
): FleetData {
  const { total, visible, instances } = event.data;
  const rows = new Map(
    event.type === 'changes' && known ? known.rows : undefined,
  );
  if (event.type === 'changes') {
    event.data.gone.forEach(key => rows.delete(key));
  }
  for (const row of unpackFleet(event.data.rows)) {
    rows.set(applicationKey(row), row);
  }
  return { rows, total, visible, instances };
}

/**
 * The Applications that the viewer may see and that a filter lets through, followed for as long as the component is drawn.
 *
 * @public
 * @param filter - the same object for the same filter: another one begins anew
 */
export function useFleet(filter: FleetFilter): Followed<FleetData> {
  const api = useApi(argocdApiRef);
  const source = useMemo(
    (): FollowedSource<FleetData, Told> => ({
      watch: signal => api.watchFleet(filter, { signal }),
      reduce: reduceFleet,
    }),
    [api, filter],
  );
  return useFollowed(source);
}
