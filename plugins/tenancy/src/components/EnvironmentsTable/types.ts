import { EnvironmentState } from '@socle/plugin-tenancy-common';

/** @public */
export interface EnvironmentsTableProps {
  /** What the environments are of, for those who cannot see the page around. */
  name: string;
  /** In the order of promotion. */
  environments: EnvironmentState[];
  /** Leaves the quota out, where the table is about one of the many things in the namespace. */
  hideQuota?: boolean;
}
