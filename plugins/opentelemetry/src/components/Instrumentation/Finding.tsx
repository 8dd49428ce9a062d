import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  BeyondCode,
  ScoreImpact,
  ScoreRuleId,
  SdkLanguage,
} from '@socle/plugin-opentelemetry-common';
import { StatusMark } from '@socle/plugin-platform-react';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import styles from './Instrumentation.module.css';

/** What is not as it should be, of what, and how to mend it in the service's language. */
export function Finding(props: {
  code: ScoreRuleId | BeyondCode;
  impact?: ScoreImpact;
  subjects: readonly string[];
  language?: SdkLanguage;
}) {
  const { code, impact, subjects, language } = props;
  const { t } = useTranslationRef(healthTranslationRef);
  const words = useWords();
  const fix = words.fix(code, language);
  return (
    <li className={styles.finding}>
      <StatusMark
        level={impact === 'critical' ? 'error' : 'warning'}
        hideLabel
      />
      <div>
        {impact
          ? t('score.broken', { rule: words.rule(code) })
          : words.rule(code, subjects)}{' '}
        {impact && (
          <span className={styles.about}>
            <code className={styles.code}>{code}</code>{' '}
            {t(`score.impact.${impact}`)}
          </span>
        )}
        {fix && (
          <p className={styles.fix}>
            {language && `${t(`language.${language}`)}: `}
            {fix}
          </p>
        )}
        {subjects.length > 0 && (
          <details className={styles.details}>
            <summary>{t('score.subjects', { count: subjects.length })}</summary>
            <ul className={styles.subjects}>
              {subjects.map(subject => (
                <li key={subject}>{subject}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </li>
  );
}
