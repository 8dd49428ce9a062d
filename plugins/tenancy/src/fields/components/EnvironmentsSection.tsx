import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { EnvironmentDraft, newEnvironment } from '../draft';
import { useDraftForm } from '../hooks/DraftForm';
import { EnvironmentRow } from './EnvironmentRow';
import styles from './TenantForm.module.css';
import { moved, newId, useRowFocus } from './useRows';

/** The namespaces, in the order of promotion. */
export function EnvironmentsSection() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { draft, change, offer, announce } = useDraftForm();
  const { environments } = draft;
  const { root, focusRow, focusMoved, focusAdd } = useRowFocus();
  const nameOf = ({ name }: EnvironmentDraft, index: number) =>
    name
      ? t('fields.environments.named', { name })
      : t('fields.environments.one', { number: String(index + 1) });

  const add = () => {
    const id = newId('environment');
    change(before => {
      const added = newEnvironment(before.environments, offer?.profile, id);
      const last = before.environments.at(-1);
      // What comes before production goes before it.
      const place =
        added.name !== 'prod' && last?.name === 'prod'
          ? before.environments.length - 1
          : before.environments.length;
      return {
        ...before,
        environments: before.environments.toSpliced(place, 0, added),
      };
    });
    focusRow(id);
  };
  const edit = (id: string, part: Partial<EnvironmentDraft>) =>
    change(before => ({
      ...before,
      environments: before.environments.map(one =>
        one.id === id ? { ...one, ...part } : one,
      ),
    }));
  const move = (index: number, by: -1 | 1) => {
    focusMoved(environments[index].id, by);
    change(before => ({
      ...before,
      environments: moved(before.environments, index, by),
    }));
    announce(
      t('fields.environments.moved', {
        name: environments[index].name,
        number: String(index + 1 + by),
        total: String(environments.length),
      }),
    );
  };
  const remove = (id: string, what: string) => {
    change(before => ({
      ...before,
      environments: before.environments.filter(one => one.id !== id),
      connections: before.connections.map(rule =>
        rule.where === id ? { ...rule, where: '' } : rule,
      ),
    }));
    announce(t('fields.rows.removed', { what }));
    focusAdd();
  };

  return (
    <div ref={root} className={styles.rows}>
      <p className={styles.help}>{t('fields.environments.help')}</p>
      {environments.map((environment, index) => {
        const what = nameOf(environment, index);
        return (
          <EnvironmentRow
            key={environment.id}
            what={what}
            environment={environment}
            index={index}
            count={environments.length}
            onEdit={part => edit(environment.id, part)}
            onMove={by => move(index, by)}
            onRemove={
              environments.length > 1
                ? () => remove(environment.id, what)
                : undefined
            }
          />
        );
      })}
      <div>
        <Button variant="secondary" onPress={add} data-add="">
          {t('fields.environments.add')}
        </Button>
      </div>
    </div>
  );
}
