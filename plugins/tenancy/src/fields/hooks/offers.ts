import { TenantOffer } from '@socle/plugin-tenancy-common';
import { TenancyApi } from '../../api';

/** A step of the form takes over what the one before it read, if that is not older than this, in milliseconds. */
const FRESH = 60_000;

const known = new WeakMap<
  TenancyApi,
  { at: number; offer: Promise<TenantOffer> }
>();

/** What the platform offers: one question for all steps of the form. A question that failed is asked again. */
export function offerOf(
  api: TenancyApi,
  options?: { fresh?: boolean },
): Promise<TenantOffer> {
  const last = known.get(api);
  if (last && !options?.fresh && Date.now() - last.at < FRESH) {
    return last.offer;
  }
  const offer = api.getOffer();
  known.set(api, { at: Date.now(), offer });
  offer.catch(() => {
    if (known.get(api)?.offer === offer) {
      known.delete(api);
    }
  });
  return offer;
}
