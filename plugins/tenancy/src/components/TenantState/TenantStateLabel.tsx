import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StatusLevel } from '@socle/plugin-platform-common';
import { StatusMark } from '@socle/plugin-platform-react';
import { TenantState } from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import styles from './TenantStateLabel.module.css';

/** Of what is not on the platform, or does not run, nothing is known to be well. */
const LEVELS: Record<TenantState, StatusLevel> = {
  live: 'ok',
  requested: 'unknown',
  suspended: 'unknown',
  invalid: 'error',
};

/** How far a tenant is: a mark and a word. */
export function TenantStateLabel({ state }: { state: TenantState }) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  return (
    <span className={styles.root}>
      <span aria-hidden className={styles.mark}>
        <StatusMark level={LEVELS[state]} hideLabel />
      </span>
      {t(`states.${state}`)}
    </span>
  );
}
