import { FindingCode } from '../../messages/en/findings';
import { documentExamples } from './document';
import { meaningExamples } from './meaning';
import { portExamples } from './ports';
import { Example } from './shapes';

/** One policy for each finding. */
export const findingExamples: Record<FindingCode, Example> = {
  ...documentExamples,
  ...portExamples,
  ...meaningExamples,
};
