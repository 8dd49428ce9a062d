import { useCallback, useMemo, useState } from 'react';
import { ProxiedSignInPage } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Button, Flex } from '@backstage/ui';
import { appTranslationRef } from '../../translations/appTranslationRef';
import { ForgettingIdentity } from './ForgettingIdentity';
import { PersonaCards } from './PersonaCards';
import { chosenPersona, Persona } from './personas';
import { SignInLayout } from './SignInLayout';

function SignInFailed(props: {
  persona: Persona;
  error?: Error;
  onTryAgain(): void;
  onChooseAgain(): void;
}) {
  const { t } = useTranslationRef(appTranslationRef);
  return (
    <SignInLayout title={t('signIn.title')}>
      <Alert
        status="danger"
        icon
        title={t('signIn.failed', { name: props.persona.title })}
        description={
          props.error &&
          t('signIn.failedReason', { message: props.error.message })
        }
        customActions={
          <Flex gap="2">
            <Button onPress={props.onTryAgain}>{t('signIn.tryAgain')}</Button>
            <Button variant="secondary" onPress={props.onChooseAgain}>
              {t('signIn.chooseAgain')}
            </Button>
          </Flex>
        }
      />
    </SignInLayout>
  );
}

/**
 * The sandbox's sign-in page. The choice outlives a reload of the page, and ends with signing out.
 */
export function PersonaSignInPage(
  props: SignInPageProps & { personas: Persona[] },
) {
  const { personas, onSignInSuccess } = props;
  const { t } = useTranslationRef(appTranslationRef);
  const [name, setName] = useState(chosenPersona.get);
  const [attempt, setAttempt] = useState(1);
  const persona = personas.find(candidate => candidate.name === name);

  const choose = useCallback((choice: Persona) => {
    chosenPersona.set(choice.name);
    setName(choice.name);
  }, []);
  const chooseAgain = useCallback(() => {
    chosenPersona.forget();
    setName(undefined);
  }, []);
  const Failed = useMemo(
    () =>
      function FailedForPersona({ error }: { error?: Error }) {
        return persona ? (
          <SignInFailed
            persona={persona}
            error={error}
            onTryAgain={() => setAttempt(count => count + 1)}
            onChooseAgain={chooseAgain}
          />
        ) : null;
      },
    [persona, chooseAgain],
  );

  if (!persona) {
    return (
      <SignInLayout
        title={t('signIn.title')}
        introduction={t('signIn.introduction')}
      >
        <PersonaCards personas={personas} onChoose={choose} />
      </SignInLayout>
    );
  }
  return (
    <ProxiedSignInPage
      key={`${persona.name} ${attempt}`}
      provider="persona"
      headers={{ 'x-socle-persona': persona.name }}
      onSignInSuccess={identity =>
        onSignInSuccess(new ForgettingIdentity(identity, chosenPersona.forget))
      }
      ErrorComponent={Failed}
    />
  );
}
