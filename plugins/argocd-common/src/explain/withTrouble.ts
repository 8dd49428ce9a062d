import { ApplicationSummary } from '../projection/applicationSummary';
import { applicationVerdict } from '../verdict/applicationVerdict';
import { asksForTrouble } from '../verdict/stuckRollout';
import { explainDelivery } from './explainDelivery';
import { DeliveryEvidence } from './types';

/**
 * Whether an Application leaves open what keeps it from running, as one that Argo CD calls Progressing while its container
 * crashes: whoever knows its pods can tell.
 *
 * @public
 */
export function isSilent(application: ApplicationSummary): boolean {
  return asksForTrouble(applicationVerdict(withoutTrouble(application)));
}

/**
 * The Application with what its objects tell to be wrong, so that its verdict is that of its explanation. The same object
 * where they tell nothing, and where it says itself what is wrong.
 *
 * @public
 */
export function withTrouble(
  evidence: Omit<DeliveryEvidence, 'project' | 'children'>,
): ApplicationSummary {
  const application = withoutTrouble(evidence.application);
  if (!isSilent(application)) {
    return application;
  }
  const { verdict, cause } = explainDelivery({ ...evidence, application });
  return verdict.verdict === 'failing' && cause
    ? { ...application, trouble: cause }
    : application;
}

function withoutTrouble(application: ApplicationSummary): ApplicationSummary {
  if (!application.trouble) {
    return application;
  }
  const { trouble: _known, ...rest } = application;
  return rest;
}
