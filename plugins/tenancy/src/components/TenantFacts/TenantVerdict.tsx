import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { StatusSentence } from '@socle/plugin-platform-react';
import { TenantDetails } from '@socle/plugin-tenancy-common';
import { useMoney } from '../../hooks/useMoney';
import { tenancyTranslationRef } from '../../translations/tenancyTranslationRef';
import { assessTenant } from './assessTenant';

/** The sentence about a tenant: whether it holds, what it costs, and what is about to change. */
export function TenantVerdict({ details }: { details: TenantDetails }) {
  const { t } = useTranslationRef(tenancyTranslationRef);
  const money = useMoney();
  const { price, budget, changes } = details;
  const { status, outcome, overBudget } = assessTenant(details);
  const isRequested = outcome === 'requested';
  const amount = price && money(price.amount, price.currency);
  const sentences = [
    ...(outcome === 'live' ? [] : [t(`tenant.verdict.${outcome}`)]),
    ...(amount
      ? [
          isRequested
            ? t('tenant.verdict.wouldCost', { price: amount })
            : t('tenant.verdict.costs', { price: amount }),
        ]
      : []),
    ...(overBudget !== undefined && budget
      ? [
          t('tenant.verdict.overBudget', {
            over: money(overBudget, budget.currency),
          }),
        ]
      : []),
    ...(changes.length > 0 && !isRequested
      ? [t('tenant.verdict.open', { count: changes.length })]
      : []),
  ];
  return (
    <StatusSentence status={status} size="large">
      {sentences.join(' ')}
    </StatusSentence>
  );
}
