import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { ConnectionDraft, HttpDraft } from '../draft';
import { useDraftForm } from '../hooks/DraftForm';
import { ChoiceAnswer } from './ChoiceAnswer';
import { RowActions } from './RowActions';
import { RowFindings } from './RowFindings';
import styles from './TenantForm.module.css';
import { TextAnswer } from './TextAnswer';
import { moved, newId, useRowFocus } from './useRows';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Which requests of a connection pass; all of them where none is named. */
export function HttpRows(props: {
  connection: ConnectionDraft;
  place: string;
  onEdit(part: Partial<ConnectionDraft>): void;
}) {
  const { connection, place, onEdit } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { announce } = useDraftForm();
  const { root, focusRow, focusMoved, focusAdd } = useRowFocus();
  const { http } = connection;
  const nameOf = (index: number) =>
    t('fields.connections.request', { number: String(index + 1) });

  const add = () => {
    const id = newId('request');
    onEdit({ http: [...http, { id, method: '', path: '' }] });
    focusRow(id);
  };
  const edit = (id: string, part: Partial<HttpDraft>) =>
    onEdit({
      http: http.map(one => (one.id === id ? { ...one, ...part } : one)),
    });
  const remove = (id: string, what: string) => {
    onEdit({ http: http.filter(one => one.id !== id) });
    announce(t('fields.rows.removed', { what }));
    focusAdd();
  };

  return (
    <div
      ref={root}
      className={styles.requests}
      role="group"
      aria-label={t('fields.connections.http')}
    >
      {http.map(({ id, method, path }, index) => {
        const at = `${place}.http[${index}]`;
        return (
          <div key={id} className={styles.request} data-row={id}>
            <ChoiceAnswer
              id={`${id}.method`}
              path={`${at}.method`}
              label={t('fields.connections.method')}
              help={t('fields.connections.methodHelp')}
              value={method}
              onChange={value => edit(id, { method: value })}
              choices={[
                { value: '', label: t('fields.connections.anyMethod') },
                ...methods.map(value => ({ value, label: value })),
              ]}
            />
            <TextAnswer
              id={`${id}.path`}
              path={`${at}.path`}
              label={t('fields.connections.path')}
              help={t('fields.connections.pathHelp')}
              value={path}
              onChange={value => edit(id, { path: value })}
            />
            <RowActions
              what={nameOf(index)}
              index={index}
              count={http.length}
              onMove={by => {
                onEdit({ http: moved(http, index, by) });
                focusMoved(id, by);
              }}
              onRemove={() => remove(id, nameOf(index))}
            />
            <RowFindings row={id} place={at} own={['method', 'path']} />
          </div>
        );
      })}
      <div>
        <Button size="small" variant="tertiary" onPress={add} data-add="">
          {http.length === 0
            ? t('fields.connections.addRequest')
            : t('fields.connections.addAnotherRequest')}
        </Button>
      </div>
    </div>
  );
}
