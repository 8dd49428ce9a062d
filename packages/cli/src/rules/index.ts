import {
  RuleDescription,
  rules as ofTenants,
} from '@socle/plugin-tenancy-common';
import { networkPolicyRule } from './networkPolicy';

/** Every rule of `check`. */
export const rules: readonly RuleDescription[] = [
  ...ofTenants,
  networkPolicyRule,
];
