import { FormEvent, useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, Select, TextField } from '@backstage/ui';
import {
  AskChoices,
  AskQuery,
  NetworkEnvironment,
} from '@socle/plugin-cilium-common';
import { networkTranslationRef } from '../../translations/networkTranslationRef';
import styles from './Ask.module.css';
import { EndField } from './EndField';

const protocols = ['TCP', 'UDP', 'SCTP', 'ICMP', 'ICMPv6'];

/** A question in parts; it is asked when it is sent. */
export function AskForm(props: {
  choices: AskChoices['choices'];
  environments: readonly NetworkEnvironment[];
  question: AskQuery | undefined;
  onAsk: (question: AskQuery) => void;
}) {
  const { choices, environments, question, onAsk } = props;
  const { t } = useTranslationRef(networkTranslationRef);
  const [draft, setDraft] = useState<AskQuery>(
    question ?? { from: '', to: '' },
  );
  const change = (part: Partial<AskQuery>) =>
    setDraft(known => ({ ...known, ...part }));
  /* An end that is known says which environment is meant. */
  const changeEnd = (end: 'from' | 'to', value: string) => {
    const peer = choices.find(({ id }) => id === value)?.peer;
    change({
      [end]: value,
      ...(peer?.own && peer.environment && { environment: peer.environment }),
    });
  };
  const isWhole = draft.from.trim() !== '' && draft.to.trim() !== '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isWhole) {
      onAsk({
        ...draft,
        from: draft.from.trim(),
        to: draft.to.trim(),
        port: draft.port?.trim(),
      });
    }
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <EndField
        label={t('ask.from')}
        choices={choices}
        value={draft.from}
        onChange={value => changeEnd('from', value)}
      />
      <EndField
        label={t('ask.to')}
        choices={choices}
        value={draft.to}
        onChange={value => changeEnd('to', value)}
      />
      <TextField
        label={t('ask.port')}
        description={t('ask.portDescription')}
        value={draft.port ?? ''}
        onChange={port => change({ port })}
      />
      <Select
        label={t('ask.protocol')}
        value={draft.protocol ?? 'TCP'}
        onChange={value =>
          change({ protocol: value === 'TCP' ? undefined : String(value) })
        }
        options={protocols.map(value => ({ value, label: value }))}
      />
      {environments.length > 1 && (
        <Select
          label={t('tab.environment')}
          value={draft.environment ?? environments[0].name}
          onChange={value => change({ environment: String(value) })}
          options={environments.map(({ name }) => ({
            value: name,
            label: name,
          }))}
        />
      )}
      <TextField
        label={t('ask.method')}
        value={draft.method ?? ''}
        onChange={method => change({ method })}
      />
      <TextField
        label={t('ask.path')}
        value={draft.path ?? ''}
        onChange={path => change({ path })}
      />
      <Button type="submit" variant="primary" isDisabled={!isWhole}>
        {t('ask.submit')}
      </Button>
    </form>
  );
}
