import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Box,
  Flex,
  Link,
  Tab,
  TabList,
  TabPanel,
  Tabs,
  Text,
} from '@backstage/ui';
import {
  EnvironmentOnboarding,
  OnboardingSteps,
} from '@socle/plugin-opentelemetry-common';
import { EmptyState, useViewParameter } from '@socle/plugin-platform-react';
import { useOnboarding } from '../../hooks/useHealth';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { FactTable } from '../FactTable';
import { HealthState } from '../HealthCard';
import { Warnings } from '../Warnings';
import { FirstDataSentence } from './FirstDataSentence';
import styles from './SendTelemetry.module.css';

function Steps({ steps }: { steps: OnboardingSteps }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const { install, start, environment, manifest, guide } = steps;
  return (
    <ol className={styles.steps}>
      <li>
        <EmptyState
          title={t('send.install')}
          snippet={{ language: 'sh', text: install.join('\n') }}
        />
      </li>
      <li>
        <EmptyState
          title={t('send.start')}
          snippet={{ language: 'sh', text: start }}
        />
      </li>
      <li>
        <EmptyState
          title={t('send.manifest')}
          snippet={{ language: 'yaml', text: manifest }}
        />
        <details className={styles.details}>
          <summary>{t('send.variables')}</summary>
          <FactTable
            title={t('send.variablesTable')}
            hideTitle
            keyOf={({ name }) => name}
            rows={environment}
            columns={[
              {
                id: 'name',
                label: t('send.variable'),
                render: ({ name }) => (
                  <code className={styles.code}>{name}</code>
                ),
              },
              {
                id: 'value',
                label: t('send.value'),
                render: ({ value }) => (
                  <code className={styles.code}>{value}</code>
                ),
              },
            ]}
          />
        </details>
      </li>
      <li>
        <Text as="p">{t('send.deploy')}</Text>{' '}
        <Link href={guide} target="_blank">
          {t('send.guide', { language: t(`language.${steps.language}`) })}
        </Link>
      </li>
    </ol>
  );
}

function Languages({ onboarding }: { onboarding: EnvironmentOnboarding }) {
  const { steps, endpoint } = onboarding;
  const { t } = useTranslationRef(healthTranslationRef);
  const [asked, setAsked] = useViewParameter('language');
  const shown = steps.find(({ language }) => language === asked) ?? steps[0];
  return (
    <>
      <Text as="p">
        {endpoint
          ? t('send.endpoint', { endpoint })
          : t('send.endpointUnknown')}
      </Text>
      {shown && (
        <Tabs
          selectedKey={shown.language}
          onSelectionChange={key => setAsked(String(key))}
        >
          <TabList aria-label={t('send.languages')}>
            {steps.map(({ language }) => (
              <Tab key={language} id={language}>
                {t(`language.${language}`)}
              </Tab>
            ))}
          </TabList>
          {steps.map(one => (
            <TabPanel key={one.language} id={one.language}>
              <Box pt="4">{one === shown && <Steps steps={one} />}</Box>
            </TabPanel>
          ))}
        </Tabs>
      )}
    </>
  );
}

/** What to add to the page's entity so that it sends telemetry, and whether the first came: it is asked for again and again. */
export function SendTelemetry({ environment }: { environment: string }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const { entity } = useEntity();
  const state = useOnboarding(entity);
  return (
    <HealthState state={state}>
      {data => {
        const onboarding = data.environments.find(
          ({ name }) => name === environment,
        );
        return onboarding ? (
          <Flex direction="column" gap="4">
            <FirstDataSentence onboarding={onboarding} />
            <Warnings warnings={onboarding.warnings} />
            <Languages onboarding={onboarding} />
          </Flex>
        ) : (
          <EmptyState title={t('send.noEnvironment')} />
        );
      }}
    </HealthState>
  );
}
