import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StatusMark, useLanguage } from '@socle/plugin-platform-react';
import { OwnerBudget, TenantPreview } from '@socle/plugin-tenancy-common';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { formatMoney } from '../formatMoney';
import { useDraftForm } from '../hooks/DraftForm';
import { Answer } from '../hooks/useAnswer';
import styles from './TenantForm.module.css';
import { useVerdictWords } from './useVerdictWords';

/** Whether it can be proposed, and what it costs: always in sight. */
export function Foot({ platform }: { platform: Answer<TenantPreview> }) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { level, text, notes } = useVerdictWords(platform);
  return (
    <section className={styles.foot} aria-label={t('fields.verdict.label')}>
      <div role="status" className={styles.verdict}>
        <p className={styles.line}>
          <StatusMark level={level} hideLabel />
          <strong>{text}</strong>
        </p>
        {notes.map(note => (
          <p key={note} className={styles.note}>
            {note}
          </p>
        ))}
      </div>
      <Price budget={ofPlatform(platform)} />
    </section>
  );
}

function ofPlatform(platform: Answer<TenantPreview>): OwnerBudget | undefined {
  return platform.status === 'known' ? platform.value.budget : undefined;
}

function Price(props: { budget: OwnerBudget | undefined }) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const { draft, offer, verdict } = useDraftForm();
  const language = useLanguage();
  const price = verdict.proposal?.outcome?.price;
  if (!price) {
    return null;
  }
  const owner = offer?.owners.find(({ ref }) => ref === draft.owner);
  const budget = props.budget ?? owner?.budget;
  const money = (amount: number) =>
    formatMoney(amount, price.currency, language);
  const used = budget && budget.spent + budget.requested + price.amount;
  return (
    <div className={styles.price}>
      <strong>
        {t('fields.verdict.price', { price: money(price.amount) })}
      </strong>
      {budget && owner && used !== undefined && (
        <span
          className={styles.note}
          data-over={
            (budget.limit !== undefined && used > budget.limit) || undefined
          }
        >
          {budgetWords(budget.limit, used)}
        </span>
      )}
    </div>
  );

  function budgetWords(limit: number | undefined, spent: number): string {
    const title = owner?.title ?? draft.owner;
    if (limit === undefined) {
      return t('fields.verdict.noBudget', { used: money(spent), owner: title });
    }
    return spent > limit
      ? t('fields.verdict.over', {
          used: money(spent),
          over: money(spent - limit),
          owner: title,
        })
      : t('fields.verdict.budget', {
          used: money(spent),
          limit: money(limit),
          owner: title,
        });
  }
}
