import { Application } from '../types';

/** Whether an approval was given since a time. Source: Argo CD's `IsDeletionConfirmed`. */
export function isDeletionConfirmed(
  application: Application,
  since: string,
): boolean {
  const approved = Date.parse(
    application.metadata.annotations?.[
      'argocd.argoproj.io/deletion-approved'
    ] ?? '',
  );
  return Number.isFinite(approved) && approved >= Date.parse(since);
}
