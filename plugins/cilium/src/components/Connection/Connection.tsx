import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import styles from './Connection.module.css';

/** What is shown of one end: its name, and where it is. */
export interface ShownEnd {
  name: string;
  place?: string;
}

function End({ end }: { end: ShownEnd }) {
  const { t } = useTranslationRef(networkTranslationRef);
  return (
    <span className={styles.end}>
      <span className={styles.name}>{end.name}</span>
      {end.place && (
        <>
          {' '}
          <span className={styles.place}>
            {t('connection.place', { place: end.place })}
          </span>
        </>
      )}
    </span>
  );
}

/** Who connects to whom. */
export function Connection({ from, to }: { from: ShownEnd; to: ShownEnd }) {
  const { t } = useTranslationRef(networkTranslationRef);
  return (
    <span>
      <End end={from} />{' '}
      <span aria-hidden className={styles.arrow}>
        →
      </span>
      <VisuallyHidden>{t('connection.to')}</VisuallyHidden> <End end={to} />
    </span>
  );
}
