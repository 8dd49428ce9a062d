import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Box, Flex, Select, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import {
  EntityHealth,
  EnvironmentHealth,
  HealthRange,
  healthRanges,
  isHealthRange,
} from '@socle/plugin-opentelemetry-common';
import { LiveDot, useViewParameter } from '@socle/plugin-platform-react';
import { useHealth, useHealthDetail } from '../../hooks/useHealth';
import { healthTranslationRef } from '../../translations/healthTranslationRef';
import { activeOf, HealthState, Unreported } from '../HealthCard';
import { Instrumentation } from '../Instrumentation';
import { Objectives } from '../Objectives';
import { Overview } from '../Overview';
import { RefusedClaims } from '../RefusedClaims';
import { SendTelemetry } from '../SendTelemetry';
import { chooseEnvironment } from './chooseEnvironment';
import styles from './HealthTab.module.css';

const views = ['overview', 'objectives', 'instrumentation', 'send'] as const;

const defaultRange: HealthRange = '3h';

function RangeSelect(props: {
  range: HealthRange;
  onChange: (range: HealthRange) => void;
}) {
  const { t } = useTranslationRef(healthTranslationRef);
  return (
    <Select
      className={styles.select}
      label={t('tab.range')}
      value={props.range}
      onChange={value => {
        const asked = String(value);
        if (isHealthRange(asked)) {
          props.onChange(asked);
        }
      }}
      options={(Object.keys(healthRanges) as HealthRange[]).map(value => ({
        value,
        label: t(`range.${value}`),
      }))}
    />
  );
}

function Detail(props: { environment: string }) {
  const { environment } = props;
  const { entity } = useEntity();
  const [asked, setAsked] = useViewParameter('range');
  const range = asked && isHealthRange(asked) ? asked : defaultRange;
  const state = useHealthDetail(entity, environment, range);
  return (
    <Flex direction="column" gap="4">
      <Flex justify="between" align="end" gap="4">
        <RangeSelect
          range={range}
          onChange={next => setAsked(next === defaultRange ? undefined : next)}
        />
        {state.status === 'ready' && (
          <LiveDot state={state.connection} observedAt={state.receivedAt} />
        )}
      </Flex>
      <HealthState state={state} rows={8}>
        {detail => <Overview detail={detail} />}
      </HealthState>
    </Flex>
  );
}

function Views({ environment }: { environment: EnvironmentHealth }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const [asked, setAsked] = useViewParameter('view');
  const view = views.find(one => one === asked) ?? views[0];
  const panel = () => {
    switch (view) {
      case 'objectives':
        return <Objectives environment={environment.name} />;
      case 'instrumentation':
        return <Instrumentation environment={environment.name} />;
      case 'send':
        return <SendTelemetry environment={environment.name} />;
      default:
        return <Detail environment={environment.name} />;
    }
  };
  return (
    <Tabs
      selectedKey={view}
      onSelectionChange={key =>
        setAsked(key === views[0] ? undefined : String(key))
      }
    >
      <TabList aria-label={t('tab.views')}>
        {views.map(one => (
          <Tab key={one} id={one}>
            {t(`tab.${one}`)}
          </Tab>
        ))}
      </TabList>
      {views.map(one => (
        <TabPanel key={one} id={one}>
          <Box pt="4">{one === view && panel()}</Box>
        </TabPanel>
      ))}
    </Tabs>
  );
}

function Environments({ data }: { data: EntityHealth }) {
  const { t } = useTranslationRef(healthTranslationRef);
  const [asked, setAsked] = useViewParameter('environment');
  const active = activeOf(data);
  const chosen = chooseEnvironment(data, asked);
  if (!data.tenant || !chosen) {
    return <Unreported data={data} />;
  }
  return (
    <>
      {active.length > 1 && (
        <Select
          className={styles.select}
          label={t('tab.environment')}
          value={chosen.name}
          onChange={value => setAsked(String(value))}
          options={active.map(({ name, verdict }) => ({
            value: name,
            label: t('tab.environmentIs', {
              name,
              level: t(`levels.${verdict.level}`),
            }),
          }))}
        />
      )}
      <Views environment={chosen} />
    </>
  );
}

/**
 * How healthy the entity of the page is, in whole, one environment at a time.
 *
 * @public
 */
export function HealthTab() {
  const { entity } = useEntity();
  const state = useHealth(entity);
  return (
    <HealthState state={state} rows={8}>
      {data => (
        <Flex direction="column" gap="5">
          <Environments data={data} />
          <RefusedClaims refused={data.refused} />
        </Flex>
      )}
    </HealthState>
  );
}
