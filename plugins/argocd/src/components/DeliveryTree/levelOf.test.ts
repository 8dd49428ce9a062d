import { HealthCode, SyncCode } from '@socle/plugin-argocd-common';
import { levelOf } from './levelOf';

it.each<[HealthCode | undefined, SyncCode | undefined, string]>([
  ['Healthy', 'Synced', 'ok'],
  ['Healthy', undefined, 'ok'],
  ['Healthy', 'OutOfSync', 'warning'],
  ['Healthy', 'Unknown', 'unknown'],
  ['Progressing', 'Synced', 'warning'],
  ['Suspended', 'Synced', 'warning'],
  ['Degraded', 'Synced', 'error'],
  ['Missing', 'OutOfSync', 'error'],
  ['Unknown', 'Synced', 'unknown'],
  [undefined, 'Synced', 'unknown'],
  [undefined, 'OutOfSync', 'warning'],
])('%s and %s is %s', (health, sync, level) => {
  expect(levelOf({ health, sync })).toBe(level);
});
