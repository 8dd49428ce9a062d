import { memo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DiffFile, DiffView, useLanguage } from '@socle/plugin-platform-react';
import { RenderedFile } from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { formatList } from '../../components/EnvironmentsVerdict/formatList';
import { Proposal } from '../draft';
import { formatMoney } from '../formatMoney';
import { FindingList } from './FindingList';
import styles from './Preview.module.css';

type Outcome = NonNullable<Proposal['outcome']>;

/** What will be created: in words first, then files and their lines. */
export const Preview = memo(PreviewColumn);

function PreviewColumn(props: {
  /** As the form is now; unset while it is not complete. */
  proposal: Proposal | undefined;
  /** As it last was complete. */
  earlier: Proposal | undefined;
}) {
  const { proposal, earlier } = props;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const shown = proposal?.outcome ? proposal : earlier;
  const isEarlier = shown !== undefined && shown !== proposal;
  return (
    <section
      className={styles.root}
      aria-label={t('fields.preview.heading')}
      data-stale={isEarlier || undefined}
    >
      <h3 className={styles.heading}>{t('fields.preview.heading')}</h3>
      <FindingList />
      {isEarlier && (
        <p className={styles.note}>{t('fields.preview.earlier')}</p>
      )}
      {shown?.outcome ? (
        <OutcomeView proposal={shown} outcome={shown.outcome} />
      ) : (
        <p className={styles.note}>{t('fields.preview.incomplete')}</p>
      )}
    </section>
  );
}

function OutcomeView(props: { proposal: Proposal; outcome: Outcome }) {
  const { proposal, outcome } = props;
  const { tenant } = proposal;
  const { plan, price, teamRepository, teamFiles } = outcome;
  const { t } = useTranslationRef(tenancyTranslationRef);
  const language = useLanguage();
  const files = t('fields.preview.files', { count: plan.files.length });
  const ofTeam = t('fields.preview.teamFiles', { count: teamFiles.length });
  return (
    <>
      <p className={styles.summary}>
        {t('fields.preview.summary', {
          title: tenant.metadata.title,
          environments: formatList(
            tenant.spec.environments.map(({ name }) => name),
            language,
          ),
          price: formatMoney(price.amount, price.currency, language),
        })}
      </p>
      <h4 className={styles.subheading}>{t('fields.preview.changes')}</h4>
      <ul className={styles.changes} lang="en">
        {plan.changes.map(({ text }) => (
          <li key={text}>{t('fields.preview.change', { text })}</li>
        ))}
      </ul>
      <h4 className={styles.subheading}>{files}</h4>
      <DiffView
        label={files}
        files={plan.files}
        open={[`tenants/${tenant.metadata.name}/tenant.yaml`]}
      />
      <h4 className={styles.subheading}>{ofTeam}</h4>
      <p className={styles.note}>
        {t('fields.preview.teamAddress', { address: teamRepository })}
      </p>
      <DiffView label={ofTeam} files={teamFiles.map(asAdded)} />
    </>
  );
}

/** A file that was not there. */
function asAdded({ path, content }: RenderedFile): DiffFile {
  const lines = content.replace(/\n$/, '').split('\n');
  return {
    path,
    kind: 'added',
    added: lines.length,
    removed: 0,
    hunks: [
      {
        oldStart: 0,
        oldLines: 0,
        newStart: 1,
        newLines: lines.length,
        lines: lines.map(line => `+${line}`),
      },
    ],
  };
}
