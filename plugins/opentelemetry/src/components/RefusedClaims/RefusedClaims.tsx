import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { RefusedClaim } from '@socle/plugin-platform-common';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import styles from './RefusedClaims.module.css';

const keys = {
  'other-tenant': 'otherTenant',
  'unknown-tenant': 'unknownTenant',
  'not-an-environment': 'notAnEnvironment',
  'owner-not-in-tenant': 'ownerNotInTenant',
  'invalid-value': 'invalidValue',
} as const satisfies Record<RefusedClaim['reason'], string>;

/** What an entity claims by its annotations and may not show, in words. */
export function RefusedClaims(props: { refused: readonly RefusedClaim[] }) {
  const { t } = useTranslationRef(healthTranslationRef);
  return (
    props.refused.length > 0 && (
      <Alert
        status="warning"
        icon
        title={t('refused.title')}
        description={
          <ul className={styles.list}>
            {props.refused.map(({ annotation, value, reason }) => (
              <li key={`${annotation} ${value} ${reason}`}>
                {t(`refused.${keys[reason]}`, { annotation, value })}
              </li>
            ))}
          </ul>
        }
      />
    )
  );
}
