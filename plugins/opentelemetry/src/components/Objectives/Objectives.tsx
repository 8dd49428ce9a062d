import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, Flex, Text } from '@backstage/ui';
import {
  EntityObjectives,
  ObjectiveDetail,
} from '@socle/plugin-opentelemetry-common';
import { EmptyState, useLanguage } from '@socle/plugin-platform-react';
import { formatShare } from '../../format/figures';
import { useObjectives } from '../../hooks/useHealth';
import { useWords } from '../../hooks/useWords';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { BudgetLeft, exhaustionOf } from '../BudgetLeft';
import { HealthState } from '../HealthCard';
import { TimeChart } from '../TimeChart';
import { Warnings } from '../Warnings';
import { exampleOf } from './exampleOf';
import styles from './Objectives.module.css';

function useTarget(): (objective: ObjectiveDetail) => string {
  const { t } = useTranslationRef(healthTranslationRef);
  const language = useLanguage();
  const words = useWords();
  const exact = (share: number) =>
    new Intl.NumberFormat(language, {
      style: 'percent',
      maximumFractionDigits: 4,
    }).format(share);
  return ({ indicator, target, thresholdSeconds, windowSeconds }) =>
    t(`objective.${indicator}`, {
      target: exact(target),
      threshold: words.duration(thresholdSeconds ?? 0),
      window: words.duration(windowSeconds),
    });
}

function Facts({ objective }: { objective: ObjectiveDetail }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const language = useLanguage();
  const words = useWords();
  const { budget, burnRate } = objective;
  const exhaustedInSeconds = exhaustionOf(objective);
  const { events, errors, errorRatio, coveredSeconds, windowSeconds } = budget;
  const count = (value: number) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(value);
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('budget.title')}</dt>
        <dd>
          <BudgetLeft objective={objective} isBrief />
        </dd>
      </div>
      <div>
        <dt>{t('objective.burnRate')}</dt>
        <dd>
          {burnRate === undefined
            ? t('figure.none')
            : t('objective.burns', { rate: words.value(burnRate, 'count') })}
        </dd>
      </div>
      <div>
        <dt>{t('objective.exhausted')}</dt>
        <dd>
          {exhaustedInSeconds === undefined && t('objective.never')}
          {exhaustedInSeconds === 0 && t('objective.spent')}
          {exhaustedInSeconds !== undefined &&
            exhaustedInSeconds > 0 &&
            t('objective.in', { time: words.duration(exhaustedInSeconds) })}
        </dd>
      </div>
      <div>
        <dt>{t('objective.events')}</dt>
        <dd>
          {t('objective.eventsOf', {
            errors: count(errors),
            events: count(events),
            share:
              errorRatio === undefined
                ? t('figure.none')
                : formatShare(errorRatio, language),
          })}
        </dd>
      </div>
      <div>
        <dt>{t('objective.covered')}</dt>
        <dd>
          {t('objective.coveredOf', {
            covered: words.duration(coveredSeconds),
            window: words.duration(windowSeconds),
          })}
        </dd>
      </div>
    </dl>
  );
}

function Objective({ objective }: { objective: ObjectiveDetail }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const inWords = useTarget();
  const { title, burnDown, events, errors, origins } = objective;
  const moments = [...burnDown, ...events].map(([at]) => at);
  const range = { from: Math.min(...moments), to: Math.max(...moments) };
  return (
    <Card>
      <CardBody>
        <Flex direction="column" gap="4">
          <div>
            <Text as="h3" variant="body-large" weight="bold">
              {title}
            </Text>
            <Text as="p" color="secondary">
              {inWords(objective)}
            </Text>
          </div>
          <Facts objective={objective} />
          {moments.length > 0 && (
            <div className={styles.charts}>
              <TimeChart
                title={t('objective.burnDown')}
                unit="share"
                {...range}
                series={[
                  {
                    id: 'left',
                    label: t('budget.title'),
                    tone: 'main',
                    points: burnDown,
                    origin: origins.burnDown,
                  },
                ]}
              />
              <TimeChart
                title={t('objective.eventsChart')}
                unit="count"
                {...range}
                series={[
                  {
                    id: 'events',
                    label: t('objective.all'),
                    tone: 'main',
                    points: events,
                    origin: origins.events,
                  },
                  {
                    id: 'errors',
                    label: t('objective.bad'),
                    tone: 'failed',
                    points: errors,
                    origin: origins.errors,
                  },
                ]}
              />
            </div>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
}

function NoObjective(props: { data: EntityObjectives }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const { entity } = useEntity();
  return (
    <EmptyState
      title={t('objective.noneTitle')}
      description={t('objective.noneDescription')}
      snippet={{
        language: 'yaml',
        text: exampleOf({
          service: entity.metadata.name,
          tenant: String(entity.spec?.system ?? 'your-tenant'),
          environment: props.data.environment,
        }),
      }}
    />
  );
}

/** The objectives of the page's entity in an environment, and how their budgets burned down. */
export function Objectives({ environment }: { environment: string }) {
  const { entity } = useEntity();
  const state = useObjectives(entity, environment);
  return (
    <HealthState state={state}>
      {data => (
        <Flex direction="column" gap="4">
          <Warnings warnings={data.warnings} />
          {data.objectives.length === 0 ? (
            <NoObjective data={data} />
          ) : (
            data.objectives.map(objective => (
              <Objective key={objective.name} objective={objective} />
            ))
          )}
        </Flex>
      )}
    </HealthState>
  );
}
