import { ReactNode, useId } from 'react';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';

/** One subject of the home page. */
export function HomeCard(props: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <Card aria-labelledby={heading}>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold" id={heading}>
          {props.title}
        </Text>
      </CardHeader>
      <CardBody>{props.children}</CardBody>
    </Card>
  );
}
