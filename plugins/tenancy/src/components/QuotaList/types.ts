import { QuotaLine } from '@socle/plugin-tenancy-common';

/** @public */
export interface QuotaListProps {
  lines: QuotaLine[];
}
