import { Card, CardBody, CardHeader, Flex, Grid, Text } from '@backstage/ui';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { appTranslationRef } from '../../translations/appTranslationRef';
import { Persona } from './personas';

/** One big card per persona; pressing it chooses. */
export function PersonaCards(props: {
  personas: Persona[];
  onChoose(persona: Persona): void;
}) {
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <Grid.Root columns={{ initial: '1', md: '2' }} gap="4">
      {props.personas.map(persona => (
        <Card
          key={persona.name}
          label={t('signIn.as', { name: persona.title })}
          onPress={() => props.onChoose(persona)}
        >
          <CardHeader>
            <Flex direction="column" gap="1">
              <Text as="h2" variant="title-small" weight="bold">
                {persona.title}
              </Text>
              <Text as="p" variant="body-medium" color="secondary">
                {persona.role}
              </Text>
            </Flex>
          </CardHeader>
          <CardBody>
            <Text as="p" variant="body-large">
              {persona.description}
            </Text>
          </CardBody>
        </Card>
      ))}
    </Grid.Root>
  );
}
