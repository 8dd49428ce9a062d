import { useCallback, useMemo } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  ApplicationDetails,
  ApplicationDiff,
  ApplicationEvents,
  ApplicationHistory,
  ApplicationLinks,
  ApplicationTree,
  ApplicationWindows,
} from '@socle/plugin-argocd-common';
import {
  ApplicationTarget,
  ArgocdApi,
  argocdApiRef,
  RequestOptions,
} from '../api';
import { Fetched, useFetched } from './useFetched';

type Reader<Data> = (
  api: ArgocdApi,
  target: ApplicationTarget,
  options: RequestOptions,
) => Promise<Data>;

/** The same object for the same Application. */
export function useTarget(target: ApplicationTarget): ApplicationTarget {
  const { instance, namespace, name, entityRef } = target;
  return useMemo(
    () => ({ instance, namespace, name, entityRef }),
    [instance, namespace, name, entityRef],
  );
}

function usePart<Data>(
  reader: Reader<Data>,
  target: ApplicationTarget,
  revision: string | undefined,
): Fetched<Data> {
  const api = useApi(argocdApiRef);
  const read = useCallback(
    (signal: AbortSignal) => reader(api, target, { signal }),
    [api, reader, target],
  );
  return useFetched(read, revision);
}

const details: Reader<ApplicationDetails> = (api, target, options) =>
  api.getApplication(target, options);
const tree: Reader<ApplicationTree> = (api, target, options) =>
  api.getTree(target, options);
const diff: Reader<ApplicationDiff> = (api, target, options) =>
  api.getDiff(target, options);
const windows: Reader<ApplicationWindows> = (api, target, options) =>
  api.getWindows(target, options);
const events: Reader<ApplicationEvents> = (api, target, options) =>
  api.getEvents(target, options);
const links: Reader<ApplicationLinks> = (api, target, options) =>
  api.getLinks(target, options);

/** An Application in whole; read anew with each revision of it. */
export function useApplication(
  target: ApplicationTarget,
  revision?: string,
): Fetched<ApplicationDetails> {
  return usePart(details, target, revision);
}

export function useTree(
  target: ApplicationTarget,
  revision?: string,
): Fetched<ApplicationTree> {
  return usePart(tree, target, revision);
}

export function useDiff(
  target: ApplicationTarget,
  revision?: string,
): Fetched<ApplicationDiff> {
  return usePart(diff, target, revision);
}

export function useWindows(
  target: ApplicationTarget,
  revision?: string,
): Fetched<ApplicationWindows> {
  return usePart(windows, target, revision);
}

export function useEvents(
  target: ApplicationTarget,
  revision?: string,
): Fetched<ApplicationEvents> {
  return usePart(events, target, revision);
}

export function useLinks(
  target: ApplicationTarget,
  revision?: string,
): Fetched<ApplicationLinks> {
  return usePart(links, target, revision);
}

/** The newest deployments, as many as are asked for, 50 at most. */
export function useHistory(
  target: ApplicationTarget,
  count: number,
  revision?: string,
): Fetched<ApplicationHistory> {
  const api = useApi(argocdApiRef);
  const read = useCallback(
    (signal: AbortSignal) =>
      api.getHistory(target, { signal, from: 0, count: Math.min(count, 50) }),
    [api, target, count],
  );
  return useFetched(read, revision);
}
