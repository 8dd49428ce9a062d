import { SyncWindow } from '../objects/project';
import { referenceOfKey } from '../objects/resource';
import { defined } from '../values/read';
import { ApplicationVerdict } from '../verdict/types';
import { SyncPermission } from '../windows/syncPermission';
import { WindowState } from '../windows/windowState';
import { cause } from './cause';
import { DeliveryEvidence, Step } from './types';

/* Resources that differ are named, not all of them listed. */
const maximumResources = 5;

/** The windows that keep a change away, where that is why. */
export function windowSteps(
  { application }: DeliveryEvidence,
  verdict: ApplicationVerdict,
  permission: SyncPermission,
): Step[] {
  const isWaiting =
    verdict.verdict === 'outOfSync' && verdict.cause?.code === 'windowClosed';
  if (permission.broken && application.sync === 'OutOfSync') {
    const { schedule, duration } = permission.broken;
    return [
      {
        kind: 'window',
        message: `${schedule} ${duration}`,
        cause: cause('windowInvalid'),
      },
    ];
  }
  if (!isWaiting) {
    return [];
  }
  return permission.windows
    .filter(
      ({ window, state }) =>
        state.readable && state.open === (window.kind === 'deny'),
    )
    .map(({ window, state }) =>
      defined({
        kind: 'window' as const,
        status: window.kind,
        message: [window.schedule, window.duration, window.timeZone]
          .filter(Boolean)
          .join(' '),
        at: changeOf(window.kind, state),
        cause: cause('windowClosed'),
      }),
    );
}

/** When a window that keeps changes away lets them through. */
function changeOf(
  kind: SyncWindow['kind'],
  state: WindowState,
): string | undefined {
  if (!state.readable) {
    return undefined;
  }
  return kind === 'deny' ? state.closesAt : state.opensAt;
}

/** The resources that differ from Git, where that is all there is to say. */
export function differenceSteps(
  { application }: DeliveryEvidence,
  verdict: ApplicationVerdict,
): Step[] {
  if (application.sync !== 'OutOfSync') {
    return [];
  }
  const { different, unwanted } = application.resources;
  return [...new Set([...unwanted, ...different])]
    .slice(0, maximumResources)
    .map((key, index) =>
      defined({
        kind: 'resource' as const,
        subject: referenceOfKey(key),
        status: unwanted.includes(key) ? 'RequiresPruning' : 'OutOfSync',
        cause: index === 0 ? verdict.cause : undefined,
      }),
    );
}
