import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { useLanguage } from '../../hooks/useLanguage';
import { platformTranslationRef } from '../../translations/platformTranslationRef';
import { Age, formatClock } from '../Age';
import { StatusMark } from '../StatusMark';
import styles from './StatusSentence.module.css';
import { StatusSentenceProps } from './types';

function Staleness(props: { observedAt: string; staleSince: string }) {
  const { t } = useTranslationRef(platformTranslationRef);
  const language = useLanguage();
  const now = Date.now();
  const clock = (time: string) =>
    formatClock({ at: Date.parse(time), now, language });
  return (
    <span className={styles.age}>
      {t('status.staleSince', {
        observed: clock(props.observedAt),
        unreachable: clock(props.staleSince),
      })}
    </span>
  );
}

/**
 * The verdict: a mark, a sentence, and how old it is.
 *
 * @public
 */
export function StatusSentence(props: StatusSentenceProps) {
  const { status, children, size = 'medium' } = props;
  const stale = status.staleSince !== undefined;
  return (
    <Text
      as="p"
      variant={size === 'large' ? 'body-large' : 'body-medium'}
      className={styles.root}
    >
      <span className={styles.mark}>
        <StatusMark level={status.level} stale={stale} hideLabel />
      </span>
      <span>
        <span
          className={size === 'large' ? styles.verdict : undefined}
          data-stale={stale || undefined}
        >
          {children ?? status.reason}
        </span>{' '}
        {status.staleSince ? (
          <Staleness
            observedAt={status.observedAt}
            staleSince={status.staleSince}
          />
        ) : (
          <span className={styles.age}>
            <Age at={status.observedAt} />
          </span>
        )}
      </span>
    </Text>
  );
}
