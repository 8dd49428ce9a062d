import { ChangeReview } from '@socle/plugin-tenancy-common';

/** What forges say in two words. */
export function stateOf(request: {
  isOpen: boolean;
  mergedAt: string | null | undefined;
}): Pick<ChangeReview, 'state' | 'mergedAt'> {
  const { isOpen, mergedAt } = request;
  if (isOpen) {
    return { state: 'open' };
  }
  return mergedAt ? { state: 'merged', mergedAt } : { state: 'closed' };
}
