import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Box, Flex, Tab, TabList, TabPanel, Tabs } from '@backstage/ui';
import { LiveDot, useViewParameter } from '@socle/plugin-platform-react';
import { EntityRefusals } from '@socle/plugin-cilium-common';
import { useEntityRefusals } from '../../hooks/useNetwork';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { Ask } from '../Ask';
import { EffectivePolicy } from '../EffectivePolicy';
import { Explanation } from '../Explanation';
import { NetworkState, RefusedScope, SourceBanners } from '../NetworkState';
import { NetworkVerdict } from '../NetworkVerdict';
import { Refusals } from '../Refusals';
import { ServiceMapView } from '../ServiceMap';
import { WhatIf } from '../WhatIf';

const views = ['refusals', 'effective', 'map', 'what-if', 'ask'] as const;

const titles = {
  refusals: 'tab.refusals',
  effective: 'tab.effective',
  map: 'tab.map',
  'what-if': 'tab.whatIf',
  ask: 'tab.ask',
} as const;

function Refused({ data }: { data: EntityRefusals }) {
  const [group, setGroup] = useViewParameter('group');
  if (!group) {
    return <Refusals data={data} />;
  }
  const known = data.groups.find(({ id }) => id === group);
  return (
    <Explanation
      key={group}
      group={group}
      revision={known ? `${known.count} ${known.lastSeen}` : ''}
      onBack={() => setGroup(undefined)}
    />
  );
}

/** The views of the network, each read when it is looked at. The address holds which. */
function Views({ data }: { data: EntityRefusals }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const [asked, setAsked] = useViewParameter('view');
  const view = views.find(one => one === asked) ?? views[0];
  const panel = () => {
    switch (view) {
      case 'effective':
        return <EffectivePolicy />;
      case 'map':
        return <ServiceMapView environments={data.environments} />;
      case 'what-if':
        return <WhatIf data={data} />;
      case 'ask':
        return <Ask data={data} />;
      default:
        return <Refused data={data} />;
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
            {t(titles[one])}
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

/**
 * The network of the entity of the page, in whole: what was refused and why, what is allowed, who talks to whom, and what would
 * be.
 *
 * @public
 */
export function NetworkTab() {
  const state = useEntityRefusals();
  return (
    <NetworkState state={state} rows={5}>
      {(data, receivedAt) => (
        <Flex direction="column" gap="5">
          <Flex justify="between" align="start" gap="4">
            <NetworkVerdict data={data} receivedAt={receivedAt} hasBanners />
            {state.status === 'ready' && (
              <LiveDot state={state.connection} observedAt={state.receivedAt} />
            )}
          </Flex>
          <SourceBanners sources={data.sources} />
          <Views data={data} />
          <RefusedScope refused={data.refusedScope} />
        </Flex>
      )}
    </NetworkState>
  );
}
