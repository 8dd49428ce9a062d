import { Cause } from '../explain/cause';
import { recognize } from '../explain/recognize';
import { ApplicationSummary } from '../projection/applicationSummary';
import { defined } from '../values/read';
import { DeliveryVerdict, Reason } from './types';

/** What a verdict is made of, before its level and its warnings are added. */
export interface Judgement {
  verdict: DeliveryVerdict;
  reason: Reason;
  since?: string;
  cause?: Cause;
}

/** What is wrong, told from words about an Application as a whole. */
export function causeOf(
  application: ApplicationSummary,
  text: string,
  word?: string,
): Cause | undefined {
  return recognize(
    defined({
      text,
      word,
      repository: application.sources[0]?.repository,
      project: application.project,
      cluster: application.cluster ?? application.server,
    }),
  );
}
