import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ComparedFigure,
  EnvironmentHealth,
  ServedFigures,
} from '@socle/plugin-opentelemetry-common';
import {
  Age,
  EnvironmentColumns,
  StatusMark,
} from '@socle/plugin-platform-react';
import { shortRevision } from '../../format/shortRevision';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { BudgetLeft, leastLeft } from '../BudgetLeft';
import { ComparedValue } from '../FigureValue';
import { statusOf } from '../HealthVerdict';
import styles from './HealthCard.module.css';

type Measure = 'requests' | 'failureRatio' | 'p95';

const isSilent = (figures: ServedFigures) => figures.requests.now.value === 0;

/** One measure of what a service serves most; without traffic there is no share and no duration. */
function Served(props: { environment: EnvironmentHealth; measure: Measure }) {
  const { environment, measure } = props;
  const { t } = useTranslationRef(healthTranslationRef);
  const [busiest] = environment.figures;
  if (!busiest) {
    return (
      <span className={styles.quiet}>
        {t(`reporting.${environment.reporting}`)}
      </span>
    );
  }
  if (isSilent(busiest) && measure !== 'requests') {
    return <span className={styles.quiet}>{t('figure.noTraffic')}</span>;
  }
  const compared: ComparedFigure = busiest[measure];
  return (
    <ComparedValue
      compared={compared}
      label={t('facts.of', {
        fact: t(`facts.${measure}`),
        environment: environment.name,
      })}
    />
  );
}

function Deployed({ environment }: { environment: EnvironmentHealth }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const [last] = environment.deploys;
  if (!last) {
    const isUnknown = environment.warnings.some(
      ({ code }) => code === 'deploysUnknown',
    );
    return (
      <span className={styles.quiet}>
        {isUnknown ? t('facts.deploysUnknown') : t('facts.notDeployed')}
      </span>
    );
  }
  return (
    <span title={last.application}>
      {last.revision && (
        <code className={styles.code}>{shortRevision(last.revision)}</code>
      )}{' '}
      <Age at={last.at} />
      {last.by && (
        <span className={styles.past}>{t('facts.by', { name: last.by })}</span>
      )}
    </span>
  );
}

function Measured({ environment }: { environment: EnvironmentHealth }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const [busiest] = environment.figures;
  return (
    <>
      <Age at={environment.verdict.observedAt} />
      {busiest && (
        <span className={styles.past} title={busiest.source.metric}>
          {t('facts.source', {
            source: busiest.requests.now.origin.source,
            convention: busiest.source.convention,
          })}
        </span>
      )}
    </>
  );
}

/** How a service is in each of its environments. */
export function EnvironmentsFacts(props: {
  name: string;
  environments: readonly EnvironmentHealth[];
}) {
  const { t } = useTranslationRef(healthTranslationRef);
  const words = useWords();
  const hasObjectives = props.environments.some(
    ({ objectives }) => objectives.length > 0,
  );
  const measures: Measure[] = ['requests', 'failureRatio', 'p95'];
  return (
    <EnvironmentColumns<EnvironmentHealth>
      label={t('card.label', { name: props.name })}
      environments={props.environments.map(environment => ({
        name: environment.name,
        value: environment,
      }))}
      facts={[
        {
          id: 'status',
          label: t('facts.status'),
          render: ({ verdict, sources, suspended }) =>
            suspended ? (
              <span className={styles.quiet}>{t('facts.suspended')}</span>
            ) : (
              <>
                <StatusMark
                  level={verdict.level}
                  stale={statusOf(verdict, sources).staleSince !== undefined}
                />
                {verdict.level !== 'ok' && (
                  <span className={styles.past}>
                    {words.reason(verdict.reason)}
                  </span>
                )}
              </>
            ),
        },
        ...measures.map(measure => ({
          id: measure,
          label: t(`facts.${measure}`),
          render: (environment: EnvironmentHealth) => (
            <Served environment={environment} measure={measure} />
          ),
        })),
        ...(hasObjectives
          ? [
              {
                id: 'budget',
                label: t('facts.budget'),
                render: ({ objectives }: EnvironmentHealth) => (
                  <BudgetLeft objective={leastLeft(objectives)} />
                ),
              },
            ]
          : []),
        {
          id: 'deployed',
          label: t('facts.deployed'),
          render: environment => <Deployed environment={environment} />,
        },
        {
          id: 'measured',
          label: t('facts.measured'),
          render: environment => <Measured environment={environment} />,
        },
      ]}
    />
  );
}
