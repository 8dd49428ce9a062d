import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { RefusedClaim, TENANT_ANNOTATION } from '@socle/plugin-platform-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import styles from './RefusedClaims.module.css';
import { RefusedClaimsProps } from './types';

function useWords(): (claim: RefusedClaim) => string {
  const { t } = useTranslationRef(tenancyTranslationRef);

  function whatIsClaimed(annotation: string): string {
    switch (annotation) {
      case 'backstage.io/kubernetes-namespace':
        return t('refused.namespace');
      case 'backstage.io/kubernetes-cluster':
        return t('refused.cluster');
      case TENANT_ANNOTATION:
        return t('refused.tenant');
      default:
        return annotation;
    }
  }

  return ({ annotation, value, reason, tenant }) => {
    const what = whatIsClaimed(annotation);
    switch (reason) {
      case 'other-tenant':
        return tenant
          ? t('refused.otherTenant', { what, value, tenant })
          : t('refused.anotherTenant', { what, value });
      case 'unknown-tenant':
        return t('refused.unknownTenant', { value });
      case 'not-an-environment':
        return t('refused.notAnEnvironment', { what, value });
      case 'owner-not-in-tenant':
        return t('refused.ownerNotInTenant', { value });
      case 'invalid-value':
        return t('refused.invalidValue', { what: annotation, value });
      default: {
        const unexpected: never = reason;
        return `${annotation}: ${value} (${unexpected})`;
      }
    }
  };
}

/**
 * What an entity claims by its annotations and may not show, in words.
 *
 * @public
 */
export function RefusedClaims({ refused }: RefusedClaimsProps) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const inWords = useWords();
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
            {refused.map(claim => (
              <li key={`${claim.annotation} ${claim.value}`}>
                {inWords(claim)}
              </li>
            ))}
          </ul>
          {t('refused.remedy')}
        </>
      }
    />
  );
}
