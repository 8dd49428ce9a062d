import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Container, Flex, Grid, Text } from '@backstage/ui';
import { MyDeliveries } from '@socle/plugin-argocd';
import { FailedState, useLanguage } from '@socle/plugin-platform-react';
import { appTranslationRef } from '../../../translations/appTranslationRef';
import { dayPart, firstName } from '../greeting';
import { Home } from '../hooks/readHome';
import { useHome } from '../hooks/useHome';
import { CreateCard } from './CreateCard';
import { ForgesCard } from './ForgesCard';
import { HomeSkeleton } from './HomeSkeleton';
import { ServicesCard } from './ServicesCard';
import { TenantsCard } from './TenantsCard';

function Greeting({ home }: { home: Home }) {
  const { t } = useTranslationRef(appTranslationRef);
  const language = useLanguage();
  const { services, tenants, tenantsOfOthers, displayName } = home;
  const owned = [
    ...(services.length > 0
      ? [t('home.summary.services', { count: services.length })]
      : []),
    ...(tenantsOfOthers
      ? []
      : [t('home.summary.tenants', { count: tenants.length })]),
  ];
  return (
    <Flex direction="column" gap="1">
      <Text as="h1" variant="title-medium" weight="bold">
        {t(`home.greeting.${dayPart(new Date().getHours())}`, {
          name: firstName(displayName),
        })}
      </Text>
      <Text as="p" variant="body-large" color="secondary">
        {owned.length === 0
          ? t('home.summary.nothing')
          : t('home.summary.owned', {
              things: new Intl.ListFormat(language).format(owned),
            })}
      </Text>
    </Flex>
  );
}

function Body() {
  const { t } = useTranslationRef(appTranslationRef);
  const state = useHome();
  if (state.status === 'loading') {
    return <HomeSkeleton />;
  }
  if (state.status === 'error') {
    return (
      <FailedState
        title={t('home.failed.title')}
        error={state.error}
        onTryAgain={state.retry}
      />
    );
  }
  const { home } = state;
  return (
    <>
      <Greeting home={home} />
      <Grid.Root columns={{ initial: '1', md: '3' }} gap="4">
        <Grid.Item colSpan={{ initial: '1', md: '2' }}>
          <Flex direction="column" gap="4">
            <TenantsCard
              tenants={home.tenants}
              ofOthers={home.tenantsOfOthers}
            />
            <MyDeliveries />
            <ServicesCard services={home.services} />
          </Flex>
        </Grid.Item>
        <Grid.Item colSpan="1">
          <Flex direction="column" gap="4">
            <CreateCard templates={home.templates} />
            <ForgesCard />
          </Flex>
        </Grid.Item>
      </Grid.Root>
    </>
  );
}

/** Where a day begins: who you are here, how what is yours is, and where to go next. */
export function HomePage() {
  return (
    <main>
      <Container>
        <Flex direction="column" gap="6" py="6">
          <Body />
        </Flex>
      </Container>
    </main>
  );
}
