import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { TelemetryWarning } from '@socle/plugin-opentelemetry-common';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import styles from './Warnings.module.css';

/** What an answer lacks, beside what is there. */
export function Warnings(props: { warnings: readonly TelemetryWarning[] }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const words = useWords();
  const sentences = [...new Set(props.warnings.map(words.warning))];
  return (
    sentences.length > 0 && (
      <Alert
        status="warning"
        icon
        title={t('warnings.title')}
        description={
          <ul className={styles.list}>
            {sentences.map(sentence => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        }
      />
    )
  );
}
