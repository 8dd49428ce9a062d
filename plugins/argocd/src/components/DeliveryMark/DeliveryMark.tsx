import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Link, Skeleton } from '@backstage/ui';
import { StatusMark } from '@socle/plugin-platform-react';
import { useStanding } from '../../hooks/useStanding';
import { useWords } from '../../hooks/useWords';
import { isDelivered } from '../../isDelivered';
import { deliveryTranslationRef } from '../../translations/deliveryTranslationRef';
import styles from './DeliveryMark.module.css';

function None({ why }: { why: string }) {
  return (
    <span className={styles.none} title={why}>
      <span aria-hidden="true">–</span>
      <span className={styles.hidden}>{why}</span>
    </span>
  );
}

function Standing({ entity }: { entity: Entity }) {
  const { t } = useTranslationRef(deliveryTranslationRef);
  const words = useWords();
  const address = useEntityRefLink();
  const state = useStanding(stringifyEntityRef(entity));
  switch (state.status) {
    case 'loading':
      return <Skeleton width={90} height={16} />;
    case 'denied':
      return <None why={t('mark.denied')} />;
    case 'error':
      return <None why={t('mark.failed', { message: state.error.message })} />;
    default: {
      const standing = state.data;
      if (!standing) {
        return <None why={t('mark.denied')} />;
      }
      const { verdict, staleSince } = standing;
      const sentence = words.verdict(verdict);
      if (verdict.reason.code === 'noApplication') {
        return <None why={sentence} />;
      }
      return (
        <Link
          className={styles.mark}
          href={`${address(entity)}/delivery`}
          title={
            staleSince
              ? t('mark.stale', { sentence, time: words.clock(staleSince) })
              : sentence
          }
        >
          <StatusMark
            level={verdict.level}
            stale={staleSince !== undefined}
            hideLabel
          />
          {t(`verdicts.${verdict.verdict}`)}
        </Link>
      );
    }
  }
}

/**
 * How one of many entities is delivered, in one word that leads to its Delivery tab; for lists of entities. Nothing where
 * `isDelivered` says that nothing can deliver it.
 *
 * @public
 */
export function DeliveryMark({ entity }: { entity: Entity }) {
  return isDelivered(entity) ? <Standing entity={entity} /> : null;
}
