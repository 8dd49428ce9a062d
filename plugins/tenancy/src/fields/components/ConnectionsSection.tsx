import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { ConnectionDraft, newConnection } from '../draft';
import { useDraftForm } from '../hooks/DraftForm';
import { ConnectionRow } from './ConnectionRow';
import styles from './TenantForm.module.css';
import { moved, newId, useRowFocus } from './useRows';

/** What may connect, one row for each rule. */
export function ConnectionsSection() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { draft, change, announce } = useDraftForm();
  const { connections } = draft;
  const { root, focusRow, focusMoved, focusAdd } = useRowFocus();
  const nameOf = (index: number) =>
    t('fields.connections.one', { number: String(index + 1) });

  const set = (next: (rows: ConnectionDraft[]) => ConnectionDraft[]) =>
    change(before => ({ ...before, connections: next(before.connections) }));
  const add = () => {
    const id = newId('connection');
    set(rows => [...rows, newConnection(id)]);
    focusRow(id);
  };
  const move = (index: number, by: -1 | 1) => {
    focusMoved(connections[index].id, by);
    set(rows => moved(rows, index, by));
    announce(
      t('fields.connections.moved', {
        number: String(index + 1 + by),
        total: String(connections.length),
      }),
    );
  };
  const remove = (id: string, what: string) => {
    set(rows => rows.filter(row => row.id !== id));
    announce(t('fields.rows.removed', { what }));
    focusAdd();
  };

  return (
    <div ref={root} className={styles.rows}>
      <p className={styles.help}>{t('fields.connections.help')}</p>
      {connections.length === 0 && (
        <p className={styles.empty}>{t('fields.connections.empty')}</p>
      )}
      {connections.map((connection, index) => (
        <ConnectionRow
          key={connection.id}
          what={nameOf(index)}
          connection={connection}
          index={index}
          count={connections.length}
          onEdit={part =>
            set(rows =>
              rows.map(row =>
                row.id === connection.id ? { ...row, ...part } : row,
              ),
            )
          }
          onMove={by => move(index, by)}
          onRemove={() => remove(connection.id, nameOf(index))}
        />
      ))}
      <div>
        <Button variant="secondary" onPress={add} data-add="">
          {t('fields.connections.add')}
        </Button>
      </div>
    </div>
  );
}
