import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StatusLevel } from '@socle/plugin-platform-common';
import { EntityLink, StatusMark } from '@socle/plugin-platform-react';
import { NameAvailability } from '@socle/plugin-tenancy-common';
import { Link } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { useDraftForm } from '../hooks/DraftForm';
import { isAskedForBy } from '../hooks/isAskedForBy';
import { Answer } from '../hooks/useAnswer';
import { useUserRef } from '../hooks/useUserRef';
import styles from './TenantForm.module.css';

/** Whether the name that is being typed is free. */
export function NameStatus(props: {
  name: string;
  check: Answer<NameAvailability>;
}) {
  const { name, check } = props;
  return (
    <div role="status" className={styles.status}>
      <NameWords name={name} check={check} />
    </div>
  );
}

function NameWords(props: { name: string; check: Answer<NameAvailability> }) {
  const { name, check } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { isTold } = useDraftForm();
  const user = useUserRef();
  switch (check.status) {
    case 'idle':
      return null;
    case 'asking':
      return <span>{t('fields.name.checking', { name })}</span>;
    case 'failed':
      return <Line level="unknown">{t('fields.name.failed', { name })}</Line>;
    default:
  }
  const { value } = check;
  if (value.state === 'free') {
    return <Line level="ok">{t('fields.name.free', { name })}</Line>;
  }
  if (value.state === 'invalid') {
    // The field says so itself once people have left it.
    return isTold('name') ? null : <Line level="warning">{value.message}</Line>;
  }
  const { change, owner } = value;
  const isMine = isAskedForBy(value, user);
  return (
    <Line level={isMine ? 'ok' : 'error'}>
      {isMine
        ? t('fields.name.mine', { name })
        : `${value.message} ${value.remedy}`}{' '}
      {owner && !isMine && (
        <>
          <EntityLink entityRef={owner} />{' '}
        </>
      )}
      {change && (
        <Link href={change.url} target="_blank">
          {t('fields.name.request', { number: String(change.number) })}
        </Link>
      )}
    </Line>
  );
}

function Line(props: { level: StatusLevel; children: ReactNode }) {
  return (
    <span className={styles.line}>
      <StatusMark level={props.level} hideLabel />
      <span>{props.children}</span>
    </span>
  );
}
