import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useLanguage } from '../../hooks/useLanguage';
import { platformTranslationRef } from '../../translations/platformTranslationRef';
import { formatClock } from '../Age';
import styles from './LiveDot.module.css';
import { LiveDotProps } from './types';

/**
 * Whether what is on the page follows the world: a dot and a word.
 *
 * @public
 */
export function LiveDot({ state, observedAt }: LiveDotProps) {
  const { t } = useTranslationRef(platformTranslationRef);
  const language = useLanguage();
  const title =
    state === 'stale' && observedAt
      ? t('live.staleSince', {
          time: formatClock({
            at: Date.parse(observedAt),
            now: Date.now(),
            language,
          }),
        })
      : t(`live.${state}Title`);
  return (
    <span
      className={styles.root}
      role="status"
      data-state={state}
      title={title}
    >
      <span className={styles.dot} aria-hidden />
      {t(`live.${state}`)}
    </span>
  );
}
