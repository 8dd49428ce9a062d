import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import {
  Disagreement,
  DisagreementCause,
  policyName,
} from '@socle/plugin-cilium-common';
import { useWords } from '../../hooks/useWords';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import styles from './Explanation.module.css';

/** Hubble and the policies of now do not say the same: both, and what may explain it. */
export function DisagreementAlert({
  disagreement,
}: {
  disagreement: Disagreement;
}) {
  const { t } = useTranslationRef(networkTranslationRef);
  const words = useWords();
  const sentenceOf = ({ code, at, policy, parts }: DisagreementCause) => {
    if (code === 'policy-changed') {
      return at && policy
        ? t('disagreement.policy-changed', {
            policy: policyName(policy),
            time: words.clock(at),
          })
        : t('disagreement.policy-changed-some');
    }
    if (code === 'not-seen') {
      return parts && parts.length > 0
        ? t('disagreement.not-seen', { parts: words.list(parts) })
        : t('disagreement.not-seen-some');
    }
    return t(`disagreement.${code}`);
  };
  return (
    <Alert
      status="info"
      icon
      title={t(`disagreement.${disagreement.evaluator}`)}
      description={
        disagreement.mayBe.length > 0 && (
          <>
            {t('disagreement.mayBe')}
            <ul className={styles.causes}>
              {disagreement.mayBe.map(cause => (
                <li key={`${cause.code} ${cause.at}`}>{sentenceOf(cause)}</li>
              ))}
            </ul>
          </>
        )
      }
    />
  );
}
