import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { RefusedClaim } from '@socle/plugin-platform-common';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import styles from './NetworkState.module.css';

const keys = {
  'other-tenant': 'otherTenant',
  'unknown-tenant': 'unknownTenant',
  'not-an-environment': 'notAnEnvironment',
  'owner-not-in-tenant': 'ownerNotInTenant',
  'invalid-value': 'invalidValue',
} as const satisfies Record<RefusedClaim['reason'], string>;

/** What an entity claims by its annotations and may not show, in words. */
export function RefusedScope({
  refused,
}: {
  refused: readonly RefusedClaim[];
}) {
  const { t } = useTranslationRef(networkTranslationRef);
  return (
    refused.length > 0 && (
      <Alert
        status="warning"
        icon
        title={t('refusedScope.title')}
        description={
          <>
            <ul className={styles.list}>
              {refused.map(({ annotation, value, reason }) => (
                <li key={`${annotation} ${value} ${reason}`}>
                  {t(`refusedScope.${keys[reason]}`, { annotation, value })}
                </li>
              ))}
            </ul>
            {t('refusedScope.remedy')}
          </>
        }
      />
    )
  );
}
