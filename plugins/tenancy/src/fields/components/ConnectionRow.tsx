import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { ConnectionDraft } from '../draft';
import { useDraftForm } from '../hooks/DraftForm';
import { ChoiceAnswer } from './ChoiceAnswer';
import { HttpRows } from './HttpRows';
import { PeerAnswers } from './PeerAnswers';
import { RowActions } from './RowActions';
import { RowFindings } from './RowFindings';
import styles from './TenantForm.module.css';
import { TextAnswer } from './TextAnswer';

type Field = 'direction' | 'peer' | 'where' | 'service' | 'ports' | 'reason';

export interface ConnectionRowProps {
  what: string;
  connection: ConnectionDraft;
  index: number;
  count: number;
  onEdit(part: Partial<ConnectionDraft>): void;
  onMove(by: -1 | 1): void;
  onRemove(): void;
}

/** One rule of traffic: who connects to whom, on which ports, and why. */
export function ConnectionRow(props: ConnectionRowProps) {
  const { what, connection, index, count, onEdit, onMove, onRemove } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { draft, verdict } = useDraftForm();
  const place = verdict.places.get(connection.id) ?? '';
  const own = connection.direction === 'to' ? 'from' : 'to';

  const labelOf = (field: Field) => t(`fields.connections.${field}`);
  const answer = <Name extends Field>(field: Name, path: string = field) => ({
    id: `${connection.id}.${field}`,
    path: `${place}.${path}`,
    label: labelOf(field),
    value: connection[field],
  });

  return (
    <fieldset className={styles.row} data-row={connection.id}>
      <legend className={styles.legend}>{what}</legend>
      <RowActions
        what={what}
        index={index}
        count={count}
        onMove={onMove}
        onRemove={onRemove}
      />
      <div className={styles.pair}>
        <ChoiceAnswer
          {...answer('direction', 'direction')}
          onChange={direction =>
            onEdit(
              direction === 'from'
                ? {
                    direction,
                    // Nobody connects by a name of DNS.
                    ...(connection.peer === 'fqdn' && { peer: 'tenant' }),
                  }
                : { direction: 'to' },
            )
          }
          choices={[
            { value: 'to', label: t('fields.connections.to') },
            { value: 'from', label: t('fields.connections.from') },
          ]}
        />
        <PeerAnswers connection={connection} place={place} onEdit={onEdit} />
        <TextAnswer
          {...answer('service', `${own}.labels`)}
          optional
          help={t('fields.connections.serviceHelp')}
          onChange={service => onEdit({ service })}
        />
        <TextAnswer
          {...answer('ports')}
          help={t('fields.connections.portsHelp')}
          onChange={ports => onEdit({ ports })}
        />
        <ChoiceAnswer
          {...answer('where', 'where')}
          help={t('fields.connections.whereHelp')}
          onChange={where => onEdit({ where })}
          choices={[
            { value: '', label: t('fields.connections.everywhere') },
            ...draft.environments
              .filter(({ name }) => name !== '')
              .map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
      <TextAnswer
        {...answer('reason')}
        help={t('fields.connections.reasonHelp')}
        onChange={reason => onEdit({ reason })}
      />
      <HttpRows connection={connection} place={place} onEdit={onEdit} />
      <RowFindings
        row={connection.id}
        place={place}
        own={[
          ...(connection[connection.peer] === '' ? [connection.direction] : []),
          'ports',
          'reason',
          `${own}.labels`,
          ...connection.http.map((_, at) => `http[${at}]`),
          ...['tenant', 'environment', 'labels', 'fqdn', 'cidr'].map(
            field => `${connection.direction}.${field}`,
          ),
        ]}
      />
    </fieldset>
  );
}
