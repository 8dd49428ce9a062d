import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityDeliveries } from '@socle/plugin-argocd-common';
import { StatusSentence } from '@socle/plugin-platform-react';
import { useWords } from '../../hooks/useWords';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import styles from './DeliveryVerdict.module.css';
import { statusOf } from './statusOf';

/**
 * The one sentence about how an entity is delivered, and what is wrong and what to do where something is.
 *
 * @public
 */
export function DeliveryVerdict(props: {
  data: EntityDeliveries;
  receivedAt: string;
}) {
  const { data, receivedAt } = props;
  const { verdict, instances } = data;
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useWords();
  const { cause, counts } = verdict;
  const others =
    verdict.verdict === 'failing' || verdict.verdict === 'outOfSync'
      ? counts.failing + counts.outOfSync - 1
      : 0;
  return (
    <div>
      <StatusSentence
        status={statusOf({ verdict, instances, receivedAt })}
        size="large"
      >
        {words.verdict(verdict)}
      </StatusSentence>
      {cause && (
        <p className={styles.cause}>
          {words.cause(cause)} {words.remedy(cause)}
        </p>
      )}
      {others > 0 && (
        <p className={styles.cause}>
          {t('sentence.others', { count: others })}
        </p>
      )}
    </div>
  );
}
