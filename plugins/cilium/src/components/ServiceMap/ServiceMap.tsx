import { useCallback, useMemo, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Button,
  Checkbox,
  Flex,
  Select,
  Text,
  ToggleButton,
  ToggleButtonGroup,
} from '@backstage/ui';
import {
  EmptyState,
  Followed,
  LiveDot,
  useViewParameter,
} from '@socle/plugin-platform-react';
import {
  EntityServiceMap,
  NetworkEnvironment,
  serviceMapMinutes,
} from '@socle/plugin-cilium-common';
import { useServiceMap } from '../../hooks/useNetwork';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { NetworkState } from '../NetworkState';
import { EdgesTable } from './EdgesTable';
import { Graph } from './Graph';
import styles from './ServiceMap.module.css';
import { MapItem, shownMap } from './shownMap';
import { useItemNames } from './useItemNames';

const ALL = 'all';
const usualMinutes = 60;

function useWindowText(): (minutes: number) => string {
  const { t } = useTranslationRef(networkTranslationRef);
  return minutes =>
    minutes < 60
      ? t('map.minutes', { count: minutes })
      : t('map.hours', { count: minutes / 60 });
}

/** Which environment, which window, drawn how; the address holds all of it. */
function Choices(props: {
  environments: readonly NetworkEnvironment[];
  environment: string | undefined;
  minutes: number;
  layout: 'graph' | 'list';
  onChange: (
    name: 'environment' | 'minutes' | 'layout',
    value: string | undefined,
  ) => void;
}) {
  const { environments, environment, minutes, layout, onChange } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  const windowText = useWindowText();
  return (
    <div className={styles.choices}>
      {environments.length > 1 && (
        <Select
          label={t('tab.environment')}
          value={environment ?? ALL}
          onChange={value =>
            onChange('environment', value === ALL ? undefined : String(value))
          }
          options={[
            { value: ALL, label: t('tab.everyEnvironment') },
            ...environments.map(({ name }) => ({ value: name, label: name })),
          ]}
        />
      )}
      <Select
        label={t('map.window')}
        value={String(minutes)}
        onChange={value =>
          onChange(
            'minutes',
            Number(value) === usualMinutes ? undefined : String(value),
          )
        }
        options={serviceMapMinutes.map(value => ({
          value: String(value),
          label: windowText(value),
        }))}
      />
      <ToggleButtonGroup
        aria-label={t('map.layout')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[layout]}
        onSelectionChange={keys =>
          onChange('layout', keys.has('list') ? 'list' : undefined)
        }
      >
        <ToggleButton id="graph">{t('map.graph')}</ToggleButton>
        <ToggleButton id="list">{t('map.list')}</ToggleButton>
      </ToggleButtonGroup>
    </div>
  );
}

function Sentence({ data }: { data: EntityServiceMap }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const { nodes, edges } = data.map;
  const refused = edges.filter(({ ports }) =>
    ports.some(port => port.refused > 0),
  ).length;
  return (
    <Text as="p">
      {t('map.sentence', {
        count: edges.length,
        nodes: String(nodes.length),
        refused:
          refused > 0
            ? t('map.refused', { count: refused })
            : t('map.noneRefused'),
      })}
    </Text>
  );
}

function Drawn(props: { data: EntityServiceMap; layout: 'graph' | 'list' }) {
  const { data, layout } = props;
  const { map, more } = data;
  const { t } = useTranslationRef(networkTranslationRef);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useViewParameter('node');
  const [refusedOnly, setRefusedOnly] = useState(false);
  const { ofItem, ofNode } = useItemNames(map.hidden);
  const focus = useMemo(() => new Set(data.focus), [data.focus]);
  const shown = useMemo(
    () => shownMap(map, { focus, open, refusedOnly }),
    [map, focus, open, refusedOnly],
  );
  const edges = useMemo(
    () =>
      refusedOnly
        ? map.edges.filter(({ ports }) => ports.some(port => port.refused > 0))
        : map.edges,
    [map, refusedOnly],
  );
  const onChoose = useCallback(
    (item: MapItem) => {
      const { group } = item;
      if (group) {
        setOpen(known => new Set(known).add(group.place));
      } else {
        setChosen(item.id);
      }
    },
    [setChosen],
  );
  const node = map.nodes.find(({ id }) => id === chosen);
  if (map.edges.length === 0) {
    return (
      <EmptyState
        title={t('map.emptyTitle')}
        description={t('map.emptyDescription')}
      />
    );
  }
  return (
    <Flex direction="column" gap="3">
      <Sentence data={data} />
      <Flex align="center" gap="4">
        <Checkbox isSelected={refusedOnly} onChange={setRefusedOnly}>
          {t('map.refusedOnly')}
        </Checkbox>
        {open.size > 0 && (
          <Button
            size="small"
            variant="tertiary"
            onPress={() => setOpen(new Set())}
          >
            {t('map.closeGroup')}
          </Button>
        )}
      </Flex>
      {layout === 'list' ? (
        <EdgesTable
          label={t('map.label')}
          map={map}
          edges={edges}
          nameOf={ofNode}
        />
      ) : (
        <>
          <Text as="p" variant="body-small" color="secondary">
            {t('map.keys')}{' '}
            <span className={styles.legend} aria-hidden>
              <span data-line="allowed">{t('map.legendAllowed')}</span>
              <span data-line="refused">✕ {t('map.legendRefused')}</span>
              <span data-line="plain">{t('map.legendPlain')}</span>
            </span>
          </Text>
          <Graph
            shown={shown}
            nameOf={ofItem}
            chosen={chosen}
            onChoose={onChoose}
          />
          {node && (
            <section aria-label={t('map.details')}>
              <Flex direction="column" gap="2">
                <Flex justify="between" align="center">
                  <Text as="h3" variant="body-large" weight="bold">
                    {t('map.of', { name: ofNode(node).name })}
                  </Text>
                  <Button
                    size="small"
                    variant="tertiary"
                    onPress={() => setChosen(undefined)}
                  >
                    {t('map.close')}
                  </Button>
                </Flex>
                <EdgesTable
                  label={t('map.of', { name: ofNode(node).name })}
                  map={map}
                  edges={edges.filter(
                    ({ from, to }) => from === node.id || to === node.id,
                  )}
                  nameOf={ofNode}
                />
              </Flex>
            </section>
          )}
        </>
      )}
      {more > 0 && (
        <Text as="p" color="secondary">
          {t('map.more', { count: more })}
        </Text>
      )}
    </Flex>
  );
}

function liveOf(state: Followed<EntityServiceMap>) {
  return (
    state.status === 'ready' && (
      <LiveDot state={state.connection} observedAt={state.receivedAt} />
    )
  );
}

/** Who talks to whom, as it was seen; live. */
export function ServiceMapView(props: {
  environments: readonly NetworkEnvironment[];
}) {
  const { environments } = props;
  const [askedEnvironment, setEnvironment] = useViewParameter('environment');
  const [askedMinutes, setMinutes] = useViewParameter('minutes');
  const [askedLayout, setLayout] = useViewParameter('layout');
  const environment = environments.find(
    ({ name }) => name === askedEnvironment,
  )?.name;
  const minutes =
    serviceMapMinutes.find(one => String(one) === askedMinutes) ?? usualMinutes;
  const layout = askedLayout === 'list' ? 'list' : 'graph';
  const state = useServiceMap(environment, minutes);
  const setters = {
    environment: setEnvironment,
    minutes: setMinutes,
    layout: setLayout,
  };
  return (
    <Flex direction="column" gap="4">
      <Flex justify="between" align="end" gap="4">
        <Choices
          environments={environments}
          environment={environment}
          minutes={minutes}
          layout={layout}
          onChange={(name, value) => setters[name](value)}
        />
        {liveOf(state)}
      </Flex>
      <NetworkState state={state} rows={6}>
        {data => <Drawn data={data} layout={layout} />}
      </NetworkState>
    </Flex>
  );
}
