import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { RefusedArgoClaim } from '@socle/plugin-argocd-common';
import { RefusedClaim } from '@socle/plugin-platform-common';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import styles from './RefusedClaims.module.css';

const keys = {
  'other-tenant': 'otherTenant',
  'unknown-tenant': 'unknownTenant',
  'not-an-environment': 'notAnEnvironment',
  'owner-not-in-tenant': 'ownerNotInTenant',
  'invalid-value': 'invalidValue',
  'not-found': 'notFound',
  'unknown-instance': 'unknownInstance',
} as const satisfies Record<
  RefusedArgoClaim['reason'] | RefusedClaim['reason'],
  string
>;

/** What an entity claims by its annotations and may not show, in words. */
export function RefusedClaims(props: {
  refused: readonly (RefusedArgoClaim | RefusedClaim)[];
}) {
  const { refused } = props;
  const { t } = useTranslationRef(deliveryTranslationRef);
  if (refused.length === 0) {
    return null;
  }
  return (
    <Alert
      status="warning"
      icon
      title={t('refused.title')}
      description={
        <>
          <ul className={styles.list}>
            {refused.map(({ annotation, value, reason }) => (
              <li key={`${annotation} ${value} ${reason}`}>
                {t(`refused.${keys[reason]}`, { annotation, value })}
              </li>
            ))}
          </ul>
          {t('refused.remedy')}
        </>
      }
    />
  );
}
