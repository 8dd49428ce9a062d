import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Age, Changing, StatusMark } from '@socle/plugin-platform-react';
import {
  ServiceEdge,
  ServiceMap,
  ServiceNode,
  ServicePort,
} from '@socle/plugin-cilium-common';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import { Connection, portOf, ShownEnd } from '../Connection';
import { VirtualColumn, VirtualTable } from '../VirtualTable';
import { nodeEnd } from './useItemNames';
import styles from './ServiceMap.module.css';

interface Row {
  id: string;
  from: ServiceNode;
  to: ServiceNode;
  port: ServicePort;
}

const encryptionKeys = {
  all: 'yes',
  some: 'some',
  none: 'no',
} as const;

/** The connections of a map, those with refusals first, then the last seen. */
export function rowsOf(map: ServiceMap, edges: readonly ServiceEdge[]): Row[] {
  const nodes = new Map(map.nodes.map(node => [node.id, node]));
  return edges
    .flatMap(edge =>
      edge.ports.flatMap((port): Row[] => {
        const from = nodes.get(edge.from);
        const to = nodes.get(edge.to);
        return from && to
          ? [
              {
                id: `${edge.from} > ${edge.to} ${portOf(port)}`,
                from,
                to,
                port,
              },
            ]
          : [];
      }),
    )
    .sort(
      (one, other) =>
        Number(other.port.refused > 0) - Number(one.port.refused > 0) ||
        other.port.lastSeen - one.port.lastSeen,
    );
}

/** What asks about one end: undefined where it has no name to ask by. */
function textOf(node: ServiceNode): string | undefined {
  const { name, place } = nodeEnd(node);
  switch (node.kind) {
    case 'workload':
      return `${name}.${place}`;
    case 'outside':
      return name;
    case 'other':
      return `entity:${name}`;
    default:
      return undefined;
  }
}

function questionOf({ from, to, port }: Row): string | undefined {
  const [one, other] = [textOf(from), textOf(to)];
  return one && other
    ? `?${new URLSearchParams({
        view: 'ask',
        from: one,
        to: other,
        ...(port.port !== undefined && { port: String(port.port) }),
        ...(port.protocol && { protocol: port.protocol }),
      })}`
    : undefined;
}

/** Connections as a table; each leads to the question whether, and why, it may be. */
export function EdgesTable(props: {
  label: string;
  map: ServiceMap;
  edges: readonly ServiceEdge[];
  nameOf: (node: ServiceNode) => ShownEnd;
}) {
  const { label, map, edges, nameOf } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  const rows = useMemo(() => rowsOf(map, edges), [map, edges]);
  const columns: VirtualColumn<Row>[] = [
    {
      id: 'connection',
      label: t('map.columns.connection'),
      width: '5fr',
      render: row => {
        const shown = (
          <Connection from={nameOf(row.from)} to={nameOf(row.to)} />
        );
        const question = questionOf(row);
        return question ? <Link href={question}>{shown}</Link> : shown;
      },
    },
    {
      id: 'port',
      label: t('map.columns.port'),
      width: '1.8fr',
      render: ({ port }) => portOf(port) ?? t('connection.everyPort'),
    },
    {
      id: 'allowed',
      label: t('map.columns.allowed'),
      width: '1.5fr',
      isNumber: true,
      render: ({ port }) => <Changing value={port.allowed + port.audited} />,
    },
    {
      id: 'refused',
      label: t('map.columns.refused'),
      width: '1.5fr',
      isNumber: true,
      render: ({ port }) => (
        <span className={styles.count}>
          {port.refused > 0 && <StatusMark level="error" hideLabel />}
          <Changing value={port.refused} />
        </span>
      ),
    },
    {
      id: 'encrypted',
      label: t('map.columns.encrypted'),
      width: '2.2fr',
      render: ({ port: { encryption } }) =>
        t(
          `map.encrypted.${encryption ? encryptionKeys[encryption] : 'unknown'}`,
        ),
    },
    {
      id: 'last',
      label: t('map.columns.last'),
      width: '1.6fr',
      isMinor: true,
      isNumber: true,
      render: ({ port }) => <Age at={new Date(port.lastSeen).toISOString()} />,
    },
  ];
  return <VirtualTable label={label} columns={columns} rows={rows} />;
}
