import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { namespaceOf } from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { EnvironmentDraft } from '../draft';
import { useDraftForm } from '../hooks/DraftForm';
import { ChoiceAnswer } from './ChoiceAnswer';
import { RowActions } from './RowActions';
import { SizeCards } from './SizeCards';
import styles from './TenantForm.module.css';
import { TextAnswer } from './TextAnswer';

type Field = 'name' | 'cluster' | 'size' | 'exposed' | 'expires';

/** One environment: its name, its cluster and its size; its hosts and its end under a fold. */
export function EnvironmentRow(props: {
  what: string;
  environment: EnvironmentDraft;
  index: number;
  count: number;
  onEdit(part: Partial<EnvironmentDraft>): void;
  onMove(by: -1 | 1): void;
  onRemove?(): void;
}) {
  const { what, environment, index, count, onEdit, onMove, onRemove } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { draft, offer, verdict } = useDraftForm();
  const profile = offer?.profile;
  const place = verdict.places.get(environment.id) ?? '';
  const cluster = profile?.spec.clusters.find(
    ({ name }) => name === environment.cluster,
  );

  const answer = (field: Field) => ({
    id: `${environment.id}.${field}`,
    path: `${place}.${field}`,
    label: t(`fields.environments.${field}`),
    value: environment[field],
    onChange: (value: string) => onEdit({ [field]: value }),
  });

  return (
    <fieldset className={styles.row} data-row={environment.id}>
      <legend className={styles.legend}>{what}</legend>
      <RowActions
        what={what}
        index={index}
        count={count}
        onMove={onMove}
        onRemove={onRemove}
      />
      <div className={styles.pair}>
        <TextAnswer
          {...answer('name')}
          help={
            draft.name && environment.name
              ? t('fields.environments.namespace', {
                  namespace: namespaceOf(draft.name, environment.name),
                })
              : t('fields.environments.nameHelp')
          }
        />
        <ChoiceAnswer
          {...answer('cluster')}
          help={t('fields.environments.clusterHelp')}
          choices={profile?.spec.clusters.map(({ name, title }) => ({
            value: name,
            label: title,
          }))}
        />
      </div>
      {profile ? (
        <SizeCards {...answer('size')} profile={profile} />
      ) : (
        <TextAnswer {...answer('size')} />
      )}
      <details className={styles.more}>
        <summary>{t('fields.environments.more')}</summary>
        <TextAnswer
          {...answer('exposed')}
          optional
          help={
            cluster
              ? t('fields.environments.exposedUnder', {
                  domain: cluster.ingress.domain,
                })
              : t('fields.environments.exposedHelp')
          }
        />
        <TextAnswer
          {...answer('expires')}
          optional
          help={t('fields.environments.expiresHelp')}
        />
      </details>
    </fieldset>
  );
}
