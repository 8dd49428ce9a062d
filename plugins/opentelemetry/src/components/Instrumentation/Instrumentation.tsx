import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Link, Text } from '@backstage/ui';
import {
  EntityInstrumentation,
  InstrumentationScore,
} from '@socle/plugin-opentelemetry-common';
import { Age, StatusMark } from '@socle/plugin-platform-react';
import { useInstrumentation } from '../../hooks/useHealth';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { HealthState } from '../HealthCard';
import { Warnings } from '../Warnings';
import { Finding } from './Finding';
import styles from './Instrumentation.module.css';

const specification =
  'https://github.com/instrumentation-score/spec/blob/main/specification.md';

const weight = { critical: 4, important: 3, normal: 2, low: 1 } as const;

const levels = {
  excellent: 'ok',
  good: 'ok',
  needsImprovement: 'warning',
  poor: 'error',
} as const;

/** The score in a sentence, with how much of the specification it was judged by, as that asks for. */
function Score({ data }: { data: EntityInstrumentation }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const { score, band, coverage } = data.score;
  return (
    <div>
      <Text as="p" variant="body-large" weight="bold" className={styles.score}>
        <StatusMark level={band ? levels[band] : 'unknown'} hideLabel />
        {score === undefined || !band
          ? t('score.none')
          : t('score.sentence', {
              score: String(Math.round(score)),
              band: t(`score.${band}`),
            })}
      </Text>
      <Text as="p" color="secondary">
        {t('score.coverage', {
          rules: String(coverage.rules),
          ofRules: String(coverage.ofRules),
          weight: String(coverage.weight),
          ofWeight: String(coverage.ofWeight),
        })}{' '}
        {t('score.series', { count: data.series })} <Age at={data.observedAt} />
      </Text>
      <Link href={specification} target="_blank">
        {t('score.specification')}
      </Link>
    </div>
  );
}

function Findings({ score }: { score: InstrumentationScore }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const { rules, beyond, language } = score;
  const failed = rules
    .filter(rule => rule.outcome === 'failed')
    .sort((one, other) => weight[other.impact] - weight[one.impact]);
  return (
    <>
      {failed.length > 0 && (
        <section aria-label={t('score.failed')}>
          <Text as="h3" variant="body-large" weight="bold">
            {t('score.failed')}
          </Text>
          <ul className={styles.list}>
            {failed.map(rule => (
              <Finding
                key={rule.id}
                code={rule.id}
                impact={rule.impact}
                subjects={rule.subjects}
                language={language}
              />
            ))}
          </ul>
        </section>
      )}
      {beyond.length > 0 && (
        <section aria-label={t('score.beyond')}>
          <Text as="h3" variant="body-large" weight="bold">
            {t('score.beyond')}
          </Text>
          <ul className={styles.list}>
            {beyond.map(({ code, subjects }) => (
              <Finding
                key={code}
                code={code}
                subjects={subjects}
                language={language}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** The rules that are kept, and those that nobody could judge, with why. */
function Others({ score }: { score: InstrumentationScore }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const words = useWords();
  const passed = score.rules.filter(({ outcome }) => outcome === 'passed');
  const notJudged = score.rules.filter(
    ({ outcome }) => outcome === 'notJudged',
  );
  return (
    <>
      {passed.length > 0 && (
        <details className={styles.details}>
          <summary>{t('score.passed', { count: passed.length })}</summary>
          <ul className={styles.list}>
            {passed.map(({ id }) => (
              <li key={id} className={styles.finding}>
                <StatusMark level="ok" hideLabel />
                <span>
                  {words.rule(id)} <code className={styles.code}>{id}</code>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {notJudged.length > 0 && (
        <details className={styles.details}>
          <summary>{t('score.notJudged', { count: notJudged.length })}</summary>
          <ul className={styles.list}>
            {notJudged.map(rule => (
              <li key={rule.id} className={styles.finding}>
                <StatusMark level="unknown" hideLabel />
                <span>
                  {words.rule(rule.id)}{' '}
                  <code className={styles.code}>{rule.id}</code>
                  {rule.outcome === 'notJudged' && (
                    <span className={styles.quiet}>
                      {t(`score.why.${rule.why}`)}
                    </span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** How well the page's entity is instrumented in an environment, and how to mend what is not. */
export function Instrumentation({ environment }: { environment: string }) {
  const { entity } = useEntity();
  const state = useInstrumentation(entity, environment);
  return (
    <HealthState state={state}>
      {data => (
        <Flex direction="column" gap="5">
          <Score data={data} />
          <Warnings warnings={data.warnings} />
          <Findings score={data.score} />
          <Others score={data.score} />
        </Flex>
      )}
    </HealthState>
  );
}
