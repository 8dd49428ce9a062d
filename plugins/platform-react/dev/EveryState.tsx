import { ReactNode, useState } from 'react';
import { Button, Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import { StatusLevel } from '@socle/plugin-platform-common';
import {
  Age,
  Changing,
  EmptyState,
  EnvironmentColumns,
  LiveDot,
  StatusMark,
  StatusSentence,
} from '../src';

const levels: StatusLevel[] = ['ok', 'warning', 'error', 'unknown'];
const minutesAgo = (minutes: number) =>
  new Date(Date.now() - minutes * 60_000).toISOString();

function Section(props: { title: string; children: ReactNode }) {
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {props.title}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3">
          {props.children}
        </Flex>
      </CardBody>
    </Card>
  );
}

function Counter() {
  const [count, setCount] = useState(1);
  return (
    <Flex align="center" gap="3">
      <Changing value={count}>{`${count} of 3 workloads are ready`}</Changing>
      <Button onPress={() => setCount(value => (value % 3) + 1)}>
        Change the value
      </Button>
    </Flex>
  );
}

const columns = ['dev', 'staging', 'prod'].map((name, index) => ({
  name,
  value: { cluster: index < 2 ? 'paris-nonprod' : 'paris-prod', ready: index },
}));
const facts = [
  {
    id: 'cluster',
    label: 'Cluster',
    render: (value: (typeof columns)[number]['value']) => value.cluster,
  },
  {
    id: 'ready',
    label: 'Ready',
    render: (value: (typeof columns)[number]['value']) => `${value.ready} of 3`,
  },
];

/** Each component, in each of its states. */
export function EveryState() {
  return (
    <Flex direction="column" gap="4" p="4">
      <Section title="StatusMark">
        {levels.map(level => (
          <Flex key={level} gap="4">
            <StatusMark level={level} />
            <StatusMark level={level} stale />
            <StatusMark level={level} hideLabel />
          </Flex>
        ))}
      </Section>
      <Section title="StatusSentence">
        {levels.map(level => (
          <StatusSentence
            key={level}
            status={{
              level,
              reason: `The reason of ${level}`,
              observedAt: minutesAgo(3),
            }}
          />
        ))}
        <StatusSentence
          size="large"
          status={{
            level: 'ok',
            reason: '3 of 3 pods are ready',
            observedAt: minutesAgo(3),
            staleSince: minutesAgo(2),
          }}
        />
      </Section>
      <Section title="Age">
        {[0, 0.5, 3, 300, 3_000, 300_000].map(minutes => (
          <Age key={minutes} at={minutesAgo(minutes)} />
        ))}
      </Section>
      <Section title="EnvironmentColumns">
        <EnvironmentColumns
          label="Three environments"
          environments={columns}
          facts={facts}
        />
        <EnvironmentColumns
          label="One environment"
          environments={columns.slice(0, 1)}
          facts={facts}
        />
      </Section>
      <Section title="EmptyState">
        <EmptyState title="No connection was refused in the last hour." />
        <EmptyState
          title="This component belongs to no tenant."
          description="Name its tenant in catalog-info.yaml."
          snippet={{ language: 'yaml', text: 'spec:\n  system: payments\n' }}
        />
      </Section>
      <Section title="LiveDot">
        <LiveDot state="live" />
        <LiveDot state="reconnecting" />
        <LiveDot state="stale" observedAt={minutesAgo(5)} />
      </Section>
      <Section title="Changing">
        <Counter />
      </Section>
    </Flex>
  );
}
