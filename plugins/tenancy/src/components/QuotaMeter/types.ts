import { QuotaLine } from '@socle/plugin-tenancy-common';

/** @public */
export interface QuotaMeterProps {
  line: QuotaLine;
}
