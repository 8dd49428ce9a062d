import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Flex, Link, Text } from '@backstage/ui';
import { DiffView } from '@socle/plugin-platform-react';
import { ProposalPart, ProposalRequest } from '@socle/plugin-cilium-common';
import { useWords } from '../../hooks/useWords';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import styles from './AllowFlow.module.css';

/** What people write; the other files follow from it. */
const written = 'tenant.yaml';

export function RequestLink({ request }: { request: ProposalRequest }) {
  const { t } = useTranslationRef(networkTranslationRef);
  return (
    <Link href={request.url} target="_blank">
      {t('allow.request', {
        number: String(request.number),
        title: request.title,
      })}
    </Link>
  );
}

function titleOf(
  part: ProposalPart,
  t: ReturnType<
    typeof useTranslationRef<(typeof networkTranslationRef)['T']>
  >['t'],
): string {
  const { tenant, environment = '', own } = part;
  if (!tenant) {
    return t('allow.namespaceTitle');
  }
  return own
    ? t('allow.ownTitle', { tenant, environment })
    : t('allow.otherTitle', { tenant, environment });
}

function Traffic({ part }: { part: ProposalPart }) {
  const { t } = useTranslationRef(networkTranslationRef);
  return part.traffic ? (
    <details className={styles.details} open={!part.own}>
      <summary>{t('allow.traffic')}</summary>
      <pre>{JSON.stringify(part.traffic, null, 2)}</pre>
    </details>
  ) : null;
}

function Needed({ part }: { part: ProposalPart }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const { files, policies, request, own } = part;
  const open = files
    .map(({ path }) => path)
    .filter(path => path.endsWith(written) || files.length === 1);
  return (
    <>
      {request && (
        <Text as="p">
          {t('allow.existing')} <RequestLink request={request} />
        </Text>
      )}
      {files.length > 0 && (
        <DiffView label={t('allow.files')} files={files} open={open} />
      )}
      {(files.length === 0 || !own) && <Traffic part={part} />}
      {policies.length > 0 && (
        <details className={styles.details}>
          <summary>{t('allow.policies')}</summary>
          <pre>{policies.join('---\n')}</pre>
        </details>
      )}
    </>
  );
}

/** What one environment's owner would have to say. */
export function ProposalPartView({ part }: { part: ProposalPart }) {
  const { t } = useTranslationRef(networkTranslationRef);
  const words = useWords();
  const { side, state, obstacle, cautions, findings } = part;
  const title = titleOf(part, t);
  return (
    <section aria-label={title} className={styles.part}>
      <Flex direction="column" gap="2">
        <Text as="h3" variant="body-medium" weight="bold">
          {title}
        </Text>
        {state === 'not-needed' && (
          <Text as="p">
            {t('allow.notNeeded', { side: t(`allow.${side}`) })}
          </Text>
        )}
        {state === 'impossible' && (
          <Text as="p">
            {t('allow.impossible', { side: t(`allow.${side}`) })}{' '}
            {obstacle && words.obstacle(obstacle)}
          </Text>
        )}
        {state === 'needed' && <Needed part={part} />}
        {cautions.map(caution => (
          <Alert
            key={caution}
            status="warning"
            icon
            title={t(`cautions.${caution}`)}
          />
        ))}
        {findings.map(({ severity, rule, message, remedy }) => (
          <Alert
            key={`${rule} ${message}`}
            status={severity === 'error' ? 'danger' : 'warning'}
            icon
            title={message}
            description={remedy}
          />
        ))}
      </Flex>
    </section>
  );
}
