import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { groupOf, nameOfTitle, TenantDraft } from '../draft';
import { useDraftForm } from '../hooks/DraftForm';
import { useNameCheck } from '../hooks/useNameCheck';
import { ChoiceAnswer } from './ChoiceAnswer';
import { NameStatus } from './NameStatus';
import styles from './TenantForm.module.css';
import { TextAnswer } from './TextAnswer';

type TextField = Exclude<keyof TenantDraft, 'environments' | 'connections'>;

const paths: Record<TextField, string> = {
  owner: 'spec.owner',
  title: 'metadata.title',
  name: 'metadata.name',
  description: 'metadata.description',
  costCenter: 'spec.costCenter',
  admins: 'spec.access.admins',
  developers: 'spec.access.developers',
  viewers: 'spec.access.viewers',
};

/** Whose tenant it is, what it is called, and who may do what. */
export function TenantSection() {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { draft, change, offer } = useDraftForm();
  const check = useNameCheck(draft.name.trim(), offer?.profile);

  const answer = (field: TextField) => ({
    id: field,
    path: paths[field],
    label: t(`fields.tenant.${field}`),
    help: t(`fields.tenant.${field}Help`),
    value: draft[field],
    onChange: (value: string) =>
      change(before => ({ ...before, [field]: value })),
  });
  // The name follows the title, and the administrators the owner, until people write their own.
  const onTitle = (title: string) =>
    change(before => ({
      ...before,
      title,
      name:
        before.name === nameOfTitle(before.title)
          ? nameOfTitle(title)
          : before.name,
    }));
  const onOwner = (owner: string) =>
    change(before => ({
      ...before,
      owner,
      admins:
        before.admins === groupOf(before.owner)
          ? groupOf(owner)
          : before.admins,
    }));

  return (
    <>
      <ChoiceAnswer
        {...answer('owner')}
        onChange={onOwner}
        choices={offer?.owners.map(({ ref, title }) => ({
          value: ref,
          label: title,
        }))}
      />
      <TextAnswer {...answer('title')} onChange={onTitle} />
      <TextAnswer {...answer('name')}>
        <NameStatus name={draft.name.trim()} check={check} />
      </TextAnswer>
      <TextAnswer {...answer('description')} optional />
      <TextAnswer {...answer('costCenter')} />
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('fields.tenant.access')}</legend>
        <p className={styles.help}>{t('fields.tenant.accessHelp')}</p>
        <TextAnswer {...answer('admins')} />
        <TextAnswer {...answer('developers')} optional />
        <TextAnswer {...answer('viewers')} optional />
      </fieldset>
    </>
  );
}
